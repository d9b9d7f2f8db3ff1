"""A table as a plain value, and how it words values, numbers and days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from toc.core import keywords, numbers
from toc.core.languages import Language
from toc.core.messages import text
from toc.core.numbers import day_of, spoken

# --- The table --------------------------------------------------------------------------------------------------------
# A table as a plain value: columns, rows of cells, and what a reader needs beside them. It knows no file format.
#
# A cell says something, or that something is missing, or that nothing belongs there: an empty cell, which could be an
# oversight, cannot be made.

Value = int | float | date | None

NOTHING = "–"
"""Stands where nothing belongs."""

MOST_LINES = 60
"""What is longer is no longer read in a cell, and no row of Excel is that tall."""


class State(StrEnum):
    """What a line of a cell is: something said, a gap to fill, or a place where nothing belongs."""

    SAID = "said"
    GAP = "gap"
    NONE = "none"


class Kind(StrEnum):
    """What a column holds, for whoever sorts or adds up."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"


class On(StrEnum):
    """Where a column stands. A sheet (xlsx, csv, json) is sorted and filtered, so that each fact has a column of its
    own; paper (docx, html, md, the terminal) is read, and brings together what belongs together."""

    BOTH = "both"
    SHEET = "sheet"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    state: State = State.SAID


@dataclass(frozen=True, slots=True)
class Cell:
    """Lines under each other, never none. `value` is the same as a number or a day, where it is one."""

    lines: tuple[Line, ...]
    value: Value = None

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def state(self) -> State:
        """A gap where any line is one; nothing where nothing at all belongs there."""
        states = {line.state for line in self.lines}
        if State.GAP in states:
            return State.GAP
        return State.NONE if states == {State.NONE} else State.SAID


@dataclass(frozen=True, slots=True)
class Column:
    """`width` is how wide it should be beside the others, in characters."""

    key: str
    heading: str
    width: int
    kind: Kind = Kind.TEXT
    on: On = On.BOTH


@dataclass(frozen=True, slots=True)
class Row:
    """A cell for every column. Rows with the same `band` stand together under it; `total` is the sum of those above."""

    cells: tuple[Cell, ...]
    band: str = ""
    total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The plan that a table is about: what its title block says. Texts are empty where the plan says nothing; `date` is
    ISO or a year, `path` the name of the file to show."""

    path: str
    title: str
    organisation: str = ""
    version: str = ""
    date: str = ""
    status: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of one plan. `lead` says what it is for; `subject` is the key of the column that a row is about; `band`
    is the heading of the rows' bands, empty where there are none; `empty` stands in the place of the rows where there
    are none; `notes` stand under it."""

    name: str
    title: str
    lead: str
    language: Language
    source: Source
    columns: tuple[Column, ...]
    subject: str
    rows: tuple[Row, ...]
    band: str = ""
    empty: str = NOTHING
    notes: tuple[str, ...] = ()

    def on(self, place: On) -> "Table":
        """The table with the columns for that place only. In a sheet the bands are the first column."""
        kept = [number for number, column in enumerate(self.columns) if column.on in (On.BOTH, place)]
        columns = [self.columns[number] for number in kept]
        rows = [Row(tuple(row.cells[number] for number in kept), row.band, row.total) for row in self.rows]
        if place is On.SHEET and self.band:
            columns.insert(0, Column("band", self.band, 22))
            rows = [Row((said(row.band or NOTHING), *row.cells), "", row.total) for row in rows]
        return replace(self, columns=tuple(columns), rows=tuple(rows), band="" if place is On.SHEET else self.band)

    @property
    def gaps(self) -> int:
        """How many cells on paper say that something is missing."""
        return sum(cell.state is State.GAP for row in self.on(On.PAPER).rows for cell in row.cells)

    def banded(self) -> list[tuple[str, list[Row]]]:
        """The rows by band, in their order; a band that comes back later starts anew."""
        found: list[tuple[str, list[Row]]] = []
        for row in self.rows:
            if not found or found[-1][0] != row.band:
                found.append((row.band, []))
            found[-1][1].append(row)
        return found


