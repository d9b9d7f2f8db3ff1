"""A table as Markdown: a heading, a table for each band, notes. What a plan says is text there and nothing else."""

from collections.abc import Iterable, Iterator

from toc.lint.formatters.prose import prose
from toc.publish.tables.safe import clean
from toc.publish.tables.table import Cell, Line, On, Row, State, Table

_APART = "\u200b"


def markdown(table: Table, level: int = 2) -> str:
    """One table under a heading of that level."""
    return "\n".join(_blocks(table.on(On.PAPER), level))


def _blocks(table: Table, level: int) -> Iterator[str]:
    yield f"{'#' * level} {inline(table.title)}\n"
    yield f"{inline(table.lead)}\n"
    if not table.rows:
        yield f"{inline(table.empty)}\n"
    for band, rows in table.banded():
        if band:
            yield f"{'#' * min(level + 1, 6)} {inline(band)}\n"
        yield _grid(table, rows) + "\n"
    if table.notes:
        yield "".join(f"- {inline(note)}\n" for note in table.notes)


def _grid(table: Table, rows: Iterable[Row]) -> str:
    heads = [inline(column.heading) for column in table.columns]
    marks = ["---:" if column.kind == "number" else "---" for column in table.columns]
    body = [[_cell(cell, bold=row.total) for cell in row.cells] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in [heads, marks, *body])


def _cell(cell: Cell, *, bold: bool) -> str:
    return "<br>".join(_line(line, bold=bold) for line in cell.lines)


def _line(line: Line, *, bold: bool) -> str:
    """A gap is bold and has a sign, so that it is found by the eye and by searching."""
    text = inline(line.text)
    if line.state is State.GAP:
        return f"**⚠ {text}**"
    return f"**{text}**" if bold and line.state is State.SAID else text


def inline(text: str) -> str:
    """Plain text within a line: what would only be read at the start of one needs no sign before it."""
    return prose(clean(text), longest=None).removeprefix(_APART) or "?"
