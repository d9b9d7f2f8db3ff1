"""What the writers share: the title block of a plan, and widths."""

from collections.abc import Sequence

from toc.languages import Language
from toc.tables.safe import clean
from toc.tables.speech import Tongue
from toc.tables.table import Column, Source, Table

PROGRAM = "toc"


def facts(source: Source, language: Language) -> str:
    """Organisation, version, date and status in one line: 'Stad Ubuntu · versie 1.0 · 16/02/2026 · definitief'."""
    tongue = Tongue(language)
    parts = (
        source.organisation,
        f"{tongue.say('version', 'versie')} {source.version}" if source.version else "",
        tongue.day(source.date),
        source.status,
    )
    return clean(" · ".join(part for part in parts if part))


def shares(columns: Sequence[Column]) -> list[float]:
    """The part of the width that each column takes; together 1."""
    whole = sum(column.width for column in columns)
    return [column.width / whole for column in columns]


def by_plan(tables: Sequence[Table]) -> list[list[Table]]:
    """The tables of each plan, in the order in which plans come first."""
    found: dict[Source, list[Table]] = {}
    for table in tables:
        found.setdefault(table.source, []).append(table)
    return list(found.values())
