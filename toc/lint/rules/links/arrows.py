"""Rules on the arrows between boxes: from cause to effect, level by level, up to the impact goal."""

import re
from collections import deque
from collections.abc import Iterator
from itertools import islice

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.core.model import ChangeType, Outcome, Output, Role, Term
from toc.lint.rules._helpers.gaps import is_any_unread, section_span
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import (
    ANDERSON,
    DAVIES_2018,
    DHAENE,
    GRYP_HEYLEN,
    MAYNE_2015,
    MAYNE_2019,
    OUTCOME_MAPPING,
    VOGEL,
)

# --- Boxes without arrows ---------------------------------------------------------------------------------------------
# Nodes without any arrow. They are worth one finding, so the rules on causes and effects keep silent about them.


def loose_nodes(inspection: Inspection) -> set[str]:
    """The nodes where no arrow arrives or leaves; an arrow to an unknown id counts as an arrow, and so does "
    "feedback."""
    graph = inspection.graph
    fed_back = {link.effect for link in graph.feedback}
    return {
        name
        for name, node in inspection.plan.nodes()
        if not graph.causes[name]
        and name not in fed_back
        and not getattr(node, "leads_to", ())
        and not getattr(node, "feeds_back_to", ())
    }


def has_no_arrows(inspection: Inspection) -> bool:
    """Whether a plan with a house full of boxes has no arrow at all: that is one thing to say, not one of each box."""
    plan, document = inspection.plan, inspection.document
    steps = [*plan.activities.values(), *plan.changes()]
    if len(plan.activities) < _FEW or len(steps) - len(plan.activities) < _FEW:
        return False
    if any(one.leads_to or one.feeds_back_to for one in steps) or document.partial:
        return False
    return not any(is_any_unread(document, section, "leads_to") for section in ("activities", "outputs", "outcomes"))


_FEW = 2
"""Activities, and changes, from which on a plan without arrows is a house; with fewer each box says it."""


# --- TOC504: a change from which no way leads to the impact goal ------------------------------------------------------


@rule(
    504,
    "change-not-leading-to-impact",
    Severity.ERROR,
    Checklist.LINKS,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        ANDERSON,
    ),
    needs_whole_file=True,
)
def change_not_leading_to_impact(inspection: Inspection) -> Iterator[RawFinding]:
    graph, plan = inspection.graph, inspection.plan
    if any(graph.causes[goal] for goal in plan.all_goals()):
        for change in plan.changes():
            if not change.leads_to and graph.causes[change.id]:
                yield _leads_nowhere(inspection, change.id, "goals" if plan.goals else "")
    for name, goal in plan.goals.items() if plan.impact_goal else ():
        if not goal.leads_to:
            yield _leads_nowhere(inspection, name, "goal")


def _leads_nowhere(inspection: Inspection, name: str, variant: str) -> RawFinding:
    facts = {"change": inspection.label(name)}
    return RawFinding(span=inspection.at(name), variant=variant, facts=facts, node=name, missing_keywords=("leads_to",))


# --- TOC502: an activity that leads nowhere ---------------------------------------------------------------------------

_COORDINATION = late(
    r"\bco-?[öo]rdin|\b(?:over)?koepel|\bregie\b|\bstuurgroep|\bsteering (?:group|committee)", re.IGNORECASE
)
"""What says that an activity holds the others together."""

_OFFERED = 3
"""Other activities that a message offers as an example."""


@rule(
    502,
    "dead-end-activity",
    Severity.ERROR,
    Checklist.LINKS,
    applies_from=Profile.REVIEW,
    sources=(DHAENE,),
)
def dead_end_activity(inspection: Inspection) -> Iterator[RawFinding]:
    activities = inspection.plan.activities
    if has_no_arrows(inspection):
        change = next(iter(inspection.plan.changes())).id
        facts: dict[str, object] = {"number": len(activities), "activity": next(iter(activities)), "change": change}
        yield RawFinding(span=section_span(inspection, "activities"), variant="all", facts=facts)
        return
    for name, activity in activities.items():
        if not activity.leads_to:
            others = ", ".join(islice((one for one in activities if one != name), _OFFERED))
            serves = bool(others) and _COORDINATION.search(activity.text or activity.label or "") is not None
            yield RawFinding(
                span=inspection.at(name),
                variant="coordination" if serves else "",
                facts={"activity": inspection.label(name), "others": others},
                node=name,
                severity=Severity.WARNING if serves else None,
                missing_keywords=("leads_to",),
            )


