"""Which way a connector goes: as near as a native connector can come to the arrow of
the picture, and not through boxes.

A native connector has at most five straight stretches with right angles between them, or is a curve along these.
The file format says where both go. LibreOffice (7.4) puts the bends of every connector where it wants them, and draws
curves between boxes that are close as loops around these: so curves are kept for arrows that arrive at the side where
they left, and these LibreOffice draws well. All lengths are in units of the scene.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from toc.diagrams.scene import Point
from toc.diagrams.slides.obstacles import Surroundings
from toc.diagrams.slides.sites import BOTTOM, LEFT, RIGHT, STEPS, TOP, Corners, Frame, Site, sampled

_STUB, _LEAST_STUB = 9.0, 5.5
"""So far a connector goes straight on where it leaves and where it arrives: the arrowhead is as long. And the least,
where boxes are close."""
_SLANT = 12.0
"""So much a straight connector may be out of level: a step so small looks like a mistake."""
_DETOUR = 18.0


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
    start: Site, end: Site, curve: Sequence[Point], boxes: Sequence[Frame], others: Sequence[Corners] = ()
) -> Course:
    """The connector from one site to another that comes nearest to that curve, and that runs least through `boxes` and
    along `others`, the connectors of other arrows. One that ends at the side where it started is a curve."""
    if _is_level(start, end):
        return Course((start.point, end.point))
    if start.normal[0] == 0:
        turned = course(
            _turned_site(start),
            _turned_site(end),
            [_turned(one) for one in curve],
            [_turned_frame(one) for one in boxes],
            [tuple(_turned(corner) for corner in one) for one in others],
        )
        return replace(turned, corners=tuple(_turned(one) for one in turned.corners))
    route = [start.point, *sampled(curve), end.point]
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
