"""Texts in the font of the slides: how many lines they take there, and at which size they fit.

PowerPoint breaks lines itself, in a font that the computer has. The font of the pictures cannot be embedded so that it
may be edited with, and hardly anybody has installed it. Arial is on every Windows and macOS, and Liberation Sans, which
LibreOffice brings along, is as wide; what we measure with its widths holds for all of them.
"""

import json
import math
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from toc.diagrams.slides.parts import Block, Paragraph

FONT = "Arial"
LINE = 1.15
"""Distance between two baselines of that font at single spacing, in type sizes."""
RISE = 0.905
"""From the top of a line to its baseline, in type sizes."""
_SLACK = 0.985
"""The part of a line that is filled: two programs never measure quite the same."""
_SCALES = tuple(1 - 0.02 * step for step in range(21))


@cache
def _widths(bold: bool) -> dict[str, int]:
    table = json.loads((files("toc.diagrams.slides") / "arial.json").read_text("utf-8"))
    widths: dict[str, int] = table["bold" if bold else "regular"]
    return widths


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of one line of text at that type size."""
    widths = _widths(bold)
    return sum(widths[one] if one in widths else _usual(one) for one in text) * size / 1000


def _usual(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 1000 if unicodedata.east_asian_width(character) in "WF" else 722


def lines_of(text: str, room: float, size: float, *, bold: bool = False) -> int:
    """In how many lines a text breaks; a word that is wider than a line is broken where the line ends."""
    room *= _SLACK
    space = width(" ", size, bold=bold)
    count, filled = 1, 0.0
    for word in text.split():
        here = width(word, size, bold=bold)
        if filled and filled + space + here > room:
            count, filled = count + 1, 0.0
        count += max(math.ceil(here / room) - 1, 0)
        filled += (space if filled else 0) + (here if here <= room else here % room)
    return count


def height_of(block: Block, room: float, scale: float = 1.0) -> float:
    """How high the paragraphs are in lines of that width, with their sizes times `scale`."""
    total = 0.0
    for number, one in enumerate(block.paragraphs):
        size = one.size * scale
        total += lines_of(one.text, room - indent_of(one), size, bold=one.bold) * size * LINE
        total += gap_before(block, number) if number else 0
    return total


def gap_before(block: Block, number: int) -> float:
    """The room above a paragraph that the picture has beyond the distance of two lines."""
    above, one = block.paragraphs[number - 1], block.paragraphs[number]
    return max(one.y - above.bottom - one.size * RISE - above.size * (LINE - RISE), 0)


def indent_of(one: Paragraph) -> float:
    return one.size * 0.95 if one.bulleted else 0


def scale_for(block: Block, room: float, high: float) -> float:
    """The largest part of their sizes, from 1 to 0.6, at which the paragraphs fit in that room without a word broken,
    or else with words broken."""
    longest = max((_longest(one) for one in block.paragraphs), default=0)
    fitting = [scale for scale in _SCALES if height_of(block, room, scale) <= high]
    whole = [scale for scale in fitting if longest * scale <= room * _SLACK and scale >= 0.7]
    return next(iter((*whole, *fitting)), _SCALES[-1])


def _longest(one: Paragraph) -> float:
    return max((width(word, one.size, bold=one.bold) for word in _words(one.text)), default=0)


def _words(text: str) -> Iterable[str]:
    """What PowerPoint does not break: it does after a hyphen."""
    return text.replace("-", "- ").split()
