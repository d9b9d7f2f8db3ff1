"""Documents for Word: text on A4 that stands, tables and pictures on pages that lie; real headings, so that Word can
make a table of contents of them and a screen reader can jump."""

import io
from collections.abc import Sequence
from typing import Any, assert_never

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Mm, Pt

from toc.core.languages import Language
from toc.pictures.export import export
from toc.publish.documents.blocks import (
    PICTURE_MARGIN,
    Block,
    Bullets,
    Grid,
    Heading,
    Item,
    Items,
    Labelled,
    Masthead,
    Paragraph,
    Part,
    Picture,
    room,
)
from toc.publish.documents.document import Document, Layout
from toc.publish.tables.catalogue import PROGRAM, footer
from toc.publish.tables.safe import clean
from toc.publish.tables.settled import moment_of, settled
from toc.publish.writers.docx_table import ROOM, add_table, page_footer, page_header, prepare

_LONG, _SHORT = Mm(297), Mm(210)
_TEXT_MARGIN, _WIDE_MARGIN = Mm(25), Mm(14)
_TEXT_ROOM = 210 - 2 * 25
_INDENT = Mm(6.4)
"""As far as a list has its text."""
_LAST_LINE = 4.0
"""Millimetres: Word keeps room below a picture, and would put it on the next page without."""
_DPI = 220
"""Sharp in print at the width of a page, and small enough for a mail."""


def write(documents: Sequence[Document]) -> bytes:
    """The documents as one Word file, each with its own header and footer. The same documents give the same bytes."""
    first = documents[0]
    made = docx.Document()
    prepare(made, first.language, first.look)
    if first.layout is not Layout.TABLES:
        made.styles["Normal"].font.size = Pt(10.5)
        made.styles["Normal"].paragraph_format.space_after = Pt(6)
    for number, document in enumerate(documents):
        _Writer(made, document, first=number == 0).write()
    source = first.source
    properties = made.core_properties
    properties.title = clean(first.title)[:255]
    properties.author = clean(source.organisation or PROGRAM)[:255]
    properties.last_modified_by = PROGRAM
    properties.comments = ""
    properties.language = "nl-BE" if first.language is Language.NL else "en-GB"
    moment = moment_of(source.date)
    properties.created = properties.modified = moment.replace(tzinfo=None)
    out = io.BytesIO()
    made.save(out)
    return settled(out.getvalue(), moment)


class _Writer:
    """Adds block after block, and opens another section where the paper has to be turned."""

    def __init__(self, made: Any, document: Document, *, first: bool) -> None:
        self._made = made
        self._document = document
        self._first = first
        self._page: type[Block] | None = None
        """What the pages at hand are for: text (Paragraph), tables (Grid) or one picture."""

    def write(self) -> None:
        for part in self._document.parts:
            self._turn(part.paper)
            for block in part.blocks:
                self._add(block, part)

    def _turn(self, wanted: type[Block]) -> None:
        """The paper that this kind of block needs; every picture gets a page of its own."""
        if wanted is self._page and wanted is Grid:
            self._made.add_page_break()
        if wanted is self._page and wanted is not Picture:
            return
        section = self._made.sections[0] if self._first else self._made.add_section(WD_SECTION.NEW_PAGE)
        lying = wanted is not Paragraph
        section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (_LONG, _SHORT) if lying else (_SHORT, _LONG)
        margin = {Grid: _WIDE_MARGIN, Picture: Mm(PICTURE_MARGIN)}.get(wanted, _TEXT_MARGIN)
        section.left_margin = section.right_margin = margin
        section.top_margin, section.bottom_margin = (
            (margin, margin) if wanted is Picture else (Mm(18 if lying else 25), Mm(15 if lying else 20))
        )
        # An empty header takes a line all the same: on the page of a picture it has to stand in the margin.
        section.header_distance = section.footer_distance = Mm(1 if wanted is Picture else 8)
        self._edges(section, wanted)
        self._page, self._first = wanted, False

    def _edges(self, section: Any, wanted: type[Block]) -> None:
        """Header and footer; a page with a picture has none, it has its own title."""
        for part in (section.header, section.footer):
            part.is_linked_to_previous = False
        if wanted is Picture:
            return
        source, language = self._document.source, self._document.language
        room = ROOM if wanted is Grid else _TEXT_ROOM
        page_header(section.header, source.organisation, self._document.look, room)
        page_footer(section.footer, footer(source.title, source, language), language, room)

    def _add(self, block: Block, part: Part) -> None:
        made = self._made
        match block:
            case Grid(table):
                follows = self._document.layout is Layout.TABLES and table is not self._document.tables[0]
                add_table(made, table, self._document.look, level=1, new_page=follows)
            case Picture():
                self._picture(block, room(below_heading=len(part.blocks) > 1))
            case Masthead(title):
                made.add_paragraph(clean(title), style="Title")
                if block.byline:
                    self._run(made.add_paragraph(), block.byline, "note")
            case Heading(1, text):
                made.add_paragraph(clean(text), style="Title")
            case Heading(level, text):
                heading = made.add_heading(clean(text), level - 1)
                if part.paper is Picture:
                    heading.paragraph_format.space_before = Pt(0)
            case _:
                self._text(block)

    def _text(self, block: Paragraph | Bullets | Labelled | Items) -> None:
        made = self._made
        match block:
            case Paragraph(text, kind):
                self._run(made.add_paragraph(), text, kind)
            case Items(items):
                for item in items:
                    self._item(item)
            case Bullets(texts):
                for one in texts:
                    made.add_paragraph(clean(one), style="List Bullet")
            case Labelled(label, text, kind):
                line = made.add_paragraph()
                line.add_run(f"{clean(label)}: ").bold = True
                self._run(line, text, kind)
            case _:
                assert_never(block)

    def _item(self, item: Item) -> None:
        """A line that stays with the first of its details."""
        line = self._made.add_paragraph(style="List Bullet")
        line.add_run(f"{item.sign} " if item.needs_sign else "")
        line.add_run(clean(item.text)).bold = bool(item.details)
        line.paragraph_format.space_after = Pt(2)
        line.paragraph_format.keep_with_next = bool(item.details)
        for detail in item.details:
            below = self._made.add_paragraph(clean(detail))
            below.paragraph_format.left_indent = _INDENT
            below.paragraph_format.space_after = Pt(2)

    def _run(self, line: Any, text: str, kind: str) -> None:
        line.add_run(clean(text), style={"note": "Quiet", "gap": "Gap"}.get(kind))

    def _picture(self, block: Picture, space: tuple[float, float]) -> None:
        """The picture as large as there is space (millimetres), with what it says for who does not see it."""
        wide, high = space[0], space[1] - _LAST_LINE
        scene = block.drawing.scene((wide, high))
        scale = min(wide / scene.width, high / scene.height)
        line = self._made.add_paragraph()
        line.paragraph_format.space_after = Pt(0)
        picture = line.add_run().add_picture(io.BytesIO(export(scene, "png", dpi=_DPI)), width=Mm(scene.width * scale))
        described = picture._inline.docPr  # noqa: SLF001 python-docx has no other way
        described.set("descr", clean(f"{block.caption}. {scene.description}"))
        described.set("name", clean(block.caption))
