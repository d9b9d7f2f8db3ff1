"""An empty presentation in the size, the font and the colours of a picture, and its bytes."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any
from xml.sax.saxutils import escape

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Emu

from toc.diagrams import theme
from toc.diagrams.slides.lettering import FONT
from toc.diagrams.slides.texts import LANGUAGES, clean
from toc.diagrams.theme import STYLES, Kind
from toc.diagrams.themes import Theme
from toc.model import Language

_LAYOUTS = {
    "Two Content": {Language.NL: "Titel en twee kolommen", Language.EN: "Title and two columns"},
    "Title Only": {Language.NL: "Titel", Language.EN: "Title"},
}
"""What is kept of the layouts of python-pptx's own presentation, which are made for slides of 4 to 3."""
_USUAL_WIDTH, _USUAL_HEIGHT = 9_144_000, 6_858_000
_COLORS = {
    "dk1": theme.INK,
    "lt1": theme.PAPER,
    "dk2": STYLES[Kind.IMPACT].line,
    "lt2": theme.BANDS[1],
    "accent1": STYLES[Kind.ACTIVITY].line,
    "accent2": STYLES[Kind.OUTPUT].line,
    "accent3": STYLES[Kind.OUTCOME].line,
    "accent4": theme.NOTE,
    "accent5": STYLES[Kind.UNINTENDED].line,
    "accent6": STYLES[Kind.INPUT].line,
    "hlink": STYLES[Kind.ACTIVITY].line,
    "folHlink": theme.NOTE,
}
"""The colours that PowerPoint offers for what somebody adds: those of the picture."""
_THEME, _CORE, _APP = "ppt/theme/theme1.xml", "docProps/core.xml", "docProps/app.xml"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_APP_FACTS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>toc</Application></Properties>"
)


def empty(size: tuple[float, float], language: Language) -> Any:
    """A presentation without slides, of that size in millimetres, with the layouts for a picture and for notes."""
    deck: Any = Presentation()
    deck.slide_width, deck.slide_height = (Emu(round(side * 36_000)) for side in size)
    deck.part._element.find(qn("p:sldSz")).attrib.pop("type", None)  # noqa: SLF001 it says 4 to 3
    _without_leftovers(deck)
    for layout in list(deck.slide_layouts):
        names = _LAYOUTS.get(layout.name)
        if names is None:
            deck.slide_layouts.remove(layout)
        else:
            layout.element.cSld.set("name", names[language])
    across, down = deck.slide_width / _USUAL_WIDTH, deck.slide_height / _USUAL_HEIGHT
    for page in (deck.slide_master, *deck.slide_layouts):
        _stretch(page.element.iter(qn("a:xfrm")), across, down)
    _letter(deck.slide_master.element, down)
    return deck


def packed(deck: Any, *, title: str, author: str, language: Language, chosen: Theme) -> bytes:
    """The presentation as a file: the same content gives the same bytes, and it says nothing of when it was made."""
    made = io.BytesIO()
    deck.save(made)
    core = _core(title, author, language)
    instead: Mapping[str, str] = {_CORE: core, _APP: _APP_FACTS}
    out = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = instead[name].encode() if name in instead else old.read(name)
            content = _in_colors(content.decode(), chosen).encode() if name == _THEME else content
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            new.writestr(entry, content)
    return out.getvalue()


def _without_leftovers(deck: Any) -> None:
    """Takes out a thumbnail of another presentation and the settings of somebody's printer."""
    package = deck.part.package
    for one in list(package.iter_rels()):
        if one.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package.drop_rel(one.rId)
    for key, one in list(deck.part.rels.items()):
        if one.reltype == RELATIONSHIP_TYPE.PRINTER_SETTINGS:
            deck.part.rels.pop(key)


def _stretch(places: Iterable[Any], across: float, down: float) -> None:
    for place in places:
        for name, part in (("off", (("x", across), ("y", down))), ("ext", (("cx", across), ("cy", down)))):
            for key, share in part:
                element = place.find(qn(f"a:{name}"))
                element.set(key, str(round(int(element.get(key)) * share)))


def _letter(master: Any, scale: float) -> None:
    """Titles to the left, in bold and not larger than those of the picture; texts in steps that go with it."""
    style = master.find(qn("p:txStyles"))
    for kind, sizes in (("titleStyle", (24,)), ("bodyStyle", (16, 14, 12, 12, 12))):
        for level, size in enumerate(sizes, 1):
            properties = style.find(f"{qn(f'p:{kind}')}/{qn(f'a:lvl{level}pPr')}")
            properties.find(qn("a:defRPr")).set("sz", str(round(size * scale) * 100))
            if kind == "titleStyle":
                properties.set("algn", "l")
                properties.find(qn("a:defRPr")).set("b", "1")


def _in_colors(written: str, chosen: Theme) -> str:
    """The theme of the presentation with our colours and font."""
    for name, color in _COLORS.items():
        own = f'<a:{name}><a:srgbClr val="{chosen.of(color)[1:].upper()}"/></a:{name}>'
        written = re.sub(rf"<a:{name}>.*?</a:{name}>", own, written, flags=re.DOTALL)
    return re.sub(r'(<a:(?:major|minor)Font><a:latin typeface=")[^"]*', rf"\g<1>{FONT}", written)


def _core(title: str, author: str, language: Language) -> str:
    creator = f"<dc:creator>{escape(clean(author))}</dc:creator>" if author else ""
    spoken = LANGUAGES[language].xml_value
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(clean(title))}</dc:title>{creator}<dc:language>{spoken}</dc:language></cp:coreProperties>"
    )
