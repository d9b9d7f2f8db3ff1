"""The tables of documents as a workbook: a sheet for each, with a title block, a heading row that stays in sight,
filters, and a page setup, so that it can be handed out on A4. Every text is a text: nothing that a
plan says is computed with."""

import io
from collections.abc import Sequence
from copy import copy
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as PlainSquare
from openpyxl.cell.cell import MergedCell
from openpyxl.drawing.image import Image
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.worksheet import Worksheet

from toc.core.languages import Language
from toc.core.messages import text as say
from toc.pictures.metrics import width as measured
from toc.publish.documents import Document, all_tables
from toc.publish.tables.catalogue import PROGRAM, facts, footer, for_sheets, longest_words, shared
from toc.publish.tables.look import LINE, MISSING, MISSING_GROUND, QUIET, TOTAL_GROUND, Look
from toc.publish.tables.safe import clean, for_excel, looks_like_formula, moment_of, settled
from toc.publish.tables.table import Cell, Kind, On, Row, State, Table, Tongue

_TITLE_IN_HEADER = 120
"""Excel holds 255 characters in a header, codes included."""


def behaviour(sheet: Worksheet, table: Table, head: int) -> None:
    """The headings and what a row is about stay in sight; every column but the sums can be filtered."""
    keys = [column.key for column in table.columns]
    subject = keys.index(table.subject) + 1
    sheet.freeze_panes = f"{get_column_letter(subject + 1 if _fits(table, subject) else 1)}{head + 1}"
    rows = sum(not row.total for row in table.rows)
    if rows:
        sheet.auto_filter.ref = f"A{head}:{get_column_letter(len(keys))}{head + rows}"
    sheet.sheet_view.zoomScale = 100
    sheet.sheet_view.showGridLines = False


def _fits(table: Table, columns: int) -> bool:
    """Whether so many columns leave room on a small screen for the others to scroll by."""
    return sum(column.width + 2 for column in table.columns[:columns]) <= 70


def print_setup(sheet: Any, table: Table, head: int) -> None:
    tongue = Tongue(table.language)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4 if _whole(widths_of(table)) <= _WIDEST else _A3
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{head}:{head}"
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.header, margins.footer = 0.7, 0.6, 0.3, 0.3
    _header(sheet.oddHeader.left, table.source.title)
    _header(sheet.oddHeader.right, table.source.organisation)
    _header(sheet.oddFooter.left, footer(table.title, table.source, table.language))
    sheet.oddFooter.right.text = tongue.say("page-p-of-n")
    sheet.oddFooter.right.size = sheet.oddFooter.left.size = 8
    sheet.oddHeader.left.size = sheet.oddHeader.right.size = 8


def _header(part: Any, text: str) -> None:
    """A text in a header: an ampersand would start a code."""
    shown = clean(text)
    cut = shown if len(shown) <= _TITLE_IN_HEADER else f"{shown[: _TITLE_IN_HEADER - 1]}…"
    part.text = cut.replace("&", "&&") or None


LINE_HEIGHT = 12.5
"""Points."""

PADDING = 2
"""Characters that a column has beside its text."""

_WIDEST, _WIDEST_ON_A3 = 195, 275
"""Characters: what is wider gets too small on A4, or on A3."""

_A4, _A3 = 9, 8
"""Paper, as Excel numbers it."""

_LONG_WORD = 13
_LEAST_SUBJECT = 26
_SIZE = 10 * 96 / 72
"""Pixels. The shipped font, in which texts are measured, is about as wide as Arial."""

PIXELS = 7.0
"""The width of a digit."""

_INSIDE = 5.0


def widths_of(table: Table) -> list[int]:
    """In characters. A sheet that would be wider than what is readable on A4 gets narrower columns instead; where even
    these are too wide, there being so many, it gets A3.
    """
    whole = sum(column.width for column in table.columns)
    least = [
        max(min(one, _LONG_WORD), _LEAST_SUBJECT if column.key == table.subject else 0)
        for one, column in zip(longest_words(table), table.columns, strict=True)
    ]
    widest = _WIDEST if _whole(least) <= _WIDEST else _WIDEST_ON_A3
    return shared(table.columns, least, min(whole, widest - PADDING * len(least)))


def _whole(widths: Sequence[int]) -> int:
    """How wide all columns are together."""
    return sum(widths) + PADDING * len(widths)


def rooms_of(widths: list[int]) -> list[float]:
    """The pixels that each column has for text."""
    return [(wide + PADDING) * PIXELS - _INSIDE for wide in widths]


