"""TOC106: a goal or outcome that does not say in whom something changes."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import Role
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.judgement import naming_nobody, quoted, weight
from toc.lint.rules.sources import DHAENE, GAC, INNOVATION_NETWORK
from toc.syntax.statements import GOALS, Said, Statement


@rule(
    106,
    "missing-target-group",
    Severity.ERROR,
    Checklist.IMPACT_GOAL,
    applies_from=Profile.DRAFT,
    sources=(
        DHAENE,
        INNOVATION_NETWORK,
        GAC,
    ),
)
def missing_target_group(inspection: Inspection) -> Iterator[RawFinding]:
    groups = [one.name for one in inspection.plan.actors.values() if one.role is Role.TARGET_GROUP and one.name]
    for said in naming_nobody(inspection, *GOALS, Statement.OUTCOME):
        given = said.kind is Statement.POLICY_OBJECTIVE
        yield RawFinding(
            span=inspection.texts.whole(said),
            variant=_key(said, some=bool(groups)),
            facts={"found": quoted(said.text), "groups": groups},
            node=said.node,
            severity=weight(inspection, said, Severity.WARNING if given else Severity.ERROR),
            applies_from=None if said.kind is Statement.IMPACT_GOAL else Profile.REVIEW,
            missing_keywords=("who",) if said.node else (),
        )


def _key(said: Said, *, some: bool) -> str:
    """`some`: the file has target groups to choose from."""
    if said.kind is Statement.POLICY_OBJECTIVE:
        return said.kind
    goal = "goal" if said.kind is Statement.IMPACT_GOAL else ""
    return f"{goal} with groups".strip() if some else goal
