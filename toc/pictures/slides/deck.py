"""An empty presentation in the size, the font and the colours of a picture, and its bytes."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from toc.core.languages import spelling_of
from toc.core.messages import text as say
from toc.core.model import Language
from toc.pictures import theme
from toc.pictures.extras import Note, Notes
from toc.pictures.slides.lettering import FONT, LANGUAGES, LINE, RISE, Inset, clean, lines_of, run, scale_for
from toc.pictures.slides.shapes import ROUNDING, Shape
from toc.pictures.theme import STYLES, Kind, Theme

_LAYOUTS = {
    "Two Content": "slide-title-and-two-columns",
    "Title Only": "slide-title",
}
"""What is kept of the layouts of python-pptx's own presentation, which are made for slides of 4 to 3."""
_USUAL_WIDTH, _USUAL_HEIGHT = 9_144_000, 6_858_000
_COLORS = {
    "dk1": theme.INK,
    "lt1": theme.PAPER,
    "dk2": STYLES[Kind.IMPACT].line,
    "lt2": theme.BANDS[1],
    "accent1": STYLES[Kind.ACTIVITY].line,
    "accent2": STYLES[Kind.OUTPUT].line,
    "accent3": STYLES[Kind.OUTCOME].line,
    "accent4": theme.NOTE,
    "accent5": STYLES[Kind.UNINTENDED].line,
    "accent6": STYLES[Kind.INPUT].line,
    "hlink": STYLES[Kind.ACTIVITY].line,
    "folHlink": theme.NOTE,
}
"""The colours that PowerPoint offers for what somebody adds: those of the picture."""
_THEME, _CORE, _APP = "ppt/theme/theme1.xml", "docProps/core.xml", "docProps/app.xml"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_APP_FACTS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>toc</Application></Properties>"
)


def empty(size: tuple[float, float], language: Language) -> Any:
    """A presentation without slides, of that size in millimetres, with the layouts for a picture and for notes."""
    deck: Any = Presentation()
    deck.slide_width, deck.slide_height = (Emu(round(side * 36_000)) for side in size)
    deck.part._element.find(qn("p:sldSz")).attrib.pop("type", None)  # noqa: SLF001 it says 4 to 3
    _without_leftovers(deck)
    for layout in list(deck.slide_layouts):
        name = _LAYOUTS.get(layout.name)
        if name is None:
            deck.slide_layouts.remove(layout)
        else:
            layout.element.cSld.set("name", say(language, name))
    across, down = deck.slide_width / _USUAL_WIDTH, deck.slide_height / _USUAL_HEIGHT
    for page in (deck.slide_master, *deck.slide_layouts):
        _stretch(page.element.iter(qn("a:xfrm")), across, down)
    _letter(deck.slide_master.element, down)
    return deck


def packed(deck: Any, *, title: str, author: str, language: Language, chosen: Theme) -> bytes:
    """The presentation as a file: the same content gives the same bytes, and it says nothing of when it was made."""
    made = io.BytesIO()
    deck.save(made)
    core = _core(title, author, language)
    instead: Mapping[str, str] = {_CORE: core, _APP: _APP_FACTS}
    out = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = instead[name].encode() if name in instead else old.read(name)
            content = _in_colors(content.decode(), chosen).encode() if name == _THEME else content
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            new.writestr(entry, content)
    return out.getvalue()


def _without_leftovers(deck: Any) -> None:
    """Takes out a thumbnail of another presentation and the settings of somebody's printer."""
    package = deck.part.package
    for one in list(package.iter_rels()):
        if one.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package.drop_rel(one.rId)
    for key, one in list(deck.part.rels.items()):
        if one.reltype == RELATIONSHIP_TYPE.PRINTER_SETTINGS:
            deck.part.rels.pop(key)


def _stretch(places: Iterable[Any], across: float, down: float) -> None:
    for place in places:
        for name, part in (("off", (("x", across), ("y", down))), ("ext", (("cx", across), ("cy", down)))):
            for key, share in part:
                element = place.find(qn(f"a:{name}"))
                element.set(key, str(round(int(element.get(key)) * share)))


