"""TOC201: an activity that nobody carries out."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import Role
from toc.lint.rules.activities.named import offered
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.judgement import names_doer, starts_with_effect
from toc.lint.rules.sources import DHAENE, DORAN
from toc.syntax.statements import Statement


@rule(
    201,
    "activity-without-actor",
    Severity.ERROR,
    Checklist.ACTIVITIES,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        DORAN,
    ),
)
def activity_without_actor(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    carriers = offered(inspection, Role.CITY, Role.PARTNER)
    for said in texts.of(Statement.ACTIVITY):
        reading = texts.read(said)
        passive = any(clause.passive and not clause.agent for clause in reading.clauses)
        we = next(texts.find(said, "we"), None)
        if inspection.plan.activities[said.node].by or passive or we or starts_with_effect(texts, reading):
            continue
        if not names_doer(reading):
            yield RawFinding(
                span=texts.whole(said),
                variant="offered" if carriers else "",
                facts={"activity": inspection.label(said.node), "offered": carriers},
                node=said.node,
                missing_keywords=("by",),
            )
