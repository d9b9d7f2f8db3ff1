"""The logo that a city sets: an SVG or PNG file, checked and measured."""

import os
import re
import struct

from toc.cli.language import say
from toc.cli.trouble import WrongUseError, trouble_in_words
from toc.config.files import name_of
from toc.diagrams.scene import Logo
from toc.files import read_bytes

MOST_BYTES = 1_000_000
_HIGH, _WIDE = 44.0, 180.0
"""The room for a logo in the upper right corner."""


def logo(path: str) -> Logo:
    """The logo at that path, as large as there is room for; its place is for the picture to say.

    Raises WrongUseError for what cannot be read and for what is no image.
    """
    whole, path = path, name_of(path)
    try:
        content = read_bytes(whole, MOST_BYTES + 1)
    except (OSError, ValueError) as trouble:
        raise WrongUseError(
            say(f"the logo '{path}' cannot be read: ", f"het logo '{path}' kan niet gelezen worden: ")
            + f"{trouble_in_words(trouble)}."
        ) from trouble
    if len(content) > MOST_BYTES:
        raise WrongUseError(
            say(
                f"the logo '{path}' is larger than 1 MB: make it smaller.",
                f"het logo '{path}' is groter dan 1 MB: maak het kleiner.",
            )
        )
    is_png = os.path.splitext(path)[1].lower() == ".png"
    size = _size_of_png(content) if is_png else _size_of_svg(content)
    if not size:
        kind = "PNG" if is_png else "SVG"
        raise WrongUseError(
            say(
                f"the logo '{path}' is no {kind} with a size of its own.",
                f"het logo '{path}' is geen {kind} met een eigen grootte.",
            )
        )
    scale = min(_WIDE / size[0], _HIGH / size[1])
    mime = "image/png" if is_png else "image/svg+xml"
    return Logo(x=0, y=0, width=size[0] * scale, height=size[1] * scale, mime=mime, content=content)


def _size_of_png(content: bytes) -> tuple[float, float] | None:
    if not content.startswith(b"\x89PNG\r\n\x1a\n") or len(content) < 24:
        return None
    wide, high = struct.unpack(">II", content[16:24])
    return (wide, high) if wide and high else None


def _size_of_svg(content: bytes) -> tuple[float, float] | None:
    """From its viewBox, or else from its width and height."""
    found = re.search(r"<svg\b[^>]*>", content[:20_000].decode("utf-8", "replace"))
    if not found:
        return None
    box = re.search(r"""\bviewBox\s*=\s*["']\s*([-\d.e]+)[\s,]+([-\d.e]+)[\s,]+([\d.]+)[\s,]+([\d.]+)""", found[0])
    sides = [re.search(rf"""\b{side}\s*=\s*["']\s*([\d.]+)""", found[0]) for side in ("width", "height")]
    texts = [box[3], box[4]] if box else [side[1] for side in sides if side]
    try:
        wide, high = map(float, texts)
    except ValueError:
        return None
    return (wide, high) if wide > 0 and high > 0 else None
