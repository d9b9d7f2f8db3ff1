"""TOC209: an activity without when, how long, where or how many."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.messages import Listed, message
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
    Scope.WHEN: message("scope-when"),
    Scope.HOW_LONG: message("scope-how-long"),
    Scope.WHERE: message("scope-where"),
    Scope.HOW_MANY: message("scope-how-many"),
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
            missing = Listed(tuple(words for scope, words in _ASKED.items() if scope not in told), "list-or")
            facts = {"activity": inspection.label(said.node), "missing": missing}
            yield RawFinding(span=inspection.at(said.node), facts=facts, node=said.node, missing_keywords=_FIELDS)


def _tells_activity(inspection: Inspection, said: Said) -> bool:
    """Whether the text says at all what somebody does; other rules ask for that."""
    reading = inspection.texts.read(said)
    return bool(reading.clauses or reading.heads) and not starts_with_effect(inspection.texts, reading)
