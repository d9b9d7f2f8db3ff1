"""A table for the terminal: as a grid where its columns have room, otherwise row by row with a line for each fact."""

import io
from collections.abc import Iterator, Sequence

from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from toc.publish.tables.catalogue import longest_words, shared
from toc.publish.tables.safe import clean
from toc.publish.tables.table import Cell, Kind, Line, On, Row, State, Table

_ROOM = 1.95
"""A column can be narrower than it would like by so much before a row is better read as a list."""
_LONG_WORD = 14
_BETWEEN = 3
_STYLES = {State.SAID: "", State.GAP: "bold red", State.NONE: "dim"}


def console(out: io.StringIO, width: int, *, colour: bool) -> Console:
    """What lays out text for a terminal of so many cells."""
    return Console(
        file=out,
        width=width,
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        highlight=False,
        emoji=False,
        markup=False,
    )


def print_table(table: Table, onto: Console) -> None:
    """Puts a table with its heading, lead and notes on the terminal."""
    for part in _parts(table.on(On.PAPER), onto.width):
        onto.print(part)


def _parts(table: Table, width: int) -> Iterator[RenderableType]:
    yield Text()
    yield Text(clean(table.title), style="bold underline")
    yield Text(clean(table.lead))
    widths = _widths(table, width)
    if not table.rows:
        yield Text(clean(table.empty), style="dim")
    for number, (band, rows) in enumerate(table.banded()):
        if band or not number:
            yield Text()
        if band:
            yield Text(clean(band), style="bold cyan")
        if widths:
            yield _grid(table, rows, widths)
            yield Text()
        else:
            yield from _list(table, rows)
    for note in table.notes:
        yield Text(clean(note), style="dim")


def _widths(table: Table, width: int) -> list[int]:
    """The cells of each column; empty where there is no room for a grid that can be read."""
    room = width - _BETWEEN * (len(table.columns) - 1)
    least = [min(one, _LONG_WORD) for one in longest_words(table)]
    if sum(column.width for column in table.columns) > room * _ROOM or sum(least) > room:
        return []
    return shared(table.columns, least, room)


def _grid(table: Table, rows: Sequence[Row], widths: Sequence[int]) -> Grid:
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), show_edge=False)
    for column, wide in zip(table.columns, widths, strict=True):
        right = column.kind is Kind.NUMBER
        grid.add_column(Text(clean(column.heading)), justify="right" if right else "left", width=wide, overflow="fold")
    for row in rows:
        if row.total:
            grid.add_section()
        grid.add_row(*(_text(cell, bold=row.total) for cell in row.cells))
    return grid


def _list(table: Table, rows: Sequence[Row]) -> Iterator[RenderableType]:
    """Each row under what it is about. What does not belong to it is left out: a gap never is."""
    for row in rows:
        cells = dict(zip((column.key for column in table.columns), row.cells, strict=True))
        heads = [cells.pop(key) for key in ("mark", table.subject) if key in cells]
        yield Text("  ").join(_text(cell, bold=True) for cell in heads if cell.state is not State.NONE)
        facts_of = Grid.grid(padding=(0, 2))
        facts_of.add_column(style="dim", max_width=24)
        facts_of.add_column(overflow="fold")
        headings = {column.key: column.heading for column in table.columns}
        for key, cell in cells.items():
            if cell.state is not State.NONE:
                facts_of.add_row(Text(clean(headings[key])), _text(cell))
        yield Padding(facts_of, (0, 0, 1, 4))


def _text(cell: Cell, *, bold: bool = False) -> Text:
    return Text("\n").join(_line(line, bold=bold) for line in cell.lines)


def _line(line: Line, *, bold: bool) -> Text:
    """A gap has a sign as well as a colour."""
    style = _STYLES[line.state] or ("bold" if bold else "")
    return Text(f"⚠ {clean(line.text)}" if line.state is State.GAP else clean(line.text), style=style)
