"""The impact goal as a roof: every arrow that leads to it goes up to a place of its own under it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from toc.diagrams.engine import Layout
from toc.diagrams.layered import Arrow
from toc.model import IMPACT, Link


@dataclass(frozen=True, slots=True)
class Roof:
    """The places under the roof, and the arrows led to them instead of to the impact goal."""

    anchors: tuple[str, ...]
    arrows: tuple[Arrow, ...]


def span(layout: Layout, anchors: Iterable[str]) -> tuple[float, float, float]:
    """Left, right and lower edge that the roof needs to cover its places."""
    places = [layout.nodes[name] for name in anchors]
    return min(x for x, _ in places), max(x for x, _ in places), max(y for _, y in places)


def raised(arrows: Sequence[Arrow]) -> Roof:
    """Leads every arrow to the impact goal to a place of its own; without any there is one place all the same."""
    anchors: list[str] = []
    led: list[Arrow] = []
    for one in arrows:
        if one.link.effect != IMPACT or one.loose:
            led.append(one)
            continue
        anchors.append(f"_roof{len(anchors)}")
        led.append(Arrow(link=Link(one.link.cause, anchors[-1]), stroke=one.stroke, weight=6, shown=one.link))
    anchors = anchors or ["_roof0"]
    return Roof(tuple(anchors), tuple(led))
