"""TOC802: a method that cannot give the answer that is asked for."""

import re
from collections.abc import Iterator, Mapping

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.core.model import ChangeType, Method, MethodType
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.needs.table import Table
from toc.lint.rules.sources import DHAENE, GEZINSCOACHING

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
