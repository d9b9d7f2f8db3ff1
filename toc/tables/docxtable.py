"""The rows of a table in Word: cells of fixed widths, bands over the whole width, gaps in a style of their own."""

from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from toc.tables.look import LINE, TOTAL_GROUND, Look
from toc.tables.safe import clean
from toc.tables.table import Cell, Kind, Row, State, Table
from toc.tables.writing import longest_words, shared

SMALL = 8.0
_MANY_COLUMNS = 9
_STYLES = {State.GAP: "Gap", State.NONE: "Quiet"}


def add_grid(document: Any, table: Table, look: Look, room: float) -> None:
    """Adds the rows of a table, in `room` millimetres. The document has the styles of `docx.prepare`."""
    size = SMALL - 0.5 if len(table.columns) > _MANY_COLUMNS else SMALL
    widths = _widths(table, size, room)
    grid = document.add_table(rows=1, cols=len(widths))
    grid.alignment = WD_TABLE_ALIGNMENT.LEFT
    grid.autofit = False
    _properties(grid, table)
    for column, wide in zip(grid.columns, widths, strict=True):
        column.width = Mm(wide)
    _heading(grid.rows[0], table, look, size)
    for band, rows in table.banded():
        if band:
            _band(grid.add_row(), band, look, size)
        for row in rows:
            _row(grid.add_row(), table, row, size)
    if table.notes:  # a page of their own would be a page with one line on it
        _keep_with_next(grid.rows[-1])
    for line in grid.rows:
        for square, wide in zip(line._tr.tc_lst, widths, strict=False):  # noqa: SLF001 `cells` takes quadratic time
            if square.grid_span == 1:
                square.width = Mm(wide)


def _widths(table: Table, size: float, room: float) -> list[float]:
    """Millimetres of each column: enough for nearly every word, the rest by the widths that they would like."""
    character = size * 0.55 * 25.4 / 72
    padding = 2.4
    characters = int((room - padding * len(table.columns)) / character)
    least = [min(one, 15) + 1 for one in longest_words(table)]
    while sum(least) > characters:
        least = [max(one - 1, 4) for one in least]
    given = shared(table.columns, least, characters)
    scale = room / sum(one * character + padding for one in given)
    return [(one * character + padding) * scale for one in given]


def _properties(grid: Any, table: Table) -> None:
    """Borders, margins inside the cells, and what a screen reader says of the table."""
    inside = grid._tbl.tblPr  # noqa: SLF001 python-docx has no other way to these
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_element(f"w:{side}", val="single", sz="4", space="0", color=LINE.lstrip("#")))
    margins = OxmlElement("w:tblCellMar")
    for side, wide in (("top", "30"), ("left", "60"), ("bottom", "30"), ("right", "60")):
        margins.append(_element(f"w:{side}", w=wide, type="dxa"))
    caption = _element("w:tblCaption", val=clean(table.title))
    description = _element("w:tblDescription", val=clean(table.lead))
    # Word refuses a file in which these do not stand in this order.
    after = ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    inside.insert_element_before(borders, *after)
    inside.insert_element_before(margins, *after[3:])
    inside.append(caption)
    inside.append(description)


def _heading(line: Any, table: Table, look: Look, size: float) -> None:
    """The headings, which come back on every page."""
    line._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001
    _whole(line)
    for square, column in zip(line.cells, table.columns, strict=True):
        _ground(square, look.head)
        run = square.paragraphs[0].add_run(clean(column.heading))
        run.bold, run.font.size, run.font.color.rgb = True, Pt(size), rgb(look.on_head)
        _tight(square.paragraphs[0])


def _band(line: Any, band: str, look: Look, size: float) -> None:
    """A band over all columns, which stays with the row below it."""
    _whole(line)
    square = line.cells[0].merge(line.cells[-1])
    _ground(square, look.band)
    paragraph = square.paragraphs[0]
    run = paragraph.add_run(clean(band))
    run.bold, run.font.size = True, Pt(size + 0.5)
    _tight(paragraph)
    paragraph.paragraph_format.keep_with_next = True


def _row(line: Any, table: Table, row: Row, size: float) -> None:
    _whole(line)
    for square, column, cell in zip(line.cells, table.columns, row.cells, strict=True):
        if row.total:
            _ground(square, TOTAL_GROUND)
        _fill_in(square, cell, size, bold=row.total)
        if column.kind is Kind.NUMBER:
            for paragraph in square.paragraphs:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _fill_in(square: Any, cell: Cell, size: float, *, bold: bool) -> None:
    """A paragraph for each line."""
    for number, one in enumerate(cell.lines):
        paragraph = square.add_paragraph() if number else square.paragraphs[0]
        run = paragraph.add_run(clean(one.text), style=_STYLES.get(one.state))
        run.font.size = Pt(size)
        run.bold = True if bold else run.bold
        _tight(paragraph)


def _whole(line: Any) -> None:
    """A row is not torn by the end of a page."""
    line._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001


def _keep_with_next(line: Any) -> None:
    for square in line.cells:
        for paragraph in square.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def _tight(paragraph: Any) -> None:
    paragraph.paragraph_format.space_after = paragraph.paragraph_format.space_before = Pt(0)
    paragraph.paragraph_format.line_spacing = 1.0


def _ground(square: Any, color: str) -> None:
    square._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill=color.lstrip("#")))  # noqa: SLF001


def _element(name: str, **attributes: str) -> Any:
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def rgb(color: str) -> RGBColor:
    return RGBColor.from_string(color.lstrip("#").upper())
