"""SVG → PDF and PNG, through Typst in a process of its own."""

import json
import math
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from toc.core.errors import RefusalError
from toc.core.messages import message
from toc.pictures import svg
from toc.pictures.apart import once
from toc.pictures.scene import Scene, Text, flat

# --- Typst ------------------------------------------------------------------------------------------------------------
# In a process of its own: it aborts its process where memory runs out.

MOST_SECONDS = 60
"""What takes longer is stopped. A report within the limits takes less by far."""


class TypesettingError(RefusalError):
    """A picture or document could not be made into pages; the message says why, in plain words for the user."""


def typeset(
    page: bytes,
    *,
    format: Literal["pdf", "png"],  # noqa: A002 as Typst calls it
    font_paths: Sequence[str],
    sys_inputs: Mapping[str, str],
    ppi: float = 144.0,
    seconds: float = MOST_SECONDS,
    memory: int | None = None,
) -> bytes:
    """That page with these inputs as a file. Raises TypesettingError."""
    question = {
        "input": page,
        "format": format,
        "ppi": ppi,
        "font_paths": list(font_paths),
        "ignore_system_fonts": True,
        "sys_inputs": dict(sys_inputs),
    }
    try:
        made: bytes = once("typeset", question, seconds, memory=memory)
    except RefusalError as refused:
        raise TypesettingError(
            message("cannot-be-made-into-a", upper=format.upper(), format=format, reason=refused.message),
        ) from refused
    return made


# --- PDF and PNG ------------------------------------------------------------------------------------------------------
# SVG → PDF and PNG, through Typst: vector PDF with embedded fonts and a text layer, PNG at any resolution.

_POINTS_PER_PIXEL = 0.75
_POINTS_PER_MM = 72 / 25.4

UNITS_PER_INCH = 96
MOST_PIXELS = 100_000_000
"""Drawing takes some twelve bytes for a pixel: more than that is more memory than an office computer has to spare."""

USUAL_PIXELS = 30_000_000
"""A PNG for which nobody asked a number of dots has no more: it stays under 500 MB of memory."""

_USUAL_DPI, _LEAST_DPI = 192.0, 48.0
_METRE = 1 / 0.0254

_PAGE = """\
#let facts = json(bytes(sys.inputs.facts))
#let day = if facts.day == none { none } else {
  datetime(year: facts.day.at(0), month: facts.day.at(1), day: facts.day.at(2))
}
#set document(
  title: facts.title, author: facts.author, description: facts.subject, keywords: facts.keywords, date: day,
)
#set text(lang: facts.language)
#for (number, page) in facts.pages.enumerate() {
  set std.page(width: page.width * 1pt, height: page.height * 1pt, margin: 0pt, ..page.ground)
  image(
    bytes(sys.inputs.at("svg" + str(number))), format: "svg", alt: page.description,
    width: 100%, height: 100%, fit: "stretch",
  )
}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a PDF says of itself, beside the title and the language of its picture: the organisation, what it is about
    in a sentence, words to find it by, and the day of the plan. The hour at which it was drawn is not among it: the
    same plan gives the same bytes."""

    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    day: date | None = None


NOTHING = About()


class TooLargeError(Exception):
    """A PNG would have more pixels than `MOST_PIXELS`; `fits` is the number of dots to the inch at which it has not."""

    def __init__(self, wide: int, high: int, fits: float) -> None:
        super().__init__(f"{wide} by {high} pixels")
        self.wide = wide
        self.high = high
        self.fits = fits


def export(
    scene: Scene,
    kind: Literal["pdf", "png"],
    *,
    about: About = NOTHING,
    dpi: float | None = None,
    more: Sequence[Scene] = (),
) -> bytes:
    """The scene as a PDF of one page (and one for each of `more`), or as a PNG of `dpi` dots to the inch.

    Without `dpi` it is `usual_dpi`. Off a sheet a unit of the scene is 1/96 inch. A PNG for which a number of dots was
    asked says it itself, so that it is printed in its own size. Raises TooLargeError where that number makes too many
    pixels, and TypesettingError.
    """
    dots = dpi or usual_dpi(scene)
    if kind == "png":
        _refuse_too_large(scene, dots)
    scenes = (scene, *more)
    facts = {
        "title": scene.title,
        "author": [about.author] if about.author else [],
        "subject": about.subject,
        "keywords": about.keywords,
        "day": about.day and (about.day.year, about.day.month, about.day.day),
        "language": scene.language,
        "pages": [_page(one, dots if kind == "png" else None) for one in scenes],
    }
    drawn = {
        f"svg{number}": svg.write(one, embed_font=False, size=_in_dots(one, dots) if kind == "png" else None)
        for number, one in enumerate(scenes)
    }
    with as_file(files("toc.pictures") / "fonts") as fonts, own_fonts(scenes) as own:
        made = typeset(
            _PAGE.encode(),
            format=kind,
            ppi=float(dots),
            font_paths=[str(fonts), *own],
            sys_inputs={"facts": json.dumps(facts), **drawn},
        )
    return _with_resolution(made, dpi) if kind == "png" and dpi is not None else made


