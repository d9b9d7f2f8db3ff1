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
from functools import cache
from importlib.resources import files

LINE_HEIGHT = 1.25
"""Distance between two baselines, in type sizes."""

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
    table = json.loads((files("toc.diagrams") / "fonts" / "widths.json").read_text("utf-8"))
    widths: dict[str, int] = table["semibold" if bold else "regular"]
    return widths


def _advance(character: str, bold: bool) -> int:
    own = _own.get()
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
    return sum(_advance(character, bold) for character in text) * size / 1000


def wrap(text: str, limit: float, size: float, *, bold: bool = False, most: int = 12) -> list[str]:
    """The text in as few lines of at most `limit` as can be, these as even as they can be.

    A word that is longer than a line is broken; what needs more than `most` lines ends in an ellipsis.
    """
    pieces = _pieces(text, limit, size, bold)
    lines = _greedy(pieces, limit, size, bold)
    if len(lines) > most:
        kept = lines[:most]
        while kept[-1] and width(kept[-1] + " …", size, bold=bold) > limit:
            kept[-1] = kept[-1][:-1].rstrip()
        return [*kept[:-1], f"{kept[-1]} …"]
    low, high = 0.0, limit
    while high - low > 1:
        middle = (low + high) / 2
        if len(_greedy(pieces, middle, size, bold)) > len(lines):
            low = middle
        else:
            high = middle
    return _greedy(pieces, high, size, bold)


def _pieces(text: str, limit: float, size: float, bold: bool) -> list[tuple[str, bool]]:
    """The parts between which a line may break, each with whether a space stands before it."""
    found: list[tuple[str, bool]] = []
    for word in text.split():
        start = True
        for part in _BREAKS.findall(word):
            for short in _broken(part, limit, size, bold):
                found.append((short, start))
                start = False
    return found


def _broken(word: str, limit: float, size: float, bold: bool) -> list[str]:
    """A word that is wider than a line in parts of about the same length, so that no two letters are left alone."""
    whole = width(word, size, bold=bold)
    if whole <= limit:
        return [word]
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
