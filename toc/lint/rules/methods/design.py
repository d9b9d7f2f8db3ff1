"""Rules on the design of an evaluation: whether the method can answer the question, and who is asked."""

import re
from collections.abc import Iterable, Iterator, Mapping

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.core.model import (
    Actor,
    ChangeType,
    EvaluationType,
    LearningQuestion,
    Link,
    Method,
    MethodType,
    Outcome,
    Plan,
    Role,
)
from toc.lint.rules._helpers.gaps import Table, section_span
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE, GEZINSCOACHING, GEZINSWETENSCHAPPEN

# --- TOC802: a method that cannot give the answer that is asked for ---------------------------------------------------

_FIGURES = frozenset({MethodType.REGISTRATION, MethodType.EXISTING_DATA})
_TALKS = frozenset({MethodType.FOCUS_GROUP, MethodType.STORIES})
_HOW_MANY = late(
    r"\s*(?:hoeveel|hoe (?:vaak|veel|lang|groot|hoog|snel|oud)|how (?:many|much|often|long|large|high|fast|old))\b",
    re.IGNORECASE,
)
_WHY = late(r"^\s*ho[ew]\b|\b(?:waarom|why)\b", re.IGNORECASE)
# A register or a file may hold what people said: the city monitor is a survey, a case file tells a story.
_HOLDS_WORDS = late(
    r"monitor|bevraging|enqu|peiling|vragenlijst|survey|poll|questionnaire|onderzoek|research|study|studie|interview"
    r"|gesprek|schaal|scale|score|tevreden|satisf|verslag|dossier|rapport|report|notes|notitie|nota|diary|dagboek|file",
    re.IGNORECASE,
)


def _alike(texts: dict[str, str]) -> dict[str, str]:
    """The same advice for one need and for many."""
    return texts | {f"many_{key}": text for key, text in texts.items()}


@rule(
    802,
    "method-question-mismatch",
    Severity.WARNING,
    Checklist.METHODS,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        GEZINSCOACHING,
    ),
)
def method_question_mismatch(inspection: Inspection) -> Iterator[RawFinding]:
    table = Table.of(inspection)
    if table.unsure:
        return
    methods_of_plan = inspection.plan.methods.items()
    places = {(name, need): at for name, method in methods_of_plan for at, need in enumerate(method.answers)}
    groups: dict[tuple[str, ...], list[str]] = {}
    for need in (*inspection.plan.indicators, *inspection.plan.learning_questions):
        methods = table.of_need(need)
        variant = _mismatch(inspection, need, methods) if methods else ""
        if variant:
            groups.setdefault((variant, *methods), []).append(need)
    for (variant, *names), needs in groups.items():
        many = len(needs) > 1
        yield RawFinding(
            span=inspection.at(names[0], "type")
            if many
            else inspection.at(names[0], "answers", places[names[0], needs[0]]),
            variant=f"many_{variant}" if many else variant,
            facts={
                "need": inspection.label(needs[0]),
                "count": len(needs),
                "methods": [inspection.label(name) for name in names],
            },
            related=tuple((inspection.at(need), "need") for need in needs),
            node=names[0] if many else needs[0],
        )


def _mismatch(inspection: Inspection, need: str, methods: Mapping[str, Method]) -> str:
    """What is wrong, as a key of the messages; empty where a method may well fit."""
    types = {method.type for method in methods.values()}
    indicator = inspection.plan.indicators.get(need)
    text = indicator.source if indicator else inspection.plan.learning_questions[need].text
    if types <= _TALKS:
        return "count" if indicator or _HOW_MANY.match(text or "") else ""
    names = [method.name or "" for method in methods.values()]
    if not types <= _FIGURES or any(_HOLDS_WORDS.search(name) for name in names):
        return ""
    if indicator:
        return "feeling" if _is_about_attitude(inspection, need) and not _HOLDS_WORDS.search(text or "") else ""
    return "why" if _WHY.search(text or "") and not _HOW_MANY.match(text or "") else ""


def _is_about_attitude(inspection: Inspection, name: str) -> bool:
    outcomes = inspection.plan.outcomes
    measured = [outcomes[node] for node in inspection.plan.indicators[name].measures if node in outcomes]
    return any(outcome.type is ChangeType.ATTITUDE for outcome in measured)


# --- TOC804: a plan that measures change, but not what the city added to it -------------------------------------------

_ASKS = late(
    r"\bin welke mate\b|\bdoor\b|\bdankzij\b|bijdrage|bijgedragen|\bdra(?:ag\w{0,2}|gen)\b.{0,80}\bbij\b"
    r"|toeschrijven|\bschrij\w{1,4}\b.{0,120}\btoe\b|\bzonder\b|\bto what extent\b|\bbecause of\b|\bthanks to\b"
    r"|\bdue to\b|contribut|attribut|ascribe|\bwithout\b",
    re.IGNORECASE | re.DOTALL,
)
_EXAMINES = late(r"contributi|bijdrage|vergelijk|compar|controle ?groep|control group", re.IGNORECASE)


@rule(
    804,
    "contribution-not-examined",
    Severity.WARNING,
    Checklist.METHODS,
    applies_from=Profile.FINAL,
    sources=(
        DHAENE,
        GEZINSCOACHING,
    ),
    needs_whole_file=True,
)
def contribution_not_examined(inspection: Inspection) -> Iterator[RawFinding]:
    plan = inspection.plan
    if not (plan.outcomes or plan.all_goals()) or not (plan.methods or plan.learning_questions):
        return
    asked = any(_asks(plan, question) for question in plan.learning_questions.values())
    if not asked and not any(_examines(method) for method in plan.methods.values()):
        kind = plan.evaluation.type if plan.evaluation else None
        yield RawFinding(
            span=section_span(inspection, "learning_questions", "methods"),
            severity=Severity.INFO if kind not in (None, EvaluationType.IMPACT) else None,
            missing_keywords=("learning_questions", "methods"),
        )


def _asks(plan: Plan, question: LearningQuestion) -> bool:
    if _ASKS.search(question.text or ""):
        return True
    return any(Link.parse(text) or (text in plan.hypotheses and plan.hypotheses[text].link) for text in question.about)


def _examines(method: Method) -> bool:
    return method.type in (MethodType.CONTRIBUTION, MethodType.COMPARISON) or bool(_EXAMINES.search(method.name or ""))


# --- TOC805: a change in people whom nobody asks ----------------------------------------------------------------------

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