def _letter(master: Any, scale: float) -> None:
    """Titles to the left, in bold and not larger than those of the picture; texts in steps that go with it."""
    style = master.find(qn("p:txStyles"))
    for kind, sizes in (("titleStyle", (24,)), ("bodyStyle", (16, 14, 12, 12, 12))):
        for level, size in enumerate(sizes, 1):
            properties = style.find(f"{qn(f'p:{kind}')}/{qn(f'a:lvl{level}pPr')}")
            properties.find(qn("a:defRPr")).set("sz", str(round(size * scale) * 100))
            if kind == "titleStyle":
                properties.set("algn", "l")
                properties.find(qn("a:defRPr")).set("b", "1")


def _in_colors(written: str, chosen: Theme) -> str:
    """The theme of the presentation with our colours and font."""
    for name, color in _COLORS.items():
        own = f'<a:{name}><a:srgbClr val="{chosen.of(color)[1:].upper()}"/></a:{name}>'
        written = re.sub(rf"<a:{name}>.*?</a:{name}>", own, written, flags=re.DOTALL)
    return re.sub(r'(<a:(?:major|minor)Font><a:latin typeface=")[^"]*', rf"\g<1>{FONT}", written)


def _core(title: str, author: str, language: Language) -> str:
    creator = f"<dc:creator>{escape(clean(author))}</dc:creator>" if author else ""
    spoken = LANGUAGES[spelling_of(language)].xml_value
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(clean(title))}</dc:title>{creator}<dc:language>{spoken}</dc:language></cp:coreProperties>"
    )


def is_mark(shape: Shape) -> bool:
    """A letter with a number in a ring: as small as its text."""
    return not shape.id and shape.height <= 22.5 and shape.block is not None and shape.block.anchor == "middle"


def room_around(one: Shape) -> Inset:
    """The room around the text of a shape, as the picture has it."""
    block = one.block
    if block is None:
        return Inset()
    first = block.paragraphs[0]
    if one.id and one.form != "polygon":
        side = 6.0 if block.anchor == "middle" else block.x - one.x
        return Inset(left=side, right=min(side, 10.0), top=3.0, bottom=3.0)
    top = 0.0 if is_line(one) else first.y - first.size * RISE - one.y
    if block.anchor == "middle":
        return Inset(left=8.0, right=8.0, top=top)
    left = block.x - one.x
    # A heading at the side of a ground breaks where the picture breaks it, and not only at the other end.
    room = block.width * 1.06 + 4 if one.width > 3 * block.width else one.width - left - min(left, 10.0)
    return Inset(left=left, right=max(one.width - left - room, 0), top=top)


def is_line(one: Shape) -> bool:
    """Whether a shape is just high enough for one line of text, as the name of an actor."""
    return one.block is not None and one.height < 2.6 * one.block.paragraphs[0].size


def within(inset: Inset, edge: float) -> Inset:
    """The same room in a shape whose outline keeps texts that far from its edges."""
    sides = (inset.left, inset.top, inset.right, inset.bottom)
    left, top, right, bottom = (max(side - edge, 0) for side in sides)
    return Inset(left=left, top=top, right=right, bottom=bottom)


def fitting(one: Shape) -> float:
    """The part of its sizes at which the text of a box fits."""
    if one.block is None:
        return 1.0
    inset = room_around(one)
    room = one.width - inset.left - inset.right
    if one.form == "polygon":
        return scale_for(one.block, room, one.height - inset.top)
    return scale_for(one.block, room, one.height - 2 * max(inset.top, ROUNDING * one.radius))


_SIZES = (16.0, 14.0, 12.0, 11.0)
"""Type sizes in points on a slide of 190.5 mm high, from what reads best to what is just large enough."""
_SPLIT = 12.0
"""The size where notes need more than one slide."""
_SHEETS_USUAL_HEIGHT = 540.0
_POINT = 12_700
_EDGE, _HEAD, _GAP = 36.0, 66.0, 28.0
_HANG, _APART = 3.2, 0.55
"""How far a note is indented, and how far it stands from the one above, in type sizes."""
_FULL = 0.96
"""The part of a column that is filled: two programs never measure quite the same."""

Columns = tuple[Sequence[Note], Sequence[Note]]


@dataclass(frozen=True, slots=True)
class _Page:
    """The slides of a presentation: how many points a point of a slide of the usual height is, and how wide they are in
    the latter; and how they speak and look."""

    unit: float
    width: float
    language: Language
    chosen: Theme

    @property
    def column(self) -> float:
        return (self.width - 2 * _EDGE - _GAP) / 2

    def place(self, shape: Any, left: float, top: float, wide: float, high: float) -> None:
        """Puts a shape there, in points of a slide of the usual height."""
        place = (Emu(round(one * self.unit * _POINT)) for one in (left, top, wide, high))
        shape.left, shape.top, shape.width, shape.height = place

    def size(self, points: float) -> float:
        return round(points * self.unit * 10) / 10


