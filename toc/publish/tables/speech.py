"""How a table speaks: its own words in Dutch or English, and the values, numbers and days of a plan."""

from dataclasses import dataclass
from enum import StrEnum

from toc.core import keywords, numbers
from toc.core.dates import day_of, spoken
from toc.core.languages import Language
from toc.core.messages import text
from toc.publish.tables.table import Cell, Line


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
