"""Connectors that hold on to two shapes: their XML, which python-pptx writes for straight lines only."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from toc.diagrams.scene import Point, Stroke
from toc.diagrams.slides.routes import Course

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