def add_notes(deck: Any, layout: Any, groups: Sequence[Notes], language: Language, chosen: Theme) -> None:
    """A slide for every kind of notes, or more where they do not fit on one."""
    unit = deck.slide_height / _POINT / _SHEETS_USUAL_HEIGHT
    page = _Page(unit, deck.slide_width / _POINT / unit, language, chosen)
    for group in groups:
        size, sheets = _laid_out(group.notes, page.column)
        for number, columns in enumerate(sheets, 1):
            count = f" ({number}/{len(sheets)})" if len(sheets) > 1 else ""
            slide = deck.slides.add_slide(layout)
            _head(slide.shapes.title, group.heading + count, page)
            for body, notes, left in zip(
                list(slide.placeholders)[1:], columns, (_EDGE, page.width - _EDGE - page.column), strict=True
            ):
                if notes:
                    page.place(body, left, _HEAD, page.column, _SHEETS_USUAL_HEIGHT - _HEAD - _EDGE)
                    _body(body.text_frame, notes, size, page)
                else:
                    body.element.getparent().remove(body.element)


def _laid_out(notes: Sequence[Note], column: float) -> tuple[float, list[Columns]]:
    """The type size in points of a usual slide, and which notes come in which column of which slide."""
    room = (_SHEETS_USUAL_HEIGHT - _HEAD - _EDGE) * _FULL
    for size in _SIZES:
        heights = [_height(note, column, size) for note in notes]
        place = _break(heights)
        if sum(heights[:place]) <= room and sum(heights[place:]) <= room:
            return size, [(notes[:place], notes[place:])]
    heights = [_height(note, column, _SPLIT) for note in notes]
    filled: list[list[Note]] = [[]]
    left = room
    for one, high in zip(notes, heights, strict=True):
        if high > left and filled[-1]:
            filled.append([])
            left = room
        filled[-1].append(one)
        left -= high
    filled += [[]] * (len(filled) % 2)
    return _SPLIT, list(zip(filled[::2], filled[1::2], strict=True))


def _break(heights: Sequence[float]) -> int:
    """Before which note the second column starts, so that the higher one is as low as can be."""
    places = range(1, len(heights) + 1)
    return min(places, key=lambda place: max(sum(heights[:place]), sum(heights[place:])))


def _height(note: Note, column: float, size: float) -> float:
    lines = sum(lines_of(text, column - _HANG * size, size) for text, _ in note.lines)
    return lines * size * LINE + _APART * size


def _head(title: Any, words: str, page: _Page) -> None:
    page.place(title, _EDGE, 22, page.width - 2 * _EDGE, 36)
    title.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    _bare(title.text_frame)
    color = page.chosen.of(theme.INK)
    run(title.text_frame.paragraphs[0], words, page.language, size=page.size(22), bold=True, color=color)


def _body(frame: Any, notes: Sequence[Note], size: float, page: _Page) -> None:
    _bare(frame)
    hang = round(_HANG * size * page.unit * _POINT)
    lines = [(note, number, *line) for note in notes for number, line in enumerate(note.lines)]
    for place, (note, number, text, less) in enumerate(lines):
        paragraph = frame.add_paragraph() if place else frame.paragraphs[0]
        paragraph.space_before = Pt(page.size(size * _APART) if place and not number else 0)
        _hang(paragraph, hang, hanging=not number)
        if not number:
            color = page.chosen.of(theme.FINDING if note.mark.form == "square" else theme.NOTE)
            mark = note.mark.text
            run(paragraph, mark, page.language, size=page.size(size), bold=True, color=color, end="\t")
        color = page.chosen.of(theme.MUTED if less else theme.INK)
        run(paragraph, text, page.language, size=page.size(size), color=color)


def _bare(frame: Any) -> None:
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE


def _hang(paragraph: Any, indent: int, *, hanging: bool) -> None:
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 python-pptx has no indents
    properties.set("marL", str(indent))
    properties.set("indent", str(-indent if hanging else 0))
    properties.append(properties.makeelement(f"{{{properties.nsmap['a']}}}buNone"))
