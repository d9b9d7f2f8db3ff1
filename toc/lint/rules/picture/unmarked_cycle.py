"""TOC604: arrows that run in a circle without being marked as feedback."""

from collections.abc import Iterator
from itertools import pairwise

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.graph import CausalGraph
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DAVIES_2018

SHOWN = 8
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
                related=tuple((inspection.at(name), "member") for name in circle[:SHOWN] if name != cause),
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
    return circle if len(circle) <= SHOWN else [*circle[: SHOWN - 2], "…", circle[-1]]
