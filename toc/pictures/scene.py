"""A picture before it is a file: shapes and texts at their places, in CSS pixels, y downwards.

Every writer (SVG, and from it PNG and PDF) draws the same scene, so that a format never changes what is seen.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from toc.pictures.typeface import Typeface

Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A line: its colour, its thickness, and its dashes (lengths of dash and gap) where it is not solid."""

    color: str
    width: float = 1.5
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rect:
    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: Stroke | None = None
    radius: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Polygon:
    points: tuple[Point, ...]
    fill: str | None = None
    stroke: Stroke | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A Bézier curve: a start, then three points for each piece."""

    points: tuple[Point, ...]
    stroke: Stroke


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    x: float
    y: float
    radius: float
    fill: str | None = None
    stroke: Stroke | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One line of text; (x, y) is where its baseline starts, is halfway, or ends. `width` is its measured width."""

    x: float
    y: float
    text: str
    size: float
    width: float
    color: str
    bold: bool = False
    anchor: Anchor = "start"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Shapes that are one thing to a reader: `id` and `kind` say what, `title` is its full text.

    `ends` are the ids of the two boxes that an arrow joins, cause and effect.
    """

    id: str
    kind: str
    title: str = ""
    items: "tuple[Item, ...]" = ()
    ends: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """An image file at its place: `mime` is its media type."""

    x: float
    y: float
    width: float
    height: float
    mime: str
    content: bytes


Item = Rect | Polygon | Curve | Circle | Text | Group


@dataclass(slots=True, kw_only=True)
class Scene:
    """A whole picture: `title` and `description` are read out to people who do not see it.

    `sheet` is the size of the paper that it fills, in millimetres; without one a unit is a CSS pixel. `font` is the one
    that its texts were measured in, where that is not the shipped one.
    """

    width: float
    height: float
    title: str
    description: str
    language: str
    background: str
    items: list[Item] = field(default_factory=list)
    sheet: tuple[float, float] | None = None
    logo: Logo | None = None
    font: "Typeface | None" = None


def flat(items: "list[Item] | tuple[Item, ...]") -> Iterator[Item]:
    """Every item, those in groups included."""
    for item in items:
        yield item
        if isinstance(item, Group):
            yield from flat(item.items)


def moved(item: Item, dx: float, dy: float) -> Item:
    """The same item at another place."""
    match item:
        case Rect():
            return Rect(
                x=item.x + dx,
                y=item.y + dy,
                width=item.width,
                height=item.height,
                fill=item.fill,
                stroke=item.stroke,
                radius=item.radius,
            )
        case Polygon():
            return Polygon(points=_moved(item.points, dx, dy), fill=item.fill, stroke=item.stroke)
        case Curve():
            return Curve(points=_moved(item.points, dx, dy), stroke=item.stroke)
        case Circle():
            return Circle(x=item.x + dx, y=item.y + dy, radius=item.radius, fill=item.fill, stroke=item.stroke)
        case Text():
            return Text(
                x=item.x + dx,
                y=item.y + dy,
                text=item.text,
                size=item.size,
                width=item.width,
                color=item.color,
                bold=item.bold,
                anchor=item.anchor,
            )
        case Group():
            return Group(
                id=item.id,
                kind=item.kind,
                title=item.title,
                items=tuple(moved(one, dx, dy) for one in item.items),
                ends=item.ends,
            )


def _moved(points: tuple[Point, ...], dx: float, dy: float) -> tuple[Point, ...]:
    return tuple((x + dx, y + dy) for x, y in points)
