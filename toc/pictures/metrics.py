"""How wide a text is in the font of a picture, and how it breaks into balanced lines.

Lengths are in the units of the scene (CSS pixels). The font is embedded in every picture, so that what is measured here
is what a reader sees, on every machine. It is the shipped one, unless a picture is drawn in another (`set_in`); what
that one has no sign for is set in the shipped one, and what this one has not either in the fallback.
"""

import json
import math
import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Self

from toc.core.model import Language
from toc.language.hyphenation import breaks

LINE_HEIGHT = 1.25
"""Distance between two baselines, in type sizes."""


class Line(str):
    """A line of a text that was broken into lines: it knows the whole text and its own number in it, from 0, so that
    a format with paragraphs can put the text together again."""

    __slots__ = ("number", "whole")
    whole: str
    number: int

    def __new__(cls, words: str, whole: str, number: int) -> Self:
        made = super().__new__(cls, words)
        made.whole, made.number = whole, number
        return made


_BREAKS = re.compile(r"\S+?(?:[-/](?=\w)|(?=\s|$))|\S")


class Font(Enum):
    """Which font a character is set in."""

    OWN = auto()
    SHIPPED = auto()
    FALLBACK = auto()


@dataclass(frozen=True, slots=True, eq=False)
class Widths:
    """The characters of a font with their widths, in thousandths of the type size."""

    regular: Mapping[str, int]
    bold: Mapping[str, int]

    def of(self, *, bold: bool) -> Mapping[str, int]:
        return self.bold if bold else self.regular


_own: ContextVar[Widths | None] = ContextVar("own", default=None)


@contextmanager
def set_in(font: Widths | None) -> Iterator[None]:
    """Measures in that font for as long as a picture is drawn; None is the shipped one."""
    before = _own.set(font)
    try:
        yield
    finally:
        _own.reset(before)


@cache
def _widths(bold: bool) -> Mapping[str, int]:
    table = json.loads((files("toc.pictures") / "fonts" / "widths.json").read_text("utf-8"))
    widths: dict[str, int] = table["semibold" if bold else "regular"]
    return widths


def _advance(character: str, bold: bool, own: Widths | None) -> int:
    known = own.of(bold=bold).get(character) if own else None
    known = _widths(bold).get(character) if known is None else known
    if known is not None:
        return known
    if unicodedata.combining(character):
        return 0
    return 1150 if unicodedata.east_asian_width(character) in "WF" else 680


def first_font() -> Font:
    """The font in which a picture is drawn."""
    return Font.OWN if _own.get() else Font.SHIPPED