def said(*texts: str) -> Cell:
    """The texts under each other; a dash where none says anything."""
    return lines((Line(text) for text in texts), nothing())


def gap(word: str) -> Cell:
    return Cell((Line(word, State.GAP),))


def nothing(word: str = NOTHING) -> Cell:
    return Cell((Line(word, State.NONE),))


def lines(found: Iterable[Line], otherwise: Cell) -> Cell:
    """These lines without blank ones; the other cell where there are none. Of very many the first, and how many more
    there are."""
    made = tuple(line for line in found if line.text.strip())
    if len(made) > MOST_LINES:
        made = (*made[:MOST_LINES], Line(f"… +{len(made) - MOST_LINES}"))
    return Cell(made) if made else otherwise


def combined(tables: Sequence[Table], heading: str) -> Table:
    """The same table of several plans as one, whose first column says which plan. For sheets: the columns are those of
    a sheet, whatever bands there were."""
    sheets = [table.on(On.SHEET) for table in tables]
    first = sheets[0]
    columns = [Column("plan", heading, 24), *first.columns]
    rows = [Row((said(one.source.title), *row.cells), "", row.total) for one in sheets for row in one.rows]
    notes = tuple(f"{one.source.title}: {note}" for one in sheets for note in one.notes if note not in first.notes)
    return replace(first, columns=tuple(columns), rows=tuple(rows), notes=(*first.notes, *notes))


# --- Words ------------------------------------------------------------------------------------------------------------
# How a table speaks: its own words in Dutch or English, and the values, numbers and days of a plan.


@dataclass(frozen=True, slots=True)
class Tongue:
    """Speaks one language. `written` is that of the texts of the plan, in which its numbers are read; the same where it
    is not given."""

    language: Language
    written: Language | None = None

    def say(self, id_: str, /, **facts: object) -> str:
        """The message in this language."""
        return text(self.language, id_, **facts)

    def missing(self) -> str:
        """The word in every gap that needs no word of its own."""
        return self.say("missing")

    def value(self, one: StrEnum) -> str:
        """A value of a keyword: `existing_data` is 'bestaande data'."""
        word = next(word for word in keywords.VALUES[type(one)] if word.en == one.value)
        return word.spelled(self.language).replace("_", " ")

    def day(self, written: str) -> str:
        """A date in a sentence or a line of facts: '15 October 2025'."""
        return spoken(written, self.language)

    def short_day(self, written: str) -> str:
        """A date in a column of a table: '15 Oct 2025'."""
        return spoken(written, self.language, short=True)

    def dated(self, written: str) -> Cell:
        """A date as a cell; a year has no day to sort by."""
        return Cell((Line(self.short_day(written)),), day_of(written))

    def number(self, written: str) -> str:
        """A number as the language writes it: `2.6` is '2,6' in Dutch. What is no number, or can be read in two ways,
        stays as it is."""
        return numbers.shown(written, self.written or self.language, self.language)

    def quantity(self, written: str, unit: str | None) -> str:
        """A value with its unit: '42%', '18 500 bezoekers'. A value that has words already stands alone."""
        shown = self.number(written)
        if not unit or not unit.strip() or not numbers.wants_unit(written):
            return shown
        return f"{shown}%" if unit.strip() == "%" else f"{shown} {unit}"

    def numeric(self, written: str) -> Cell:
        """A value as a cell, with its number where it certainly is one."""
        number = numbers.number_of(written, self.written or self.language)
        return Cell((Line(self.number(written)),), number)

    def hours(self, hours: float) -> Cell:
        """Hours as a cell: whole from ten on, with one decimal below."""
        shown = f"{hours:.0f}" if hours >= 10 or hours == int(hours) else f"{hours:.1f}"
        value = round(float(hours), 2)
        return Cell(
            (Line(numbers.shown(shown, Language.EN, self.language)),), int(value) if value.is_integer() else value
        )
