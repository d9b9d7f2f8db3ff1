"""Fonts for the tests, built from rectangles: every width is known."""

from collections.abc import Iterable
from io import BytesIO
from string import ascii_letters, digits

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.basePen import BasePen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables.TupleVariation import TupleVariation

PLAIN = ascii_letters + digits + " .,:;()-'→…·+"


def font(
    width: int = 500,
    *,
    characters: Iterable[str] = PLAIN,
    family: str = "Brand Sans",
    style: str = "Regular",
    allows: int = 0,
    heavier: int = 0,
    cubic: bool = False,
) -> bytes:
    """A font in which every character has that width in thousandths; `allows` is its fsType. With `heavier`
    it has an axis of weight, at the heavy end of which every character is so much wider. `cubic` makes an OTF."""
    names = {one: f"u{ord(one):05x}" for one in dict.fromkeys(characters)}
    glyphs = [".notdef", *names.values()]
    builder = FontBuilder(1000, isTTF=not cubic)
    builder.setupGlyphOrder(glyphs)
    builder.setupCharacterMap({ord(one): name for one, name in names.items()})
    if cubic:
        builder.setupCFF(f"{family}-{style}".replace(" ", ""), {}, dict.fromkeys(glyphs, _cubic_box(width)), {})
    else:
        builder.setupGlyf(dict.fromkeys(glyphs, _box(width)))
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (width, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": style, "psName": f"{family}-{style}".replace(" ", "")})
    builder.setupOS2(fsType=allows, sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    if heavier:
        builder.setupFvar([("wght", 400, 400, 800, "Weight")], [])
        wider = TupleVariation({"wght": (0, 1, 1)}, [(0, 0)] * 4 + [(0, 0), (heavier, 0), (0, 0), (0, 0)])
        builder.setupGvar({name: [wider] for name in glyphs})
    target = BytesIO()
    builder.font.save(target)
    return target.getvalue()


def _box(width: int) -> object:
    pen = TTGlyphPen(None)
    _draw(pen, width)
    return pen.glyph()


def _cubic_box(width: int) -> object:
    pen = T2CharStringPen(width, None)
    _draw(pen, width)
    return pen.getCharString()


def _draw(pen: BasePen, width: int) -> None:
    pen.moveTo((50, 0))
    for corner in ((50, 700), (width - 50, 700), (width - 50, 0)):
        pen.lineTo(corner)
    pen.closePath()
