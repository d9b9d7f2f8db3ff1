"""A sheet as plain cells, whatever it was read from."""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from math import isfinite

from toc.core.numbers import plain

# --- Texts ------------------------------------------------------------------------------------------------------------
# Texts of a workbook as it writes them: signs by their number.

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """A text in which a workbook wrote signs by their number: `_x000D_` is the end of a line of Windows. An underscore
    that starts such a number, `_x005F_`, is written like that where people mean it."""
    return _ESCAPED.sub(_sign, text) if "_x" in text else text


def _sign(found: re.Match[str]) -> str:
    number = int(found[1], 16)
    return found[0] if 0xD800 <= number <= 0xDFFF else chr(number)


# --- Cells ------------------------------------------------------------------------------------------------------------

Value = str | int | float | bool | date | None
"""What a cell holds. A date with a time of day is read as its date."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_LINE_END = re.compile("\r\n?|\x85|\u2028|\u2029")


def clean(text: str) -> str:
    """A text as a cell can hold it: plain line ends, no control characters, no space around it or at the end of a
    line.
    """
    # What can be printed has no control characters, and no white space but the plain one.
    if text.isprintable():
        return text.strip(" ")
    return "\n".join(map(str.rstrip, _CONTROL.sub("", _LINE_END.sub("\n", text)).split("\n"))).strip()


def letters(column: int) -> str:
    """The name of a column that is counted from 0: A, B, …, Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


@dataclass(frozen=True, slots=True)
class Cell:
    """A value and whether it is shown as a percentage."""

    value: Value = None
    percent: bool = False

    @property
    def text(self) -> str:
        """The value as people see it; a number without a needless `.0`, a date as in ISO."""
        match self.value:
            case None:
                return ""
            case bool():
                return "ja" if self.value else "nee"
            case float() if self.percent:
                return f"{_plain(self.value * 100)}%"
            case float():
                return _plain(self.value)
            case date():
                return self.value.isoformat()
            case str():
                return clean(self.value)
            case value:
                return f"{_plain(value * 100.0)}%" if self.percent else str(value)


def _plain(number: float) -> str:
    if not isfinite(number):
        return str(number)
    return str(int(number)) if number == int(number) and abs(number) < 1e15 else plain(Decimal(f"{number:.12g}"))


EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class Area:
    """Merged cells, counted from 0; `bottom` and `right` belong to it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody said of a cell; row and column are counted from 0, and `author` may be empty."""

    row: int
    column: int
    author: str
    text: str


@dataclass(slots=True)
class Grid:
    """The cells of one sheet. `name` is that of the sheet, or of the file where there are no sheets."""

    name: str
    rows: list[list[Cell]]
    areas: list[Area] = field(default_factory=list)
    is_csv: bool = False
    has_semicolons: bool = False
    """A list of which the cells are divided by semicolons: Excel writes it so where commas stand in numbers."""
    hidden: bool = False
    errors: list[tuple[int, int, str]] = field(default_factory=list)
    """Cells in which a formula failed: row, column, and what Excel shows (`#REF!`)."""
    comments: list[Comment] = field(default_factory=list)
    source: str = ""
    """The path of the file."""
    made_as: str = ""
    """What a workbook of toc says it is, in a property of its own."""
    covered: set[tuple[int, int]] = field(default_factory=set)
    """Cells that a merged area hides: row and column. What they held is no longer in the file."""

    def at(self, row: int, column: int) -> Cell:
        return self.rows[row][column] if row < len(self.rows) and column < len(self.rows[row]) else EMPTY

    def spot(self, row: int, column: int | None = None) -> str:
        """How people name a place: `Acties!B4`."""
        return f"{self.name}!{'' if column is None else letters(column)}{row + 1}"

    def fill_merged(self) -> None:
        """Gives every cell of a merged area the value of its first cell."""
        for area in self.areas:
            first = self.at(area.top, area.left)
            for row in self.rows[area.top : area.bottom + 1]:
                for column in range(area.left, min(area.right + 1, len(row))):
                    row[column] = first
            self.covered |= {
                (row, column)
                for row in range(area.top, min(area.bottom + 1, len(self.rows)))
                for column in range(area.left, min(area.right + 1, len(self.rows[row])))
                if (row, column) != (area.top, area.left)
            }

    def word_answers(self, yes: str, no: str) -> None:
        """Puts words in the place of what Excel knows as true and false."""
        for row in self.rows:
            for column, cell in enumerate(row):
                if isinstance(cell.value, bool):
                    row[column] = Cell(yes if cell.value else no)
