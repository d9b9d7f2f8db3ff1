"""What reading a table has to tell: its columns, what was guessed, and how much was understood."""

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
        en, nl = name_of(meaning)
        draft.notes.guessed(
            table.grid.spot(table.head, column), f"column '{text}' read as {en}", f"kolom '{text}' gelezen als {nl}"
        )


def say_unknown(notes: Notes, grid: Grid, head: int, column: int, last: int) -> None:
    """That a column is left out, and how many cells it has."""
    count = sum(bool(grid.at(row, column).text) for row in range(head + 1, last))
    if not count:
        return
    spot, name = f"{grid.name}!{letters(column)}", grid.at(head, column).text
    en, nl = f"{count} {'cell' if count == 1 else 'cells'}", f"{count} {'cel' if count == 1 else 'cellen'}"
    if name:
        notes.left_out(spot, f"column '{name}' ({en})", f"kolom '{name}' ({nl})")
    else:
        notes.left_out(spot, f"column without a heading ({en})", f"kolom zonder titel ({nl})")


def say_guesses(notes: Notes, table: Table, spots: list[str]) -> None:
    """That columns beside each other were taken for causes and effects, and empty cells for the ones above."""
    arrows = _arrows(table, table.slots)
    if "→" in arrows:
        notes.guessed(
            table.grid.spot(table.head),
            f"columns read from cause to effect: {arrows}",
            f"kolommen gelezen van oorzaak naar gevolg: {arrows}",
        )
    if spots:
        listed = ", ".join(spot.rpartition("!")[2] for spot in spots[:12]) + (" …" if len(spots) > 12 else "")
        notes.guessed(
            table.grid.name,
            f"empty, read as the cell above: {listed}",
            f"leeg, gelezen als de cel erboven: {listed}",
        )


def say_count(notes: Notes, table: Table, count: int) -> None:
    """How many rows were read, and as what; the columns of our own sheets need no explanation."""
    shown = [
        (f"{table.heading(column)} → {name_of(meaning)[0]}", f"{table.heading(column)} → {name_of(meaning)[1]}")
        for slot in table.slots
        for column, meaning in slot.columns.items()
    ]
    en, nl = (f" ({'; '.join(one[index] for one in shown)})" if not table.own else "" for index in (0, 1))
    if not count:
        return
    spot = f"{table.grid.name}!{table.first + 1}:{table.last}"
    rows_en, rows_nl = "row" if count == 1 else "rows", "rij" if count == 1 else "rijen"
    notes.understood(spot, f"{count} {rows_en}{en}", f"{count} {rows_nl}{nl}")


def _arrows(table: Table, slots: list[Slot]) -> str:
    chain = sorted(
        (rank(slot) or 0, slot.subject) for slot in slots if rank(slot) is not None and slot.subject is not None
    )
    return " → ".join(f"'{table.heading(column)}'" for _, column in chain)
