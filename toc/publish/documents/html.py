"""A document as a web page in one file: it needs nothing else, reads aloud well, and prints."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from importlib.resources import files
from itertools import count
from typing import assert_never

from toc.pictures import svg
from toc.publish.documents.blocks import Block, Bullets, Grid, Heading, Labelled, Paragraph, Picture, parts
from toc.publish.documents.document import Document
from toc.publish.page.markup import Html, tag
from toc.publish.tables.html import logo, section, style_of
from toc.publish.tables.safe import clean
from toc.publish.tables.speech import Tongue


def page(document: Document) -> str:
    """The page. The same document gives the same text."""
    style = Html(style_of(document.look) + (files("toc.publish.documents") / "document.css").read_text("utf-8"))
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name_="viewport", content="width=device-width, initial-scale=1"),
        tag("title", clean(document.title)),
        tag("style", style),
    )
    parts = tag("article", logo(document.look, document.source.organisation), *_blocks(document.blocks))
    body = tag("body", _contents(document), tag("main", parts), class_="document")
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang=document.language.value)}\n"


def _contents(document: Document) -> Html:
    """Links to the chapters."""
    links = [tag("li", tag("a", clean(title), href=f"#c{number}")) for number, title in _chapters(document.blocks)]
    return tag("nav", tag("ul", *links), aria_label=Tongue(document.language).say("contents"))


def _chapters(blocks: Sequence[Block]) -> Iterator[tuple[int, str]]:
    """The number of each block that starts a chapter, with its title."""
    for number, block in enumerate(blocks):
        if isinstance(block, Heading) and block.level == 2:
            yield number, block.text
        elif isinstance(block, Grid):
            yield number, block.table.title


def _blocks(blocks: Sequence[Block]) -> Iterator[Html]:
    """The blocks; a heading with its picture as a section, that print does not part."""
    numbers = count()
    for part in parts(blocks):
        made = [_block(block, f"c{next(numbers)}") for block in part.blocks]
        yield from [tag("section", *made, class_="pictured")] if part.paper is Picture and len(made) > 1 else made


def _block(block: Block, anchor: str) -> Html:
    match block:
        case Heading(level, text):
            return tag(f"h{level}", clean(text), id=anchor)
        case Paragraph(text, kind):
            return tag(
                "p", clean(text) if kind != "gap" else tag("strong", clean(text), class_="gap"), class_=_of(kind)
            )
        case Bullets(items):
            return tag("ul", *(tag("li", clean(item)) for item in items))
        case Labelled(label, text, kind):
            said = tag("strong", clean(text), class_="gap") if kind == "gap" else clean(text)
            return tag("p", tag("strong", f"{clean(label)}:"), " ", said)
        case Grid(table):
            return section(table, anchor=anchor)
        case Picture(drawing, caption):
            scene = drawing.scene(None)
            drawn = base64.b64encode(svg.write(scene).encode()).decode()
            image = tag("img", src=f"data:image/svg+xml;base64,{drawn}", alt=f"{clean(caption)}. {scene.description}")
            return tag("figure", image, tag("figcaption", clean(caption)))
        case _:
            assert_never(block)


def _of(kind: str) -> str | None:
    return "quiet" if kind == "note" else None
