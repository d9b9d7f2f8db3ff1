"""Rules on who does what in a measurement: who measures, who analyses, who gets to hear the results."""

from collections.abc import Iterator

from toc.core import keywords
from toc.core.findings import Edit, Fix, Profile, RawFinding, Severity
from toc.core.keywords import word_of
from toc.core.model import Actor, Communication, Method, MethodType
from toc.core.text import is_said
from toc.lint.rules._helpers.gaps import at_keyword
from toc.lint.rules._helpers.named import Named
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE, GEZINSWETENSCHAPPEN

# --- TOC807: people who are asked about help by those who helped them -------------------------------------------------

_ASKS = frozenset({MethodType.SURVEY, MethodType.INTERVIEW, MethodType.FOCUS_GROUP, MethodType.STORIES})
"""Methods in which people answer somebody. A registration is kept by who does the work, as a matter of course."""


@rule(
    807,
    "measured-by-deliverer",
    Severity.WARNING,
    Checklist.METHODS,
    applies_from=Profile.FINAL,
    sources=(GEZINSWETENSCHAPPEN,),
)
def measured_by_deliverer(inspection: Inspection) -> Iterator[RawFinding]:
    known = Named(inspection.plan.actors)
    for name, method in inspection.plan.methods.items():
        collecting = set(known.actors(method.collects or ""))
        if method.type not in _ASKS or not collecting:
            continue
        delivering = _delivering(inspection, method)
        analysing = set(known.actors(method.analyses or ""))
        alone = not method.analyses or (analysing and analysing <= delivering)
        if collecting <= delivering and alone and not collecting & set(method.respondents):
            yield RawFinding(
                span=inspection.at(name, "collects"),
                facts={
                    "method": inspection.label(name),
                    "who": [inspection.label(one) for one in sorted(collecting)],
                },
                node=name,
            )


def _delivering(inspection: Inspection, method: Method) -> set[str]:
    """Who carries out the activities that lead to what this method measures."""
    plan = inspection.plan
    indicators = (plan.indicators[name].measures for name in method.answers if name in plan.indicators)
    questions = (plan.learning_questions[name].about for name in method.answers if name in plan.learning_questions)
    measured = {node for nodes in (*indicators, *questions) for node in nodes}
    before = inspection.graph.upstream(measured) | measured
    return {actor for name, activity in plan.activities.items() if name in before for actor in activity.by}


# --- TOC809: a message about results that nobody gets, or that says nothing -------------------------------------------


_NEEDED = ("who", "what", "form", "date")


@rule(
    809,
    "communication-incomplete",
    Severity.INFO,
    Checklist.METHODS,
    applies_from=Profile.FINAL,
    sources=(DHAENE,),
)
def communication_incomplete(inspection: Inspection) -> Iterator[RawFinding]:
    document = inspection.document
    for index, one in enumerate(inspection.plan.communication):
        known = {"who": any(map(is_said, one.who)), "what": is_said(one.what), "form": is_said(one.form)}
        known["date"] = bool(one.date)
        unread = {path[2] for path in document.unread if path[:2] == ("communication", index) and len(path) > 2}
        lacking = [name for name in _NEEDED if not known[name] and name not in unread]
        place = document.place("communication", index)
        if lacking:
            spelled = [keywords.spell(name, document.spelling, Communication) for name in lacking]
            yield RawFinding(
                span=place.name if place else at_keyword(inspection, "communication"), facts={"missing": spelled}
            )


# --- TOC810: how information is analysed, where it is said who does it ------------------------------------------------


@rule(
    810,
    "analysis-names-people",
    Severity.WARNING,
    Checklist.METHODS,
    applies_from=Profile.DRAFT,
    sources=(DHAENE,),
)
def analysis_names_people(inspection: Inspection) -> Iterator[RawFinding]:
    people = {name.casefold() for id_, actor in inspection.plan.actors.items() for name in _names(id_, actor)}
    for name, method in inspection.plan.methods.items():
        if is_said(method.analysis) and _folded(method.analysis) in people | {_folded(method.analyses)}:
            yield RawFinding(
                span=inspection.at(name, "analysis"),
                facts={"who": method.analysis, "method": inspection.label(name)},
                fixes=_moved(inspection, name, method),
                node=name,
            )


def _names(id_: str, actor: Actor) -> Iterator[str]:
    yield id_
    yield from (one for one in (actor.name, *actor.aliases) if one)


def _folded(text: str | None) -> str:
    return (text or "").strip().casefold()


def _moved(inspection: Inspection, name: str, method: Method) -> tuple[Fix, ...]:
    """The keyword for who analyses in the place of this one, where nobody is named there yet."""
    place = inspection.document.place("methods", name, "analysis")
    if is_said(method.analyses) or place is None or place.key is None:
        return ()
    word = word_of("analyses", Method).spelled(inspection.document.spelling)
    edit = Edit(place.key.start.offset, place.key.end.offset, word)
    return (Fix("", (edit,), safe=False),)
