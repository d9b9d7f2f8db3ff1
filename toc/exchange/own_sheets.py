"""The sheets of our own workbook, found again wherever somebody moved them, and what of them gets lost."""

import json
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from toc.core.messages import message
from toc.core.model import Language, Plan
from toc.exchange import layout
from toc.exchange.data import Data, data_of
from toc.exchange.draft import Notes
from toc.exchange.grid import Cell, Comment, Grid, unescaped
from toc.exchange.helptext import HELP_TITLE, help_rows
from toc.exchange.layout import Column, Kind, Sheet, explanations
from toc.exchange.own_rows import FORM_HEADINGS
from toc.exchange.values import to_cell

# --- Finding them again -----------------------------------------------------------------------------------------------
# Finds the sheets of our own workbook again: by their titles and headings, wherever somebody moved them.

HIDDEN = "_toc"
"""The hidden sheet on which the plan stands as it was: what a person changed shows by it."""
MARK, TEMPLATE_MARK = "toc 1", "toc template"
"""What the first cell of the hidden sheet says: whether it holds a plan."""

_HEAD_AMONG = 30
"""The headings stand among so many rows, also when somebody put a title above them."""
_LEAST = 0.5
"""At least this share of a sheet's headings is there, or it is another sheet."""


@dataclass(slots=True)
class Found:
    """A sheet of ours in a workbook: where its headings stand, and in which column each keyword stands."""

    sheet: Sheet
    grid: Grid
    head: int
    columns: dict[Column, int] = field(default_factory=dict)
    unknown: list[int] = field(default_factory=list)
    reworded: set[Column] = field(default_factory=set)
    """Columns whose heading is not ours: they stand where ours stood."""

    @property
    def id_column(self) -> int | None:
        return next((place for column, place in self.columns.items() if column.path == ("id",)), None)

    @property
    def rows(self) -> Iterator[int]:
        """The rows below the headings that hold something."""
        return (
            row for row in range(self.head + 1, len(self.grid.rows)) if any(one.text for one in self.grid.rows[row])
        )


def spelled(value: Any, column: Column) -> tuple[str, str]:
    """What stands in a cell for that value, in English and in Dutch."""
    english, dutch = (Cell(to_cell(value, column, one)).text for one in (Language.EN, Language.NL))
    return english, dutch


def shown(value: Any, column: Column) -> set[str]:
    """What can stand in a cell for that value, in either language."""
    texts = spelled(value, column)
    return {*texts, *map(as_saved_anew, texts)}


def as_saved_anew(text: str) -> str:
    """How the text reads when LibreOffice saved the workbook: it takes `_x000D_` for the sign with that number."""
    return Cell(unescaped(text)).text if "_x" in text else text


def by_source(grids: Sequence[Grid]) -> list[list[Grid]]:
    """The sheets of each file together."""
    found: dict[str, list[Grid]] = {}
    for grid in grids:
        found.setdefault(grid.source, []).append(grid)
    return list(found.values())


def base_of(grids: Sequence[Grid]) -> Data | None:
    """The plan from which a workbook of ours was made; None for other workbooks, and where that sheet is damaged."""
    marked = [grid for grid in grids if grid.at(0, 0).text == MARK]
    hidden = next((grid for grid in marked if grid.name == HIDDEN), marked[0] if marked else None)
    if hidden is None:
        return None
    try:
        kept: Any = json.loads("".join(str(row[0].value or "") for row in hidden.rows[1:] if row))
        return data_of(Plan.model_validate(kept))
    except (ValueError, ValidationError, RecursionError):
        return None


def lost_base(grids: Sequence[Grid]) -> bool:
    """Whether a workbook is one that `toc export` made, without the sheet that says what its plan was."""
    if any(grid.at(0, 0).text == TEMPLATE_MARK for grid in grids) or base_of(grids) is not None:
        return False
    if any(grid.name == HIDDEN for grid in grids):
        return True
    found = [one for one in _candidates(grids) if one.sheet.kind is Kind.THINGS and _share(one) > 0.9]
    own_ids = (one.grid.at(row, one.columns[column]).text for one in found for column in _ids(one) for row in one.rows)
    return len(found) > 1 and any(own_ids)


