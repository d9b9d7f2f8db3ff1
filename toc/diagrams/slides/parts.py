"""The things that are one shape on a slide: a box with its texts, a ground with its heading, a mark, an arrow with what
it joins, and texts that stand alone."""

from dataclasses import dataclass
from typing import Literal

from toc.diagrams.metrics import LINE_HEIGHT
from toc.diagrams.scene import Anchor, Point, Stroke


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A text that breaks by itself. The scene gave it that many `lines`, the widest of `width`, the first with its
    baseline at `y`."""

    text: str
    size: float
    bold: bool
    color: str
    y: float
    width: float
    lines: int = 1
    bulleted: bool = False

    @property
    def bottom(self) -> float:
        """The baseline of its last line."""
        return self.y + (self.lines - 1) * self.size * LINE_HEIGHT


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Paragraphs under each other, that start, have their middle, or end at `x`."""

    x: float
    anchor: Anchor
    paragraphs: tuple[Paragraph, ...]

    @property
    def width(self) -> float:
        return max(one.width for one in self.paragraphs)

    @property
    def text(self) -> str:
        return " ".join(one.text for one in self.paragraphs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A shape with what is written in it. `id` is that of the box that it is (empty for all else), `full` its whole
    text; `bars` are the bars at its left side, as the places of their two edges."""

    form: Literal["rect", "ellipse", "polygon"] = "rect"
    x: float
    y: float
    width: float
    height: float
    points: tuple[Point, ...] = ()
    radius: float = 0
    fill: str | None = None
    stroke: Stroke | None = None
    bars: tuple[tuple[float, float], ...] = ()
    block: Block | None = None
    id: str = ""
    full: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """An arrow: its Bézier curve, where its head has its tip, and the ids of the boxes that it joins, if it does."""

    points: tuple[Point, ...]
    tip: Point
    stroke: Stroke
    ends: tuple[str, str] | None = None


Part = Shape | Way | Block
