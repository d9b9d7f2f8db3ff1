"""TOC401: nobody for whom the difference is made, or an impact goal about somebody else."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import IMPACT, Role
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.judgement import naming_nobody
from toc.lint.rules.sources import DHAENE, FORTI, NOBLE
from toc.syntax.statements import Statement


@rule(
    401,
    "target-group-undeclared",
    Severity.ERROR,
    Checklist.ACTORS,
    applies_from=Profile.DRAFT,
    sources=(
        DHAENE,
        NOBLE,
        FORTI,
    ),
    needs_whole_file=True,
)
def target_group_undeclared(inspection: Inspection) -> Iterator[RawFinding]:
    plan, document = inspection.plan, inspection.document
    groups = [name for name, actor in plan.actors.items() if actor.role is Role.TARGET_GROUP]
    if not groups:
        place = document.place("actors")
        yield RawFinding(span=place.name if place else document.start)
    elif _is_about_others(inspection, groups) and not _is_said_already(inspection):
        yield RawFinding(span=inspection.at(IMPACT, "who"), variant="goal", facts={"groups": groups}, node=IMPACT)


def _is_about_others(inspection: Inspection, groups: list[str]) -> bool:
    """Whether the impact goal names no target group. An unknown id may be meant for one."""
    plan = inspection.plan
    return plan.impact_goal is not None and not any(
        name in groups or name not in plan.actors for name in plan.impact_goal.who
    )


def _is_said_already(inspection: Inspection) -> bool:
    """Whether missing-target-group says that the impact goal names nobody."""
    runs = inspection.settings.runs("missing-target-group")
    return runs and any(True for _ in naming_nobody(inspection, Statement.IMPACT_GOAL))
