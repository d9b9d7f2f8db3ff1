"""Tables → the bytes of a file of one kind."""

from collections.abc import Sequence
from enum import StrEnum

from toc.tables.look import Look
from toc.tables.speech import Tongue
from toc.tables.table import Table, combined
from toc.tables.writing import by_plan


class Format(StrEnum):
    MD = "md"
    CSV = "csv"
    XLSX = "xlsx"
    DOCX = "docx"
    HTML = "html"
    JSON = "json"


def written(tables: Sequence[Table], file_format: Format, look: Look) -> bytes:
    """The tables as a file; at least one. CSV holds one table (of one plan or more): it has no room for others.

    Where they are of more than one plan, a sheet has a column that says which; a document has a part for each.
    """
    match file_format:
        case Format.MD:
            from toc.tables import markdown

            return markdown.page(tables).encode()
        case Format.HTML:
            from toc.tables import html

            return html.page(tables, look).encode()
        case Format.DOCX:
            from toc.tables import docx

            return docx.written(tables, look)
        case Format.XLSX:
            from toc.tables import xlsx

            return xlsx.written(for_sheets(tables), look)
        case Format.CSV:
            from toc.tables import csv

            return csv.written(for_sheets(tables)[0])
        case Format.JSON:
            from toc.tables import json

            return json.written(tables)


def for_sheets(tables: Sequence[Table]) -> list[Table]:
    """The tables, those of the same kind brought together where there is more than one plan."""
    if len(by_plan(tables)) == 1:
        return list(tables)
    heading = Tongue(tables[0].language).say("Plan", "Plan")
    names = dict.fromkeys(table.name for table in tables)
    return [combined([table for table in tables if table.name == name], heading) for name in names]
