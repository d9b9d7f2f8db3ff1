"""TOC203: an activity for nobody and with nobody."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import Role
from toc.lint.rules.activities.named import offered
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.judgement import names_other_party, starts_with_effect
from toc.lint.rules.sources import DHAENE, GRYP_HEYLEN
from toc.syntax.statements import Statement


@rule(
    203,
    "activity-without-target",
    Severity.WARNING,
    Checklist.ACTIVITIES,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        GRYP_HEYLEN,
    ),
)
def activity_without_target(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    groups = offered(inspection, Role.TARGET_GROUP)
    for said in texts.of(Statement.ACTIVITY):
        activity = inspection.plan.activities[said.node]
        reading = texts.read(said)
        if activity.for_ or activity.with_ or names_other_party(texts, reading) or starts_with_effect(texts, reading):
            continue
        yield RawFinding(
            span=texts.whole(said),
            variant="offered" if groups else "",
            facts={"activity": inspection.label(said.node), "offered": groups},
            node=said.node,
            missing_keywords=("for", "with"),
        )
