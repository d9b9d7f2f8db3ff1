"""Slides with the notes of a picture: hypotheses, indicators and what else has a mark in it, in two columns of text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.util import Emu, Pt

from toc.diagrams import theme
from toc.diagrams.extras import Note, Notes
from toc.diagrams.slides.lettering import LINE, lines_of
from toc.diagrams.slides.texts import run
from toc.diagrams.themes import Theme
from toc.model import Language

_SIZES = (16.0, 14.0, 12.0, 11.0)
"""Type sizes in points on a slide of 190.5 mm high, from what reads best to what is just large enough."""
_SPLIT = 12.0
"""The size where notes need more than one slide."""
_USUAL_HEIGHT = 540.0
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
    unit = deck.slide_height / _POINT / _USUAL_HEIGHT
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
                    page.place(body, left, _HEAD, page.column, _USUAL_HEIGHT - _HEAD - _EDGE)
                    _body(body.text_frame, notes, size, page)
                else:
                    body.element.getparent().remove(body.element)


def _laid_out(notes: Sequence[Note], column: float) -> tuple[float, list[Columns]]:
    """The type size in points of a usual slide, and which notes come in which column of which slide."""
    room = (_USUAL_HEIGHT - _HEAD - _EDGE) * _FULL
    for size in _SIZES:
        heights = [_height(one, column, size) for one in notes]
        place = _break(heights)
        if sum(heights[:place]) <= room and sum(heights[place:]) <= room:
            return size, [(notes[:place], notes[place:])]
    heights = [_height(one, column, _SPLIT) for one in notes]
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
