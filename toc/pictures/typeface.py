"""A font of one's own: measured from its files, and cut down to the characters that a picture needs.

Read with fontTools, which is imported only where a font is set. A font says by a number in its `OS/2` table, fsType,
whether it may be embedded in a document (OpenType specification, 'OS/2'); that is kept to.
"""

import base64
import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from toc.core.errors import RefusalError
from toc.core.messages import message
from toc.pictures.metrics import Widths

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

_RESTRICTED, _PREVIEW, _EDITABLE, _WHOLE, _BITMAPS = 0x2, 0x4, 0x8, 0x100, 0x200
_NAMES = (0, 1, 2, 3, 4, 5, 6, 13, 14)
"""What stays of the names in a font: whose it is, what it is called, its licence."""

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")


class FontError(RefusalError):
    """A file is no font that can be used; the two texts say why, as the end of a sentence."""


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One file of a font: its content as a font without axes, its weight, and its widths in thousandths of the type
    size. `may_embed` and `may_subset` are what it allows."""

    content: bytes
    weight: int
    widths: Mapping[str, int]
    may_embed: bool
    may_subset: bool


@dataclass(frozen=True, slots=True, eq=False)
class Typeface:
    """A font of one's own: its family, and its faces for text and for labels (the same one where there is only one).

    `name` is what it is called inside a picture: never as a font that a computer has already, of which a picture may
    lack what it needs.
    """

    family: str
    regular: Face
    bold: Face

    @property
    def name(self) -> str:
        # A name that ends in `Narrow` or `Bold` is cut there by Typst.
        return f"{self.family} toc"

    @property
    def faces(self) -> tuple[Face, ...]:
        return (self.regular,) if self.bold is self.regular else (self.regular, self.bold)

    @property
    def may_embed(self) -> bool:
        """Whether every face may stand in a file that is handed on."""
        return all(face.may_embed for face in self.faces)

    @property
    def widths(self) -> Widths:
        return Widths(self.regular.widths, self.bold.widths)


def typeface(regular: bytes, bold: bytes | None) -> Typeface:
    """The font in these files (TTF or OTF). A font with axes gives both weights. Raises FontError."""
    font = _read(regular)
    family = _family(font)
    face = _face(font, 400)
    if bold is not None:
        return Typeface(family, face, _face(_read(bold), 600))
    again = _read(regular)
    has_weights = "fvar" in again and any(axis.axisTag == "wght" for axis in again["fvar"].axes)
    return Typeface(family, face, _face(again, 600) if has_weights else face)


def check(content: bytes) -> None:
    """Raises FontError where that file is no font that can be used, whatever is drawn with it."""
    face = _face(_read(content), 400)
    cut(Typeface("Own", face, face), face, _LETTERS)


def font_faces(font: Typeface, characters: Iterable[str]) -> str:
    """CSS with the font in it, for these characters. Raises FontError."""
    wanted = frozenset("".join(characters))
    rules = []
    for face in font.faces:
        data = base64.b64encode(cut(font, face, wanted, packed=True)).decode("ascii")
        weight = str(face.weight) if len(font.faces) > 1 else "400 600"
        rules.append(
            f"@font-face{{font-family:'{font.name}';font-weight:{weight};"
            f"src:url(data:font/woff;base64,{data}) format('woff')}}"
        )
    return "".join(rules)


def cut(font: Typeface, face: Face, characters: frozenset[str], *, packed: bool = False) -> bytes:
    """A face with these characters only, as far as it allows that, under the family of the whole font; `packed` as
    WOFF. The same font and characters give the same bytes. Raises FontError."""
    with _broken_fonts():
        from fontTools import subset

        made = _opened(face.content)
        if face.may_subset:
            options = subset.Options(recalc_timestamp=False, hinting=False, notdef_outline=True, name_IDs=list(_NAMES))
            cutter = subset.Subsetter(options)
            cutter.populate(text="".join(sorted(characters)))
            cutter.subset(made)
        _rename(made, font.name, face.weight)
        made.flavor = "woff" if packed else None
        return _saved(made)


def _read(content: bytes) -> "TTFont":
    if content[:4] not in {b"\0\1\0\0", b"OTTO", b"true"}:
        raise FontError(message("font-is-no-font"))
    with _broken_fonts():
        font = _opened(content)
        missing = [name for name in ("cmap", "hmtx", "head", "name", "OS/2", "maxp") if name not in font]
        if missing or not ("glyf" in font or "CFF " in font or "CFF2" in font):
            raise FontError(message("font-is-no-font"))
        if len(_LETTERS & {chr(code) for code in font.getBestCmap() or ()}) < len(_LETTERS):
            raise FontError(
                message("font-lacks-letters"),
            )
        return font


def _face(font: "TTFont", weight: int) -> Face:
    with _broken_fonts():
        if "fvar" in font:
            _fix_axes(font, weight)
        scale = 1000 / font["head"].unitsPerEm
        advances = font["hmtx"]
        widths = {chr(code): round(advances[glyph][0] * scale) for code, glyph in font.getBestCmap().items()}
        allows = font["OS/2"].fsType
        forbidden = allows & _RESTRICTED and not allows & (_PREVIEW | _EDITABLE)
        return Face(
            content=_saved(font),
            weight=weight,
            widths=widths,
            may_embed=not forbidden and not allows & _BITMAPS,
            may_subset=not allows & _WHOLE,
        )


def _fix_axes(font: "TTFont", weight: int) -> None:
    """Makes a font with axes one of a fixed weight, and takes for the rest what its maker took."""
    from fontTools.varLib import instancer

    at = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
    at |= {
        axis.axisTag: min(max(weight, axis.minValue), axis.maxValue)
        for axis in font["fvar"].axes
        if axis.axisTag == "wght"
    }
    instancer.instantiateVariableFont(font, at, inplace=True)


def _family(font: "TTFont") -> str:
    """Its name, as it can stand in CSS and in SVG."""
    with _broken_fonts():
        written = font["name"].getBestFamilyName() or ""
    return " ".join("".join(one if one.isalnum() or one == "-" else " " for one in written).split()) or "Own"


def _rename(font: "TTFont", family: str, weight: int) -> None:
    """Gives both faces one family and weights of their own, so that whoever looks for them finds them: also an italic,
    a narrow one, and two files that are not called alike."""
    names = font["name"]
    style = "Regular" if weight == 400 else "SemiBold"
    kept = names.getDebugName(6)
    names.names = [one for one in names.names if one.nameID in {0, 3, 5, 13, 14}]
    for number, text in ((1, family), (2, style), (4, f"{family} {style}"), (6, kept or style)):
        names.setName(text, number, 3, 1, 0x409)
    about = font["OS/2"]
    about.usWeightClass, about.usWidthClass, about.fsSelection = weight, 5, 0x40
    font["head"].macStyle = 0


def _opened(content: bytes) -> "TTFont":
    from fontTools.ttLib import TTFont

    # What is odd in a font and can be borne with is no news to who draws a plan.
    logging.getLogger("fontTools").setLevel(logging.CRITICAL)
    return TTFont(BytesIO(content), recalcTimestamp=False, recalcBBoxes=False)


def _saved(font: "TTFont") -> bytes:
    target = BytesIO()
    font.save(target)
    return target.getvalue()


@contextmanager
def _broken_fonts() -> Iterator[None]:
    """What fontTools raises at a font that is broken, as FontError: it checks nothing, it stumbles."""
    try:
        yield
    except FontError:
        raise
    except Exception as trouble:
        raise FontError(
            message("font-is-broken"),
        ) from trouble
