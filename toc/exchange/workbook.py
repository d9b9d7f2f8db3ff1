"""A plan → the bytes of an Excel workbook that people can go on with, and that reads back as the same plan."""

import io
import json
import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from toc.core.languages import spelling_of
from toc.core.model import Language
from toc.exchange import layout
from toc.exchange.data import Data
from toc.exchange.grid import Value, clean
from toc.exchange.helptext import HELP_TITLE, help_rows
from toc.exchange.layout import Column, Kind, Sheet
from toc.exchange.own_rows import add_choices, headings, node_names, rows
from toc.exchange.own_sheets import HIDDEN, MARK, TEMPLATE_MARK
from toc.exchange.values import COUNTS, DATES

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST = 32_000
"""Characters that fit in a cell of Excel, with some to spare."""

_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 a workbook knows no time zones
_SPARE_ROWS = 500
"""Rows below the last one that offer choices already."""
_SHOWN = {"toc text": "@", "toc number": "General", "toc date": "yyyy-mm-dd"}
_ESCAPES = re.compile(r"_x(?=[0-9A-Fa-f]{4}_)")


class TooLongError(Exception):
    """A text that no cell can hold; `text` is how it starts."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text[:60]


def workbook(data: Data, language: Language) -> bytes:
    """The workbook of a plan, with its sheets in that language. Raises TooLongError."""
    language = spelling_of(language)
    book = Book(language)
    for sheet in layout.sheets():
        book.add(sheet, rows(sheet, data, language))
    book.remember(data)
    return book.saved(clean(str(data.get("title", ""))))


class Book:
    """A workbook in the making."""

    def __init__(self, language: Language, *, by_name: bool = False) -> None:
        import openpyxl

        self.language = language
        self._by_name = by_name
        self.book = openpyxl.Workbook()
        self.book.remove(self.book.worksheets[0])
        self._styles()
        self._help()

    def _styles(self) -> None:
        from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill

        wrapped = Alignment(wrap_text=True, vertical="top", horizontal="left")
        plain = partial(Font, name="Calibri", size=11, family=2)
        dark, light = PatternFill("solid", fgColor="15315B"), PatternFill("solid", fgColor="E9EEF5")
        self._font, self._wrapped = plain(), wrapped
        for name, font, fill in (
            ("toc heading", plain(bold=True, color="FFFFFF"), dark),
            ("toc text", plain(), None),
            ("toc number", plain(), None),
            ("toc date", plain(), None),
            ("toc key", plain(bold=True), light),
            ("toc about", plain(italic=True, color="5B6472"), None),
        ):
            style = NamedStyle(name, font=font, alignment=wrapped, number_format=_SHOWN.get(name, "@"))
            style.fill = fill or PatternFill()
            self.book.add_named_style(style)

    def _help(self) -> None:
        sheet = self.book.create_sheet(HELP_TITLE)
        sheet.column_dimensions["A"].width = 30
        sheet.column_dimensions["B"].width = 100
        sheet.sheet_view.showGridLines = False
        for number, (key, text, is_title) in enumerate(help_rows(), 1):
            for letter, value in (("A", key), ("B", text)):
                cell = sheet[f"{letter}{number}"]
                write_text(cell, value)
                cell.style = "toc heading" if is_title else "toc key" if letter == "A" and key else "toc text"
        _fit_rows(sheet)
        _fit_on_paper(sheet)

    def add(self, sheet: Sheet, listed: Sequence[Sequence[Value]], examples: Sequence[Sequence[Value]] = ()) -> None:
        """A sheet with its headings, rows, formats, choices and explanations; examples stand first, in grey."""
        made = self.book.create_sheet(sheet.title.spelled(self.language))
        for column, text in enumerate(headings(sheet, self.language), 1):
            cell = made.cell(1, column)
            write_text(cell, text)
            cell.style = "toc heading"
        if sheet.kind is Kind.FORM:
            self._form(made, listed)
        else:
            self._table(made, sheet, [*examples, *listed], len(examples))
        _fit_rows(made)
        made.freeze_panes = "B2"
        made.print_title_rows = "1:1"
        _fit_on_paper(made)
        add_choices(made, sheet, len(listed) + len(examples) + _SPARE_ROWS, self.language, by_name=self._by_name)

    def _form(self, made: "Worksheet", listed: Sequence[Sequence[Value]]) -> None:
        for letter, width in (("A", 36), ("B", 80), ("C", 60)):
            made.column_dimensions[letter].width = width
        for number, (key, value, about) in enumerate(listed, 2):
            for column, one, style in ((1, key, "toc key"), (3, about, "toc about")):
                write_text(made.cell(number, column), str(one))
                made.cell(number, column).style = style
            self._write(made.cell(number, 2), value, "toc text")

    def _table(self, made: "Worksheet", sheet: Sheet, listed: Sequence[Sequence[Value]], examples: int) -> None:
        from openpyxl.comments import Comment
        from openpyxl.utils import get_column_letter

        for number, column in enumerate(sheet.columns, 1):
            whole = made.column_dimensions[get_column_letter(number)]
            whole.width = column.wide
            # New rows get the format of the column: what people type there stays what they typed.
            whole.font, whole.alignment = self._font, self._wrapped
            whole.number_format = _SHOWN[_style(column)]
            comment = Comment(column.explained, "toc")
            comment.width, comment.height = 320, 110
            made.cell(1, number).comment = comment
        for number, values in enumerate(listed, 2):
            for at, (column, value) in enumerate(zip(sheet.columns, values, strict=True)):
                style = "toc about" if number - 2 < examples else _style(column)
                self._write(made.cell(number, at + 1), value, style)
        last = get_column_letter(len(sheet.columns))
        made.auto_filter.ref = f"A1:{last}{len(listed) + 1}"

    @staticmethod
    def _write(cell: Any, value: Value, style: str) -> None:
        match value:
            case str():
                cell.style = style if style == "toc about" else "toc text"
                write_text(cell, value)
            case _ if style == "toc about" and value is not None:
                cell.style = style
                write_text(cell, str(value))
            case date():
                cell.value, cell.style = value, "toc date"
            case int() | float():
                cell.value, cell.style = value, "toc number"
            case _:
                cell.style = style

    def remember(self, data: Data) -> None:
        """Keeps the plan on the hidden sheet, and the names that choices are made from."""
        hidden = self.book.create_sheet(HIDDEN)
        hidden.sheet_state = "hidden"
        # LibreOffice takes `_x000D_` for the sign with that number, and writes it without saying that it is none.
        text = json.dumps(data, ensure_ascii=True, separators=(",", ":")).replace("_x", "\\u005fx")
        pieces = [text[start : start + LONGEST] for start in range(0, len(text), LONGEST)]
        for number, piece in enumerate([MARK, *pieces], 1):
            write_text(hidden.cell(number, 1), piece)
        for number, name in enumerate(node_names(data), 1):
            write_text(hidden.cell(number, 3), name)

    def remember_nothing(self) -> None:
        """Says on the hidden sheet that this is a template: no plan was lost."""
        hidden = self.book.create_sheet(HIDDEN)
        hidden.sheet_state = "hidden"
        write_text(hidden.cell(1, 1), TEMPLATE_MARK)

    def saved(self, title: str) -> bytes:
        properties = self.book.properties
        properties.creator, properties.title = "toc", title[:200] or None
        properties.created = _EPOCH
        self.book.active = 1
        for one in self.book.worksheets:
            one.sheet_view.tabSelected = one is self.book.worksheets[1]
        stream = io.BytesIO()
        self.book.save(stream)
        return same_bytes(stream.getvalue())


def write_text(cell: Any, text: str) -> None:
    """Writes a text that stays one, however it starts: `=1+1` is no formula, now or when somebody edits the cell."""
    if len(text) > LONGEST:
        raise TooLongError(text)
    cell.value = _ESCAPES.sub("_x005F_x", text) if text else None
    if text:
        cell.data_type = "s"
        if text[0] in "=+-@'\t\r":
            cell.quotePrefix = True


def _fit_on_paper(made: "Worksheet") -> None:
    """As wide as the sheet, on A4 that lies."""
    from openpyxl.worksheet.properties import PageSetupProperties

    made.page_setup.orientation = "landscape"
    made.page_setup.paperSize = made.PAPERSIZE_A4
    made.page_setup.fitToHeight = 0
    made.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _fit_rows(made: "Worksheet") -> None:
    """Rows as high as their longest text: not every program works that out when it opens a workbook."""
    from openpyxl.utils import get_column_letter

    for number, row in enumerate(made.iter_rows(max_row=made.max_row), 1):
        lines = 1
        for cell in row:
            if isinstance(cell.value, str):
                width = max(made.column_dimensions[get_column_letter(cell.column)].width - 2, 8)
                lines = max(lines, sum(1 + int(len(line) // width) for line in cell.value.split("\n")))
        if lines > 1:
            made.row_dimensions[number].height = min(15 * lines, 400)


def _style(column: Column) -> str:
    name = column.path[-1]
    if name in DATES:
        return "toc date"
    return "toc number" if name in COUNTS or name == "value" else "toc text"


def same_bytes(content: bytes) -> bytes:
    """The same workbook without the moment at which it was made."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as anew:
        for part in packed.infolist():
            body = packed.read(part)
            if part.filename == "docProps/core.xml":
                body = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2000-01-01T00:00:00Z", body)
            anew.writestr(zipfile.ZipInfo(part.filename, (1980, 1, 1, 0, 0, 0)), body, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
