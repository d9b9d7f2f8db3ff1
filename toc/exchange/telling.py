"""What reading a table has to tell: its columns, what was guessed, and how much was understood."""

from toc.core.messages import joined, message
from toc.exchange.draft import Draft
from toc.exchange.grid import Grid, letters
from toc.exchange.headings import name_of
from toc.exchange.notes import Notes
from toc.exchange.tables import Slot, Table, rank


def say_columns(draft: Draft, table: Table) -> None:
    """The columns that are left out, and those that were guessed."""
    for column in table.unknown:
        say_unknown(draft.notes, table.grid, table.head, column, table.last)
    for column, text in table.guessed.items():
        meaning = next(slot.columns[column] for slot in table.slots if column in slot.columns)
        draft.notes.guessed(
            table.grid.spot(table.head, column), message("import-column-read-as", heading=text, word=name_of(meaning))
        )


def say_unknown(notes: Notes, grid: Grid, head: int, column: int, last: int) -> None:
    """That a column is left out, and how many cells it has."""
    count = sum(bool(grid.at(row, column).text) for row in range(head + 1, last))
    if not count:
        return
    spot, name = f"{grid.name}!{letters(column)}", grid.at(head, column).text
    if name:
        notes.left_out(spot, message("import-column-left-out", name=name, count=count))
    else:
        notes.left_out(spot, message("import-column-without-heading", count=count))


def say_guesses(notes: Notes, table: Table, spots: list[str]) -> None:
    """That columns beside each other were taken for causes and effects, and empty cells for the ones above."""
    arrows = _arrows(table, table.slots)
    if "→" in arrows:
        notes.guessed(
            table.grid.spot(table.head),
            message("columns-read-from-cause-to-effect", arrows=arrows),
        )
    if spots:
        listed = ", ".join(spot.rpartition("!")[2] for spot in spots[:12]) + (" …" if len(spots) > 12 else "")
        notes.guessed(
            table.grid.name,
            message("empty-read-as-the-cell-above", listed=listed),
        )


def say_count(notes: Notes, table: Table, count: int) -> None:
    """How many rows were read, and as what; the columns of our own sheets need no explanation."""
    if not count:
        return
    columns = [
        message("import-column-as", heading=table.heading(column), word=name_of(meaning))
        for slot in table.slots
        for column, meaning in slot.columns.items()
    ]
    spot = f"{table.grid.name}!{table.first + 1}:{table.last}"
    said = message("import-rows", count=count)
    if not table.own:
        said = said + " (" + joined("; ", columns) + ")"
    notes.understood(spot, said)


def _arrows(table: Table, slots: list[Slot]) -> str:
    chain = sorted(
        (rank(slot) or 0, slot.subject) for slot in slots if rank(slot) is not None and slot.subject is not None
    )
    return " → ".join(f"'{table.heading(column)}'" for _, column in chain)