def font_of(character: str, *, bold: bool = False) -> Font:
    """Which font that character is set in; `OWN` is that of a picture that is not drawn in the shipped one."""
    own = _own.get()
    if own and character in own.of(bold=bold):
        return Font.OWN
    return Font.SHIPPED if character in _widths(bold) else Font.FALLBACK


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of one line of text at that type size."""
    return _advances(text, bold, _own.get()) * size / 1000


# For a sheet the same words are measured in one setting after another.
@lru_cache(maxsize=8192)
def _advances(text: str, bold: bool, own: Widths | None) -> int:
    return sum(_advance(character, bold, own) for character in text)


def wrap(
    text: str, limit: float, size: float, *, bold: bool = False, most: int = 12, language: Language = Language.NL
) -> list[Line]:
    """The text in as few lines of at most `limit` as can be, these as even as they can be.

    A word that is longer than a line is broken as its language does; what needs more than `most` lines ends in an
    ellipsis.
    """
    whole = " ".join(text.split())
    lines = _lines(text, limit, size, bold, most, language)
    return [Line(words, whole, number) for number, words in enumerate(lines)]


def _lines(text: str, limit: float, size: float, bold: bool, most: int, language: Language) -> list[str]:
    pieces = _pieces(text, limit, size, bold, language)
    lines = _greedy(pieces, limit, size, bold)
    if len(lines) > most:
        kept = lines[:most]
        while kept[-1] and width(kept[-1] + " …", size, bold=bold) > limit:
            kept[-1] = kept[-1][:-1].rstrip()
        return [*kept[:-1], f"{kept[-1]} …"]
    return _even(pieces, limit, size, bold) if len(lines) > 1 else lines


def _pieces(text: str, limit: float, size: float, bold: bool, language: Language) -> list[tuple[str, bool]]:
    """The parts between which a line may break, each with whether a space stands before it."""
    found: list[tuple[str, bool]] = []
    for word in text.split():
        start = True
        for part in _BREAKS.findall(word):
            for short in _broken(part, limit, size, bold, language):
                found.append((short, start))
                start = False
    return found


_PART, _SYLLABLE, _ANYWHERE = 20.0, 45.0, 400.0
"""What it costs to have one part more, to break between syllables, and to break where a word is never broken."""


def _broken(word: str, limit: float, size: float, bold: bool, language: Language) -> list[str]:
    """A word that is wider than a line in few parts of about the same length, broken at joints where that can be."""
    if width(word, size, bold=bold) <= limit:
        return [word]
    if len(word) > _LONGEST:
        return _cut(word, limit, size, bold)
    costs = dict.fromkeys(range(2, len(word) - 1), _ANYWHERE)
    costs |= {one.place: 0.0 if one.joint else _SYLLABLE for one in breaks(word, language)}
    return _cheapest(word, costs, limit, size, bold) or _cut(word, limit, size, bold)


_LONGEST = 80
"""No word is longer; what is, is broken without much thought."""


def _cheapest(word: str, costs: dict[int, float], limit: float, size: float, bold: bool) -> list[str]:
    """The word broken at the cheapest of these places, so that each part fits a line; none where that cannot be."""
    best: dict[int, tuple[float, list[str]]] = {0: (0.0, [])}
    for end in [*sorted(costs), len(word)]:
        options = []
        for start, (cost, parts) in best.items():
            part = word[start:end] + ("" if end == len(word) else "-")
            slack = 1 - width(part, size, bold=bold) / limit
            if slack >= 0:
                # A stub of a part is ugly, a joint far from the middle is not.
                stub = 40 * slack**2
                options.append((cost + _PART + stub + costs.get(end, 0.0), [*parts, part]))
        if options:
            best[end] = min(options, key=lambda one: one[0])
    return best.get(len(word), (0.0, []))[1]


def _cut(word: str, limit: float, size: float, bold: bool) -> list[str]:
    """A word that is wider than a line in parts of about the same length, so that no two letters are left alone."""
    whole = width(word, size, bold=bold)
    hyphen = width("-", size, bold=bold)
    share = whole / max(2, math.ceil(whole / max(limit - hyphen, 1))) + hyphen
    parts, current = [], ""
    for character in word:
        wide = width(current + character, size, bold=bold)
        if current and (wide > share or wide + hyphen > limit):
            parts.append(current + "-")
            current = ""
        current += character
    return [*parts, current]


def _even(pieces: list[tuple[str, bool]], limit: float, size: float, bold: bool) -> list[str]:
    """The pieces in as few lines as can be, with as little difference between these as can be: the squares of what
    they leave open are least, so that no word stands alone on the last one."""
    space = width(" ", size, bold=bold)
    wide = [width(piece, size, bold=bold) for piece, _ in pieces]
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]
    for end in range(1, len(pieces) + 1):
        length, options = 0.0, []
        for start in range(end - 1, -1, -1):
            after = pieces[start + 1][1] if start + 1 < end else False
            length += wide[start] + (space if after else 0.0)
            if length > limit and start < end - 1:
                break
            lines, cost, _ = best[start]
            options.append((lines + 1, cost + (limit - length) ** 2, start))
        best.append(min(options))
    ends = [len(pieces)]
    while ends[-1]:
        ends.append(best[ends[-1]][2])
    ends.reverse()
    return [_line(pieces[start:end]) for start, end in pairwise(ends)]


def _line(pieces: list[tuple[str, bool]]) -> str:
    return "".join((" " if spaced and place else "") + piece for place, (piece, spaced) in enumerate(pieces))


def _greedy(pieces: list[tuple[str, bool]], limit: float, size: float, bold: bool) -> list[str]:
    lines: list[str] = []
    length = 0.0
    space = width(" ", size, bold=bold)
    for piece, spaced in pieces:
        here = width(piece, size, bold=bold)
        gap = space if spaced else 0.0
        if lines and length + gap + here <= limit:
            lines[-1] += (" " if spaced else "") + piece
            length += gap + here
        else:
            lines.append(piece)
            length = here
    return lines
