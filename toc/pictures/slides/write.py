"""A picture as a presentation: a slide on which every part of the scene is a shape, and slides with its notes."""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu

from toc.core.messages import text
from toc.core.model import Language
from toc.pictures import theme
from toc.pictures.export import export
from toc.pictures.extras import Notes
from toc.pictures.scene import Logo, Scene, Text, flat
from toc.pictures.slides.connectors import Leading, Led, Scale, glue, lay, line
from toc.pictures.slides.deck import add_notes, empty, fitting, is_line, is_mark, packed, room_around, within
from toc.pictures.slides.lettering import LINE, RISE, Inset, clean, fill, width
from toc.pictures.slides.reading import parts
from toc.pictures.slides.shapes import Block, Form, Part, Shape, Way
from toc.pictures.theme import Theme

# --- A scene on a slide -----------------------------------------------------------------------------------------------
# Every part one shape, its arrows connectors that hold on to what they join.

_SMALLEST = 0.9
"""All boxes of a slide have letters of one size, down to this part of what the picture has."""
_NAME = 60
_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"


def draw(slide: Any, scene: Scene, notes: Mapping[str, str]) -> None:
    """Draws the scene on a slide with a title. `notes` are the texts of marks, for people who do not see them."""
    _Drawing(slide, scene, notes).draw()


class _Drawing:
    def __init__(self, slide: Any, scene: Scene, notes: Mapping[str, str]) -> None:
        self.slide = slide
        slide.shapes.turbo_add_enabled = True  # or else it looks at every shape for each that is added
        self.notes = notes
        self.language = Language(scene.language)
        wide, _ = scene.sheet or (scene.width * 25.4 / 96, 0)
        self.scale = Scale(wide * 36_000 / scene.width)
        self.parts = list(parts(scene.items))
        self.forms = {id(one): Form(one) for one in self.parts if isinstance(one, Shape)}
        self.boxes = {form.shape.id: form for form in self.forms.values() if form.shape.id}
        self.leading = Leading(self.boxes)
        self.shrunk = self._letters()
        self.ids: dict[str, int] = {}

    def draw(self) -> None:
        led = iter(self.leading.lead([one for one in self.parts if isinstance(one, Way)]))
        waiting: list[tuple[int, Led]] = []
        title = next((one for one in self.parts if _is_title(one)), None)
        for one in self.parts:
            match one:
                case Way():
                    waiting.append((len(self.slide.shapes), next(led)))
                case Shape():
                    self._shape(self._moved(one), self.forms[id(one)])
                case Block() if one is title:
                    self._title(one)
                case Block():
                    self._text(one)
        # Connectors lie behind the boxes but can be made only when these are there.
        for number, (place, one_led) in enumerate(waiting):
            element = self._connector(one_led).element
            tree = element.getparent()
            tree.remove(element)
            tree.insert(place + number + 2, element)
        self._group_legend()

    def _group_legend(self) -> None:
        """The legend, below the last rule, as one thing to move or to throw away."""
        rules = [number for number, one in enumerate(self.parts) if _is_rule(one)]
        if len(rules) > 1:
            group = self.slide.shapes.add_group_shape(list(self.slide.shapes)[rules[-1] :])
            group.name = text(self.language, "picture-legend")

    def _letters(self) -> float:
        """The part of their sizes at which the texts of nearly all boxes fit."""
        scales = [fitting(form.shape) for form in self.boxes.values() if form.shape.form != "polygon"]
        return max(min(scales, default=1.0), _SMALLEST)

    def _moved(self, shape: Shape) -> Shape:
        """A mark on an arrow where its connector goes; every other shape where it was."""
        if not is_mark(shape):
            return shape
        x, y = self.leading.mark_at((shape.x + shape.width / 2, shape.y + shape.height / 2))
        return replace(shape, x=x - shape.width / 2, y=y - shape.height / 2)

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
            shrunk = min(self.shrunk, fitting(one)) if one.id else 1.0
            shrunk = fitting(one) if one.form == "polygon" else shrunk
            mark, alone = is_mark(one), is_mark(one) or is_line(one)
            inset = Inset() if mark else within(room_around(one), form.edge)
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


def _is_rule(part: Part) -> bool:
    return isinstance(part, Shape) and part.fill is not None and part.height == 1.2 and part.stroke is None


def _is_title(part: Part) -> bool:
    return isinstance(part, Block) and part.paragraphs[0].size == theme.TITLE_SIZE


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


# --- The presentation -------------------------------------------------------------------------------------------------
# A picture as a presentation: a slide with the picture, and slides with its notes.

_TEXT, _PICTURE = range(2)
"""The layouts of the presentation."""
_MARK = re.compile(r"[A-Z]\d{1,4}([,-]\d{1,4})*")
_LOGO_DPI = 768


def presentation(scene: Scene, notes: Sequence[Notes], *, author: str, chosen: Theme) -> bytes:
    """The scene, which fills a sheet, as a slide of that size, and its `notes` on slides behind it.

    The same scene gives the same bytes. Raises ValueError where the scene is not laid on a sheet.
    """
    if scene.sheet is None:
        raise ValueError(scene.title)
    language = Language(scene.language)
    deck = empty(scene.sheet, language)
    slide = deck.slides.add_slide(deck.slide_layouts[_PICTURE])
    draw(slide, scene, _told(scene, notes))
    if scene.logo:
        _put(slide, scene.logo, scene, author)
    add_notes(deck, deck.slide_layouts[_TEXT], notes, language, chosen)
    return packed(deck, title=scene.title, author=author, language=language, chosen=chosen)


def _put(slide: Any, logo: Logo, scene: Scene, author: str) -> None:
    """The logo at its place. As a PNG, whatever it was: older PowerPoints show no SVG, and what is drawn anew holds
    nothing but dots."""
    alone = Scene(
        width=logo.width,
        height=logo.height,
        title="",
        description="",
        language=scene.language,
        background="none",
        logo=replace(logo, x=0, y=0),
    )
    per_unit = slide.part.package.presentation_part.presentation.slide_width / scene.width
    place = (round(one * per_unit) for one in (logo.x, logo.y, logo.width, logo.height))
    made = slide.shapes.add_picture(io.BytesIO(export(alone, "png", dpi=_LOGO_DPI)), *(Emu(one) for one in place))
    made.name = "Logo"
    made.element.nvPicPr.cNvPr.set("descr", clean(author))


def _told(scene: Scene, notes: Sequence[Notes]) -> Mapping[str, str]:
    """The text of every mark in the scene, for people who do not see what stands in the notes."""
    texts = {note.mark.text: note.lines[0][0] for group in notes for note in group.notes}
    marks = {item.text for item in flat(scene.items) if isinstance(item, Text) and _MARK.fullmatch(item.text)}
    told = {mark: [texts[one] for one in _each(mark) if one in texts] for mark in marks}
    return {str(mark): " ".join(lines) for mark, lines in told.items() if lines}


def _each(mark: str) -> Iterator[str]:
    """`H1`, `H3` and `H4` of `H1,3-4`."""
    for run in mark[1:].split(","):
        first, _, last = run.partition("-")
        yield from (f"{mark[0]}{number}" for number in range(int(first), int(last or first) + 1))
