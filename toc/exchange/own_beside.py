"""What people typed beside the tables and forms of our own workbook, and what they took away from these: none of it
comes into the plan, and it is told.
"""

from collections.abc import Iterator, Mapping, Sequence

from toc.core.messages import message
from toc.core.model import Language
from toc.exchange.data import Data
from toc.exchange.draft import Notes
from toc.exchange.grid import Cell, Grid
from toc.exchange.helptext import help_rows
from toc.exchange.layout import Column, Heading, Kind
from toc.exchange.own_rows import FORM_HEADINGS, rows
from toc.exchange.own_sheets import Found, is_help

_MOST = 20
"""So many cells of one sheet are named; how many more there are is said."""
_LONGEST = 200


def say_beside(found: Mapping[str, Found], grids: Sequence[Grid], base: Data, notes: Notes) -> None:
    """A line for every cell that is no part of a table or form, and for every column that is gone."""
    for one in found.values():
        cells = _beside_form(one) if one.sheet.kind is Kind.FORM else _above(one)
        _say(one.grid, cells, notes)
        _say_gone(one, base, notes)
    for grid in grids:
        if is_help(grid):
            _say(grid, _beside_help(grid), notes)


def _say(grid: Grid, cells: Iterator[tuple[int, int]], notes: Notes) -> None:
    listed = list(cells)
    for row, column in listed[:_MOST]:
        text = " ".join(grid.at(row, column).text.split())
        short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
        notes.left_out(grid.spot(row, column), message("import-beside-the-table", text=short))
    more = len(listed) - _MOST
    if more > 0:
        notes.left_out(grid.name, message("import-more-beside", more=more))


def _filled(grid: Grid) -> Iterator[tuple[int, int, str]]:
    """The cells that hold something themselves: row, column and text."""
    for row, cells in enumerate(grid.rows):
        for column, cell in enumerate(cells):
            if cell.text and (row, column) not in grid.covered:
                yield row, column, cell.text


def _above(found: Found) -> Iterator[tuple[int, int]]:
    """The cells above the headings; a lone one is a title, and belongs to the looks."""
    cells = [(row, column) for row, column, _ in _filled(found.grid) if row < found.head]
    return iter(cells if len({found.grid.at(*cell).text for cell in cells}) > 1 else ())


def _beside_form(found: Found) -> Iterator[tuple[int, int]]:
    """The cells of a form that are neither a keyword, nor what it holds, nor our explanation of it. Lines with another
    keyword are told with the form."""
    keywords = {row: column for column, row in found.columns.items()}
    first = min(keywords, default=0)
    headings = {text for listed in FORM_HEADINGS.values() for text in listed}
    for row, column, text in _filled(found.grid):
        if row in keywords:
            own = column in (found.head - 1, found.head) or text in _explained(keywords[row])
        else:
            own = row > first or text in headings
        if not own:
            yield row, column


def _explained(column: Column) -> set[str]:
    return {Cell(text).text for language in Language for text in (column.about(language), column.heading(language))}


def _beside_help(grid: Grid) -> Iterator[tuple[int, int]]:
    """The cells that somebody added to the sheet with explanations. What stands beside a line of ours is ours: it can
    be the wording of an older version."""
    ours = {key for key, _, _ in help_rows()} - {""}
    for row, column, _ in _filled(grid):
        if column > 1 or grid.at(row, 0).text not in ours:
            yield row, column


def _say_gone(found: Found, base: Data, notes: Notes) -> None:
    """The columns of a table, and the lines of a form, that the plan fills in and that are not there any more."""
    made = rows(found.sheet, base, Language(base.get("language", Language.NL)))
    is_form = found.sheet.kind is Kind.FORM
    for place, column in enumerate(found.sheet.columns):
        said = [made[place][1]] if is_form else [row[place] for row in made]
        if column not in found.columns and column.path != ("id",) and any(one is not None for one in said):
            notes.left_out(found.grid.name, message("import-column-gone", heading=Heading(column)))
