"""What the writers share: the title block of a plan, and widths."""

from collections.abc import Sequence
from datetime import date

from toc.languages import Language
from toc.reports.visible import width
from toc.tables.safe import clean
from toc.tables.speech import Tongue
from toc.tables.table import Cell, Column, Source, Table

PROGRAM = "toc"


def facts(source: Source, language: Language) -> str:
    """Organisation, version, date and status in one line: 'Stad Ubuntu · versie 1.0 · 16 februari 2026 · ontwerp'."""
    tongue = Tongue(language)
    parts = (
        source.organisation,
        f"{tongue.say('version', 'versie')} {source.version}" if source.version else "",
        tongue.day(source.date),
        source.status,
    )
    return clean(" · ".join(part for part in parts if part))


def footer(name: str, source: Source, language: Language) -> str:
    """What stands at the foot of every page: what it is, and of which version of which plan."""
    return " · ".join(part for part in (clean(name), facts(source, language)) if part)


def shared(columns: Sequence[Column], least: Sequence[int], room: int) -> list[int]:
    """The width of each column, in characters: `room` shared out by the widths that they would like, but none gets less
    than its `least`."""
    wanted = [column.width for column in columns]
    short = set[int]()
    while True:
        left = room - sum(least[place] for place in short)
        whole = sum(one for place, one in enumerate(wanted) if place not in short) or 1
        given = [least[place] if place in short else left * one // whole for place, one in enumerate(wanted)]
        more = {place for place, one in enumerate(given) if one < least[place]} - short
        if not more:
            return given
        short |= more


def longest_words(table: Table) -> list[int]:
    """The longest word of each column, its heading included, in characters as they are seen. A day is one word."""
    return [
        max(_longest(column.heading), *(_longest_of(row.cells[place]) for row in table.rows), 1)
        for place, column in enumerate(table.columns)
    ]


def _longest_of(cell: Cell) -> int:
    return width(clean(cell.text)) if isinstance(cell.value, date) else _longest(cell.text)


def _longest(text: str) -> int:
    return max((width(word) for word in clean(text).split()), default=1)


def by_plan(tables: Sequence[Table]) -> list[list[Table]]:
    """The tables of each plan, in the order in which plans come first."""
    found: dict[Source, list[Table]] = {}
    for table in tables:
        found.setdefault(table.source, []).append(table)
    return list(found.values())
