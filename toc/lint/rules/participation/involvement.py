"""Rules on what is asked of people: that the target group takes part, and what that costs them."""

import re
from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.core.model import Method, MethodType, Phase, Plan, Role
from toc.core.settings import Limit
from toc.lint.rules._helpers.gaps import ASKS_PEOPLE, at_keyword
from toc.lint.rules._helpers.named import Named
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DAVIES_2012, DHAENE, GEZINSCOACHING, GEZINSWETENSCHAPPEN, GRYP_HEYLEN

# --- TOC1001: a plan that the people it is for took no part in --------------------------------------------------------

MOST_GROUPS = 5
"""Actors that a message names."""


@rule(
    1001,
    "target-group-not-involved",
    Severity.WARNING,
    Checklist.PARTICIPATION,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        GRYP_HEYLEN,
        GEZINSCOACHING,
        DAVIES_2012,
    ),
    needs_whole_file=True,
)
def target_group_not_involved(inspection: Inspection) -> Iterator[RawFinding]:
    plan = inspection.plan
    groups = [name for name, actor in plan.actors.items() if actor.role is Role.TARGET_GROUP]
    if not groups:
        return
    known = Named(plan.actors)
    written = [text for entry in plan.participation for text in entry.who or (entry.how,) if text]
    taking_part = {text: known.actors(text) for text in written}
    involved = {actor for actors in taking_part.values() for actor in actors}
    if not involved.isdisjoint(groups):
        return
    staff = {name for name, actor in plan.actors.items() if actor.role in (Role.CITY, Role.PARTNER)}
    sure = all(actors and staff.issuperset(actors) for actors in taking_part.values())
    variant = ("staff" if sure else "unsure") if written else ("asked" if _asks(plan, groups) else "")
    yield RawFinding(
        span=at_keyword(inspection, "participation"),
        variant=variant,
        facts={
            "groups": [inspection.label(name) for name in groups[:MOST_GROUPS]],
            "others": [inspection.label(name) for name in sorted(involved)[:MOST_GROUPS]],
        },
        related=tuple((inspection.at(name), "group") for name in groups[:MOST_GROUPS]) if written else (),
        severity=Severity.INFO if variant in ("asked", "unsure") else None,
        missing_keywords=("participation",),
    )


def _asks(plan: Plan, groups: list[str]) -> bool:
    """Whether a method questions one of these actors."""
    return any(not set(groups).isdisjoint(method.respondents) for method in plan.methods.values())


# --- TOC1008: the target group takes part at the start, and never again -----------------------------------------------


@rule(
    1008,
    "involved-in-design-only",
    Severity.WARNING,
    Checklist.PARTICIPATION,
    applies_from=Profile.FINAL,
    sources=(GEZINSCOACHING,),
)
def involved_in_design_only(inspection: Inspection) -> Iterator[RawFinding]:
    plan = inspection.plan
    groups = {name for name, actor in plan.actors.items() if actor.role is Role.TARGET_GROUP}
    known = Named(plan.actors)
    phases: set[Phase | None] = set()
    for entry in plan.participation:
        named = {actor for text in entry.who or (entry.how,) if text for actor in known.actors(text)}
        if not named or named & groups:  # of whom nobody knows who they are may be of the group
            phases.add(entry.phase)
    if phases == {Phase.DESIGN}:
        yield RawFinding(
            span=at_keyword(inspection, "participation"),
            facts={"groups": [inspection.label(name) for name in plan.actors if name in groups][:MOST_GROUPS]},
            missing_keywords=("participation",),
        )


# --- TOC1007: questions and registrations of which nobody counted the time --------------------------------------------

HOURS = Limit(
    "burden-not-estimated",
    "hours",
    400,
)
MOST_UNKNOWN = 5
"""Other methods that a finding points at."""

_A_MOMENT = late(r"lijst|telblad|turf|\blist|tally|sign-in", re.IGNORECASE)
"""Registrations that take a moment each time."""


@rule(
    1007,
    "burden-not-estimated",
    Severity.INFO,
    Checklist.PARTICIPATION,
    applies_from=Profile.FINAL,
    sources=(
        GEZINSCOACHING,
        GEZINSWETENSCHAPPEN,
    ),
    limits=(HOURS,),
)
def burden_not_estimated(inspection: Inspection) -> Iterator[RawFinding]:
    methods = inspection.plan.methods.values()
    unknown = [one for one in methods if _takes_time(one) and not inspection.document.is_unread(one.id, ("minutes",))]
    if unknown:
        yield RawFinding(
            span=inspection.at(unknown[0].id),
            facts={"method": inspection.label(unknown[0].id)},
            related=tuple((inspection.at(one.id), "more") for one in unknown[1 : MOST_UNKNOWN + 1]),
            node=unknown[0].id,
        )
    hours = sum(map(_hours, methods))
    if hours > inspection.limit(HOURS):
        yield _much(inspection, max(methods, key=_hours), hours)


def _takes_time(method: Method) -> bool:
    """Whether people give time to that method, and the plan does not say how much."""
    a_moment = method.type is MethodType.REGISTRATION and _A_MOMENT.search(method.name or "")
    return method.minutes is None and method.type in ASKS_PEOPLE and not a_moment


def _hours(method: Method) -> float:
    return (method.minutes or 0) * (method.cases or 0) / 60


def _much(inspection: Inspection, largest: Method, hours: float) -> RawFinding:
    return RawFinding(
        span=inspection.at(largest.id, "minutes"),
        variant="much",
        facts={"hours": round(hours), "largest": inspection.label(largest.id), "most": round(_hours(largest))},
        node=largest.id,
        severity=Severity.WARNING,
    )
