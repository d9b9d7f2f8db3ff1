"""Documents as a web page in one file: it needs nothing else, reads aloud well, and prints."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from importlib.resources import files
from itertools import count
from typing import assert_never

from toc.pictures import svg
from toc.publish.documents.blocks import (
    Block,
    Bullets,
    Grid,
    Heading,
    Item,
    Items,
    Labelled,
    Masthead,
    Paragraph,
    Picture,
    parts,
)
from toc.publish.documents.document import Document, Layout
from toc.publish.page.markup import Html, joined, tag
from toc.publish.tables.safe import clean
from toc.publish.tables.speech import Tongue
from toc.publish.writers.html_table import logo, section, style_of


def write(documents: Sequence[Document]) -> bytes:
    """The page, an article for each document. The same documents give the same bytes."""
    return page(documents).encode()


def page(documents: Sequence[Document]) -> str:
    first = documents[0]
    in_sheets = first.layout is Layout.TABLES
    own = "" if in_sheets else (files("toc.publish.writers") / "document.css").read_text("utf-8")
    style = Html(style_of(first.look) + own)
    # The hash lets in this one style and nothing else: no script, no font or picture from elsewhere.
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name_="viewport", content="width=device-width, initial-scale=1"),
        tag("title", clean(_title(documents))),
        tag("style", style),
    )
    if in_sheets:
        parts = [_sheets(one, number, first=number == 1) for number, one in enumerate(documents, 1)]
        body = tag("body", _contents_of_tables(documents), tag("main", *parts))
    else:
        parts = [_article(one, _prefix(number), first=number == 1) for number, one in enumerate(documents, 1)]
        body = tag("body", _contents(documents), tag("main", *parts), class_="document")
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang=first.language.value)}\n"


def _title(documents: Sequence[Document]) -> str:
    """The title of the plan; where there are more plans, of the first table."""
    first = documents[0]
    return first.tables[0].title if len(documents) > 1 and first.tables else first.source.title


def _sheets(document: Document, number: int, *, first: bool) -> Html:
    """The tables of one plan, below its title."""
    parts: list[Html] = []
    for block in document.blocks:
        match block:
            case Masthead(title):
                mark = logo(document.look, document.source.organisation) if first else None
                told = tag("p", clean(block.byline), class_="table-facts")
                parts.append(tag("header", mark, tag("h1", clean(title)), told))
            case Grid(table):
                parts.append(section(table, anchor=f"p{number}-{table.name}"))
            case _:
                parts.append(_block(block, f"p{number}"))
    return tag("article", *parts, lang=document.language.value)


def _contents_of_tables(documents: Sequence[Document]) -> Html | None:
    """Links to every table, where there is more than one."""
    links = []
    for number, document in enumerate(documents, 1):
        for table in document.tables:
            name = table.title if len(documents) == 1 else f"{table.title}: {table.source.title}"
            links.append(tag("li", tag("a", clean(name), href=f"#p{number}-{table.name}")))
    label = Tongue(documents[0].language).say("tables")
    return tag("nav", tag("ul", *links), aria_label=label) if len(links) > 1 else None


def _article(document: Document, prefix: str, *, first: bool) -> Html:
    mark = logo(document.look, document.source.organisation) if first else None
    return tag("article", mark, *_blocks(document.blocks, prefix))


def _prefix(number: int) -> str:
    """What the anchors of a document begin with: those of the first have been short all along."""
    return "c" if number == 1 else f"d{number}c"


def _contents(documents: Sequence[Document]) -> Html:
    """Links to the chapters; to the documents themselves where there is more than one."""
    links = []
    for number, document in enumerate(documents, 1):
        found = _chapters(document.blocks) if len(documents) == 1 else [(0, document.source.title)]
        links += [tag("li", tag("a", clean(title), href=f"#{_prefix(number)}{place}")) for place, title in found]
    return tag("nav", tag("ul", *links), aria_label=Tongue(documents[0].language).say("contents"))


def _chapters(blocks: Sequence[Block]) -> Iterator[tuple[int, str]]:
    """The number of each block that starts a chapter, with its title."""
    for number, block in enumerate(blocks):
        if isinstance(block, Heading) and block.level == 2:
            yield number, block.text
        elif isinstance(block, Grid):
            yield number, block.table.title


def _blocks(blocks: Sequence[Block], prefix: str) -> Iterator[Html]:
    """The blocks; a heading with its picture as a section, that print does not part."""
    numbers = count()
    for part in parts(blocks):
        made = [_block(block, f"{prefix}{next(numbers)}") for block in part.blocks]
        yield from [tag("section", *made, class_="pictured")] if part.paper is Picture and len(made) > 1 else made


def _block(block: Block, anchor: str) -> Html:
    match block:
        case Heading(level, text):
            return tag(f"h{level}", clean(text), id=anchor)
        case Masthead(title):
            told = tag("p", clean(block.byline), class_="quiet")
            return joined([tag("h1", clean(title), id=anchor), told])
        case Paragraph(text, kind):
            return tag(
                "p", clean(text) if kind != "gap" else tag("strong", clean(text), class_="gap"), class_=_of(kind)
            )
        case Bullets(items):
            return tag("ul", *(tag("li", clean(item)) for item in items))
        case Items(items):
            return tag("ul", *(_item(item) for item in items))
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


def _item(item: Item) -> Html:
    sign = f"{item.sign} " if item.needs_sign else ""
    details = tag("ul", *(tag("li", clean(one)) for one in item.details)) if item.details else None
    text = f"{sign}{clean(item.text)}"
    return tag("li", tag("strong", text) if details else text, details)


def _of(kind: str) -> str | None:
    return "quiet" if kind == "note" else None
