"""Documents as a web page in one file: it needs nothing else, reads aloud well, and prints."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from importlib.resources import files
from itertools import count
from typing import assert_never

from toc.pictures import svg
from toc.publish.documents import (
    Block,
    Bullets,
    Document,
    Grid,
    Heading,
    Item,
    Items,
    Labelled,
    Layout,
    Masthead,
    Paragraph,
    Picture,
    parts,
)
from toc.publish.page.markup import Html, joined, tag
from toc.publish.tables.look import Look
from toc.publish.tables.safe import clean
from toc.publish.tables.table import Cell, Kind, On, Row, State, Table, Tongue

# --- Tables -----------------------------------------------------------------------------------------------------------
# A table in a web page, the logo, and the style that both need.


def style_of(look: Look) -> str:
    """The style of the page, with the colours of the organisation."""
    colours = f":root{{--head:{look.head};--on-head:{look.on_head};--band:{look.band}}}\n"
    return colours + (files("toc.publish.writers") / "tables.css").read_text("utf-8")


def section(table: Table, *, level: int = 2, anchor: str | None = None) -> Html:
    """One table with its heading, what it is for, and its notes."""
    paper = table.on(On.PAPER)
    notes = [tag("li", clean(note)) for note in paper.notes]
    parts = (
        tag(f"h{level}", clean(paper.title), id=f"{anchor}-h" if anchor else None),
        tag("p", clean(paper.lead), class_="table-lead"),
        _grid(paper, anchor) if paper.rows else tag("p", tag("strong", clean(paper.empty)), class_="gap"),
        tag("ul", *notes, class_="table-notes") if notes else None,
    )
    return tag("section", *parts, id=anchor, class_="table-section")


def logo(look: Look, organisation: str) -> Html | None:
    if not look.logo:
        return None
    data = base64.b64encode(look.logo.content).decode()
    return tag(
        "img",
        src=f"data:{look.logo.mime};base64,{data}",
        alt=clean(f"Logo {organisation}"),
        width=f"{look.logo.width:.0f}",
        height=f"{look.logo.height:.0f}",
    )


def _grid(table: Table, anchor: str | None) -> Html:
    """A table that scrolls by itself where the window is narrow, also for who has only a keyboard."""
    head = tag("tr", *(tag("th", clean(one.heading), scope="col", class_=_kind(one.kind)) for one in table.columns))
    bodies = []
    for band, rows in table.banded():
        across = tag("th", clean(band), scope="rowgroup", colspan=str(len(table.columns)))
        heading = tag("tr", across, class_="band") if band else None
        bodies.append(tag("tbody", heading, *(_row(table, row) for row in rows)))
    columns = tag("colgroup", *(tag("col", class_=f"w{_share(table, one.width)}") for one in table.columns))
    grid = tag("table", tag("caption", clean(table.title)), columns, tag("thead", head), *bodies)
    named = {"aria_labelledby": f"{anchor}-h"} if anchor else {"aria_label": clean(table.title)}
    return tag("div", grid, class_="table-scroll", role="region", tabindex="0", **named)


def _share(table: Table, width: int) -> int:
    """The part of the width in percent, for a class: the policy lets in no style on an element."""
    return min(max(round(100 * width / sum(column.width for column in table.columns)), 1), 60)


def _row(table: Table, row: Row) -> Html:
    cells = []
    for column, cell in zip(table.columns, row.cells, strict=True):
        if column.key == table.subject:
            cells.append(tag("th", _lines(cell), scope="row"))
        else:
            cells.append(tag("td", _lines(cell), class_=_kind(column.kind)))
    return tag("tr", *cells, class_="total" if row.total else None)


def _kind(kind: Kind) -> str | None:
    return "number" if kind is Kind.NUMBER else None


def _lines(cell: Cell) -> Html:
    """A gap is marked by its weight and a word as well as by its colour."""
    made = []
    for line in cell.lines:
        match line.state:
            case State.GAP:
                made.append(tag("strong", clean(line.text), class_="gap"))
            case State.NONE:
                made.append(tag("span", clean(line.text), class_="quiet"))
            case State.SAID:
                made.append(joined([clean(line.text)]))
    return joined(made, tag("br"))


# --- Documents --------------------------------------------------------------------------------------------------------


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
