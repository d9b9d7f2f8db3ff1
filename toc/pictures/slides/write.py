"""A picture as a presentation: a slide with the picture, and slides with its notes."""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pptx.util import Emu

from toc.core.model import Language
from toc.pictures.export import export
from toc.pictures.extras import Notes
from toc.pictures.scene import Logo, Scene, Text, flat
from toc.pictures.slides.deck import add_notes, empty, packed
from toc.pictures.slides.draw import draw
from toc.pictures.slides.lettering import clean
from toc.pictures.themes import Theme

_TEXT, _PICTURE = range(2)
"""The layouts of the presentation."""
_MARK = re.compile(r"[A-Z]\d{1,4}([,-]\d{1,4})*")
_LOGO_DPI = 768


def presentation(scene: Scene, notes: Sequence[Notes], *, author: str, chosen: Theme) -> bytes:
    """The scene, which fills a sheet, as a slide of that size, and its `notes` on slides behind it.

    The same scene gives the same bytes. Raises ValueError where the scene is not laid on a sheet.
    """
    if scene.sheet is None:
        raise ValueError(scene.title)
    language = Language(scene.language)
    deck = empty(scene.sheet, language)
    slide = deck.slides.add_slide(deck.slide_layouts[_PICTURE])
    draw(slide, scene, _told(scene, notes))
    if scene.logo:
        _put(slide, scene.logo, scene, author)
    add_notes(deck, deck.slide_layouts[_TEXT], notes, language, chosen)
    return packed(deck, title=scene.title, author=author, language=language, chosen=chosen)


def _put(slide: Any, logo: Logo, scene: Scene, author: str) -> None:
    """The logo at its place. As a PNG, whatever it was: older PowerPoints show no SVG, and what is drawn anew holds
    nothing but dots."""
    alone = Scene(
        width=logo.width,
        height=logo.height,
        title="",
        description="",
        language=scene.language,
        background="none",
        logo=replace(logo, x=0, y=0),
    )
    per_unit = slide.part.package.presentation_part.presentation.slide_width / scene.width
    place = (round(one * per_unit) for one in (logo.x, logo.y, logo.width, logo.height))
    made = slide.shapes.add_picture(io.BytesIO(export(alone, "png", dpi=_LOGO_DPI)), *(Emu(one) for one in place))
    made.name = "Logo"
    made.element.nvPicPr.cNvPr.set("descr", clean(author))


def _told(scene: Scene, notes: Sequence[Notes]) -> Mapping[str, str]:
    """The text of every mark in the scene, for people who do not see what stands in the notes."""
    texts = {note.mark.text: note.lines[0][0] for group in notes for note in group.notes}
    marks = {item.text for item in flat(scene.items) if isinstance(item, Text) and _MARK.fullmatch(item.text)}
    told = {mark: [texts[one] for one in _each(mark) if one in texts] for mark in marks}
    return {str(mark): " ".join(lines) for mark, lines in told.items() if lines}


def _each(mark: str) -> Iterator[str]:
    """`H1`, `H3` and `H4` of `H1,3-4`."""
    for run in mark[1:].split(","):
        first, _, last = run.partition("-")
        yield from (f"{mark[0]}{number}" for number in range(int(first), int(last or first) + 1))