@contextmanager
def own_fonts(scenes: Sequence[Scene]) -> Iterator[list[str]]:
    """A folder with what the pictures use of a font of one's own, for as long as they are drawn; none without one.

    Raises FontError.
    """
    font = scenes[0].font if scenes else None
    if font is None:
        yield []
        return
    from toc.pictures.typeface import cut

    texts = (item.text for scene in scenes for item in flat(scene.items) if isinstance(item, Text))
    characters = frozenset("".join(texts))
    with TemporaryDirectory(prefix="toc-") as folder:
        for face in font.faces:
            (Path(folder) / f"{face.weight}.otf").write_bytes(cut(font, face, characters))
        yield [folder]


def usual_dpi(scene: Scene) -> float:
    """How many dots to the inch a PNG gets where nobody says: 192, and less where that makes more than `USUAL_PIXELS`,
    but never so few that nothing can be read."""
    wide, high = (points / 72 * _USUAL_DPI for points in _size(scene))
    fewer = min(1.0, math.sqrt(USUAL_PIXELS / (wide * high)))
    return max(_USUAL_DPI * fewer, _LEAST_DPI)


def _refuse_too_large(scene: Scene, dpi: float) -> None:
    """Raises TooLargeError."""
    wide, high = (points / 72 * dpi for points in _size(scene))
    if wide * high > MOST_PIXELS:
        raise TooLargeError(round(wide), round(high), dpi * (MOST_PIXELS / (wide * high)) ** 0.5)


def _with_resolution(png: bytes, dpi: float) -> bytes:
    """The PNG with its dots to the metre, in the chunk of the standard for it, which comes after the first one."""
    dots = round(dpi * _METRE)
    chunk = b"pHYs" + struct.pack(">IIB", dots, dots, 1)
    after = 8 + 12 + int.from_bytes(png[8:12], "big")
    return png[:after] + struct.pack(">I", 9) + chunk + struct.pack(">I", zlib.crc32(chunk)) + png[after:]


def _page(scene: Scene, dpi: float | None) -> dict[str, object]:
    """Its size in points, what it says to people who do not see it, and that it lets through what lies behind it where
    it has no background. With dots to the inch it is a whole number of them wide and high."""
    wide, high = _size(scene)
    if dpi:
        across, down = _dots(scene, dpi)
        wide, high = (across - _UNDER) * 72 / dpi, (down - 2 * _UNDER) * 72 / dpi
    ground = {"fill": None} if scene.background == "none" else {}
    return {"width": wide, "height": high, "description": scene.description, "ground": ground}


_UNDER = 0.01
"""So much of a dot below a whole number: in single precision, rounding up then gives that number."""


def _in_dots(scene: Scene, dpi: float) -> tuple[float, float]:
    """Width and height of the picture that make Typst draw it in as many dots as its page has.

    Typst draws a picture in a whole number of dots in width, and rounds up what follows from that for its height; then
    it takes for each dot of the page the nearest one. Where the two have not the same number, a row in the middle of a
    line of text is lost.
    """
    wide, high = _dots(scene, dpi)
    return wide, high - _UNDER


def _dots(scene: Scene, dpi: float) -> tuple[int, int]:
    """How many dots the picture is wide and high."""
    wide, high = (max(1, round(points / 72 * dpi)) for points in _size(scene))
    return wide, high


def _size(scene: Scene) -> tuple[float, float]:
    if scene.sheet:
        return scene.sheet[0] * _POINTS_PER_MM, scene.sheet[1] * _POINTS_PER_MM
    return scene.width * _POINTS_PER_PIXEL, scene.height * _POINTS_PER_PIXEL
