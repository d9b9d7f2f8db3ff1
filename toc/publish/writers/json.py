"""The tables of documents as JSON, for programs: docs/tables.md says what stands where."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from toc.publish.documents import Document, all_tables
from toc.publish.tables.table import Cell, On, State, Table

VERSION = 1
"""Goes up when a name or a meaning changes; new names may come without that."""


def write(documents: Sequence[Document]) -> bytes:
    """One object with every table, in UTF-8."""
    whole = {"version": VERSION, "tables": [_table(one) for one in all_tables(documents)]}
    return (json.dumps(whole, indent=2, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")


def _table(table: Table) -> dict[str, Any]:
    sheet, source = table.on(On.SHEET), table.source
    keys = [column.key for column in sheet.columns]
    return {
        "table": table.name,
        "title": table.title,
        "language": table.language.value,
        "plan": {
            "path": source.path,
            "title": source.title,
            "organisation": source.organisation,
            "version": source.version,
            "date": source.date,
            "status": source.status,
        },
        "columns": [{"key": one.key, "heading": one.heading, "kind": one.kind.value} for one in sheet.columns],
        "rows": [
            {"total": row.total, "cells": dict(zip(keys, map(_cell, row.cells), strict=True))} for row in sheet.rows
        ],
        "notes": list(table.notes),
    }


def _cell(cell: Cell) -> dict[str, Any]:
    """Text and state; a value where the text is a number or a day; the gaps where only some lines are one."""
    made: dict[str, Any] = {"text": cell.text, "state": cell.state.value}
    if cell.value is not None:
        made["value"] = cell.value.isoformat() if isinstance(cell.value, date) else cell.value
    gaps = [line.text for line in cell.lines if line.state is State.GAP]
    if gaps and len(gaps) < len(cell.lines):
        made["gaps"] = gaps
    return made