def lines_of(cell: Cell, room: float) -> int:
    """The lines that a cell takes in so many pixels. LibreOffice does not find out by itself."""
    bold = cell.state is State.GAP
    return sum(lines(clean(line.text), room, bold=bold) for line in cell.lines)


def lines(text: str, room: float, *, bold: bool = False) -> int:
    """The lines of a text, broken at spaces; a word that is too long for one takes more."""
    lines, used, space = 1, 0.0, measured(" ", _SIZE, bold=bold)
    for word in text.split():
        wide = measured(word, _SIZE, bold=bold)
        if used and used + space + wide > room:
            lines, used = lines + 1, 0.0
        used += (space if used else 0) + wide
        lines += int(used // room)
        used %= room
    return lines


HEAD = 5
"""The row of the headings: title, plan, facts and what the table is for stand above it."""

Square = PlainSquare | MergedCell

_FONT = "Arial"
"""On every computer, or a font of the same widths."""

_TALLEST = 409
"""Points: Excel has no taller row."""

_LEAST_YEAR = 1900


def write(documents: Sequence[Document]) -> bytes:
    """A workbook with a sheet for each table, in their order. The same documents give the same bytes."""
    tables, look = for_sheets(all_tables(documents)), documents[0].look
    book = Workbook()
    book.remove(book.worksheets[0])
    _own_font(book)
    first = tables[0].source
    for table in tables:
        add_sheet(book, table, look)
    moment = moment_of(first.date)
    properties = book.properties
    properties.title = for_excel(clean(f"{tables[0].title}: {first.title}" if len(tables) == 1 else first.title))
    properties.creator = for_excel(clean(first.organisation or PROGRAM))
    properties.lastModifiedBy = PROGRAM
    # By this `toc import` knows a workbook from which no plan comes back, also with other headings.
    marks: Any = book
    marks.custom_doc_props.append(StringProperty(name="toc", value="toc table"))
    properties.language = "nl-BE" if tables[0].language is Language.NL else "en-GB"
    out = io.BytesIO()
    book.save(out)
    return settled(out.getvalue(), moment)


def _own_font(book: Workbook) -> None:
    """The width of every column counts in digits of the workbook's own font: it has to be one that is everywhere."""
    plain = Font(name=_FONT, size=10)
    inside: Any = book
    inside._fonts = IndexedList([plain])  # noqa: SLF001 there is no other way to it
    inside._named_styles["Normal"].font = plain  # noqa: SLF001


def add_sheet(book: Workbook, table: Table, look: Look) -> Worksheet:
    """Adds the table to a workbook, on a sheet with its title."""
    one = table.on(On.SHEET)
    sheet: Worksheet = book.create_sheet(_sheet_name(one.title))
    widths = widths_of(one)
    rooms = rooms_of(widths)
    for number, wide in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = wide + PADDING
    _title_block(sheet, one, look)
    _logo(sheet, widths, look)
    _headings(sheet, one, look, rooms)
    looks: dict[Any, Any] = {}
    for number, row in enumerate(one.rows, HEAD + 1):
        _row(sheet, number, one, row, rooms, looks)
    if not one.rows:
        _text(sheet.cell(HEAD + 1, 1), one.empty).font = Font(name=_FONT, size=10, italic=True, color=_argb(MISSING))
    _notes(sheet, one, sum(rooms))
    behaviour(sheet, one, HEAD)
    print_setup(sheet, one, HEAD)
    return sheet


def _sheet_name(title: str) -> str:
    """Excel takes 31 characters, and none of `[]:*?/\\`."""
    return "".join(" " if one in "[]:*?/\\" else one for one in title)[:31]


def _title_block(sheet: Worksheet, table: Table, look: Look) -> None:
    lines = (table.title, table.source.title, facts(table.source, table.language), table.lead)
    fonts = (
        Font(name=_FONT, size=16, bold=True, color=_argb(_dark(look))),
        Font(name=_FONT, size=12, bold=True),
        Font(name=_FONT, size=10, color=_argb(QUIET)),
        Font(name=_FONT, size=10, italic=True),
    )
    for number, (text, font) in enumerate(zip(lines, fonts, strict=True), 1):
        square = _text(sheet.cell(number, 1), text) if text else sheet.cell(number, 1)
        square.font = font
        square.alignment = Alignment(vertical="center")
    sheet.row_dimensions[1].height = 26


def _logo(sheet: Worksheet, widths: Sequence[int], look: Look) -> None:
    """In the upper right corner, over the last columns."""
    drawn = look.raster()
    if not drawn:
        return
    content, wide, high = drawn
    image = Image(io.BytesIO(content))
    image.width, image.height = round(wide), round(high)
    room, place = 0.0, len(widths)
    while place > 1 and room < wide:
        room += (widths[place - 1] + PADDING) * PIXELS
        place -= 1
    sheet.add_image(image, f"{get_column_letter(place + 1)}1")


def _headings(sheet: Worksheet, table: Table, look: Look, rooms: Sequence[float]) -> None:
    fill = PatternFill("solid", fgColor=_argb(look.head))
    for number, column in enumerate(table.columns, 1):
        square = _text(sheet.cell(HEAD, number), column.heading)
        square.font = Font(name=_FONT, size=10, bold=True, color=_argb(look.on_head))
        square.fill = fill
        square.border = _border()
        square.alignment = Alignment(wrap_text=True, vertical="center")
    tallest = max(lines(one.heading, room, bold=True) for one, room in zip(table.columns, rooms, strict=True))
    sheet.row_dimensions[HEAD].height = max(tallest, 2) * LINE_HEIGHT + 6


def _row(sheet: Worksheet, number: int, table: Table, row: Row, rooms: Sequence[float], looks: dict[Any, Any]) -> None:
    for place, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True), 1):
        square: Any = sheet.cell(number, place)
        _fill_in(square, cell, table.language)
        right = column.kind is Kind.NUMBER and (square.data_type == "n" or cell.state is State.NONE)
        # openpyxl looks through all styles of the workbook for each that is set: one that was made before is copied.
        key = (tuple(square._style or ()), right, cell.state, row.total)  # noqa: SLF001 as its documentation does it
        if key in looks:
            square._style = copy(looks[key])  # noqa: SLF001
        else:
            _style(square, cell, right=right, total=row.total)
            looks[key] = copy(square._style)  # noqa: SLF001
    tallest = max(lines_of(cell, room) for cell, room in zip(row.cells, rooms, strict=True))
    sheet.row_dimensions[number].height = min(tallest * LINE_HEIGHT + 3, _TALLEST)


