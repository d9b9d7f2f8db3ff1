"""TOC805: a change in people whom nobody asks."""

import re
from collections.abc import Iterable, Iterator, Mapping

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.core.model import Actor, Link, Method, MethodType, Outcome, Role
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.needs.table import Table
from toc.lint.rules.sources import GEZINSCOACHING, GEZINSWETENSCHAPPEN

_RECORDS = frozenset({MethodType.REGISTRATION, MethodType.EXISTING_DATA})
_EVERYBODY = late(r"\b(?:inwoners|bewoners|burgers|residents|inhabitants|citizens)\b", re.IGNORECASE)


@rule(
    805,
    "target-group-not-asked",
    Severity.WARNING,
    Checklist.METHODS,
    applies_from=Profile.REVIEW,
    sources=(
        GEZINSCOACHING,
        GEZINSWETENSCHAPPEN,
    ),
    needs_whole_file=True,
)
def target_group_not_asked(inspection: Inspection) -> Iterator[RawFinding]:
    table = Table.of(inspection)
    needs = _needs_of_nodes(inspection)
    for name, outcome in inspection.plan.outcomes.items():
        methods = {one: method for need in needs.get(name, ()) for one, method in table.of_need(need).items()}
        asked = dict.fromkeys(actor for method in methods.values() for actor in method.respondents)
        if table.unsure or not _is_left_out(inspection, outcome, methods, asked):
            continue
        who = [actor for actor in outcome.who if actor in inspection.plan.actors]
        yield RawFinding(
            span=inspection.at(name, "who"),
            variant="records" if all(method.type in _RECORDS for method in methods.values()) else "",
            facts={
                "change": inspection.label(name),
                "who": [inspection.label(actor) for actor in who],
                "ids": who,
                "asked": [inspection.label(actor) for actor in asked],
            },
            related=tuple((inspection.at(one, "respondents"), "asked") for one in methods if methods[one].respondents),
            node=name,
            severity=Severity.INFO if all(method.type in _RECORDS for method in methods.values()) else None,
        )


def _needs_of_nodes(inspection: Inspection) -> dict[str, dict[str, None]]:
    """For every node its indicators and the learning questions about it or about a link of it."""
    plan = inspection.plan
    needs: dict[str, dict[str, None]] = {}
    for name, indicator in plan.indicators.items():
        for node in indicator.measures:
            needs.setdefault(node, {})[name] = None
    for name, question in plan.learning_questions.items():
        for text in question.about:
            link = Link.parse(text)
            hypothesis = plan.hypotheses.get(text)
            links = hypothesis.links if hypothesis else (link,) if link else ()
            for node in {text, *(end for one in links for end in (one.cause, one.effect))}:
                needs.setdefault(node, {})[name] = None
    return needs


def _is_left_out(
    inspection: Inspection, outcome: Outcome, methods: Mapping[str, Method], asked: Mapping[str, None]
) -> bool:
    """Whether somebody is asked, but certainly nobody in whom the change has to show."""
    actors, unread = inspection.plan.actors, inspection.document.is_unread
    known = all(actor in actors for actor in (*outcome.who, *asked))
    if not outcome.who or not asked or not known or any(unread(name, ("respondents",)) for name in methods):
        return False
    if any(method.type is MethodType.OBSERVATION for method in methods.values()):
        return False
    return _are_others(actors, outcome.who, asked)


def _are_others(actors: Mapping[str, Actor], who: Iterable[str], asked: Mapping[str, None]) -> bool:
    """Whether these are certainly other people: the elderly may be among the residents who are asked."""
    groups = [[actors[name] for name in names if actors[name].role is Role.TARGET_GROUP] for names in (who, asked)]
    everybody = any(_EVERYBODY.search(actor.name or "") for group in groups for actor in group)
    return asked.keys().isdisjoint(who) and not (everybody and all(groups))
