"""A scene on a slide: every part one shape, its arrows connectors that hold on to what they join."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu

from toc.diagrams import theme
from toc.diagrams.scene import Point, Scene
from toc.diagrams.slides.connectors import Scale, glue, lay, line
from toc.diagrams.slides.forms import ROUNDING, Form, frames
from toc.diagrams.slides.lettering import LINE, RISE, scale_for, width
from toc.diagrams.slides.parts import Block, Part, Shape, Way, parts
from toc.diagrams.slides.routes import SIDES, Corners, Course, Frame, Site, course, sampled, site_on
from toc.diagrams.slides.texts import Inset, clean, fill
from toc.model import Language

_SMALLEST = 0.9
"""All boxes of a slide have letters of one size, down to this part of what the picture has."""
_NAME = 60
_MANY_BOXES, _TOO_MANY_BOXES = 80, 400
"""Up to so many boxes it is tried to lead an arrow from and to other sides, where boxes are in its way."""
_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"


@dataclass(frozen=True, slots=True)
class Led:
    """An arrow of the picture, the connector in its place, and the sites at which that holds on."""

    way: Way
    course: Course
    sites: tuple[int, int] | None = None


def draw(slide: Any, scene: Scene, notes: Mapping[str, str]) -> None:
    """Draws the scene on a slide with a title. `notes` are the texts of marks, for people who do not see them."""
    _Drawing(slide, scene, notes).draw()


class _Drawing:
    def __init__(self, slide: Any, scene: Scene, notes: Mapping[str, str]) -> None:
        self.slide = slide
        self.notes = notes
        self.language = Language(scene.language)
        wide, _ = scene.sheet or (scene.width * 25.4 / 96, 0)
        self.scale = Scale(wide * 36_000 / scene.width)
        self.parts = list(parts(scene.items))
        self.forms = {id(one): Form(one) for one in self.parts if isinstance(one, Shape)}
        self.boxes = {form.shape.id: form for form in self.forms.values() if form.shape.id}
        self.led: dict[int, Led] = {}
        ways = [one for one in self.parts if isinstance(one, Way)]
        # Short ones first: who has far to go can give way.
        for one in sorted(ways, key=lambda one: _apart(one.points[0], one.tip)):
            self.led[id(one)] = self._led(one)
        self.shrunk = self._letters()
        self.ids: dict[str, int] = {}

    def draw(self) -> None:
        waiting: list[tuple[int, Led]] = []
        title = next((one for one in self.parts if _is_title(one)), None)
        for one in self.parts:
            match one:
                case Way():
                    waiting.append((len(self.slide.shapes), self.led[id(one)]))
                case Shape():
                    self._shape(self._moved(one), self.forms[id(one)])
                case Block() if one is title:
                    self._title(one)
                case Block():
                    self._text(one)
        # Connectors lie behind the boxes but can be made only when these are there.
        for number, (place, led) in enumerate(waiting):
            element = self._connector(led).element
            tree = element.getparent()
            tree.remove(element)
            tree.insert(place + number + 2, element)

    def _led(self, way: Way) -> Led:
        """Where the connector of an arrow goes."""
        ends = [self.boxes.get(name) for name in way.ends] if way.ends else []
        start, end = (*ends, None, None)[:2]
        if start is None or end is None:
            return Led(way, Course((way.points[0], way.tip)))
        curve = (*way.points[:-1], way.tip)
        obstacles, others = self._around(way, start, end)

        def find(sites: tuple[Site, Site]) -> Course:
            return course(*sites, curve, obstacles, others)

        sites = site_on(start.frame, curve[0]), site_on(end.frame, curve[-1])
        found = find(sites)
        if found.blocked and len(self.boxes) <= _MANY_BOXES:
            sites = min((sites, *_other_sites(start, end)), key=lambda one: (find(one).cost, one[0].side, one[1].side))
            found = find(sites)
        return Led(way, found, (start.number_of(sites[0]), end.number_of(sites[1])))

    def _around(self, way: Way, start: Form, end: Form) -> tuple[list[Frame], list[Corners]]:
        """The boxes and connectors that an arrow should keep away from; nothing where there are so many that it would
        take minutes."""
        if len(self.boxes) > _TOO_MANY_BOXES:
            return [], []
        others = [one.course.corners for one in self.led.values() if not _meet(one.way, way)]
        return frames(self.boxes.values(), joined=(start, end)), others

    def _letters(self) -> float:
        """The part of their sizes at which the texts of nearly all boxes fit."""
        scales = [_fitting(form.shape) for form in self.boxes.values() if form.shape.form != "polygon"]
        return max(min(scales, default=1.0), _SMALLEST)

    def _moved(self, shape: Shape) -> Shape:
        """A mark on an arrow where its connector goes; every other shape where it was."""
        if not (shape.block and _is_mark(shape)):
            return shape
        middle = (shape.x + shape.width / 2, shape.y + shape.height / 2)
        for led in self.led.values():
            if led.sites and min(_apart(middle, one) for one in sampled(led.way.points, 12)) < 2.5:
                x, y = min(led.course.points(), key=lambda one: _apart(middle, one))
                return replace(shape, x=x - shape.width / 2, y=y - shape.height / 2)
        return shape

    def _shape(self, one: Shape, form: Form) -> None:
        scale = self.scale
        place = (one.x, one.y, one.width, one.height)
        made = self.slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *(Emu(scale.emu(length)) for length in place))
        _style(made.element, form.geometry(), one, scale)
        if one.id:
            self.ids[one.id] = made.shape_id
        text = one.block.text if one.block else ""
        made.name = clean(one.id or text)[:_NAME] or made.name
        self._say(made, one, text)
        if one.block:
            shrunk = min(self.shrunk, _fitting(one)) if one.id else 1.0
            shrunk = _fitting(one) if one.form == "polygon" else shrunk
            mark, alone = _is_mark(one), _is_mark(one) or _is_line(one)
            inset = Inset() if mark else _within(_inset(one), form.edge)
            fill(
                made.text_frame,
                one.block,
                scale,
                self.language,
                inset=inset,
                shrunk=shrunk,
                middle=alone or (bool(one.id) and one.form != "polygon"),
                wraps=not alone,
            )

    def _say(self, made: Any, one: Shape, text: str) -> None:
        """What a screen reader says of a shape; of one that says nothing, that it may be passed over."""
        properties = made.element.nvSpPr.cNvPr
        if one.id or text in self.notes:
            properties.set("descr", clean(one.full if one.id else self.notes[text]))
        elif not text:
            _decorate(properties)

    def _connector(self, led: Led) -> Any:
        corners = [(Emu(self.scale.emu(x)), Emu(self.scale.emu(y))) for x, y in led.course.corners]
        made = self.slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *corners[0], *corners[-1])
        lay(made, led.course, led.way.stroke, self.scale)
        properties = made.element.nvCxnSpPr.cNvPr
        if led.sites and led.way.ends:
            cause, effect = led.way.ends
            made.name = clean(f"{cause} -> {effect}")
            properties.set("descr", clean(f"{self._label(cause)} → {self._label(effect)}"))
            glue(made, (self.ids[cause], led.sites[0]), (self.ids[effect], led.sites[1]))
        else:
            _decorate(properties)
        return made

    def _label(self, box: str) -> str:
        block = self.boxes[box].shape.block
        bold = [one.text for one in block.paragraphs if one.bold] if block else []
        return " ".join(bold) or box

    def _text(self, block: Block) -> None:
        """A text that stands alone: a box without lines around it."""
        wide = max(width(one.text, one.size, bold=one.bold) for one in block.paragraphs)
        wraps = any(one.lines > 1 for one in block.paragraphs)
        wide = block.width * 1.05 + 4 if wraps else wide + 4
        left = block.x - wide * {"start": 0, "middle": 0.5, "end": 1}[block.anchor]
        first = block.paragraphs[0]
        high = sum(one.lines * one.size * LINE for one in block.paragraphs)
        place = (left, first.y - first.size * RISE, wide, high)
        made = self.slide.shapes.add_textbox(*(Emu(self.scale.emu(length)) for length in place))
        made.name = clean(block.text)[:_NAME]
        fill(made.text_frame, block, self.scale, self.language, inset=Inset(), wraps=wraps)

    def _title(self, block: Block) -> None:
        """The title of the plan as the title of the slide: it stands in the outline."""
        title = self.slide.shapes.title
        one = block.paragraphs[0]
        wide = one.width * 1.08 + 8
        place = (block.x, one.y - one.size * RISE, wide, one.lines * one.size * 1.25)
        title.left, title.top, title.width, title.height = (Emu(self.scale.emu(length)) for length in place)
        fill(title.text_frame, block, self.scale, self.language, inset=Inset())


def _other_sites(start: Form, end: Form) -> Iterator[tuple[Site, Site]]:
    """Where else a connector may leave and arrive: at the middle of every side of two boxes."""
    if "polygon" not in {start.shape.form, end.shape.form}:
        yield from product(*([form.frame.middle(side) for side in SIDES] for form in (start, end)))


def _meet(one: Way, other: Way) -> bool:
    """Whether two arrows of a kind come from one box or go to one: then they may run together."""
    if one.ends is None or other.ends is None or one.stroke != other.stroke:
        return False
    return one.ends[0] == other.ends[0] or one.ends[1] == other.ends[1]


def _is_title(part: Part) -> bool:
    return isinstance(part, Block) and part.paragraphs[0].size == theme.TITLE_SIZE


def _is_mark(shape: Shape) -> bool:
    """A letter with a number in a ring: as small as its text."""
    return not shape.id and shape.height <= 22.5 and shape.block is not None and shape.block.anchor == "middle"


def _inset(one: Shape) -> Inset:
    """The room around the text of a shape, as the picture has it."""
    block = one.block
    if block is None:
        return Inset()
    first = block.paragraphs[0]
    if one.id and one.form != "polygon":
        side = 6.0 if block.anchor == "middle" else block.x - one.x
        return Inset(left=side, right=min(side, 10.0), top=3.0, bottom=3.0)
    top = 0.0 if _is_line(one) else first.y - first.size * RISE - one.y
    if block.anchor == "middle":
        return Inset(left=8.0, right=8.0, top=top)
    left = block.x - one.x
    # A heading at the side of a ground breaks where the picture breaks it, and not only at the other end.
    room = block.width * 1.06 + 4 if one.width > 3 * block.width else one.width - left - min(left, 10.0)
    return Inset(left=left, right=max(one.width - left - room, 0), top=top)


def _is_line(one: Shape) -> bool:
    """Whether a shape is just high enough for one line of text, as the name of an actor."""
    return one.block is not None and one.height < 2.6 * one.block.paragraphs[0].size


def _within(inset: Inset, edge: float) -> Inset:
    """The same room in a shape whose outline keeps texts that far from its edges."""
    sides = (inset.left, inset.top, inset.right, inset.bottom)
    left, top, right, bottom = (max(side - edge, 0) for side in sides)
    return Inset(left=left, top=top, right=right, bottom=bottom)


def _fitting(one: Shape) -> float:
    """The part of its sizes at which the text of a box fits."""
    if one.block is None:
        return 1.0
    inset = _inset(one)
    room = one.width - inset.left - inset.right
    if one.form == "polygon":
        return scale_for(one.block, room, one.height - inset.top)
    return scale_for(one.block, room, one.height - 2 * max(inset.top, ROUNDING * one.radius))


def _apart(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _style(element: Any, geometry: str, one: Shape, scale: Scale) -> None:
    """The outline, ground and line of a shape, and nothing of the style that the theme would give it."""
    properties = element.spPr
    for name in ("a:prstGeom", "a:solidFill", "a:ln"):
        for child in properties.findall(qn(name)):
            properties.remove(child)
    ground = f'<a:solidFill><a:srgbClr val="{one.fill[1:].upper()}"/></a:solidFill>' if one.fill else "<a:noFill/>"
    edge = line(one.stroke, scale, head=False) if one.stroke else "<a:ln><a:noFill/></a:ln>"
    properties.extend(list(parse_xml(f"<p:spPr {nsdecls('a', 'p')}>{geometry}{ground}{edge}</p:spPr>")))
    element.remove(element.find(qn("p:style")))


def _decorate(properties: Any) -> None:
    """Says that a shape tells nothing to people who do not see it."""
    space = "http://schemas.microsoft.com/office/drawing/2017/decorative"
    properties.append(
        parse_xml(
            f'<a:extLst {nsdecls("a")}><a:ext uri="{_DECORATIVE}"><adec:decorative xmlns:adec="{space}" val="1"/>'
            "</a:ext></a:extLst>"
        )
    )
