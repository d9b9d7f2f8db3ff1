"""Places on the edges of shapes, where connectors leave and arrive. All lengths are in units of the scene."""

from collections.abc import Sequence
from dataclasses import dataclass

from toc.diagrams.scene import Point

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
