"""Grids → a draft: forms, tables, and what their rows say of each other."""

from collections.abc import Iterable

from toc.exchange.data import Data
from toc.exchange.draft import Draft
from toc.exchange.forms import Forms
from toc.exchange.gapwords import empty_gaps
from toc.exchange.grid import Grid
from toc.exchange.known import start_with
from toc.exchange.rows import Filler
from toc.exchange.tablerows import TableRows
from toc.exchange.tables import Table, is_form, tables


def read_grids(grids: Iterable[Grid], known: Data | None = None) -> Draft:
    """Everything that these sheets say. `known` is the plan that was there before: the sheets may speak of it and add
    to it.
    """
    draft = Draft()
    filler = Filler(draft)
    forms, rows = Forms(draft, filler), TableRows(draft, filler)
    for thing in start_with(draft, known or {}):
        rows.know(thing)
    _read(grids, forms, rows)
    rows.connections.settle()
    return draft


def _read(grids: Iterable[Grid], forms: Forms, rows: TableRows) -> None:
    found: list[Table] = []
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
    # Lists of one kind of thing first: tables that bring kinds together speak of these.
    for table in sorted(found, key=lambda one: (len(one.slots) > 1, one.slots[0].kind in ("links", "steps"))):
        rows.read(table)
