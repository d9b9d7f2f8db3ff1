"""Rules on the roles of actors: boundary partners, and the spheres of control and influence."""

from collections.abc import Iterable, Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import Role
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE, MDF, OUTCOME_MAPPING, UNDAF, WINDERL

# --- TOC403: nobody between the city and the target group -------------------------------------------------------------


@rule(
    403,
    "boundary-partner-missing",
    Severity.INFO,
    Checklist.ACTORS,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        OUTCOME_MAPPING,
        UNDAF,
    ),
    needs_whole_file=True,
)
def boundary_partner_missing(inspection: Inspection) -> Iterator[RawFinding]:
    actors, place = inspection.plan.actors, inspection.document.place("actors")
    if actors and place and not any(actor.role is Role.PARTNER for actor in actors.values()):
        yield RawFinding(span=place.name)


# --- TOC404: a partner in whom nothing changes ------------------------------------------------------------------------


@rule(
    404,
    "boundary-partner-without-change",
    Severity.WARNING,
    Checklist.ACTORS,
    applies_from=Profile.FINAL,
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


# --- TOC406: what the city controls and what it can only influence or hope for, mixed up ------------------------------


@rule(
    406,
    "sphere-mismatch",
    Severity.WARNING,
    Checklist.ACTORS,
    applies_from=Profile.REVIEW,
    sources=(
        MDF,
        OUTCOME_MAPPING,
        WINDERL,
    ),
)
def sphere_mismatch(inspection: Inspection) -> Iterator[RawFinding]:
    plan, causes = inspection.plan, inspection.graph.causes
    for name, activity in plan.activities.items():
        if _all(inspection, activity.by, Role.TARGET_GROUP, Role.OTHER):
            yield _report(inspection, "activity", name, "by", activity.by)
    for name, outcome in plan.outcomes.items():
        own_team = {by for cause in causes[name] if cause in plan.activities for by in plan.activities[cause].by}
        if own_team.issuperset(outcome.who) and _all(inspection, outcome.who, Role.CITY):
            yield _report(inspection, "outcome", name, "who", outcome.who)
    for name, goal in plan.all_goals().items():
        if _all(inspection, goal.who, Role.CITY):
            yield _report(inspection, "impact", name, "who", goal.who)


def _all(inspection: Inspection, names: tuple[str, ...], *roles: Role) -> bool:
    """Whether there are such actors, all of them known, and all in one of these roles."""
    actors = inspection.plan.actors
    return bool(names) and all(name in actors and actors[name].role in roles for name in names)


def _report(inspection: Inspection, variant: str, node: str, keyword: str, actors: Iterable[str]) -> RawFinding:
    facts = {"node": inspection.label(node), "actors": [inspection.label(actor) for actor in actors]}
    return RawFinding(span=inspection.at(node, keyword), variant=variant, facts=facts, node=node)
