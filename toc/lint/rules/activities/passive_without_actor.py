"""TOC208: a passive that hides who acts."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.judgement import opening_group, verb_place
from toc.lint.rules.sources import GRYP_HEYLEN, UNDAF_REFINING, VLAANDEREN
from toc.syntax.statements import Statement


@rule(
    208,
    "passive-without-actor",
    Severity.WARNING,
    Checklist.ACTIVITIES,
    applies_from=Profile.REVIEW,
    sources=(
        GRYP_HEYLEN,
        VLAANDEREN,
        UNDAF_REFINING,
    ),
)
def passive_without_actor(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(Statement.ACTIVITY, Statement.IMPACT_GOAL, Statement.OUTCOME):
        reading = texts.read(said)
        clause = next((one for one in reading.clauses if one.passive and not one.agent), None)
        activity = inspection.plan.activities.get(said.node)
        if clause is None or (activity and activity.by):
            continue
        words = reading.words((clause.verb, clause.meaning))
        yield RawFinding(
            span=texts.at(said, *verb_place(reading, clause)),
            variant="activity" if activity else "change",
            facts={"found": words, "group": opening_group(inspection, said)},
            node=said.node,
            severity=Severity.WARNING if activity else Severity.INFO,
            missing_keywords=("by",) if activity else (),
        )