def _ids(found: Found) -> list[Column]:
    return [column for column in found.columns if column.path == ("id",)]


def _candidates(grids: Sequence[Grid]) -> Iterator[Found]:
    for grid in grids:
        for sheet in layout.sheets():
            if found := _as(sheet, grid):
                yield found


def find(grids: Sequence[Grid], notes: Notes) -> dict[str, Found]:
    """Our sheets by section. What else is in the workbook is left out, and it is said so."""
    pairs = sorted(_candidates(grids), key=_unlikely)
    found: dict[str, Found] = {}
    taken: set[int] = set()
    for one in pairs:
        if one.sheet.section not in found and id(one.grid) not in taken:
            found[one.sheet.section] = one
            taken.add(id(one.grid))
    for sheet in layout.sheets():
        if sheet.section not in found:
            title = sheet.title
            notes.left_out(title.en, message("import-sheet-not-in-workbook", title=title.nl))
    for grid in grids:
        if id(grid) not in taken and not is_own_extra(grid):
            _say_other(grid, found, notes)
    return found


def is_own_extra(grid: Grid) -> bool:
    """Whether it is the sheet with explanations, or the hidden one."""
    return grid.name == HIDDEN or grid.at(0, 0).text in (MARK, TEMPLATE_MARK) or is_help(grid)


def is_help(grid: Grid) -> bool:
    """Whether it is the sheet with explanations, also under another name."""
    return (
        grid.name == HELP_TITLE or [grid.at(row, 0).text for row in range(3)] == [key for key, _, _ in help_rows()][:3]
    )


def _say_other(grid: Grid, found: dict[str, Found], notes: Notes) -> None:
    count = sum(any(cell.text for cell in row) for row in grid.rows)
    if not count:
        return
    alike = [(_share(one), name) for name in found if (one := _as(found[name].sheet, grid))]
    if alike:
        twice = found[max(alike)[1]]
        notes.left_out(
            grid.name,
            message("this-sheet-looks-like-which-is", name=twice.grid.name),
        )
    else:
        notes.left_out(
            grid.name,
            message("this-sheet-is-none-of-this", value=count),
        )


def _unlikely(found: Found) -> tuple[bool, bool, float]:
    titles = {found.sheet.title.spelled(language).casefold() for language in Language}
    return (found.grid.name.strip().casefold() not in titles, found.grid.hidden, -_share(found))


def _share(found: Found) -> float:
    return len(found.columns) / len(found.sheet.columns)


def _as(sheet: Sheet, grid: Grid) -> Found | None:
    """That sheet, where the headings of ours are its own, word for word."""
    if is_own_extra(grid):
        return None
    return _form(sheet, grid) if sheet.kind is Kind.FORM else _table(sheet, grid)


def _same(text: str) -> str:
    """Headings as they are compared."""
    return " ".join(text.casefold().split())


def _spellings(column: Column) -> set[str]:
    return {_same(column.heading(language)) for language in Language}


def _table(sheet: Sheet, grid: Grid) -> Found | None:
    rows = range(min(len(grid.rows), _HEAD_AMONG))
    best = max((_headed(sheet, grid, row) for row in rows), key=lambda one: len(one.columns), default=None)
    if best is None or _share(best) < _LEAST:
        return None
    _find_unknown(best)
    _by_place(best)
    return best


def _headed(sheet: Sheet, grid: Grid, head: int) -> Found:
    found = Found(sheet, grid, head)
    spellings = [(column, _spellings(column)) for column in sheet.columns]
    for place, cell in enumerate(grid.rows[head]):
        text = _same(cell.text)
        column = next((one for one, known in spellings if text in known and one not in found.columns), None)
        if column:
            found.columns[column] = place
    return found


