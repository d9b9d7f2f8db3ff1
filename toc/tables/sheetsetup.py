"""How a sheet of a workbook behaves on the screen, and how it comes out of the printer. `head` is its heading row."""

from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from toc.tables.safe import clean
from toc.tables.speech import Tongue
from toc.tables.table import Table
from toc.tables.writing import footer

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
    sheet.page_setup.paperSize = 9  # A4
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
    sheet.oddFooter.right.text = tongue.say("Page &P of &N", "Pagina &P van &N")
    sheet.oddFooter.right.size = sheet.oddFooter.left.size = 8
    sheet.oddHeader.left.size = sheet.oddHeader.right.size = 8


def _header(part: Any, text: str) -> None:
    """A text in a header: an ampersand would start a code."""
    shown = clean(text)
    cut = shown if len(shown) <= _TITLE_IN_HEADER else f"{shown[: _TITLE_IN_HEADER - 1]}…"
    part.text = cut.replace("&", "&&") or None