def _style(square: Square, cell: Cell, *, right: bool, total: bool) -> None:
    square.alignment = Alignment(
        wrap_text=True, vertical="top", horizontal="right" if right else "left", indent=int(right)
    )
    square.border = _border()
    square.font = _font(cell, bold=total)
    if cell.state is State.GAP:
        square.fill = PatternFill("solid", fgColor=_argb(MISSING_GROUND))
    elif total:
        square.fill = PatternFill("solid", fgColor=_argb(TOTAL_GROUND))


def _fill_in(square: Square, cell: Cell, language: Language) -> None:
    """A number as a number, a day as a day, all else as text."""
    value = cell.value
    if isinstance(value, date) and value.year >= _LEAST_YEAR:
        square.value = value
        square.number_format = say(language, "date-in-excel")
    elif isinstance(value, int | float):
        square.value = value
    else:
        _text(square, cell.text)


def _text(square: Square, text: str) -> Square:
    """Whatever it looks like, it is text, also to whoever edits the cell later."""
    shown = for_excel("\n".join(clean(line) for line in text.split("\n")))
    if not shown:  # openpyxl writes an empty text as a text that is not there
        return square
    square.value = shown
    square.data_type = "s"  # openpyxl takes `=` for a formula and `#N/A` for an error
    if looks_like_formula(shown):
        square.quotePrefix = True
    return square


def _font(cell: Cell, *, bold: bool) -> Font:
    match cell.state:
        case State.GAP:
            return Font(name=_FONT, size=10, bold=True, italic=True, color=_argb(MISSING))
        case State.NONE:
            return Font(name=_FONT, size=10, color=_argb(QUIET))
        case State.SAID:
            return Font(name=_FONT, size=10, bold=bold)


def _notes(sheet: Worksheet, table: Table, room: float) -> None:
    """Below the rows, each over the whole width."""
    last = len(table.columns)
    for number, note in enumerate(table.notes, HEAD + max(len(table.rows), 1) + 2):
        square = _text(sheet.cell(number, 1), note)
        square.font = Font(name=_FONT, size=9, color=_argb(QUIET))
        square.alignment = Alignment(wrap_text=True, vertical="top")
        if last > 1:
            sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=last)
        sheet.row_dimensions[number].height = LINE_HEIGHT * lines(clean(note), room)


def _border() -> Border:
    side = Side(style="thin", color=_argb(LINE))
    return Border(left=side, right=side, top=side, bottom=side)


def _dark(look: Look) -> str:
    """The colour of titles on white: that of the heading row, unless it is meant for dark text."""
    return look.head if look.on_head.upper() == "#FFFFFF" else "#000000"


def _argb(color: str) -> str:
    return f"FF{color.lstrip('#').upper()}"
