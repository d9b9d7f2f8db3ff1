"""Grids → a draft: forms, tables, and what their rows say of each other."""

from collections.abc import Iterable, Sequence

from toc.exchange.data import Data
from toc.exchange.draft import Draft
from toc.exchange.figures import Habit, habit_of
from toc.exchange.forms import Forms
from toc.exchange.gapwords import empty_gaps
from toc.exchange.graphs import add_ends
from toc.exchange.grid import Grid
from toc.exchange.known import start_with
from toc.exchange.rows import Filler
from toc.exchange.tablerows import TableRows
from toc.exchange.tables import Table, is_form, tables
from toc.exchange.tongue import language_of


def read_grids(grids: Iterable[Grid], known: Data | None = None) -> Draft:
    """Everything that these sheets say. `known` is the plan that was there before: the sheets may speak of it and add
    to it.
    """
    draft = Draft()
    filler = Filler(draft)
    forms, rows = Forms(draft, filler), TableRows(draft, filler)
    for thing in start_with(draft, known or {}):
        rows.know(thing)
    _read(grids, filler, forms, rows)
    rows.connections.settle()
    if not known:
        add_ends(draft)
    return draft


def _read(grids: Iterable[Grid], filler: Filler, forms: Forms, rows: TableRows) -> None:
    found: list[Table] = []
    grids = list(grids)
    for grid in grids:
        if grid.hidden:
            forms.hidden(grid)
            continue
        forms.errors(grid)
        grid.fill_merged()
        empty_gaps(grid, forms.notes)
        if is_form(grid):
            forms.form(grid)
            continue
        here = tables(grid)
        if here:
            forms.above(here[0])
        else:
            forms.no_table(grid)
        found += here
    filler.habit = _habit(grids, found)
    # Lists of one kind of thing first: tables that bring kinds together speak of these.
    for table in sorted(found, key=lambda one: (len(one.slots) > 1, one.slots[0].kind in ("links", "steps"))):
        rows.read(table)


def _habit(grids: Sequence[Grid], found: Sequence[Table]) -> Habit:
    """How these lists write numbers: as their own figures show, else as their language does."""
    texts = [
        table.grid.at(row, column).text
        for table in found
        for slot in table.slots
        for column, meaning in slot.columns.items()
        if meaning.path[-1] in ("value", "amount", "budget")
        for row in range(table.first, table.last)
        if isinstance(table.grid.at(row, column).value, str)
    ]
    semicolons = bool(grids) and all(grid.has_semicolons for grid in grids)
    return habit_of(texts, language_of(grids, ()), semicolons=semicolons)
