"""How a table speaks: its own words in Dutch or English, and the values, numbers and days of a plan."""

import re
from dataclasses import dataclass
from enum import StrEnum

from toc import keywords
from toc.dates import day_of, spoken
from toc.languages import Language
from toc.tables.table import Cell, Line

_NUMBER = re.compile(r"[-+\N{MINUS SIGN}]?\d{1,15}(?:[.,]\d{1,10})?")


@dataclass(frozen=True, slots=True)
class Tongue:
    """Speaks one language."""

    language: Language

    def say(self, en: str, nl: str) -> str:
        return nl if self.language is Language.NL else en

    def missing(self) -> str:
        """The word in every gap that needs no word of its own."""
        return self.say("missing", "ontbreekt")

    def value(self, one: StrEnum) -> str:
        """A value of a keyword: `existing_data` is 'bestaande data'."""
        word = next(word for word in keywords.VALUES[type(one)] if word.en == one.value)
        return word.spelled(self.language).replace("_", " ")

    def count(self, number: int, one: tuple[str, str], more: tuple[str, str]) -> str:
        """'1 hole', '3 holes': each word in English and Dutch."""
        return f"{number} {self.say(*(one if number == 1 else more))}"

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
        """A number as the language writes it: `2.6` is '2,6' in Dutch. What is no number stays as it is."""
        if not _NUMBER.fullmatch(written) or self.language is not Language.NL:
            return written
        return written.replace(".", ",")

    def quantity(self, written: str, unit: str | None) -> str:
        """A value with its unit: '42%', '7 bewoners per telling'. A value that has words already stands alone."""
        shown = self.number(written)
        if not unit or not _NUMBER.fullmatch(written):
            return shown
        return f"{shown}%" if unit.strip() == "%" else f"{shown} {unit}"

    def numeric(self, written: str) -> Cell:
        """A value as a cell, with its number where it is one."""
        return Cell((Line(self.number(written)),), number_of(written))

    def hours(self, hours: float) -> Cell:
        """Hours as a cell: whole from ten on, with one decimal below."""
        shown = f"{hours:.0f}" if hours >= 10 or hours == int(hours) else f"{hours:.1f}"
        value = round(float(hours), 2)
        return Cell((Line(self.number(shown)),), int(value) if value.is_integer() else value)


def number_of(written: str) -> int | float | None:
    """The number that the text is, with a point or a comma; None for words, and for more digits than can be kept."""
    if not _NUMBER.fullmatch(written):
        return None
    plain = written.replace(",", ".").replace("\N{MINUS SIGN}", "-")
    return float(plain) if "." in plain else int(plain)
