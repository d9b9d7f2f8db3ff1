"""Documents as PDF, through Typst: text that stands, tables and pictures on pages that lie, bookmarks of the headings,
pictures as vectors, fonts embedded."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from importlib.resources import as_file, files
from typing import Any, assert_never

from toc.core.errors import RefusalError
from toc.core.languages import Language
from toc.core.messages import message
from toc.pictures import svg
from toc.pictures.export import own_fonts, typeset
from toc.pictures.scene import Logo, Scene
from toc.publish.documents import (
    PICTURE_MARGIN,
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
    Part,
    Picture,
    room,
)
from toc.publish.tables.catalogue import PROGRAM, footer
from toc.publish.tables.look import LINE, MISSING, QUIET, TOTAL_GROUND
from toc.publish.tables.safe import clean
from toc.publish.tables.table import Kind, On, Row, Table, Tongue

_LINES_IN_ONE_PIECE = 20
"""Rows of up to about so many lines stay in one piece; half a page that lies has room for them."""

MAX_CELLS = 15_000
"""Cells of tables in one PDF: Typst takes quadratic time for many tables, ten seconds for so many cells."""

_MANY_COLUMNS = 9
_KINDS = {Grid: "lying", Picture: "picture"}


def write(documents: Sequence[Document]) -> bytes:
    """The documents as one PDF, each with its own header and footer. The same documents give the same bytes.

    Raises RefusalError where the tables have more than MAX_CELLS cells.
    """
    cells = sum(
        len(block.table.rows) * len(block.table.columns) for block in _blocks(documents) if isinstance(block, Grid)
    )
    if cells > MAX_CELLS:
        raise RefusalError(message("too-many-cells-for-pdf", count=cells, limit=MAX_CELLS))
    document = documents[0]
    scenes = list(_scenes(part for one in documents for part in one.parts))
    inputs = {f"svg{number}": svg.write(one, embed_font=False) for number, one in enumerate(scenes)}
    look, source = document.look, document.source
    data: dict[str, Any] = {
        "title": clean(document.title),
        "author": clean(source.organisation or PROGRAM),
        "description": clean(source.title),
        "language": document.language.value,
        "region": "BE" if document.language is Language.NL else "GB",
        "page_word": Tongue(document.language).say("page"),
        "head": look.head,
        "on_head": look.on_head,
        "band": look.band,
        "quiet": QUIET,
        "missing": MISSING,
        "line": LINE,
        "total": TOTAL_GROUND,
        "logo": look.logo is not None,
        "picture_margin": PICTURE_MARGIN,
        "documents": list(_documents(documents, scenes)),
    }
    if look.logo:
        inputs["logo"] = _drawn(look.logo)
    template = (files("toc.publish.writers") / "document.typ").read_bytes()
    with as_file(files("toc.pictures") / "fonts") as fonts, own_fonts(scenes) as own:
        return typeset(
            template,
            format="pdf",
            font_paths=[str(fonts), *own],
            sys_inputs={"document": json.dumps(data), **inputs},
        )


def _blocks(documents: Iterable[Document]) -> Iterator[Block]:
    for document in documents:
        for part in document.parts:
            yield from part.blocks


def _drawn(logo: Logo) -> str:
    """The logo as SVG, whatever it is: Typst takes texts, and an SVG file is one."""
    empty = Scene(
        width=logo.width,
        height=logo.height,
        title="",
        description="",
        language="nl",
        background="#FFFFFF",
        logo=replace(logo, x=0, y=0),
    )
    return svg.write(empty, embed_font=False)


def _scenes(made: Iterable[Part]) -> Iterator[Scene]:
    """The pictures, each drawn for the room that its page has."""
    for part in made:
        for one in part.blocks:
            if isinstance(one, Picture):
                yield one.drawing.scene(room(below_heading=len(part.blocks) > 1))


def _documents(documents: Iterable[Document], scenes: Iterable[Scene]) -> Iterator[dict[str, Any]]:
    """What stands on every page of a document, and its parts."""
    numbered = enumerate(scenes)
    for document in documents:
        yield {
            "organisation": clean(document.source.organisation),
            "foot": footer(document.source.title, document.source, document.language),
            "parts": list(_parts(document, numbered)),
        }


def _parts(document: Document, numbered: Iterator[tuple[int, Scene]]) -> Iterator[dict[str, Any]]:
    """Stretches of blocks that share their paper."""
    for part in document.parts:
        kind = "tables" if document.layout is Layout.TABLES else _KINDS.get(part.paper, "text")
        yield {"kind": kind, "blocks": [_plain(block, numbered) for block in part.blocks]}


def _plain(block: Block, scenes: Iterator[tuple[int, Scene]]) -> dict[str, Any]:
    match block:
        case Heading(level, text):
            return {"block": "heading", "level": level, "text": clean(text)}
        case Masthead(title):
            return {"block": "masthead", "text": clean(title), "about": clean(block.byline)}
        case Items(items):
            return {"block": "items", "items": [_item(item) for item in items]}
        case Paragraph(text, kind):
            return {"block": "paragraph", "text": clean(text), "kind": kind}
        case Bullets(items):
            return {"block": "bullets", "items": [clean(item) for item in items]}
        case Labelled(label, text, kind):
            return {"block": "labelled", "label": clean(label), "text": clean(text), "kind": kind}
        case Grid(table):
            return _grid(table.on(On.PAPER))
        case Picture(_, caption):
            number, scene = next(scenes)
            return {"block": "picture", "number": number, "alt": clean(f"{caption}. {scene.description}")}
        case _:
            assert_never(block)


def _item(item: Item) -> dict[str, Any]:
    sign = f"{item.sign} " if item.needs_sign else ""
    return {"text": sign + clean(item.text), "details": [clean(detail) for detail in item.details]}


def _is_long(row: Row, table: Table) -> bool:
    """Whether a row may be higher than a page, and has to go on on the next one."""
    return any(
        sum(len(line.text) for line in cell.lines) > _LINES_IN_ONE_PIECE * column.width
        for cell, column in zip(row.cells, table.columns, strict=True)
    )


def _grid(table: Table) -> dict[str, Any]:
    rows: list[dict[str, Any]] = []
    for band, some in table.banded():
        rows += [{"band": clean(band), "cells": [], "total": False}] if band else []
        rows += [
            {
                "band": None,
                "total": row.total,
                "breakable": _is_long(row, table),
                "cells": [
                    [{"text": clean(line.text), "state": line.state.value} for line in cell.lines] for cell in row.cells
                ],
            }
            for row in some
        ]
    return {
        "block": "grid",
        "title": clean(table.title),
        "lead": clean(table.lead),
        "empty": clean(table.empty),
        "notes": [clean(note) for note in table.notes],
        "size": 7.5 if len(table.columns) > _MANY_COLUMNS else 8,
        "columns": [
            {"heading": clean(column.heading), "width": column.width, "number": column.kind is Kind.NUMBER}
            for column in table.columns
        ],
        "rows": rows,
    }
