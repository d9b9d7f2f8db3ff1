"""TOC1001: a plan that the people it is for took no part in."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import Plan, Role
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.participation.named import Named
from toc.lint.rules.participation.places import at_keyword
from toc.lint.rules.sources import DAVIES_2012, DHAENE, GEZINSCOACHING, GRYP_HEYLEN

SHOWN = 5
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
            "groups": [inspection.label(name) for name in groups[:SHOWN]],
            "others": [inspection.label(name) for name in sorted(involved)[:SHOWN]],
        },
        related=tuple((inspection.at(name), "group") for name in groups[:SHOWN]) if written else (),
        severity=Severity.INFO if variant in ("asked", "unsure") else None,
        missing_keywords=("participation",),
    )


def _asks(plan: Plan, groups: list[str]) -> bool:
    """Whether a method questions one of these actors."""
    return any(not set(groups).isdisjoint(method.respondents) for method in plan.methods.values())
