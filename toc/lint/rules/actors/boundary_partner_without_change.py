"""TOC404: a partner in whom nothing changes."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import Role
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import OUTCOME_MAPPING


@rule(
    404,
    "boundary-partner-without-change",
    Severity.WARNING,
    Checklist.ACTORS,
    applies_from=Profile.REVIEW,
    sources=(OUTCOME_MAPPING,),
    needs_whole_file=True,
)
def boundary_partner_without_change(inspection: Inspection) -> Iterator[RawFinding]:
    plan = inspection.plan
    changing = {name for change in plan.changes() for name in change.who}
    carrying = {name for activity in plan.activities.values() for name in (*activity.by, *activity.with_)}
    for name, actor in plan.actors.items():
        if actor.role is Role.PARTNER and name not in changing and (plan.outputs or plan.outcomes):
            carries = name in carrying
            yield RawFinding(
                span=inspection.at(name),
                variant="carries" if carries else "",
                facts={"actor": inspection.label(name), "id": name},
                node=name,
                severity=Severity.INFO if carries else None,
            )
