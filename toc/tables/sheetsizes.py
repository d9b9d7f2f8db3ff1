"""How wide the columns of a sheet are, and how tall its rows: LibreOffice does not find out the latter by itself."""

from toc.diagrams.metrics import width as measured
from toc.tables.safe import clean
from toc.tables.table import Cell, State, Table
from toc.tables.writing import longest_words, shared

LINE_HEIGHT = 12.5
"""Points."""

PADDING = 2
"""Characters that a column has beside its text."""

_WIDEST = 195
"""Characters: what is wider gets too small on A4."""

_LONG_WORD = 13
_LEAST_SUBJECT = 26
_SIZE = 10 * 96 / 72
"""Pixels. The shipped font, in which texts are measured, is about as wide as Arial."""

PIXELS = 7.0
"""The width of a digit."""

_INSIDE = 5.0


def widths_of(table: Table) -> list[int]:
    """In characters. A sheet that would be wider than what is readable on A4 gets narrower columns instead."""
    whole = sum(column.width for column in table.columns)
    least = [
        max(min(one, _LONG_WORD), _LEAST_SUBJECT if column.key == table.subject else 0)
        for one, column in zip(longest_words(table), table.columns, strict=True)
    ]
    return shared(table.columns, least, min(whole, _WIDEST - PADDING * len(least)))


def rooms_of(widths: list[int]) -> list[float]:
    """The pixels that each column has for text."""
    return [(wide + PADDING) * PIXELS - _INSIDE for wide in widths]


def lines_of(cell: Cell, room: float) -> int:
    """The lines that a cell takes in so many pixels. LibreOffice does not find out by itself."""
    bold = cell.state is State.GAP
    return sum(lines(clean(line.text), room, bold=bold) for line in cell.lines)


def lines(text: str, room: float, *, bold: bool = False) -> int:
    """The lines of a text, broken at spaces; a word that is too long for one takes more."""
    lines, used, space = 1, 0.0, measured(" ", _SIZE, bold=bold)
    for word in text.split():
        wide = measured(word, _SIZE, bold=bold)
        if used and used + space + wide > room:
            lines, used = lines + 1, 0.0
        used += (space if used else 0) + wide
        lines += int(used // room)
        used %= room
    return lines
