"""The first table of documents as CSV, for Excel and for programs alike: one row for each row, a column for each fact.

UTF-8 with a byte order mark, without which Excel guesses another encoding. Dutch: semicolons and a decimal comma, as a
Flemish Excel expects; English: commas and a decimal point. Days are ISO, which every program reads. A text that a
spreadsheet would compute with gets an apostrophe before it.
"""

import csv
import io
from collections.abc import Sequence
from datetime import date

from toc.core.languages import Language
from toc.core.numbers import readings
from toc.publish.documents import Document, all_tables
from toc.publish.tables.catalogue import for_sheets
from toc.publish.tables.safe import clean, looks_like_formula
from toc.publish.tables.table import Cell, Kind, On


def write(documents: Sequence[Document]) -> bytes:
    """The first table, that of every plan brought together: CSV has no room for another."""
    sheet = for_sheets(all_tables(documents))[0].on(On.SHEET)
    dutch = sheet.language is Language.NL
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if dutch else ",", lineterminator="\r\n")
    writer.writerow([_safe(column.heading) for column in sheet.columns])
    for row in sheet.rows:
        pairs = zip(sheet.columns, row.cells, strict=True)
        writer.writerow([_value(cell, column.kind, dutch=dutch) for column, cell in pairs])
    return out.getvalue().encode("utf-8-sig")


def _value(cell: Cell, kind: Kind, *, dutch: bool) -> str:
    if isinstance(cell.value, date):
        return cell.value.isoformat()
    if kind is Kind.NUMBER and cell.value is not None:
        return str(cell.value).replace(".", ",") if dutch else str(cell.value)
    return "\n".join(_safe(line.text) for line in cell.lines)


def _safe(text: str) -> str:
    shown = clean(text)
    return f"'{shown}" if looks_like_formula(shown) and not readings(shown, Language.EN) else shown
