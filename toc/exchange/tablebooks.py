"""Recognises the tables that `toc table` and `toc calendar` make: they are read by people, and no plan comes back from
them."""

from collections.abc import Iterable
from functools import cache

from toc.core.messages import message
from toc.core.model import Language
from toc.exchange.grid import Grid
from toc.exchange.limits import NotReadableError

TABLE_MARK = "toc table"
"""The property with which a workbook of tables says what it is."""

_HEAD_AMONG = 15
"""The headings stand below a title block of a few rows, or are the first row."""
_SHARE = 0.8
"""So many of the headings are still there when somebody took a column out."""
_MANY = 7
"""Tables with fewer columns have headings that other lists can have as well: all have to be there, in their order."""


@cache
def _tables() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The title and the headings of every table, in both languages, on a sheet and on paper."""
    from toc.publish.calendars.overview import overview
    from toc.publish.tables.catalogue import TableName, tables
    from toc.publish.tables.lookup import Lookup
    from toc.publish.tables.table import On
    from toc.syntax.source import read

    empty, found = read(b"toc: 1\n", "x"), []
    for language in Language:
        all_of_them = [*tables(tuple(TableName), empty, language), overview(Lookup(empty, language), ())]
        for one in all_of_them:
            for place in (On.SHEET, On.PAPER):
                headings = tuple(_plain(column.heading) for column in one.on(place).columns)
                found.append((one.title, headings))
    return tuple(found)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def refuse_tables(grids: Iterable[Grid]) -> None:
    """Raises NotReadableError where a sheet is such a table, with the way that a plan does come back."""
    for grid in grids:
        title = _title(grid)
        if title is not None:
            named = f" ('{title}')" if title else ""
            raise NotReadableError(
                message("import-table-of-toc", name=grid.name, named=named),
            )


def _title(grid: Grid) -> str | None:
    """The title of the table; None where it is none of ours."""
    for cells in grid.rows[:_HEAD_AMONG]:
        texts = [_plain(cell.text) for cell in cells if cell.text]
        found = next((title for title, headings in _tables() if _is_head(texts, headings)), None)
        if found:
            return found
    return "" if grid.made_as == TABLE_MARK else None


def _is_head(texts: list[str], headings: tuple[str, ...]) -> bool:
    if len(headings) < _MANY:
        return any(tuple(texts[start : start + len(headings)]) == headings for start in (0, 1))
    return len(set(texts) & set(headings)) >= _SHARE * len(headings)
