"""Texts in shapes: real paragraphs that break by themselves, in the theme's font, with the language for the spelling
checker."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Emu, Pt

from toc.diagrams.slides.connectors import Scale
from toc.diagrams.slides.lettering import gap_before, indent_of
from toc.diagrams.slides.parts import Block
from toc.model import Language

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
    made.font.language_id = LANGUAGES[language]


def _bullet(paragraph: Any, indent: int) -> None:
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 python-pptx has no bullets
    properties.set("marL", str(indent))
    properties.set("indent", str(-indent))
    properties.append(parse_xml(f'<a:buChar {nsdecls("a")} char="•"/>'))
