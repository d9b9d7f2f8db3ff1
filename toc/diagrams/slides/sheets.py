"""Slides with the notes of a picture: hypotheses, indicators and what else has a mark in it, in two columns of text."""

from collections.abc import Sequence
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
_USUAL_HEIGHT = 6_858_000
_POINT = 12_700
_EDGE, _HEAD, _GAP = 36.0, 66.0, 28.0
_HANG, _APART = 3.2, 0.55
_FULL = 0.92
"""The part of a slide that is filled: a note may be broken over two columns, and measures differ."""


def add_notes(deck: Any, layout: Any, groups: Sequence[Notes], language: Language, chosen: Theme) -> None:
    """A slide for every kind of notes, or more where they do not fit on one."""
    for group in groups:
        size, pages = _pages(group, deck.slide_width, deck.slide_height)
        for number, page in enumerate(pages, 1):
            count = f" ({number}/{len(pages)})" if len(pages) > 1 else ""
            slide = deck.slides.add_slide(layout)
            _head(slide.shapes.title, group.heading + count, deck, language, chosen)
            _body(slide.placeholders[1], page, size, deck, language, chosen)


def _pages(group: Notes, wide: int, high: int) -> tuple[float, list[list[Note]]]:
    """The type size in points of a usual slide, and which notes come on which slide."""
    unit = high / _USUAL_HEIGHT
    column = (wide / _POINT / unit - 2 * _EDGE - _GAP) / 2
    room = (_USUAL_HEIGHT / _POINT - _HEAD - _EDGE) * 2 * _FULL
    for size in _SIZES:
        if sum(_height(one, column, size) for one in group.notes) <= room:
            return size, [list(group.notes)]
    pages: list[list[Note]] = [[]]
    filled = 0.0
    for one in group.notes:
        here = _height(one, column, _SPLIT)
        if pages[-1] and filled + here > room:
            pages.append([])
            filled = 0.0
        pages[-1].append(one)
        filled += here
    return _SPLIT, pages


def _height(note: Note, column: float, size: float) -> float:
    lines = sum(lines_of(text, column - _HANG * size, size) for text, _ in note.lines)
    return lines * size * LINE + _APART * size


def _head(title: Any, words: str, deck: Any, language: Language, chosen: Theme) -> None:
    unit = deck.slide_height / _USUAL_HEIGHT
    _place(title, (_EDGE, 22, deck.slide_width / _POINT / unit - 2 * _EDGE, 36), unit)
    title.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    _bare(title.text_frame)
    run(title.text_frame.paragraphs[0], words, language, size=_size(22, unit), bold=True, color=chosen.of(theme.INK))


def _body(body: Any, page: Sequence[Note], size: float, deck: Any, language: Language, chosen: Theme) -> None:
    unit = deck.slide_height / _USUAL_HEIGHT
    _place(
        body, (_EDGE, _HEAD, deck.slide_width / _POINT / unit - 2 * _EDGE, _USUAL_HEIGHT / _POINT - _HEAD - _EDGE), unit
    )
    frame = body.text_frame
    _bare(frame)
    settings = frame._txBody.bodyPr  # noqa: SLF001 python-pptx has no columns
    settings.set("numCol", "2")
    settings.set("spcCol", str(round(_GAP * unit * _POINT)))
    hang = round(_HANG * size * unit * _POINT)
    first = True
    for note in page:
        for number, (text, less) in enumerate(note.lines):
            paragraph = frame.paragraphs[0] if first else frame.add_paragraph()
            paragraph.space_before = Pt(_size(size * _APART, unit) if not (number or first) else 0)
            first = False
            _hang(paragraph, hang, hanging=not number)
            if not number:
                ink = theme.FINDING if note.mark.form == "square" else theme.NOTE
                mark = note.mark.text
                run(paragraph, mark, language, size=_size(size, unit), bold=True, color=chosen.of(ink), end="\t")
            color = chosen.of(theme.MUTED if less else theme.INK)
            run(paragraph, text, language, size=_size(size, unit), color=color)


def _place(shape: Any, place: tuple[float, float, float, float], unit: float) -> None:
    """Puts a shape there, in points of a slide of the usual height."""
    shape.left, shape.top, shape.width, shape.height = (Emu(round(one * unit * _POINT)) for one in place)


def _bare(frame: Any) -> None:
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE


def _hang(paragraph: Any, indent: int, *, hanging: bool) -> None:
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 python-pptx has no indents
    properties.set("marL", str(indent))
    properties.set("indent", str(-indent if hanging else 0))
    properties.append(properties.makeelement(f"{{{properties.nsmap['a']}}}buNone"))


def _size(points: float, unit: float) -> float:
    return round(points * unit * 10) / 10
