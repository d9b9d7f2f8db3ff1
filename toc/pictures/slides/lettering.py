"""Texts in the font of the slides: how many lines they take there, and at which size they fit.

PowerPoint breaks lines itself, in a font that the computer has. The font of the pictures cannot be embedded so that it
may be edited with, and hardly anybody has installed it. Arial is on every Windows and macOS, and Liberation Sans, which
LibreOffice brings along, is as wide; what we measure with its widths holds for all of them.
"""

import json
import math
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Emu, Pt

from toc.core.languages import spelling_of
from toc.core.model import Language
from toc.pictures.slides.connectors import Scale
from toc.pictures.slides.shapes import Block, Paragraph

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
    table = json.loads((files("toc.pictures.slides") / "arial.json").read_text("utf-8"))
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


LANGUAGES = {Language.NL: MSO_LANGUAGE_ID.BELGIAN_DUTCH, Language.EN: MSO_LANGUAGE_ID.ENGLISH_UK}
_ALIGNED = {"start": PP_ALIGN.LEFT, "middle": PP_ALIGN.CENTER, "end": PP_ALIGN.RIGHT}
_COLOR: Callable[..., RGBColor] = RGBColor  # python-pptx gives it no types
_NOT_XML = re.compile("[^\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """The text on one line, without what a file of this kind cannot hold: control characters, halves of characters."""
    return _NOT_XML.sub("�", " ".join(text.split()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Inset:
    """The room that a text leaves free in its shape, in units of the scene."""

    left: float = 0
    top: float = 0
    right: float = 0
    bottom: float = 0


def fill(
    frame: Any,
    block: Block,
    scale: Scale,
    language: Language,
    *,
    inset: Inset,
    shrunk: float = 1.0,
    middle: bool = False,
    wraps: bool = True,
) -> None:
    """Writes the paragraphs, with their sizes times `shrunk`; in the `middle` or else from the top down."""
    frame.word_wrap = wraps
    frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE if wraps and middle else MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if middle else MSO_ANCHOR.TOP
    frame.margin_left, frame.margin_top = Emu(scale.emu(inset.left)), Emu(scale.emu(inset.top))
    frame.margin_right, frame.margin_bottom = Emu(scale.emu(inset.right)), Emu(scale.emu(inset.bottom))
    for number, one in enumerate(block.paragraphs):
        paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
        paragraph.alignment = _ALIGNED[block.anchor]
        if number and gap_before(block, number):
            paragraph.space_before = Pt(scale.points(gap_before(block, number)))
        if one.bulleted:
            _bullet(paragraph, scale.emu(indent_of(one)))
        run(paragraph, one.text, language, size=scale.points(one.size * shrunk), bold=one.bold, color=one.color)


def run(
    paragraph: Any, text: str, language: Language, *, size: float, bold: bool = False, color: str, end: str = ""
) -> None:
    """A stretch of text, and what stands behind it; `size` is in points."""
    made = paragraph.add_run()
    made.text = clean(text) + end
    made.font.size = Pt(size)
    made.font.bold = bold
    made.font.color.rgb = _COLOR(*bytes.fromhex(color[1:]))
    made.font.language_id = LANGUAGES[spelling_of(language)]


def _bullet(paragraph: Any, indent: int) -> None:
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 python-pptx has no bullets
    properties.set("marL", str(indent))
    properties.set("indent", str(-indent))
    properties.append(parse_xml(f'<a:buChar {nsdecls("a")} char="•"/>'))
