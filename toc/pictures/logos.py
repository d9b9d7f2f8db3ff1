"""A logo as it is read: checked, measured, and drawn once in a process apart before it comes into any picture.

What a picture does not need of a PNG is left out: a profile or text in it may unpack to gigabytes in a reader.
"""

import math
import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from typing import Literal
from xml.parsers import expat

from toc.core.errors import RefusalError
from toc.core.messages import message
from toc.pictures import svg
from toc.pictures.apart import NoMemoryError
from toc.pictures.export import TypesettingError, typeset
from toc.pictures.scene import Logo, Scene

MOST_BYTES = 1_000_000
MOST_SIDE = 10_000
"""Pixels of a PNG, in either direction."""
MOST_PIXELS = 16_000_000
"""Of a PNG in all: unpacked it takes 64 MB."""
_MILLIONS = MOST_PIXELS // 1_000_000
MOST_ELEMENTS = 20_000
MOST_DEPTH = 200
MOST_RATIO = 100
"""How many times wider than high a logo may be, or higher than wide."""
MOST_SECONDS = 5
MOST_MEMORY = 700_000_000
"""What it may take to draw it once."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEPT = frozenset({b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs", b"IDAT", b"IEND"})
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}
_HIGH, _WIDE = 44.0, 180.0
"""The room for a logo in the upper right corner."""
_DPI = 288.0
_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_PAGE = b"""#set page(width: 180pt, height: 44pt, margin: 0pt)
#image(bytes(sys.inputs.logo), format: "svg", height: 44pt)
"""


class LogoError(RefusalError):
    """A file is no logo that can be used; the message says why, as the end of a sentence."""


# By content: every picture of a run has the same logo, and who replaces a file sees the new one.
@lru_cache(maxsize=8)
def read_logo(content: bytes, kind: Literal["PNG", "SVG"]) -> Logo:
    """The logo in that file, as large as there is room for; its place is for the picture to say. Raises LogoError, and
    RefusalError where there is no memory to look at it."""
    if kind == "PNG":
        content, size = _png(content)
    else:
        size = _svg(content)
    if not 1 / MOST_RATIO <= size[0] / size[1] <= MOST_RATIO:
        raise LogoError(message("logo-is-too-long", most=MOST_RATIO))
    scale = min(_WIDE / size[0], _HIGH / size[1])
    mime = "image/png" if kind == "PNG" else "image/svg+xml"
    made = Logo(x=0, y=0, width=size[0] * scale, height=size[1] * scale, mime=mime, content=content)
    _try(made, kind)
    return made


def _no_size(kind: str) -> LogoError:
    return LogoError(message("logo-has-no-size", kind=kind))


def _half() -> LogoError:
    return LogoError(message("logo-is-broken"))


def _try(logo: Logo, kind: str) -> None:
    """Draws it by itself, as an image and as a page."""
    drawn = svg.write(
        Scene(
            width=logo.width, height=logo.height, title="", description="", language="nl", background="none", logo=logo
        ),
        embed_font=False,
    )
    with as_file(files("toc.pictures") / "fonts") as fonts:
        for file_format in ("png", "pdf"):
            try:
                typeset(
                    _PAGE,
                    format=file_format,
                    ppi=_DPI,
                    font_paths=[str(fonts)],
                    sys_inputs={"logo": drawn},
                    seconds=MOST_SECONDS,
                    memory=MOST_MEMORY,
                )
            except TypesettingError as trouble:
                if isinstance(trouble.__cause__, NoMemoryError):
                    raise
                raise LogoError(message("logo-is-too-heavy", kind=kind)) from trouble


def _png(content: bytes) -> tuple[bytes, tuple[float, float]]:
    """The PNG with what a picture needs of it, and its size in pixels."""
    if not content.startswith(_SIGNATURE):
        raise _no_size("PNG")
    chunks = list(_chunks(content))
    if not chunks or chunks[0][0] != b"IHDR" or len(chunks[0][1]) != 13:
        raise _no_size("PNG")
    wide, high, depth, colour, packing, filters, interlaced = struct.unpack(">IIBBBBB", chunks[0][1])
    if not wide or not high:
        raise _no_size("PNG")
    if wide > MOST_SIDE or high > MOST_SIDE or wide * high > MOST_PIXELS:
        raise LogoError(
            message("logo-has-too-many-pixels", wide=wide, high=high, most_side=MOST_SIDE, millions=_MILLIONS)
        )
    if depth not in _DEPTHS.get(colour, ()) or packing or filters or interlaced > 1 or chunks[-1][0] != b"IEND":
        raise _half()
    # The rows, each with a byte for its filter; those of an interlaced one come in seven passes.
    least = high * (wide * depth * _CHANNELS[colour] // 8)
    if _unpacked(b"".join(data for name, data in chunks if name == b"IDAT"), least + 64 * (wide + high + 8)) < least:
        raise _half()
    kept = (_chunk(name, data) for name, data in chunks if name in _KEPT)
    return _SIGNATURE + b"".join(kept), (wide, high)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks up to the last one. Raises LogoError where one is torn."""
    place = len(_SIGNATURE)
    while place < len(content):
        if place + 12 > len(content):
            raise _half()
        (length,) = struct.unpack(">I", content[place : place + 4])
        name, data = content[place + 4 : place + 8], content[place + 8 : place + 8 + length]
        check = content[place + 8 + length : place + 12 + length]
        if len(check) < 4 or struct.unpack(">I", check)[0] != zlib.crc32(name + data):
            raise _half()
        yield name, data
        if name == b"IEND":
            return
        place += 12 + length


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _unpacked(data: bytes, most: int) -> int:
    """How many bytes come out of that, counted no further than `most`; 0 where it cannot be unpacked."""
    unpack, count = zlib.decompressobj(), 0
    try:
        while data and count < most and not unpack.eof:
            count += len(unpack.decompress(data, 1_000_000))
            data = unpack.unconsumed_tail
    except zlib.error:
        return 0
    return count


