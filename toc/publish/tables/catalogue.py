"""Every table by name, in the order in which they stand in a workbook or document."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum

from toc.core.languages import Language
from toc.core.model import Plan
from toc.core.settings import Settings
from toc.lint.formatters.visible import width
from toc.publish.tables.actions import actions, actors
from toc.publish.tables.agreements import communication, conditions, frames
from toc.publish.tables.candidates import candidates
from toc.publish.tables.coverage import coverage, hypotheses
from toc.publish.tables.figures import burden
from toc.publish.tables.handout import changes
from toc.publish.tables.lookup import Lookup
from toc.publish.tables.measurement import measurement, needs
from toc.publish.tables.safe import clean
from toc.publish.tables.table import Cell, Column, Source, Table, Tongue, combined
from toc.syntax.document import Document


class TableName(StrEnum):
    CANDIDATES = "candidates"
    CHANGES = "changes"
    NEEDS = "needs"
    MEASUREMENT = "measurement"
    BURDEN = "burden"
    ACTIONS = "actions"
    ACTORS = "actors"
    HYPOTHESES = "hypotheses"
    COVERAGE = "coverage"
    FRAMES = "frames"
    COMMUNICATION = "communication"
    CONDITIONS = "conditions"


_MAKERS: Mapping[TableName, Callable[[Lookup], Table]] = {
    TableName.CANDIDATES: candidates,
    TableName.CHANGES: changes,
    TableName.NEEDS: needs,
    TableName.MEASUREMENT: measurement,
    TableName.BURDEN: burden,
    TableName.ACTIONS: actions,
    TableName.ACTORS: actors,
    TableName.HYPOTHESES: hypotheses,
    TableName.COVERAGE: coverage,
    TableName.FRAMES: frames,
    TableName.COMMUNICATION: communication,
    TableName.CONDITIONS: conditions,
}

_OF_SOME_PLANS = frozenset({TableName.FRAMES, TableName.COMMUNICATION, TableName.CONDITIONS})
"""Tables of sections that many plans do without, by the name of the section."""


def all_of(documents: Sequence[Document]) -> tuple[TableName, ...]:
    """Every table in its order, without the short list and those on a section where none of these plans has one."""
    return tuple(name for name in TableName if any(_has(one.plan, name) for one in documents))


def _has(plan: Plan, name: TableName) -> bool:
    if name is TableName.CANDIDATES:
        return any(goal.candidates for goal in plan.all_goals().values())
    return name not in _OF_SOME_PLANS or bool(getattr(plan, name.value))


def table(name: TableName, document: Document, language: Language | None = None) -> Table:
    """That table of a plan. Its own words are in that language, or else in the language of the plan."""
    return _MAKERS[name](Lookup(document, language))


def tables(
    names: tuple[TableName, ...],
    document: Document,
    language: Language | None = None,
    settings: Settings | None = None,
) -> list[Table]:
    """These tables of a plan, in the order of the names. `settings` are those by which its sentences are weighed."""
    look = Lookup(document, language, settings)
    return [_MAKERS[name](look) for name in names]


PROGRAM = "toc"


def facts(source: Source, language: Language) -> str:
    """Organisation, version, date and status in one line: 'Stad Ubuntu · versie 1.0 · 16 februari 2026 · ontwerp'."""
    tongue = Tongue(language)
    parts = (
        source.organisation,
        f"{tongue.say('version')} {source.version}" if source.version else "",
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


def for_sheets(tables: Sequence[Table]) -> list[Table]:
    """The tables, those of the same kind brought together where there is more than one plan."""
    if len(by_plan(tables)) == 1:
        return list(tables)
    heading = Tongue(tables[0].language).say("plan")
    names = dict.fromkeys(table.name for table in tables)
    return [combined([table for table in tables if table.name == name], heading) for name in names]
