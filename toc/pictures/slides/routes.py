"""Which way a connector goes: as near as a native connector can come to the arrow of
the picture, and not through boxes.

A native connector has at most five straight stretches with right angles between them, or is a curve along these.
The file format says where both go. LibreOffice (7.4) puts the bends of every connector where it wants them, and draws
curves between boxes that are close as loops around these: so curves are kept for arrows that arrive at the side where
they left, and these LibreOffice draws well. All lengths are in units of the scene.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Self

from toc.pictures.scene import Point

SIDES = TOP, LEFT, BOTTOM, RIGHT = range(4)
"""The sites that every shape has, by their number in the file format."""
STEPS = 6
"""How many points of each piece of a curve are looked at."""
Corners = tuple[Point, ...]
"""Where a connector starts, turns and ends."""
_NORMALS = {TOP: (0.0, -1.0), LEFT: (-1.0, 0.0), BOTTOM: (0.0, 1.0), RIGHT: (1.0, 0.0)}
_SNAP = 6.0


@dataclass(frozen=True, slots=True)
class Frame:
    """The rectangle around a shape."""

    x: float
    y: float
    width: float
    height: float

    def middle(self, side: int) -> "Site":
        """The site in the middle of a side."""
        return Site(self.site(side), side, is_middle=True)

    def site(self, side: int) -> Point:
        """The middle of a side."""
        return {
            TOP: (self.x + self.width / 2, self.y),
            LEFT: (self.x, self.y + self.height / 2),
            BOTTOM: (self.x + self.width / 2, self.y + self.height),
            RIGHT: (self.x + self.width, self.y + self.height / 2),
        }[side]


@dataclass(frozen=True, slots=True)
class Site:
    """A place on the edge of a shape: on which side, and whether it is the middle of that side."""

    point: Point
    side: int
    is_middle: bool

    @property
    def normal(self) -> Point:
        """The direction in which one leaves the shape there."""
        return _NORMALS[self.side]


def site_on(frame: Frame, point: Point) -> Site:
    """The place on the edge that is nearest to a point; the middle of a side where that is near enough."""
    x = min(max(point[0], frame.x), frame.x + frame.width)
    y = min(max(point[1], frame.y), frame.y + frame.height)
    away = {
        TOP: abs(y - frame.y) + abs(y - point[1]),
        LEFT: abs(x - frame.x) + abs(x - point[0]),
        BOTTOM: abs(frame.y + frame.height - y) + abs(y - point[1]),
        RIGHT: abs(frame.x + frame.width - x) + abs(x - point[0]),
    }
    side = min(away, key=lambda one: (away[one] - 2 * abs(_beyond(frame, point, one)), one))
    middle = frame.site(side)
    along = (x, middle[1]) if side in {TOP, BOTTOM} else (middle[0], y)
    near = abs(along[0] - middle[0]) + abs(along[1] - middle[1]) <= _SNAP
    return Site(middle if near else along, side, near)


def _beyond(frame: Frame, point: Point, side: int) -> float:
    """How far a point lies outside of the rectangle on that side."""
    outside = {
        TOP: frame.y - point[1],
        LEFT: frame.x - point[0],
        BOTTOM: point[1] - frame.y - frame.height,
        RIGHT: point[0] - frame.x - frame.width,
    }[side]
    return max(outside, 0)


def sampled(curve: Sequence[Point], steps: int = STEPS) -> list[Point]:
    """Points along a Bézier curve of one or more pieces."""
    points = [curve[0]]
    for place in range(0, len(curve) - 3, 3):
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = curve[place : place + 4]
        for step in range(1, steps + 1):
            t = step / steps
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            points.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
    return points


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


_STUB, _LEAST_STUB = 9.0, 5.5
"""So far a connector goes straight on where it leaves and where it arrives: the arrowhead is as long. And the least,
where boxes are close."""
_SLANT = 12.0
"""So much a straight connector may be out of level: a step so small looks like a mistake."""
_DETOUR = 18.0
_ROUGH = 12
"""Of so many points of a curve a rough connector looks at one."""


@dataclass(frozen=True, slots=True)
class Course:
    """The corners of a connector from start to end, whether it is a curve along them, and what speaks against it."""

    corners: Corners
    curved: bool = False
    cost: float = 0
    blocked: bool = False

    def points(self) -> list[Point]:
        """Points along the line as it is seen."""
        if not self.curved:
            return [one for pair in pairwise(self.corners) for one in _straight(*pair)]
        inner = [_between(*pair) for pair in pairwise(self.corners)][1:-1]
        stops = (self.corners[0], *inner, self.corners[-1])
        turns = zip(stops, self.corners[1:-1], stops[1:], strict=False)
        pieces = ((start, _between(start, turn), _between(turn, end), end) for start, turn, end in turns)
        return [one for piece in pieces for one in sampled(piece, 2 * STEPS)]


def course(
    start: Site,
    end: Site,
    curve: Sequence[Point],
    boxes: Sequence[Frame],
    others: Sequence[Corners] = (),
    *,
    rough: bool = False,
) -> Course:
    """The connector from one site to another that comes nearest to that curve, and that runs least through `boxes` and
    along `others`, the connectors of other arrows. One that ends at the side where it started is a curve.

    A `rough` one looks at fewer points of the curve: among thousands of arrows nobody sees the difference.
    """
    if _is_level(start, end):
        return Course((start.point, end.point))
    if start.normal[0] == 0:
        turned = course(
            _turned_site(start),
            _turned_site(end),
            [_turned(one) for one in curve],
            [_turned_frame(one) for one in boxes],
            [tuple(_turned(corner) for corner in one) for one in others],
            rough=rough,
        )
        return replace(turned, corners=tuple(_turned(one) for one in turned.corners))
    route = [start.point, *sampled(curve)[:: _ROUGH if rough else 1], end.point]
    way = Surroundings.of(route, boxes, others)
    best, cost = way.cheapest(_few(start, end, route))
    if boxes and (way.blocked(best) or way.away(best) > _DETOUR):
        best, cost = min((best, cost), way.cheapest(_many(start, end, route), cost), key=lambda one: one[1])
    return Course(best, curved=start.side == end.side, cost=cost, blocked=way.blocked(best))


def _is_level(start: Site, end: Site) -> bool:
    """Whether it can go straight: the two look at each other and lie at one height."""
    (x0, y0), (x1, y1) = start.point, end.point
    nx, ny = start.normal
    facing = (nx, ny) == (-end.normal[0], -end.normal[1])
    far, off = (x1 - x0) * nx + (y1 - y0) * ny, abs((x1 - x0) * ny) + abs((y1 - y0) * nx)
    return facing and far > 0 and (off <= 2 or off <= min(_SLANT, far / 3))


def _few(start: Site, end: Site, route: Sequence[Point]) -> Iterator[Corners]:
    """The ways with the fewest corners, from a site at the left or right side."""
    y0, (x1, y1) = start.point[1], end.point
    if end.normal[0] == 0:
        yield (start.point, (x1, y0), end.point)
        return
    for x in _across(start, end, route):
        yield (start.point, (x, y0), (x, y1), end.point)


def _many(start: Site, end: Site, route: Sequence[Point]) -> Iterator[Corners]:
    """The ways with two corners more."""
    y0, (x1, y1) = start.point[1], end.point
    heights = _spread([y for _, y in route], 9)
    if end.normal[0] == 0:
        for x in _first(start, route):
            yield from (
                (start.point, (x, y0), (x, y), (x1, y), end.point)
                for y in (*heights, y1 + end.normal[1] * 2 * _STUB)
                if (y - y1) * end.normal[1] >= _STUB
            )
        return
    for first in _first(start, route):
        for last in _first(end, route):
            yield from ((start.point, (first, y0), (first, y), (last, y), (last, y1), end.point) for y in heights)


def _across(start: Site, end: Site, route: Sequence[Point]) -> list[float]:
    """Where the middle stretch of a way with three may lie."""
    x0, x1 = start.point[0], end.point[0]
    sides = [x0 + start.normal[0] * _STUB * 2, x1 + end.normal[0] * _STUB * 2]
    if start.normal == end.normal:
        outer = max if start.normal[0] > 0 else min
        return [x for x in (*[x for x, _ in route], outer(sides)) if _is_out(start, x) and _is_out(end, x)] or [
            outer(sides)
        ]
    tracks = (side + step * _STUB for side, step in ((x0, start.normal[0]), (x1, end.normal[0])))
    middle = (x0 + x1) / 2
    wanted = [x for x in (middle, *tracks, *(x for x, _ in route)) if _is_out(start, x) and _is_out(end, x)]
    return wanted or [(x0 + x1) / 2]


def _first(site: Site, route: Sequence[Point]) -> list[float]:
    """Where a way may turn after it has left, or before it arrives."""
    x0 = site.point[0]
    near = [x0 + site.normal[0] * length for length in (_LEAST_STUB, _STUB, 2 * _STUB, 3 * _STUB)]
    return _spread([*near, *(x for x, _ in route if _is_out(site, x))], 8)


def _is_out(site: Site, x: float) -> bool:
    return (x - site.point[0]) * site.normal[0] >= _LEAST_STUB


def _spread(values: Iterable[float], count: int) -> list[float]:
    """At most that many of the values, from all over their range."""
    found = sorted(set(values))
    if len(found) <= count:
        return found
    return [found[round(place * (len(found) - 1) / (count - 1))] for place in range(count)]


def _straight(a: Point, b: Point) -> list[Point]:
    parts = [step / (4 * STEPS) for step in range(4 * STEPS + 1)]
    return [(a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part) for part in parts]


def _between(a: Point, b: Point) -> Point:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def _turned(point: Point) -> Point:
    return point[1], point[0]


def _turned_site(site: Site) -> Site:
    side = {TOP: LEFT, LEFT: TOP, BOTTOM: RIGHT, RIGHT: BOTTOM}[site.side]
    return Site(_turned(site.point), side, site.is_middle)


def _turned_frame(frame: Frame) -> Frame:
    return Frame(frame.y, frame.x, frame.height, frame.width)
