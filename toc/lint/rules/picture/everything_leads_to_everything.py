"""TOC605: so many arrows that they no longer tell which ones matter."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from toc.core import keywords
from toc.core.findings import Profile, RawFinding, Severity
from toc.core.graph import Level
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE, MENDLING

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
                name: keywords.spell(_SECTIONS[level], document.spelling)
                for name, level in (("from", low), ("to", high))
            }
            facts = {**spelled, "links": links[low, high], "possible": possible}
            yield RawFinding(span=place.name if place else document.start, variant="levels", facts=facts)
    if not crowded and links.total() > DENSITY * len(graph.levels):
        yield RawFinding(
            span=document.start, variant="density", facts={"links": links.total(), "nodes": len(graph.levels)}
        )
