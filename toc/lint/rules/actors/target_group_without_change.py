"""TOC405: a target group for which nothing changes."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import Role
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE, GRYP_HEYLEN


@rule(
    405,
    "target-group-without-change",
    Severity.ERROR,
    Checklist.ACTORS,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        GRYP_HEYLEN,
    ),
    needs_whole_file=True,
)
def target_group_without_change(inspection: Inspection) -> Iterator[RawFinding]:
    plan = inspection.plan
    changing = {name for outcome in plan.outcomes.values() for name in outcome.who}
    for name, actor in plan.actors.items():
        if actor.role is Role.TARGET_GROUP and name not in changing and plan.outcomes:
            facts = {"actor": inspection.label(name), "id": name}
            yield RawFinding(span=inspection.at(name), facts=facts, node=name)
