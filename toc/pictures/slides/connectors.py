"""Connectors that hold on to two shapes: their XML, which python-pptx writes for straight lines only."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from toc.pictures.scene import Point, Stroke
from toc.pictures.slides.routes import SIDES, Corners, Course, Frame, Site, course, sampled, site_on
from toc.pictures.slides.shapes import Form, Way, frames

_HEAD = 9.0
"""Length of an arrowhead, in units of the scene."""
_LEAST = 12_700
"""The shortest side of a connector with bends, a point, as in PowerPoint: its bends are parts of its sides."""
_THIN = 25_400
"""Arrowheads of lines thinner than two points are as large as those of two points."""
_RIGHT_ANGLE = 5_400_000


@dataclass(frozen=True, slots=True)
class Scale:
    """From units of the scene to those of the file (EMU)."""

    per_unit: float

    def emu(self, length: float) -> int:
        return round(length * self.per_unit)

    def points(self, length: float) -> float:
        """A type size in points, in tenths: PowerPoint shows no more. The least is one point."""
        return max(int(length * self.per_unit / 1270 + 0.5) / 10, 1.0)


def lay(connector: Any, course: Course, stroke: Stroke, scale: Scale) -> None:
    """Gives a connector of python-pptx its course and its line."""
    element = connector.element
    element.spPr.getparent().replace(
        element.spPr, parse_xml(f"<p:spPr {nsdecls('a', 'p')}>{_shape(course, scale)}{line(stroke, scale)}</p:spPr>")
    )
    style = element.find(qn("p:style"))
    if style is not None:
        element.remove(style)


def glue(connector: Any, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Lets a connector hold on to two shapes, each by its id and the number of a site: it follows when one is moved."""
    holder = connector.element.find(f".//{qn('p:cNvCxnSpPr')}")
    for name, (shape, site) in (("stCxn", start), ("endCxn", end)):
        holder.append(parse_xml(f'<a:{name} {nsdecls("a")} id="{shape}" idx="{site}"/>'))


def line(stroke: Stroke, scale: Scale, *, head: bool = True) -> str:
    """A line with its weight, colour and dashes, and an arrowhead at its end."""
    share = round(100_000 / stroke.width)
    pairs = list(zip(stroke.dash[::2], stroke.dash[1::2], strict=False))
    dashes = "".join(f'<a:ds d="{round(one * share)}" sp="{round(gap * share)}"/>' for one, gap in pairs)
    dashed = f"<a:custDash>{dashes}</a:custDash>" if dashes else ""
    size = _size_of_head(max(scale.emu(stroke.width), _THIN), scale.emu(_HEAD))
    end = f'<a:tailEnd type="triangle" w="{size}" len="{size}"/>' if head else ""
    fill = f'<a:solidFill><a:srgbClr val="{stroke.color[1:].upper()}"/></a:solidFill>'
    return f'<a:ln w="{scale.emu(stroke.width)}">{fill}{dashed}<a:round/>{end}</a:ln>'


def _size_of_head(width: int, wanted: int) -> str:
    """Arrowheads are two, three or five times as long as the line is thick: the one that comes nearest."""
    sizes = {"sm": 2, "med": 3, "lg": 5}
    return min(sizes, key=lambda one: abs(sizes[one] * width - wanted))


def _shape(course: Course, scale: Scale) -> str:
    """Its place and its form. Forms are written as if they started to the right: others are turned and mirrored."""
    corners = [(scale.emu(x), scale.emu(y)) for x, y in course.corners]
    (x0, y0), (x1, y1) = corners[0], corners[-1]
    upright = len(corners) > 2 and corners[1][0] == x0 and corners[1][1] != y0
    dx, dy = x1 - x0, y1 - y0
    if upright:
        wide, high, mirrored, flipped = abs(dy), abs(dx), dy < 0, dx > 0
    else:
        wide, high, mirrored, flipped = abs(dx), abs(dy), dx < 0, dy < 0
    if len(corners) > 2:
        wide, high = max(wide, _LEAST), max(high, _LEAST)
    # A turned form is turned around its middle.
    left, top = (x0 + x1 - wide) // 2, (y0 + y1 - high) // 2
    turns = (f' rot="{_RIGHT_ANGLE}"' if upright else "") + ' flipH="1"' * mirrored + ' flipV="1"' * flipped
    bends = _bends([_local(one, corners[0], upright, mirrored, flipped) for one in corners], wide, high)
    guides = "".join(f'<a:gd name="adj{number}" fmla="val {bend}"/>' for number, bend in enumerate(bends, 1))
    return (
        f'<a:xfrm{turns}><a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        f'<a:prstGeom prst="{_name(course)}"><a:avLst>{guides}</a:avLst></a:prstGeom>'
    )


