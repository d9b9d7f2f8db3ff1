"""Shapes that several parts of a picture are made of: a measured line of text, an arrow, a numbered disc."""

from toc.compare.difference import Change
from toc.pictures import theme
from toc.pictures.changes import INKS
from toc.pictures.metrics import width
from toc.pictures.scene import Anchor, Circle, Curve, Item, Point, Polygon, Rect, Stroke, Text
from toc.pictures.theme import Style

TAG_HEIGHT = 18.0


def line_of(
    x: float, y: float, words: str, size: float, color: str = theme.INK, *, bold: bool = False, anchor: Anchor = "start"
) -> Text:
    """One line of text, measured."""
    wide = width(words, size, bold=bold)
    return Text(x=x, y=y, text=words, size=size, width=wide, color=color, bold=bold, anchor=anchor)


def struck(text: Text) -> Rect:
    """The line through a text that counts no longer."""
    left = text.x - text.width * {"start": 0, "middle": 0.5, "end": 1}[text.anchor]
    return Rect(x=left, y=text.y - text.size * 0.32, width=text.width, height=1.3, fill=text.color)


def arrow(points: tuple[Point, ...], tip: Point, stroke: Stroke) -> list[Item]:
    """A curved line with its arrowhead at the tip."""
    (x0, y0), (x1, y1) = points[-1], tip
    if abs(x1 - x0) + abs(y1 - y0) < 1e-6:
        x0, y0 = points[-2] if points[-2] != tip else points[0]
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 or 1.0
    ux, uy = (x1 - x0) / length, (y1 - y0) / length
    base = (x1 - ux * 9, y1 - uy * 9)
    head = (tip, (base[0] - uy * 4.2, base[1] + ux * 4.2), (base[0] + uy * 4.2, base[1] - ux * 4.2))
    return [Curve(points=points, stroke=stroke), Polygon(points=head, fill=stroke.color)]


def badge(x: float, y: float, words: str, *, square: bool = False, faded: bool = False) -> list[Item]:
    """A numbered disc, or a square of that height, with its centre there; `faded` without colour."""
    wide = max(22.0, width(words, theme.SMALL_SIZE, bold=True) + 8)
    color = theme.FADED_TEXT if faded else theme.FINDING if square else theme.NOTE
    ring = Stroke(color=color, width=1.4)
    if square or wide > 22:
        disc: Item = Rect(
            x=x - wide / 2, y=y - 11, width=wide, height=22, fill=theme.PAPER, stroke=ring, radius=0 if square else 11
        )
    else:
        disc = Circle(x=x, y=y, radius=11, fill=theme.PAPER, stroke=ring)
    return [disc, line_of(x, y + 4.2, words, theme.SMALL_SIZE, color, bold=True, anchor="middle")]


def tag(x: float, y: float, words: str, change: Change) -> list[Item]:
    """What changed, in words, with its centre there: filled for new, dashed for gone, a double line for changed.

    It brings its own paper, so that it stands out on any box.
    """
    wide, high = width(words, theme.SMALL_SIZE, bold=True) + 14, TAG_HEIGHT
    paper = Rect(x=x - wide / 2, y=y - high / 2, width=wide, height=high, fill=theme.PAPER, radius=4)
    color = INKS[change]
    match change:
        case Change.ADDED:
            inner = [_inset(paper, 1, fill=color)]
        case Change.REMOVED:
            inner = [_inset(paper, 1.2, stroke=Stroke(color=color, width=1.4, dash=(3, 2)))]
        case Change.CHANGED:
            lines = (Stroke(color=color, width=1.4), Stroke(color=color, width=0.7))
            inner = [_inset(paper, by, stroke=line) for by, line in zip((1.2, 3.7), lines, strict=True)]
    text = theme.PAPER if change is Change.ADDED else color
    return [paper, *inner, line_of(x, y + 4.2, words, theme.SMALL_SIZE, text, bold=True, anchor="middle")]


def _inset(outer: Rect, by: float, fill: str | None = None, stroke: Stroke | None = None) -> Rect:
    """A rectangle that is so much smaller at every side."""
    return Rect(
        x=outer.x + by,
        y=outer.y + by,
        width=outer.width - 2 * by,
        height=outer.height - 2 * by,
        fill=fill,
        stroke=stroke,
        radius=max(outer.radius - by, 0),
    )


def box(style: Style, x: float, y: float, wide: float, high: float) -> list[Item]:
    """An empty box in that style, with its upper left corner there."""
    radius = min(style.radius, high / 2)
    ground = Rect(x=x, y=y, width=wide, height=high, fill=style.fill, stroke=style.stroke, radius=radius)
    # Two bars take the room of one, so that all texts start at the same place.
    thick = 5.0 if style.bars == 1 else 2.0
    count = 0 if style.dash else style.bars
    bars = (Rect(x=x + 3.5 * number, y=y, width=thick, height=high, fill=style.line) for number in range(count))
    if style.double:
        line = Stroke(color=style.double, width=1.2)
        return [ground, *bars, _inset(ground, 3.6, stroke=line)]
    return [ground, *bars]


def shortened(points: tuple[Point, ...], by: float) -> tuple[Point, ...]:
    """The curve without the last stretch, where the arrowhead comes. Its last piece has to be straight."""
    (x0, y0), (x1, y1) = points[-4], points[-1]
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 or 1.0
    end = (x1 - (x1 - x0) * by / length, y1 - (y1 - y0) * by / length)
    return (*points[:-2], end, end)
