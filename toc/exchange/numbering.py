"""Numbers in front of texts: which are numbering, that can be taken off, and which belong to what the text says."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

# A number of more digits numbers nothing, and Python refuses to read very long ones.
_NUMBERED = re.compile(
    r"(?P<number>(?P<letters>[A-Za-z]{0,12})\s?(?P<digits>\d{1,9}(?:\.\d{1,9}){0,9})[a-z]?)"
    r"(?P<mark>\s*(?:[.):–—-]\s*|\s+))(?P<rest>\S.*)",
    re.DOTALL,
)
_STARTS = re.compile(r"[A-Za-z]{1,3}\s?\d|\d+[.)]|\d+\.\d")
_UNIT_WORDS = """
% ‰ € $ euro eur fte vte vt uur uren u h min minuten dag dagen week weken maand maanden jaar jaren keer maal x
km m cm mm m2 m² m3 m³ ha l liter kg g ton kw kwh mwh gb mb procent percent promille miljoen miljard mln mld
hours hour minutes days day weeks months years year times million billion
"""
_UNITS = frozenset(_UNIT_WORDS.split())
_SERIES = 2 / 3
"""So many of the numbers of one series follow another one, or start a list."""


def number_of(text: str) -> str:
    """A number as it is compared: `A 1.` is `a1`."""
    return re.sub(r"\s+", "", text.strip().lower().rstrip(".):"))


@dataclass(frozen=True, slots=True)
class Numbered:
    """A text with what can be a number in front of it: `digits` are its parts, `mark` is what stands behind it."""

    number: str
    rest: str
    letters: str
    digits: tuple[str, ...]
    mark: str

    @property
    def place(self) -> tuple[int, ...]:
        return tuple(int(one) for one in self.digits)

    @property
    def series(self) -> tuple[str, bool]:
        """Numbers that can follow each other have the same letters, and all have points or none has."""
        return self.letters.lower(), len(self.digits) > 1

    @property
    def is_amount(self) -> bool:
        """Whether it counts something: `2.500 bewoners`, `0.5 FTE`, `9.05 uur`. Letters make it a code."""
        if self.letters:
            return False
        written_so = any(len(one) > 2 or (len(one) > 1 and one[0] == "0") for one in self.digits[1:])
        unit = re.split(r"[\s:;,./)]", self.rest, maxsplit=1)[0].casefold() or self.rest[:1]
        return written_so or (unit in _UNITS and not self._is_marked)

    @property
    def _is_marked(self) -> bool:
        """Whether a point or bracket and a blank stand behind it, as behind numbers of lists only."""
        return self.mark[:1] in (".", ")") and self.mark[1:].isspace()

    def is_sure(self, *, in_series: bool) -> bool:
        """Whether it numbers the text, and is no part of what the text says."""
        if self.is_amount:
            return False
        capital = self.rest.lstrip("'\"‘“«([")[:1].isupper()
        if self._is_marked and len(self.digits) == 1:
            return capital or in_series
        return capital and in_series


def parted(text: str) -> Numbered | None:
    """The text and what can be a number in front of it; None where there is none."""
    stripped = text.strip()
    found = _NUMBERED.fullmatch(stripped)
    if not found or re.match(r"\d{3,}", found["number"]) or not _STARTS.match(stripped):
        return None
    digits = tuple(found["digits"].split("."))
    return Numbered(number_of(found["number"]), found["rest"].strip(), found["letters"], digits, found["mark"])


def numbered(text: str) -> tuple[str, str]:
    """What can be a number in front of a text, and the rest: `A1. Huisbezoeken`. The number is empty where there is
    none.
    """
    found = parted(text)
    return (found.number, found.rest) if found and not found.is_amount else ("", text)


def before_text(text: str, rest: str) -> str:
    """The number as it stood in front of the rest: `A1.`."""
    return text.strip().removesuffix(rest).strip()


class Numbering:
    """The numbers in front of the texts of one list: together they show whether they number these."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._places: dict[tuple[str, bool], set[tuple[int, ...]]] = {}
        self._series: dict[tuple[str, bool], bool] = {}
        for text in texts:
            self.learn(text)

    def learn(self, text: str) -> None:
        found = parted(text)
        if found and not found.is_amount:
            self._places.setdefault(found.series, set()).add(found.place)
            self._series.clear()

    def off(self, text: str) -> tuple[str, str, bool]:
        """What can be a number, the text, and whether the number was taken off it: where there is a doubt, the text
        stays as it is written.
        """
        found = parted(text)
        if not found or found.is_amount:
            return "", text, False
        if not found.is_sure(in_series=self._is_series(found.series)):
            return found.number, text, False
        return found.number, found.rest, True

    def _is_series(self, series: tuple[str, bool]) -> bool:
        if series not in self._series:
            places = self._places.get(series, set())
            after = [one for one in places if (*one[:-1], one[-1] - 1) in places]
            first = [one for one in places if one[-1] == 1]
            follow = {*after, *first}
            self._series[series] = bool(after) and len(follow) >= _SERIES * len(places)
        return self._series[series]