@dataclass(slots=True)
class _Look:
    """What was seen of an SVG."""

    root: dict[str, str] | None = None
    elements: int = 0
    depth: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if self.root is None:
            self.root = attributes if local == "svg" else {}
        self.elements += 1
        self.depth += 1
        if self.elements > MOST_ELEMENTS or self.depth > MOST_DEPTH:
            raise LogoError(message("logo-has-too-many-parts", most_elements=MOST_ELEMENTS, most_depth=MOST_DEPTH))
        link = next((value for key, value in attributes.items() if key.rpartition(":")[2] == "href"), "").strip()
        elsewhere = local in {"image", "use", "feImage"} and link and not link.startswith(("#", "data:image/"))
        if elsewhere or local in {"script", "foreignObject"}:
            raise LogoError(message("logo-reaches-outside", local=local))

    def end(self, _: str) -> None:
        self.depth -= 1

    def entity(self, *_: object) -> None:
        raise LogoError(message("logo-declares-entities"))


def _svg(content: bytes) -> tuple[float, float]:
    """Its size, from its viewBox or else from its width and height."""
    seen, parser = _Look(), expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = seen.start, seen.end
    parser.EntityDeclHandler = seen.entity
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as trouble:
        raise (_half() if _size_in(seen.root or {}) else _no_size("SVG")) from trouble
    size = _size_in(seen.root or {})
    if not size:
        raise _no_size("SVG")
    return size


def _size_in(root: dict[str, str]) -> tuple[float, float] | None:
    box = re.fullmatch(rf"\s*({_NUMBER})(?:[\s,]+({_NUMBER})){{3}}\s*", root.get("viewBox", ""))
    if box:
        texts = re.findall(_NUMBER, root["viewBox"])[2:]
    else:
        sides = [re.match(rf"\s*({_NUMBER})", root.get(side, "")) for side in ("width", "height")]
        texts = [side[1] for side in sides if side]
    if len(texts) != 2:
        return None
    wide, high = map(float, texts)
    return (wide, high) if 1e-3 < wide < 1e7 and 1e-3 < high < 1e7 and math.isfinite(wide / high) else None