def _find_unknown(found: Found) -> None:
    """Columns that hold something, under a heading that is none of ours or under none at all."""
    known = set(found.columns.values())
    filled = {
        place for cells in found.grid.rows[found.head :] for place, cell in enumerate(cells) if cell.text
    }  # once for the sheet: a row can have 16,384 cells
    found.unknown += sorted(filled - known)


def _by_place(found: Found) -> None:
    """A column whose heading somebody reworded: it stands between the same neighbours, and no other has its keyword."""
    columns = found.sheet.columns
    at = {place: columns.index(column) for column, place in found.columns.items()}
    for place in list(found.unknown):
        before = at.get(place - 1, -1 if place == 0 else None)
        after = at.get(place + 1, len(columns) if place == len(found.grid.rows[found.head]) - 1 else None)
        if before is not None and after == before + 2 and found.grid.at(found.head, place).text:
            found.columns[columns[before + 1]] = place
            found.reworded.add(columns[before + 1])
            found.unknown.remove(place)


def _form(sheet: Sheet, grid: Grid) -> Found | None:
    """A form: `columns` says in which *row* each keyword stands, `head` in which column the content does."""
    spellings = [(column, _spellings(column)) for column in sheet.columns]
    best: Found | None = None
    for place in range(min(4, max((len(row) for row in grid.rows), default=0))):
        found = Found(sheet, grid, place + 1)
        for row in range(len(grid.rows)):
            text = _same(grid.at(row, place).text)
            column = next((one for one, known in spellings if text in known and one not in found.columns), None)
            if column:
                found.columns[column] = row
        if best is None or len(found.columns) > len(best.columns):
            best = found
    if best is None or _share(best) < _LEAST:
        return None
    contents = {headings[1].casefold() for headings in FORM_HEADINGS.values()}
    for cells in grid.rows[:_HEAD_AMONG]:
        for place, cell in enumerate(cells):
            if cell.text.casefold() in contents and place >= best.head:
                best.head = place
                return best
    return best


# --- What gets lost ---------------------------------------------------------------------------------------------------
# What of a workbook does not come into a plan, and is said: remarks beside cells, and a lost hidden sheet.

_MOST = 100
"""So many remarks of one sheet are named; how many more there are is said."""
_LONGEST = 200
_THREADED = re.compile(
    r"\[(?:Threaded comment|Opmerking met berichtenlijn|Opmerkingenthread)\].*?(?:Comment|Opmerking):\s*", re.DOTALL
)
"""How Excel introduces a comment of its newer kind, for programs that do not know these."""


def say_remarks(grid: Grid, notes: Notes) -> None:
    """A line for every remark of a colleague: where it stands, who made it, and that it was not taken over."""
    remarks = list(_of_people(grid))
    for one in remarks[:_MOST]:
        author, short = one.author, " ".join(one.text.split())
        short = short if len(short) <= _LONGEST else f"{short[:_LONGEST]}…"
        said = (
            message("import-comment-by", author=author, text=short) if author else message("import-comment", text=short)
        )
        notes.left_out(grid.spot(one.row, one.column), said)
    more = len(remarks) - _MOST
    if more > 0:
        notes.left_out(grid.name, message("import-more-comments", more=more))


def _of_people(grid: Grid) -> Iterator[Comment]:
    """The comments without those that explain the headings of our own workbook."""
    for one in grid.comments:
        text = one.text.strip()
        if text and " ".join(text.removeprefix("toc:").split()) not in explanations():
            # The identifier of a newer comment names nobody.
            author = "" if one.author.startswith(("tc={", "tc:")) else one.author.strip()
            said = _THREADED.sub("", text, count=1).strip()
            yield Comment(one.row, one.column, author, said.removeprefix(f"{author}:").strip() if author else said)


def say_lost(grids: Sequence[Grid], notes: Notes) -> None:
    """That the workbook is one of ours without the sheet by which it is read exactly."""
    if lost_base(grids):
        notes.guessed(
            os.path.basename(grids[0].source) or grids[0].name,
            message("the-hidden-sheet-toc-of-this"),
        )
