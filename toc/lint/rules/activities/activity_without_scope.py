"""TOC209: an activity without when, how long, where or how many."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.settings import Limit
from toc.lint.rules.activities.scope import Scope, scope_of
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.judgement import starts_with_effect
from toc.lint.rules.sources import DHAENE, DORAN, GRYP_HEYLEN
from toc.syntax.statements import Said, Statement

NEEDED = Limit(
    "activity-without-scope",
    "needed",
    2,
)
_FIELDS = ("start", "end", "frequency", "duration", "where", "volume")
_ASKED = {
    Scope.WHEN: ("when", "wanneer"),
    Scope.HOW_LONG: ("how long", "hoelang"),
    Scope.WHERE: ("where", "waar"),
    Scope.HOW_MANY: ("how many", "hoeveel"),
}


@rule(
    209,
    "activity-without-scope",
    Severity.INFO,
    Checklist.ACTIVITIES,
    applies_from=Profile.FINAL,
    sources=(
        DHAENE,
        GRYP_HEYLEN,
        DORAN,
    ),
    limits=(NEEDED,),
)
def activity_without_scope(inspection: Inspection) -> Iterator[RawFinding]:
    needed = min(inspection.limit(NEEDED), len(Scope))
    for said in inspection.texts.of(Statement.ACTIVITY):
        if not _tells_activity(inspection, said):
            continue
        told = scope_of(inspection.texts, said, inspection.plan.activities[said.node])
        if len(told) < needed:
            facts = {"activity": inspection.label(said.node), **_missing(told)}
            yield RawFinding(span=inspection.at(said.node), facts=facts, node=said.node, missing_keywords=_FIELDS)


def _tells_activity(inspection: Inspection, said: Said) -> bool:
    """Whether the text says at all what somebody does; other rules ask for that."""
    reading = inspection.texts.read(said)
    return bool(reading.clauses or reading.heads) and not starts_with_effect(inspection.texts, reading)


def _missing(told: frozenset[Scope]) -> dict[str, object]:
    english, dutch = zip(*(words for scope, words in _ASKED.items() if scope not in told), strict=True)
    return {"missing_en": _one_of(english, "or"), "missing_nl": _one_of(dutch, "of")}


def _one_of(words: tuple[str, ...], last: str) -> str:
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if words[1:] else words[0]