def _name(course: Course) -> str:
    count = len(course.corners) - 1
    if count == 1:
        return "straightConnector1"
    return f"{'curved' if course.curved else 'bent'}Connector{count}"


def _local(point: Point, start: Point, upright: bool, mirrored: bool, flipped: bool) -> Point:
    """A corner as the form has it: from (0, 0), to the right first."""
    x, y = point[0] - start[0], point[1] - start[1]
    x, y = (y, -x) if upright else (x, y)
    return (-x if mirrored else x), (-y if flipped else y)


def _bends(corners: Sequence[Point], wide: int, high: int) -> list[int]:
    """Where the middle stretches lie, in turns across and down, in 100000ths of the sides."""
    middle = corners[1:-2]
    return [
        round(corner[number % 2] / (high if number % 2 else wide) * 100_000) for number, corner in enumerate(middle)
    ]


_MANY_BOXES, _MOST_LOOKED_AT = 80, 6000
"""Up to so many boxes it is tried to lead an arrow from and to other sides, where boxes are in its way. And so many
times an arrow may look at a box, all together: beyond that no arrow minds the boxes, or it would take minutes."""


@dataclass(frozen=True, slots=True)
class Led:
    """An arrow of the picture, the connector in its place, and the sites at which that holds on."""

    way: Way
    course: Course
    sites: tuple[int, int] | None = None


@dataclass(slots=True)
class Leading:
    """The connectors of a slide, as they are led one after another: each keeps away from those before it."""

    boxes: Mapping[str, Form]
    done: list[Led] = field(default_factory=list)
    count: int = 0
    """The arrows in all."""

    def lead(self, ways: Sequence[Way]) -> list[Led]:
        """A connector for every arrow, in their order."""
        self.count = len(ways)
        # Short ones first: who has far to go can give way.
        order = sorted(range(len(ways)), key=lambda number: apart(ways[number].points[0], ways[number].tip))
        led = {number: self._led(ways[number]) for number in order}
        return [led[number] for number in range(len(ways))]

    def mark_at(self, point: Point) -> Point:
        """Where a mark that stands on an arrow there comes: on the connector. Any other mark stays where it is."""
        for led in self.done:
            if led.sites and min(apart(point, one) for one in sampled(led.way.points, 12)) < 2.5:
                return min(led.course.points(), key=lambda one: apart(point, one))
        return point

    def _led(self, way: Way) -> Led:
        """Where the connector of an arrow goes."""
        ends = [self.boxes.get(name) for name in way.ends] if way.ends else []
        start, end = (*ends, None, None)[:2]
        if start is None or end is None:
            return Led(way, Course((way.points[0], way.tip)))
        curve = (*way.points[:-1], way.tip)
        obstacles, others = self._around(way, start, end)

        def find(sites: tuple[Site, Site]) -> Course:
            return course(*sites, curve, obstacles, others, rough=self._is_crowded)

        sites = site_on(start.frame, curve[0]), site_on(end.frame, curve[-1])
        found = find(sites)
        if found.blocked and len(self.boxes) <= _MANY_BOXES and obstacles:
            sites = min((sites, *_other_sites(start, end)), key=lambda one: (find(one).cost, one[0].side, one[1].side))
            found = find(sites)
        self.done.append(Led(way, found, (start.number_of(sites[0]), end.number_of(sites[1]))))
        return self.done[-1]

    @property
    def _is_crowded(self) -> bool:
        return len(self.boxes) * self.count > _MOST_LOOKED_AT

    def _around(self, way: Way, start: Form, end: Form) -> tuple[list[Frame], list[Corners]]:
        """The boxes and connectors that an arrow should keep away from; nothing where there are so many that it would
        take minutes."""
        if self._is_crowded:
            return [], []
        others = [one.course.corners for one in self.done if not _meet(one.way, way)]
        return frames(self.boxes.values(), joined=(start, end)), others


def _other_sites(start: Form, end: Form) -> Iterator[tuple[Site, Site]]:
    """Where else a connector may leave and arrive: at the middle of every side of two boxes."""
    if "polygon" not in {start.shape.form, end.shape.form}:
        yield from product(*([form.frame.middle(side) for side in SIDES] for form in (start, end)))


def _meet(one: Way, other: Way) -> bool:
    """Whether two arrows of a kind come from one box or go to one: then they may run together."""
    if one.ends is None or other.ends is None or one.stroke != other.stroke:
        return False
    return one.ends[0] == other.ends[0] or one.ends[1] == other.ends[1]


def apart(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])
