"""Figures as people write them in a cell: `35%`, `minstens 75 %`, `1.250`, `60% tegen 2027`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from toc.core.model import Language
from toc.core.numbers import Number, plain, readings
from toc.exchange.values import moment

_FIGURE = re.compile(
    r"(?P<least>(?:minstens|minimum|minimaal|min\.?|max\.?|maximum|maximaal|hoogstens|meer dan|minder dan|"
    r"ongeveer|ca\.?|at least|at most|about|>=|<=|[≥≤><~±])\s*)?"
    r"(?P<number>[-\N{MINUS SIGN}]?[0-9]+(?:[ .,'\u2019\u00a0\u2009\u202f][0-9]+)*)\s*"
    r"(?P<unit>%|€|euro|procent|percent)?",
    re.IGNORECASE,
)
_DUE = re.compile(r"[,;(]?\s*(?:tegen|eind|in|voor|by|end of|before|vanaf)\s+(?P<when>[^,;()]+?)\)?\s*$", re.IGNORECASE)
_LATER = re.compile(
    r"nog te bepalen|nog niet|onbekend|n\.?v\.?t\.?|n\.?t\.?b\.?|nulmeting volgt|volgt|geen|"
    r"tbd|to be|unknown|none|\?+|-+|/",
    re.IGNORECASE,
)


_LONGEST = 500
"""A longer text tells a story, whatever numbers it holds."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in the spelling of a plan, its unit, by when, and the words in which it was said where these say
    more. `unsure`: it could be read in another way as well.
    """

    value: str = ""
    unit: str = ""
    due: str = ""
    words: str = ""
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Habit:
    """How a list writes its numbers: with a decimal comma, or with a point. `known`: the list itself shows it; else it
    is what people do who write its language.
    """

    comma: bool = True
    known: bool = False


_DUTCH = Habit(known=True)


def habit_of(texts: Iterable[str], language: Language, *, semicolons: bool = False) -> Habit:
    """The habit of a list in that language whose figures are these. `semicolons` divide its cells: Excel writes it so
    where commas stand in numbers.

    A number with both signs, or with two groups, shows the habit. One with decimals only confirms what the language
    makes one expect: a sloppy `3.5` in a Dutch list does not make twelve and a half of `12.500`. Where numbers
    disagree, with each other or with the semicolons, nothing is shown; semicolons alone show nothing either.
    """
    plainly: set[bool] = set()
    hinted: set[bool] = set()
    for text in texts:
        found = _FIGURE.fullmatch(text.strip())
        written = found["number"] if found else ""
        meant = _meant(written)
        if len(meant) != 1 or not any(sign in written for sign in ".,"):
            continue
        decimal = written[-len(meant[0].fraction) - 1] if meant[0].fraction else ""
        comma = decimal == "," if decimal else "." in written
        (plainly if meant[0].grouped else hinted).add(comma)
    usual = language is Language.NL
    seen = plainly | hinted
    if len(seen) != 1 or (semicolons and seen != {True}):
        return Habit(comma=usual)
    comma = seen.pop()
    return Habit(comma=comma, known=True) if plainly or comma is usual else Habit(comma=usual)


def _meant(written: str) -> list[Number]:
    """Every number that somebody can mean who writes so, in any language: thousands first."""
    found = {one.exact: one for language in Language for one in readings(written, language)}
    return sorted(found.values(), key=lambda one: one.grouped, reverse=True)


def number(written: str, habit: Habit = _DUTCH) -> str:
    """A number as a plan has it: `1.250,5` is `1250.5`; empty where it is none."""
    meant = _meant(written)
    if len(meant) < 2:
        return plain(meant[0].exact) if meant else ""
    thousands, decimal = meant
    return plain((decimal if ("," in written) is habit.comma else thousands).exact)


def figure(text: str, habit: Habit = _DUTCH) -> Figure:
    """What a cell for a figure says; only words where no number leads."""
    rest, due = text.strip(), ""
    if len(rest) > _LONGEST:
        return Figure(words=text)
    if found := _DUE.search(rest):
        when = moment(found["when"])
        if when:
            due, rest = when[0], rest[: found.start()].strip()
    found = _FIGURE.fullmatch(rest)
    value = number(found["number"], habit) if found else ""
    if not found or not value:
        return Figure(words=text)
    unsure = not habit.known and len(_meant(found["number"])) > 1
    unit = {"procent": "%", "percent": "%", "€": "euro"}.get((found["unit"] or "").lower(), found["unit"] or "")
    return Figure(value, unit, due, text if found["least"] else "", unsure)


def leading(text: str) -> Figure:
    """The share with which a norm opens, in whole words: `Minstens 75% van de aanwezigen`. Without a value where it
    opens with no share: of any other number the words say what is counted.
    """
    found = _FIGURE.match(text.strip())
    if not found or (found["unit"] or "").lower() not in ("%", "procent", "percent"):
        return Figure()
    return Figure(number(found["number"]), "%")


def is_unknown(text: str) -> bool:
    """Whether a cell says that there is no figure yet."""
    return bool(_LATER.match(text.strip())) and not re.search(r"\d", text)