# --- TOC503: a change that nothing in the plan brings about -----------------------------------------------------------


@rule(
    503,
    "change-without-cause",
    Severity.ERROR,
    Checklist.LINKS,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        GRYP_HEYLEN,
        ANDERSON,
    ),
    needs_whole_file=True,
)
def change_without_cause(inspection: Inspection) -> Iterator[RawFinding]:
    loose = loose_nodes(inspection)
    for change in inspection.plan.changes():
        name = change.id
        if not inspection.graph.causes[name] and not change.external and name not in loose:
            facts = {"change": inspection.label(name), "id": name}
            yield RawFinding(span=inspection.at(name), facts=facts, node=name, missing_keywords=("external",))


# --- TOC505: an arrow that leaves out the steps between an activity and what changes in the end -----------------------


@rule(
    505,
    "level-skip",
    Severity.WARNING,
    Checklist.LINKS,
    applies_from=Profile.DRAFT,
    sources=(
        DHAENE,
        ANDERSON,
        VOGEL,
    ),
)
def level_skip(inspection: Inspection) -> Iterator[RawFinding]:
    for cause, effects in inspection.graph.effects.items():
        for effect in effects:
            skipped = _skipped(inspection, cause, effect)
            if skipped:
                facts = {"cause": inspection.label(cause), "effect": inspection.label(effect)}
                yield RawFinding(span=inspection.at_link(cause, effect), variant=skipped, facts=facts, node=cause)


def _skipped(inspection: Inspection, cause: str, effect: str) -> str:
    """How the arrow skips a level: a key of the wording, empty where it does not."""
    plan = inspection.plan
    if effect in plan.all_goals():
        return "activity-impact" if cause in plan.activities else "output-impact" if cause in plan.outputs else ""
    late = effect in plan.outcomes and plan.outcomes[effect].term is Term.LONG
    return "activity-long" if late and cause in plan.activities else ""


# --- TOC506: an arrow that runs from a higher level to a lower one ----------------------------------------------------


@rule(
    506,
    "backward-link",
    Severity.ERROR,
    Checklist.LINKS,
    applies_from=Profile.DRAFT,
    sources=(
        DHAENE,
        DAVIES_2018,
    ),
)
def backward_link(inspection: Inspection) -> Iterator[RawFinding]:
    levels = inspection.graph.levels
    for cause, effects in inspection.graph.effects.items():
        for effect in effects:
            if levels[cause] > levels[effect]:
                named = {"cause": inspection.label(cause), "effect": inspection.label(effect)}
                yield RawFinding(
                    span=inspection.at_link(cause, effect),
                    variant=f"{levels[cause].name}-{levels[effect].name}".lower(),
                    facts={**named, "cause_id": cause, "effect_id": effect},
                    node=cause,
                )


# --- TOC507: a way from an activity to impact on which nobody starts to act, think or work differently ----------------

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
                facts={"activity": inspection.label(activity), "way": " → ".join([activity, *way])},
                related=tuple((inspection.at(step, "type"), "step") for step in way[:-1] if step != "…"),
                node=activity,
            )


def _ways_without_step(inspection: Inspection) -> dict[str, str]:
    """The next node on a shortest way to a goal without a step, for every node from which changes alone make one."""
    graph, plan = inspection.graph, inspection.plan
    changes = {change.id for change in plan.changes() if not _is_step(change, inspection)}
    onward = {cause: goal for goal in plan.all_goals() for cause in graph.causes[goal] if cause in changes}
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
    """The nodes behind start as far as the goal; of many, the first of them, an ellipsis, and the goal."""
    way = [onward[start]]
    while way[-1] in onward:
        way.append(onward[way[-1]])
    return way if len(way) <= SHOWN + 1 else [*way[:SHOWN], "…", way[-1]]
