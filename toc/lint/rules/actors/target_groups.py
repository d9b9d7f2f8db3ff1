"""Rules on the people for whom the difference is made, and in whom a change shows."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import ImpactGoal, Role
from toc.lint.rules._helpers.judgement import naming_nobody
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE, FORTI, GRYP_HEYLEN, NOBLE, OUTCOME_MAPPING
from toc.syntax.statements import Statement

# --- TOC401: nobody for whom the difference is made, or an impact goal about somebody else ----------------------------


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
        return
    others = [name for name, goal in plan.all_goals().items() if _is_about_others(inspection, goal, groups)]
    said = _said_already(inspection, Statement.IMPACT_GOAL) if others else set()
    for name in others:
        if name not in said:
            yield RawFinding(span=inspection.at(name, "who"), variant="goal", facts={"groups": groups}, node=name)


def _is_about_others(inspection: Inspection, goal: ImpactGoal, groups: list[str]) -> bool:
    """Whether a goal names no target group. An unknown id may be meant for one."""
    return not any(name in groups or name not in inspection.plan.actors for name in goal.who)


# --- TOC402: an output or outcome that does not say in whom it shows --------------------------------------------------


@rule(
    402,
    "change-without-who",
    Severity.ERROR,
    Checklist.ACTORS,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        OUTCOME_MAPPING,
    ),
)
def change_without_who(inspection: Inspection) -> Iterator[RawFinding]:
    said = _said_already(inspection, Statement.OUTCOME)
    for change in inspection.plan.changes():
        if not change.who and change.id not in said:
            facts = {"kind": type(change).__name__.lower(), "change": inspection.label(change.id)}
            yield RawFinding(span=inspection.at(change.id), facts=facts, node=change.id, missing_keywords=("who",))


def _said_already(inspection: Inspection, kind: Statement) -> set[str]:
    """The goals or outcomes of which missing-target-group says that they name nobody."""
    if not inspection.settings.runs("missing-target-group"):
        return set()
    return {said.node for said in naming_nobody(inspection, kind)}


# --- TOC405: a target group for which nothing changes -----------------------------------------------------------------


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
