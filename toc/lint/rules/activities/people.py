"""Rules on the people in an activity: who does it, for and with whom."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import Activity, Role
from toc.lint.rules._helpers.judgement import (
    has_names_only,
    names_doer,
    names_other_party,
    opening_group,
    starts_with_effect,
    verb_place,
)
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE, DORAN, GRYP_HEYLEN, UNDAF_REFINING, VLAANDEREN
from toc.syntax.statements import Statement

# --- Actors to offer --------------------------------------------------------------------------------------------------
# Which actors of the plan a message can offer, under the ids that the file gives them.

_OFFERED = 3
"""A message that offers more actors than this is no longer read."""


def offered(inspection: Inspection, *roles: Role) -> list[str]:
    """The ids of the actors with one of these roles; none where there are too many to name."""
    found = [name for name, actor in inspection.plan.actors.items() if actor.role in roles]
    return found if len(found) <= _OFFERED else []


# --- TOC201: an activity that nobody carries out ----------------------------------------------------------------------


@rule(
    201,
    "activity-without-actor",
    Severity.ERROR,
    Checklist.ACTIVITIES,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        DORAN,
    ),
)
def activity_without_actor(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    carriers = offered(inspection, Role.CITY, Role.PARTNER)
    if has_names_only(inspection):
        return  # activity-without-verb asks for the sentences
    for said in texts.of(Statement.ACTIVITY):
        reading = texts.read(said)
        passive = any(clause.passive and not clause.agent for clause in reading.clauses)
        we = next(texts.find(said, "we"), None)
        if inspection.plan.activities[said.node].by or passive or we or starts_with_effect(texts, reading):
            continue
        if not names_doer(reading):
            yield RawFinding(
                span=texts.whole(said),
                variant="offered" if carriers else "",
                facts={"activity": inspection.label(said.node), "offered": carriers},
                node=said.node,
                missing_keywords=("by",),
            )


# --- TOC203: an activity for nobody and with nobody -------------------------------------------------------------------


@rule(
    203,
    "activity-without-target",
    Severity.WARNING,
    Checklist.ACTIVITIES,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        GRYP_HEYLEN,
    ),
)
def activity_without_target(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    groups = offered(inspection, Role.TARGET_GROUP)
    if has_names_only(inspection):
        return  # activity-without-verb asks for the sentences
    for said in texts.of(Statement.ACTIVITY):
        activity = inspection.plan.activities[said.node]
        reading = texts.read(said)
        if activity.for_ or activity.with_ or names_other_party(texts, reading) or starts_with_effect(texts, reading):
            continue
        yield RawFinding(
            span=texts.whole(said),
            variant="offered" if groups else "",
            facts={"activity": inspection.label(said.node), "offered": groups},
            node=said.node,
            severity=Severity.INFO if _is_told_beside(inspection, activity) else None,
            missing_keywords=("for", "with"),
        )


def _is_told_beside(inspection: Inspection, activity: Activity) -> bool:
    """Whether the plan says beside the activity for whom it is: by its approach, or at the change that it leads to."""
    changes = (inspection.plan.outputs, inspection.plan.outcomes)
    reached = (section[name] for name in activity.leads_to for section in changes if name in section)
    return activity.approach is not None or any(change.who for change in reached)


# --- TOC208: a passive that hides who acts ----------------------------------------------------------------------------


@rule(
    208,
    "passive-without-actor",
    Severity.WARNING,
    Checklist.ACTIVITIES,
    applies_from=Profile.REVIEW,
    sources=(
        GRYP_HEYLEN,
        VLAANDEREN,
        UNDAF_REFINING,
    ),
)
def passive_without_actor(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(Statement.ACTIVITY, Statement.IMPACT_GOAL, Statement.OUTCOME):
        reading = texts.read(said)
        clause = next((one for one in reading.clauses if one.passive and not one.agent), None)
        activity = inspection.plan.activities.get(said.node)
        if clause is None or (activity and activity.by):
            continue
        words = reading.words((clause.verb, clause.meaning))
        yield RawFinding(
            span=texts.at(said, *verb_place(reading, clause)),
            variant="activity" if activity else "change",
            facts={"found": words, "group": opening_group(inspection, said)},
            node=said.node,
            severity=Severity.WARNING if activity else Severity.INFO,
            missing_keywords=("by",) if activity else (),
        )


# --- TOC202: an activity of 'we' --------------------------------------------------------------------------------------


@rule(
    202,
    "vague-actor",
    Severity.INFO,
    Checklist.ACTIVITIES,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        GRYP_HEYLEN,
        VLAANDEREN,
    ),
)
def vague_actor(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    carriers = offered(inspection, Role.CITY, Role.PARTNER)
    for said in texts.of(Statement.ACTIVITY):
        match = next(texts.find(said, "we"), None)
        if match and not inspection.plan.activities[said.node].by:
            yield RawFinding(
                span=texts.at_match(said, match),
                variant="offered" if carriers else "",
                facts={"found": said.text[match.start : match.end], "offered": carriers},
                node=said.node,
                missing_keywords=("by",),
            )
