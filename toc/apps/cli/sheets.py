"""`toc render --paper`: a picture on a sheet, its notes on a second one where they do not fit, and a word where text
gets too small."""

from collections.abc import Callable, Sequence
from typing import Protocol

from toc.apps.errors import print_error
from toc.apps.language import say
from toc.core.messages import Fraction, Listed
from toc.pictures.export import About
from toc.pictures.extras import USUAL, Setting
from toc.pictures.paper import (
    LEAST_POINTS,
    Orientation,
    Paper,
    Sheet,
    fitting,
    large_enough,
    notes_on_paper,
    on_paper,
    way_of,
)
from toc.pictures.render import written
from toc.pictures.scene import Scene


class Make(Protocol):
    """Draws the picture in a setting, with its notes under it or apart."""

    def __call__(self, setting: Setting, *, apart: bool) -> Scene: ...


Notes = Callable[[float, Setting], Scene | None]
"""The notes as a picture of that width; None where there are none."""


def on_sheets(make: Make, notes: Notes, paper: Paper, orientation: Orientation | None, *, one: bool) -> list[Sheet]:
    """The picture on that paper: on one sheet where that can be read or where it has to be `one`, otherwise with its
    notes on a second one, if that makes the text larger."""
    whole = fitting(lambda setting: make(setting, apart=False), paper, orientation)
    if one or whole.readable or notes(_ANY_WIDTH, USUAL) is None:
        return [whole.largest()]
    apart = on_paper(lambda setting: make(setting, apart=True), paper, orientation)
    if apart.points < whole.promised + _WORTH and apart.points < whole.largest().points + _WORTH:
        return [whole.largest()]
    second = notes_on_paper(lambda wide: notes(wide, apart.setting) or apart.scene, paper, way_of(apart))
    return [apart, second]


_ANY_WIDTH = 800.0
_WORTH = 0.1
"""A second sheet has to make the text so many points larger."""


def files_of(sheets: list[Sheet], file_format: str, about: About, dpi: float | None) -> list[bytes]:
    """The sheets as one PDF, or as a file each. Raises TooLargeError."""
    first, *more = (sheet.scene for sheet in sheets)
    if file_format == "pdf":
        return [written(first, file_format, about=about, more=more)]
    return [written(scene, file_format, about=about, dpi=dpi) for scene in (first, *more)]


def tell_small(name: str, sheets: list[Sheet], paper: Paper, splits: Sequence[str]) -> None:
    """Says where the text of a picture gets smaller than can be read, and what helps. `splits` are the ways in which
    the plan can be split."""
    points = min(sheet.points for sheet in sheets)
    if points >= LEAST_POINTS - 0.05:
        return
    larger = large_enough(points, paper)
    advice = [*([f"--paper {larger}"] if larger else []), *(f"--split {one}" for one in splits)]
    listed = Listed((*advice, "--focus"), last="list-or")
    print_error(
        say("the-smallest-text-is-points", name=name, size=Fraction(f"{points:.1f}"), shown=paper.shown, listed=listed)
    )
