"""What speaks against a way of a connector: boxes and other connectors in it, and how far it is from the picture's."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

from toc.diagrams.scene import Point
from toc.diagrams.slides.sites import Corners, Frame

_NEAR = 3.0
_BESIDE = 5.0
_ROOM = 40.0
_WEIGHTS = {"through": 25.0, "along": 6.0, "away": 1.0, "bend": 5.0, "length": 0.04}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a connector should follow (points along the arrow of the picture), and what lies around."""

    route: Sequence[Point]
    boxes: Sequence[Frame]
    others: Sequence[tuple[Point, Point]]

    @classmethod
    def of(cls, route: Sequence[Point], boxes: Iterable[Frame], others: Iterable[Corners]) -> Self:
        """Of these boxes and other connectors, those that come near."""
        beside = (pair for one in others for pair in pairwise(one))
        return cls(route, _on_the_way(boxes, route), [(a, b) for a, b in beside if _on_the_way([_around(a, b)], route)])

    def cheapest(self, ways: Iterable[Corners], least: float = math.inf) -> tuple[Corners, float]:
        """The way with the lowest cost, and that cost; no corners where none costs less than `least`."""
        best: Corners = ()
        for corners in ways:
            cost = self._cost(corners, least)
            if cost < least:
                best, least = corners, cost
        return best, (least if best else math.inf)

    def _cost(self, corners: Corners, most: float) -> float:
        """What speaks against a way; it may stop counting where that is more than `most`."""
        pairs = list(pairwise(corners))
        cost = _WEIGHTS["bend"] * len(corners)
        cost += _WEIGHTS["length"] * sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in pairs)
        for a, b in pairs:
            cost += _WEIGHTS["through"] * sum(_inside(a, b, box) for box in self.boxes)
            if cost > most:
                return cost
        for a, b in pairs:
            cost += _WEIGHTS["along"] * sum(_together(a, b, *other) for other in self.others)
            if cost > most:
                return cost
        return cost + _WEIGHTS["away"] * self.away(corners)

    def blocked(self, corners: Corners) -> bool:
        return any(_inside(a, b, box) for a, b in pairwise(corners) for box in self.boxes)

    def away(self, corners: Corners) -> float:
        """How far the route lies from the connector, on average."""
        return sum(min(_distance(one, a, b) for a, b in pairwise(corners)) for one in self.route) / len(self.route)


def _together(a: Point, b: Point, c: Point, d: Point) -> float:
    """How long two stretches along an axis run beside each other, so close that they look like one."""
    for place in (0, 1):
        across = 1 - place
        if abs(a[across] - b[across]) < 1 > abs(c[across] - d[across]) and abs(a[across] - c[across]) < _BESIDE:
            shared = min(max(a[place], b[place]), max(c[place], d[place])) - max(
                min(a[place], b[place]), min(c[place], d[place])
            )
            return max(shared, 0.0)
    return 0.0


def _inside(a: Point, b: Point, box: Frame) -> float:
    """How much of a stretch along an axis lies in a box or close to it."""
    left, right = box.x - _NEAR, box.x + box.width + _NEAR
    top, bottom = box.y - _NEAR, box.y + box.height + _NEAR
    across = min(max(a[0], b[0]), right) - max(min(a[0], b[0]), left)
    down = min(max(a[1], b[1]), bottom) - max(min(a[1], b[1]), top)
    return max(across, down) if across >= 0 and down >= 0 else 0.0


def _distance(point: Point, a: Point, b: Point) -> float:
    """From a point to a stretch along an axis."""
    x = min(max(point[0], min(a[0], b[0])), max(a[0], b[0]))
    y = min(max(point[1], min(a[1], b[1])), max(a[1], b[1]))
    return abs(point[0] - x) + abs(point[1] - y)


def _around(a: Point, b: Point) -> Frame:
    return Frame(min(a[0], b[0]), min(a[1], b[1]), abs(a[0] - b[0]), abs(a[1] - b[1]))


def _on_the_way(boxes: Iterable[Frame], route: Sequence[Point]) -> list[Frame]:
    across, down = [x for x, _ in route], [y for _, y in route]
    return [
        box
        for box in boxes
        if min(across) - _ROOM < box.x + box.width
        and box.x < max(across) + _ROOM
        and min(down) - _ROOM < box.y + box.height
        and box.y < max(down) + _ROOM
    ]
