"""Rules on the picture as a graph: how many boxes, joined how."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from toc.core import keywords
from toc.core.findings import Profile, RawFinding, Severity
from toc.core.graph import CausalGraph, Level
from toc.core.model import GOALS, IMPACT, Plan
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.links.arrows import has_no_arrows, loose_nodes
from toc.lint.rules.sources import BROWN_2019, DAVIES_2018, DHAENE, MENDLING

# --- TOC601: a picture with more boxes than people can take in --------------------------------------------------------

MANY = 20
"""Boxes that still fit on one page (own proposal)."""

TOO_MANY = 35
"""Boxes that people still find their way in (own proposal)."""

FAR_TOO_MANY = 50
"""Boxes beyond which a model is more likely to hold an error than not (Mendling et al. 2010, on process models)."""


@rule(
    601,
    "too-many-nodes",
    Severity.INFO,
    Checklist.PICTURE,
    applies_from=Profile.REVIEW,
    sources=(
        MENDLING,
        DHAENE,
    ),
)
def too_many_nodes(inspection: Inspection) -> Iterator[RawFinding]:
    count = len(inspection.graph.levels)
    for limit, severity in ((FAR_TOO_MANY, Severity.ERROR), (TOO_MANY, Severity.WARNING), (MANY, Severity.INFO)):
        if count > limit:
            yield RawFinding(
                span=inspection.document.start,
                facts={"count": count, "limit": limit},
                severity=severity,
                applies_from=Profile.FINAL if severity is Severity.INFO else None,
            )
            return


# --- TOC603: a change or an impact goal without any arrow -------------------------------------------------------------

MOST_RELATED = 5
"""Last steps that a finding about the impact goal points at."""


@rule(
    603,
    "orphan-node",
    Severity.ERROR,
    Checklist.PICTURE,
    applies_from=Profile.REVIEW,
    sources=(
        DAVIES_2018,
        BROWN_2019,
    ),
    needs_whole_file=True,
)
def orphan_node(inspection: Inspection) -> Iterator[RawFinding]:
    plan, loose = inspection.plan, loose_nodes(inspection)
    goals = plan.all_goals()
    levels = len(inspection.graph.levels)
    if levels < 2 or len(goals) == levels or has_no_arrows(inspection):
        return  # of a house without arrows dead-end-activity says it, once
    for change in plan.changes():
        if change.id in loose:
            facts = {"change": inspection.label(change.id), "id": change.id}
            yield RawFinding(
                span=inspection.at(change.id),
                facts=facts,
                node=change.id,
                missing_keywords=("leads_to", "feeds_back_to"),
            )
    last = [change.id for change in plan.changes() if not change.leads_to and change.id not in loose]
    related = tuple((inspection.at(name), "last") for name in last[:MOST_RELATED])
    for name in goals:
        if inspection.graph.causes[name] or _is_told_elsewhere(plan, name):
            continue
        variant = "impact" if name == IMPACT else "goal"
        facts = {"goal": inspection.label(name), "id": name}
        yield RawFinding(span=inspection.at(name), variant=variant, facts=facts, related=related, node=name)


def _is_told_elsewhere(plan: Plan, goal: str) -> bool:
    """Whether change-not-leading-to-impact says that the goals do not lead to the global one, or dangling-reference
    that arrows run to a global goal that is not there."""
    if goal == IMPACT:
        return bool(plan.goals)
    return not plan.impact_goal and any(IMPACT in getattr(node, "leads_to", ()) for _, node in plan.nodes())


# --- TOC605: so many arrows that they no longer tell which ones matter ------------------------------------------------

SHARE = 0.6
"""Share of the possible arrows between two levels above which they are no choice any more (own proposal)."""

LEAST = 3
"""Boxes that each of the two levels has at least: with fewer of them a few arrows are all arrows (own proposal)."""

DENSITY = 2.5
"""Arrows for each box of the whole picture (own proposal)."""

_SECTIONS = {
    Level.ACTIVITY: "activities",
    Level.OUTPUT: "outputs",
    Level.OUTCOME: "outcomes",
    Level.IMPACT: "impact_goal",
}


@rule(
    605,
    "everything-leads-to-everything",
    Severity.WARNING,
    Checklist.PICTURE,
    applies_from=Profile.REVIEW,
    sources=(
        MENDLING,
        DHAENE,
    ),
)
def everything_leads_to_everything(inspection: Inspection) -> Iterator[RawFinding]:
    graph, document = inspection.graph, inspection.document
    boxes = Counter(graph.levels.values())
    arrows = ((cause, effect) for cause, effects in graph.effects.items() for effect in effects)
    links = Counter((graph.levels[cause], graph.levels[effect]) for cause, effect in arrows)
    crowded = False
    for low, high in pairwise(sorted(boxes)):
        possible = boxes[low] * boxes[high]
        if min(boxes[low], boxes[high]) >= LEAST and links[low, high] > SHARE * possible:
            crowded = True
            place = document.place(_SECTIONS[low])
            spelled = {
                name: keywords.spell(_section(inspection, level), document.spelling)
                for name, level in (("from", low), ("to", high))
            }
            facts = {**spelled, "links": links[low, high], "possible": possible}
            yield RawFinding(span=place.name if place else document.start, variant="levels", facts=facts)
    if not crowded and links.total() > DENSITY * len(graph.levels):
        yield RawFinding(
            span=document.start, variant="density", facts={"links": links.total(), "nodes": len(graph.levels)}
        )


def _section(inspection: Inspection, level: Level) -> str:
    return GOALS if level is Level.IMPACT and inspection.plan.goals else _SECTIONS[level]


# --- TOC604: arrows that run in a circle without being marked as feedback ---------------------------------------------

MOST_MEMBERS = 8
"""Nodes of a circle that a message names and a finding points at."""

CIRCLES = 20
"""Circles that are reported in all: whoever has more of them starts with these."""


@rule(
    604,
    "unmarked-cycle",
    Severity.ERROR,
    Checklist.PICTURE,
    applies_from=Profile.DRAFT,
    sources=(DAVIES_2018,),
)
def unmarked_cycle(inspection: Inspection) -> Iterator[RawFinding]:
    seen = set()
    for circle in _circles(inspection.graph):
        cause, effect = circle[-1], circle[0]
        if (cause, effect) not in seen:
            seen.add((cause, effect))
            yield RawFinding(
                span=inspection.at_link(cause, effect),
                facts={"circle": " → ".join([*_shortened(circle), effect]), "cause": cause, "effect": effect},
                related=tuple((inspection.at(name), "member") for name in circle[:MOST_MEMBERS] if name != cause),
                node=cause,
            )


def _circles(graph: CausalGraph) -> Iterator[list[str]]:
    """The first circles, each from the node where its closing arrow arrives to the one from which that arrow leaves."""
    for link in graph.closing_links()[:CIRCLES]:
        circle = graph.path(link.effect, link.cause)
        backward = [place for place, (a, b) in enumerate(pairwise(circle), 1) if graph.levels[a] > graph.levels[b]]
        start = backward[0] if backward else 0
        yield circle[start:] + circle[:start]


def _shortened(circle: list[str]) -> list[str]:
    return circle if len(circle) <= MOST_MEMBERS else [*circle[: MOST_MEMBERS - 2], "…", circle[-1]]
