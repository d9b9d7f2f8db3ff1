"""SVG → PDF and PNG, through Typst: vector PDF with embedded fonts and a text layer, PNG at any resolution."""

import json
from collections.abc import Callable, Sequence
from importlib.resources import as_file, files
from typing import Literal

from toc.diagrams import svg
from toc.diagrams.scene import Scene

_POINTS_PER_PIXEL = 0.75
_POINTS_PER_MM = 72 / 25.4

_PAGE = """\
#let facts = json(bytes(sys.inputs.facts))
#set document(title: facts.title, author: facts.author, date: none)
#set text(lang: facts.language)
#for (number, page) in facts.pages.enumerate() {
  set std.page(width: page.width * 1pt, height: page.height * 1pt, margin: 0pt, ..page.ground)
  image(bytes(sys.inputs.at("svg" + str(number))), format: "svg", width: 100%, alt: page.description)
}
"""


def export(
    scene: Scene, kind: Literal["pdf", "png"], *, author: str = "", dpi: int = 192, more: Sequence[Scene] = ()
) -> bytes:
    """The scene as a PDF of one page (and one for each of `more`), or as a PNG of `dpi` dots to the inch.

    Off a sheet a unit of the scene is 1/96 inch.
    """
    import typst

    scenes = (scene, *more)
    facts = {
        "title": scene.title,
        "author": author,
        "language": scene.language,
        "pages": [_page(one) for one in scenes],
    }
    drawn = {f"svg{number}": svg.write(one, embed_font=False) for number, one in enumerate(scenes)}
    with as_file(files("toc.diagrams") / "fonts") as fonts:
        compile_page: Callable[..., bytes] = typst.compile
        return compile_page(
            _PAGE.encode(),
            format=kind,
            ppi=float(dpi),
            font_paths=[str(fonts)],
            ignore_system_fonts=True,
            sys_inputs={"facts": json.dumps(facts), **drawn},
        )


def _page(scene: Scene) -> dict[str, object]:
    """Its size in points, what it says to people who do not see it, and that it lets through what lies behind it where
    it has no background."""
    if scene.sheet:
        wide, high = (side * _POINTS_PER_MM for side in scene.sheet)
    else:
        wide, high = scene.width * _POINTS_PER_PIXEL, scene.height * _POINTS_PER_PIXEL
    ground = {"fill": None} if scene.background == "none" else {}
    return {"width": wide, "height": high, "description": scene.description, "ground": ground}
