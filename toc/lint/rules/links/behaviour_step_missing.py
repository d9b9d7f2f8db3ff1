"""TOC507: a way from an activity to impact on which nobody starts to act, think or work differently."""

from collections import deque
from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import IMPACT, ChangeType, Outcome, Output, Role
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import MAYNE_2015, MAYNE_2019, OUTCOME_MAPPING

STEPS = {ChangeType.ATTITUDE, ChangeType.SKILL, ChangeType.BEHAVIOUR, ChangeType.RELATION, ChangeType.SYSTEM}
"""The kinds of change in which people or organisations themselves become different."""

SHOWN = 6
"""Changes of a way that a finding names and points at; the rest is left out."""


@rule(
    507,
    "behaviour-step-missing",
    Severity.WARNING,
    Checklist.LINKS,
    applies_from=Profile.REVIEW,
    sources=(
        MAYNE_2015,
        MAYNE_2019,
        OUTCOME_MAPPING,
    ),
)
def behaviour_step_missing(inspection: Inspection) -> Iterator[RawFinding]:
    onward = _ways_without_step(inspection)
    for activity in inspection.plan.activities:
        if activity in onward:
            way = _way(activity, onward)
            yield RawFinding(
                span=inspection.at(activity),
                facts={"activity": inspection.label(activity), "way": " → ".join([activity, *way, IMPACT])},
                related=tuple((inspection.at(step, "type"), "step") for step in way if step != "…"),
                node=activity,
            )


def _ways_without_step(inspection: Inspection) -> dict[str, str]:
    """The next node on a shortest way to impact without a step, for every node from which changes alone make one."""
    graph, plan = inspection.graph, inspection.plan
    changes = {change.id for change in plan.changes() if not _is_step(change, inspection)}
    onward = {cause: IMPACT for cause in graph.causes.get(IMPACT, ()) if cause in changes}
    waiting = deque(onward)
    while waiting:
        node = waiting.popleft()
        for cause in graph.causes[node]:
            if cause not in onward and (cause in changes or cause in plan.activities):
                onward[cause] = node
                if cause in changes:
                    waiting.append(cause)
    return onward


def _is_step(change: Output | Outcome, inspection: Inspection) -> bool:
    if change.type is None or change.type in STEPS:
        return True
    actors = inspection.plan.actors
    return isinstance(change, Output) and any(who in actors and actors[who].role is Role.PARTNER for who in change.who)


def _way(start: str, onward: dict[str, str]) -> list[str]:
    """The nodes between start and impact, or the first of them and an ellipsis."""
    way: list[str] = []
    node = onward[start]
    while node != IMPACT:
        if len(way) == SHOWN:
            return [*way, "…"]
        way.append(node)
        node = onward[node]
    return way
