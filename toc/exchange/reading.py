"""Grids → a draft: forms, tables, and what their rows say of each other."""

from collections.abc import Iterable, Sequence

from toc.core.messages import message
from toc.exchange.action_plan import ActionPlanReader, head_of
from toc.exchange.data import Data
from toc.exchange.draft import Draft, Path
from toc.exchange.figures import Habit, habit_of
from toc.exchange.graphs import add_ends
from toc.exchange.grid import Cell, Grid
from toc.exchange.headings import Meaning, form_keyword, kind_of_title, plain
from toc.exchange.rows import Filler, start_with
from toc.exchange.source_words import empty_gaps, language_of
from toc.exchange.table_rows import TableRows
from toc.exchange.tables import Table, form_rows, is_form, tables

# --- Forms ------------------------------------------------------------------------------------------------------------
# Facts about the plan itself: forms, and what stands above a table.


class Forms:
    """Reads what sheets say of the plan and of its impact goal."""

    def __init__(self, draft: Draft, filler: Filler) -> None:
        self._draft = draft
        self.notes = draft.notes
        self._filler = filler
        self._said: set[Path] = set()

    def form(self, grid: Grid) -> None:
        """A sheet on which every row is a keyword of the plan and what it holds."""
        explained = any(cell.text in ("Uitleg", "Explanation") for row in grid.rows[:3] for cell in row)
        count = 0
        for row, column, path in form_rows(grid):
            right = [(one, grid.at(row, one)) for one in range(column + 1, len(grid.rows[row]))]
            filled = [(one, cell) for one, cell in right if cell.text][:1]
            for at, cell in right[:1] if explained else filled:
                if cell.text:
                    self._top(path, cell, grid.spot(row, at))
                    count += 1
        if count:
            self.notes.understood(grid.name, message("facts-about-the-plan", value=count))

    def hidden(self, grid: Grid) -> None:
        """A sheet that is not shown, with lists for choices as a rule."""
        if not _is_ours(grid.name):
            self.notes.left_out(grid.name, message("hidden-sheet"))

    def errors(self, grid: Grid) -> None:
        """Cells in which a formula failed, or was never calculated, hold nothing."""
        for row, column, shown in grid.errors:
            spot = grid.spot(row, column)
            if shown.startswith("="):
                self.notes.left_out(spot, message("formula-without-a-value", shown=shown[:40]))
            else:
                self.notes.left_out(spot, message("the-formula-failed", shown=shown[:40]))

    def no_table(self, grid: Grid) -> None:
        """A sheet without headings."""
        filled = sum(any(cell.text for cell in row) for row in grid.rows)
        if filled and not _is_ours(grid.name):
            self.notes.left_out(
                grid.name,
                message("no-row-of-headings-found-rows", filled=filled),
            )

    def above(self, table: Table) -> None:
        """What stands above the headings: facts about the plan, and its title."""
        grid = table.grid
        grouped = {area.top for area in grid.areas if area.bottom == table.head - 1 and area.left > 0}
        for row in range(table.head):
            filled = [(column, cell) for column, cell in enumerate(grid.rows[row]) if cell.text]
            distinct = list({cell.text: (column, cell) for column, cell in reversed(filled)}.values())[::-1]
            if not distinct or row in grouped:
                continue
            column, cell = distinct[0]
            key, colon, rest = cell.text.partition(":")
            path = form_keyword(key)
            if path and len(distinct) > 1:
                self._top(path, distinct[1][1], grid.spot(row, distinct[1][0]))
            elif path and colon and rest.strip():
                self._top(path, Cell(rest.strip()), grid.spot(row, column))
            elif len(distinct) == 1:
                self._title(table, row, column, cell.text)

    def _title(self, table: Table, row: int, column: int, text: str) -> None:
        spot = table.grid.spot(row, column)
        if kind_of_title(text) and len(plain(text).split()) < 3:
            return
        if ("title",) not in self._draft.top.values and len(text) < 150:
            self._draft.top.values["title",] = text
            self.notes.guessed(spot, message("import-title-of-the-plan", text=text))
            self._draft.top.check(("title",), message("title-taken-from", spot=spot))
        elif self._draft.top.values.get(("title",)) != text:
            self.notes.left_out(spot, message("line-above-the-table", text=text))

    def _top(self, path: Path, cell: Cell, spot: str) -> None:
        if path in self._said:
            self.notes.left_out(spot, message("import-said-twice", text=cell.text))
            return
        self._said.add(path)
        self._draft.top.values.pop(path, None)
        self._filler.fill(self._draft.top, Meaning("plan", path), cell, spot, exact=True)


def _is_ours(name: str) -> bool:
    """Whether it is the sheet with explanations, or the hidden one."""
    return name.lower().startswith(("uitleg", "help", "_toc"))


# --- Grids ------------------------------------------------------------------------------------------------------------


def read_grids(grids: Iterable[Grid], known: Data | None = None) -> Draft:
    """Everything that these sheets say. `known` is the plan that was there before: the sheets may speak of it and add
    to it.
    """
    draft = Draft()
    filler = Filler(draft)
    forms, rows = Forms(draft, filler), TableRows(draft, filler)
    for thing in start_with(draft, known or {}):
        rows.know(thing)
    _read(draft, grids, filler, forms, rows)
    rows.connections.settle()
    if not known:
        add_ends(draft)
    return draft


def _read(draft: Draft, grids: Iterable[Grid], filler: Filler, forms: Forms, rows: TableRows) -> None:
    found: list[Table] = []
    plans: list[tuple[Grid, int]] = []
    grids = list(grids)
    for grid in grids:
        if grid.hidden:
            forms.hidden(grid)
            continue
        forms.errors(grid)
        grid.fill_merged()
        empty_gaps(grid, forms.notes)
        head = head_of(grid)
        if head is not None:
            plans.append((grid, head))
            continue
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
    rows.learn_numbers(found)
    # Lists of one kind of thing first: tables that bring kinds together speak of these.
    for table in sorted(found, key=lambda one: (len(one.slots) > 1, one.slots[0].kind in ("links", "steps"))):
        rows.read(table)
    reader = ActionPlanReader(draft, filler, rows)
    for grid, head in plans:
        reader.read(grid, head)
    filler.say_silent()


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
