"""How wide a text is in the shipped font, and how it breaks into balanced lines.

Lengths are in the units of the scene (CSS pixels). The shipped font is embedded in every picture, so that what is
measured here is what a reader sees, on every machine.
"""

import json
import math
import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Self

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


@cache
def _widths(bold: bool) -> dict[str, int]:
    table = json.loads((files("toc.diagrams") / "fonts" / "widths.json").read_text("utf-8"))
    widths: dict[str, int] = table["semibold" if bold else "regular"]
    return widths


def _advance(character: str, widths: dict[str, int]) -> int:
    known = widths.get(character)
    if known is not None:
        return known
    if unicodedata.combining(character):
        return 0
    return 1150 if unicodedata.east_asian_width(character) in "WF" else 680


def in_font(character: str, *, bold: bool = False) -> bool:
    """Whether the shipped font has that character."""
    return character in _widths(bold)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of one line of text at that type size."""
    widths = _widths(bold)
    return sum(_advance(character, widths) for character in text) * size / 1000


def wrap(text: str, limit: float, size: float, *, bold: bool = False, most: int = 12) -> list[Line]:
    """The text in as few lines of at most `limit` as can be, these as even as they can be.

    A word that is longer than a line is broken; what needs more than `most` lines ends in an ellipsis.
    """
    whole = " ".join(text.split())
    return [Line(words, whole, number) for number, words in enumerate(_lines(text, limit, size, bold, most))]


def _lines(text: str, limit: float, size: float, bold: bool, most: int) -> list[str]:
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
