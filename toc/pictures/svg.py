"""Scene → SVG: real text in an embedded font, a title and a description, and nothing that a plan could slip in."""

import base64
import re
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from toc.pictures.metrics import Font, first_font, font_of, set_in, width
from toc.pictures.scene import Circle, Curve, Group, Item, Logo, Point, Polygon, Rect, Scene, Stroke, Text, flat

if TYPE_CHECKING:
    from toc.pictures.typeface import Typeface

FAMILY = "Atkinson Hyperlegible Next"
FALLBACK = "DejaVu Sans"
_WEIGHTS = {400: "AtkinsonHyperlegibleNext-Regular.woff2", 600: "AtkinsonHyperlegibleNext-SemiBold.woff2"}
_FAMILIES = {
    Font.SHIPPED: f" font-family=\"'{FAMILY}', '{FALLBACK}', sans-serif\"",
    Font.FALLBACK: f" font-family=\"'{FALLBACK}', sans-serif\"",
}
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


Size = tuple[float, float]
"""Width and height."""


def write(scene: Scene, *, embed_font: bool = True, size: Size | None = None) -> str:
    """The scene as an SVG document. Without `embed_font` it relies on the fonts that its reader has. With a `size`, in
    units, it is stretched to that.

    Raises FontError where a font of one's own turns out to be broken.
    """
    with set_in(scene.font.widths if scene.font else None):
        return _written(scene, embed_font=embed_font, size=size)


def families(font: "Typeface | None") -> str:
    """The fonts of a picture, the first one first, as CSS."""
    own = (font.name, font.family) if font else ()
    return ", ".join([*(f"'{name}'" for name in (*own, FAMILY, FALLBACK)), "sans-serif"])


def _written(scene: Scene, *, embed_font: bool, size: Size | None) -> str:
    wide, high = _number(scene.width), _number(scene.height)
    across, down = (f"{_number(side)}mm" for side in scene.sheet) if scene.sheet else (wide, high)
    stretch = ""
    if size:
        (across, down), stretch = map(_number, size), 'preserveAspectRatio="none" '
    lines = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{across}" height="{down}" viewBox="0 0 {wide} {high}" '
            f'{stretch}role="img" aria-labelledby="toc-title toc-desc" lang="{scene.language}" '
            f'xml:lang="{scene.language}" font-family="{families(scene.font)}">'
        ),
        f'<title id="toc-title">{_text(scene.title)}</title>',
        f'<desc id="toc-desc">{_text(scene.description)}</desc>',
    ]
    if embed_font:
        lines.append(f"<style>{_fonts(scene)}</style>")
    lines.append(f'<rect width="{wide}" height="{high}" fill="{scene.background}"/>')
    lines.extend(_item(item) for item in scene.items)
    if scene.logo:
        lines.append(_logo(scene.logo))
    lines.append("</svg>")
    return "\n".join(lines) + "\n"


def _logo(logo: Logo) -> str:
    """An image in the file itself: a reader shows it as an image, and runs nothing that stands in it."""
    data = base64.b64encode(logo.content).decode("ascii")
    return (
        f'<image x="{_number(logo.x)}" y="{_number(logo.y)}" width="{_number(logo.width)}" '
        f'height="{_number(logo.height)}" href="data:{logo.mime};base64,{data}"/>'
    )


def _fonts(scene: Scene) -> str:
    """The fonts that the scene needs: ours, or what it uses of another one, with ours where that falls short."""
    if scene.font is None:
        return _font_faces()
    from toc.pictures.typeface import font_faces

    texts = [item for item in flat(scene.items) if isinstance(item, Text)]
    ours = any(font_of(one, bold=text.bold) is Font.SHIPPED for text in texts for one in text.text)
    return font_faces(scene.font, (text.text for text in texts)) + (_font_faces() if ours else "")


@cache
def _font_faces() -> str:
    faces = []
    for weight, name in _WEIGHTS.items():
        data = base64.b64encode((files("toc.pictures") / "fonts" / name).read_bytes()).decode("ascii")
        faces.append(
            f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};"
            f"src:url(data:font/woff2;base64,{data}) format('woff2')}}"
        )
    return "".join(faces)


def _item(item: Item) -> str:
    match item:
        case Rect():
            radius = f' rx="{_number(item.radius)}"' if item.radius else ""
            return (
                f'<rect x="{_number(item.x)}" y="{_number(item.y)}" width="{_number(item.width)}" '
                f'height="{_number(item.height)}"{radius}{_paint(item.fill, item.stroke)}/>'
            )
        case Polygon():
            points = " ".join(_point(point) for point in item.points)
            return f'<polygon points="{points}"{_paint(item.fill, item.stroke)}/>'
        case Circle():
            place = f'cx="{_number(item.x)}" cy="{_number(item.y)}" r="{_number(item.radius)}"'
            return f"<circle {place}{_paint(item.fill, item.stroke)}/>"
        case Curve():
            start, *rest = item.points
            pieces = " ".join(_point(point) for point in rest)
            return f'<path d="M{_point(start)} C{pieces}"{_paint(None, item.stroke)} stroke-linecap="round"/>'
        case Text():
            return _text_line(item)
        case Group():
            title = f"<title>{_text(item.title)}</title>" if item.title else ""
            inside = "\n".join(_item(one) for one in item.items)
            return f'<g id={_attribute(item.id)} class="{item.kind}">{title}\n{inside}\n</g>'


def _text_line(item: Text) -> str:
    """One line of text, cut where a font ends and the next one has to take over.

    Each stretch has its own x: within one stretch some readers set everything in the fallback font. And textLength
    keeps the line in its box for a reader that has neither font.
    """
    size, weight = _number(item.size), ' font-weight="600"' if item.bold else ""
    opening = f'<text y="{_number(item.y)}" font-size="{size}"{weight} fill="{item.color}"'
    left = item.x - item.width * {"start": 0, "middle": 0.5, "end": 1}[item.anchor]
    runs = [("".join(run), font) for font, run in groupby(item.text, lambda one: font_of(one, bold=item.bold))]
    first = first_font()
    if [font for _, font in runs] == [first]:
        return f'{opening} x="{_number(left)}"{_length(item.width)}>{_text(item.text)}</text>'
    parts = []
    for run, font in runs:
        wide = width(run, item.size, bold=item.bold)
        family = "" if font is first else _FAMILIES[font]
        parts.append(f'<tspan x="{_number(left)}"{family}{_length(wide)}>{_text(run)}</tspan>')
        left += wide
    return f'{opening} xml:space="preserve">{"".join(parts)}</text>'


def _length(length: float) -> str:
    return f' textLength="{_number(length)}" lengthAdjust="spacingAndGlyphs"'


def _paint(fill: str | None, stroke: Stroke | None) -> str:
    paint = f' fill="{fill or "none"}"'
    if stroke:
        paint += f' stroke="{stroke.color}" stroke-width="{_number(stroke.width)}"'
        if stroke.dash:
            paint += f' stroke-dasharray="{" ".join(_number(length) for length in stroke.dash)}"'
    return paint


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _point(point: Point) -> str:
    return f"{_number(point[0])},{_number(point[1])}"


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("�", text))


def _attribute(text: str) -> str:
    return quoteattr(_NOT_XML.sub("�", text))
