"""SVG → PDF and PNG, through Typst: vector PDF with embedded fonts and a text layer, PNG at any resolution."""

import json
from collections.abc import Callable
from importlib.resources import as_file, files
from typing import Literal

from toc.diagrams import svg
from toc.diagrams.scene import Scene

_POINTS_PER_PIXEL = 0.75

_PAGE = """\
#let facts = json(bytes(sys.inputs.facts))
#set document(title: facts.title, author: facts.author, date: none)
#set text(lang: facts.language)
#set page(width: facts.width * 1pt, height: facts.height * 1pt, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%, alt: facts.description)
"""


def export(scene: Scene, kind: Literal["pdf", "png"], *, author: str = "", dpi: int = 192) -> bytes:
    """The scene as a PDF of one page, or as a PNG of `dpi` dots to the inch (a scene has 96 to the inch)."""
    import typst

    facts = {
        "title": scene.title,
        "author": author,
        "language": scene.language,
        "description": scene.description,
        "width": scene.width * _POINTS_PER_PIXEL,
        "height": scene.height * _POINTS_PER_PIXEL,
    }
    with as_file(files("toc.diagrams") / "fonts") as fonts:
        compile_page: Callable[..., bytes] = typst.compile
        return compile_page(
            _PAGE.encode(),
            format=kind,
            ppi=float(dpi),
            font_paths=[str(fonts)],
            ignore_system_fonts=True,
            sys_inputs={"facts": json.dumps(facts), "svg": svg.write(scene, embed_font=False)},
        )
