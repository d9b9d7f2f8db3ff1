"""The outlines of shapes: those that PowerPoint knows by name, and freeforms where a shape has bars, other corners, or
places for connectors besides the four that every shape has.

Everything in a freeform is a part of its width or height: LibreOffice takes plain lengths for another unit.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from toc.pictures.metrics import LINE_HEIGHT
from toc.pictures.scene import Anchor, Point, Stroke
from toc.pictures.slides.routes import BOTTOM, LEFT, RIGHT, TOP, Frame, Site


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


ROUNDING = 0.29289
"""How far PowerPoint keeps texts from the edges of a shape with round corners, in radii."""
_WHOLE = 100_000
_ANGLES = {TOP: "3cd4", LEFT: "cd2", BOTTOM: "cd4", RIGHT: "0"}
_MIDDLES = {TOP: ("hc", "t"), LEFT: ("l", "vc"), BOTTOM: ("hc", "b"), RIGHT: ("r", "vc")}


@dataclass(slots=True)
class Form:
    """A shape with the sites at which connectors hold on to it, by their number."""

    shape: Shape
    sites: list[Site] = field(default_factory=list)

    @property
    def frame(self) -> Frame:
        one = self.shape
        return Frame(one.x, one.y, one.width, one.height)

    def number_of(self, site: Site) -> int:
        """The number of a site; one that the shape does not have yet is added."""
        if site.is_middle and self.shape.form != "polygon":
            return site.side
        if site not in self.sites:
            self.sites.append(site)
        return 4 + self.sites.index(site)

    @property
    def is_freeform(self) -> bool:
        return bool(self.sites or self.shape.bars) or self.shape.form == "polygon"

    @property
    def edge(self) -> float:
        """How far from its edges its outline keeps texts."""
        return 0 if self.is_freeform else ROUNDING * self.shape.radius

    def geometry(self) -> str:
        """Its outline, as an element of DrawingML."""
        one = self.shape
        if self.is_freeform:
            return self._freeform()
        if one.form == "ellipse":
            return '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'
        if not one.radius:
            return '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        corner = min(round(one.radius / min(one.width, one.height) * _WHOLE), _WHOLE // 2)
        guide = f'<a:avLst><a:gd name="adj" fmla="val {corner}"/></a:avLst>'
        return f'<a:prstGeom prst="roundRect">{guide}</a:prstGeom>'

    def _freeform(self) -> str:
        guides = _Guides(self.frame)
        sites = [_site(_ANGLES[side], *_MIDDLES[side]) for side in _MIDDLES]
        sites += [_site(_ANGLES[one.side], guides.x(one.point[0]), guides.y(one.point[1])) for one in self.sites]
        paths = self._outline(guides) + self._bars(guides)
        return (
            f"<a:custGeom><a:avLst/><a:gdLst>{guides.to_xml()}</a:gdLst><a:ahLst/><a:cxnLst>{''.join(sites)}"
            f'</a:cxnLst><a:rect l="l" t="t" r="r" b="b"/><a:pathLst>{paths}</a:pathLst></a:custGeom>'
        )

    def _outline(self, guides: "_Guides") -> str:
        one = self.shape
        if one.form == "polygon":
            return _path([(guides.x(x), guides.y(y)) for x, y in one.points])
        if not one.radius:
            return _path([("l", "t"), ("r", "t"), ("r", "b"), ("l", "b")])
        radius = guides.add(f"*/ ss {round(one.radius / min(one.width, one.height) * _WHOLE)} {_WHOLE}")
        right, bottom = guides.add(f"+- r 0 {radius}"), guides.add(f"+- b 0 {radius}")
        steps = [
            _to("moveTo", "l", radius),
            _arc(radius, "cd2"),
            _to("lnTo", right, "t"),
            _arc(radius, "3cd4"),
            _to("lnTo", "r", bottom),
            _arc(radius, "0"),
            _to("lnTo", radius, "b"),
            _arc(radius, "cd4"),
        ]
        return f"<a:path>{''.join(steps)}<a:close/></a:path>"

    def _bars(self, guides: "_Guides") -> str:
        """Bars as lines beside each other, so that they have the colour of the line and are part of the shape."""
        one = self.shape
        thick = one.stroke.width if one.stroke else 1.4
        steps = []
        for x in (x for bar in one.bars for x in _lines(bar, thick)):
            beside = max(one.radius - x, 0)
            short = one.radius - math.sqrt(one.radius**2 - beside**2) if one.radius else 0
            for step, y in (("moveTo", short), ("lnTo", one.height - short)):
                steps.append(_to(step, guides.x(one.x + x), guides.y(one.y + y)))
        return f'<a:path fill="none">{"".join(steps)}</a:path>' if steps else ""


def _lines(bar: tuple[float, float], thick: float) -> list[float]:
    """Where lines of that width have to run so that they fill the bar."""
    start, end = bar[0] + thick / 2, bar[1] - thick / 2
    if end <= start:
        return [(bar[0] + bar[1]) / 2]
    count = math.ceil((end - start) / thick * 1.2)
    return [start + (end - start) * place / count for place in range(count + 1)]


class _Guides:
    """The names of lengths and places in a freeform."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._formulas: list[str] = []

    def add(self, formula: str) -> str:
        if formula not in self._formulas:
            self._formulas.append(formula)
        return f"toc{self._formulas.index(formula)}"

    def x(self, x: float) -> str:
        return self._part("w", (x - self._frame.x) / self._frame.width)

    def y(self, y: float) -> str:
        return self._part("h", (y - self._frame.y) / self._frame.height)

    def _part(self, side: str, part: float) -> str:
        return self.add(f"*/ {side} {round(min(max(part, 0), 1) * _WHOLE)} {_WHOLE}")

    def to_xml(self) -> str:
        return "".join(f'<a:gd name="toc{number}" fmla="{one}"/>' for number, one in enumerate(self._formulas))


def _path(corners: Sequence[tuple[str, str]]) -> str:
    steps = (_to("lnTo" if number else "moveTo", x, y) for number, (x, y) in enumerate(corners))
    return f"<a:path>{''.join(steps)}<a:close/></a:path>"


def _to(step: str, x: str, y: str) -> str:
    return f'<a:{step}><a:pt x="{x}" y="{y}"/></a:{step}>'


def _arc(radius: str, start: str) -> str:
    return f'<a:arcTo wR="{radius}" hR="{radius}" stAng="{start}" swAng="cd4"/>'


def _site(angle: str, x: str, y: str) -> str:
    return f'<a:cxn ang="{angle}"><a:pos x="{x}" y="{y}"/></a:cxn>'


def frames(forms: Iterable[Form], *, joined: Sequence[Form]) -> list[Frame]:
    """The boxes that a connector should not run through; those that it joins only in their inside."""
    return [_inner(one.frame) if one in joined else one.frame for one in forms]


def _inner(frame: Frame) -> Frame:
    edge = min(8.0, frame.width / 3, frame.height / 3)
    return Frame(frame.x + edge, frame.y + edge, frame.width - 2 * edge, frame.height - 2 * edge)
