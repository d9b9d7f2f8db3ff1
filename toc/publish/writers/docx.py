"""Documents for Word: text on A4 that stands, tables and pictures on pages that lie, and real headings."""

import io
from collections.abc import Sequence
from typing import Any, assert_never
from xml.sax.saxutils import escape

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from toc.core.languages import Language
from toc.pictures.export import export
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
from toc.publish.tables.catalogue import PROGRAM, footer, longest_words, shared
from toc.publish.tables.look import LINE, MISSING, QUIET, TOTAL_GROUND, Look
from toc.publish.tables.safe import clean, moment_of, settled
from toc.publish.tables.table import Cell, Kind, Line, On, Row, State, Table, Tongue

# --- Tables -----------------------------------------------------------------------------------------------------------
# A table in a Word document, with headings that come back on every page; and what every page of such a document has:
# its styles, header and footer.

SMALL = 8.0
_MANY_COLUMNS = 9
_STYLES = {State.GAP: "Gap", State.NONE: "Quiet"}


def add_grid(document: Any, table: Table, look: Look, room: float) -> None:
    """Adds the rows of a table, in `room` millimetres. The document has the styles of `docx.prepare`."""
    size = SMALL - 0.5 if len(table.columns) > _MANY_COLUMNS else SMALL
    widths = _widths(table, size, room)
    grid = document.add_table(rows=1, cols=len(widths))
    grid.alignment = WD_TABLE_ALIGNMENT.LEFT
    grid.autofit = False
    _properties(grid, table)
    for column, wide in zip(grid.columns, widths, strict=True):
        column.width = Mm(wide)
    _heading(grid.rows[0], table, look, size)
    for square, wide in zip(grid.rows[0]._tr.tc_lst, widths, strict=True):  # noqa: SLF001 `cells` takes quadratic time
        square.width = Mm(wide)
    for band, rows in table.banded():
        if band:
            grid._tbl.append(parse_xml(_band(band, len(widths), look, size)))  # noqa: SLF001
        for row in rows:
            grid._tbl.append(parse_xml(_row(table, row, size, widths)))  # noqa: SLF001
    if table.notes:  # a page of their own would be a page with one line on it
        _keep_with_next(grid.rows[-1])


def _widths(table: Table, size: float, room: float) -> list[float]:
    """Millimetres of each column: enough for nearly every word, the rest by the widths that they would like."""
    character = size * 0.55 * 25.4 / 72
    padding = 2.4
    characters = int((room - padding * len(table.columns)) / character)
    least = [min(one, 15) + 1 for one in longest_words(table)]
    while sum(least) > characters:
        least = [max(one - 1, 4) for one in least]
    given = shared(table.columns, least, characters)
    scale = room / sum(one * character + padding for one in given)
    return [(one * character + padding) * scale for one in given]


def _properties(grid: Any, table: Table) -> None:
    """Borders, margins inside the cells, and what a screen reader says of the table."""
    inside = grid._tbl.tblPr  # noqa: SLF001 python-docx has no other way to these
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_element(f"w:{side}", val="single", sz="4", space="0", color=LINE.lstrip("#")))
    margins = OxmlElement("w:tblCellMar")
    for side, wide in (("top", "30"), ("left", "60"), ("bottom", "30"), ("right", "60")):
        margins.append(_element(f"w:{side}", w=wide, type="dxa"))
    caption = _element("w:tblCaption", val=clean(table.title))
    description = _element("w:tblDescription", val=clean(table.lead))
    # Word refuses a file in which these do not stand in this order.
    after = ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    inside.insert_element_before(borders, *after)
    inside.insert_element_before(margins, *after[3:])
    inside.append(caption)
    inside.append(description)


def _heading(line: Any, table: Table, look: Look, size: float) -> None:
    """The headings, which come back on every page."""
    line._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001
    _whole(line)
    for square, column in zip(line.cells, table.columns, strict=True):
        _ground(square, look.head)
        run = square.paragraphs[0].add_run(clean(column.heading))
        run.bold, run.font.size, run.font.color.rgb = True, Pt(size), rgb(look.on_head)
        _tight(square.paragraphs[0])


def _band(band: str, columns: int, look: Look, size: float) -> str:
    """A band over all columns, which stays with the row below it. Merging cells takes quadratic time."""
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{look.band.lstrip("#")}"/>'
    how = '<w:keepNext/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    run = _run(Line(band), size + 0.5, bold=True)
    square = (
        f'<w:tc><w:tcPr><w:gridSpan w:val="{columns}"/>{ground}</w:tcPr><w:p><w:pPr>{how}</w:pPr>{run}</w:p></w:tc>'
    )
    return f"<w:tr {nsdecls('w')}><w:trPr><w:cantSplit/></w:trPr>{square}</w:tr>"


def _row(table: Table, row: Row, size: float, widths: Sequence[float]) -> str:
    """A row in the language of Word. python-docx looks up a style anew for every run, and every cell of a row for each
    of its cells: a plan of 3,000 parts would take minutes."""
    squares = (
        _square(cell, size, wide, total=row.total, right=column.kind is Kind.NUMBER)
        for column, cell, wide in zip(table.columns, row.cells, widths, strict=True)
    )
    return f"<w:tr {nsdecls('w')}><w:trPr><w:cantSplit/></w:trPr>{''.join(squares)}</w:tr>"


def _square(cell: Cell, size: float, wide: float, *, total: bool, right: bool) -> str:
    """A cell, with a paragraph for each line."""
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{TOTAL_GROUND.lstrip("#")}"/>' if total else ""
    across = '<w:jc w:val="right"/>' if right else ""
    how = f'<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>{across}</w:pPr>'
    lines = "".join(f"<w:p>{how}{_run(line, size, bold=total)}</w:p>" for line in cell.lines)
    width = f'<w:tcW w:type="dxa" w:w="{Mm(wide).twips}"/>'
    return f"<w:tc><w:tcPr>{width}{ground}</w:tcPr>{lines or f'<w:p>{how}</w:p>'}</w:tc>"


def _run(line: Line, size: float, *, bold: bool) -> str:
    style = f'<w:rStyle w:val="{_STYLES[line.state]}"/>' if line.state in _STYLES else ""
    text = "<w:br/>".join(
        "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in part.split("\t"))
        for part in clean(line.text).split("\n")
    )
    looks = f'{style}{"<w:b/>" if bold else ""}<w:sz w:val="{round(2 * size)}"/>'
    return f"<w:r><w:rPr>{looks}</w:rPr>{text}</w:r>"


def _whole(line: Any) -> None:
    """A row is not torn by the end of a page."""
    line._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001


def _keep_with_next(line: Any) -> None:
    for square in line.cells:
        for paragraph in square.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def _tight(paragraph: Any) -> None:
    paragraph.paragraph_format.space_after = paragraph.paragraph_format.space_before = Pt(0)
    paragraph.paragraph_format.line_spacing = 1.0


def _ground(square: Any, color: str) -> None:
    square._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill=color.lstrip("#")))  # noqa: SLF001


def _element(name: str, **attributes: str) -> Any:
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def rgb(color: str) -> RGBColor:
    return RGBColor.from_string(color.lstrip("#").upper())


FONT = "Arial"
"""On every computer, or a font of the same widths."""

ROOM = 297 - 2 * 14
"""Millimetres between the margins."""


def prepare(document: Any, language: Language, look: Look) -> None:
    """Sets the language of a document and its styles, and makes those of tables (`Gap`, `Quiet`)."""
    styles = document.styles
    fonts = styles.element.find(".//" + qn("w:rPrDefault")).find(qn("w:rPr"))
    fonts.find(qn("w:lang")).set(qn("w:val"), "nl-BE" if language is Language.NL else "en-GB")
    _font(styles["Normal"], 9.5)
    styles["Normal"].paragraph_format.space_after = Pt(4)
    dark = look.head if look.on_head.upper() == "#FFFFFF" else "#000000"
    for name, size in (("Title", 20), ("Heading 1", 15), ("Heading 2", 12), ("Heading 3", 10.5)):
        _font(styles[name], size)
        styles[name].font.bold = True
        styles[name].font.color.rgb = rgb(dark)
    _no_line_under(styles["Title"])
    for name, color, bold in (("Gap", MISSING, True), ("Quiet", QUIET, False)):
        style = styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        style.font.color.rgb = rgb(color)
        style.font.bold = style.font.italic = bold


def add_table(document: Any, table: Table, look: Look, *, level: int = 1, new_page: bool = False) -> None:
    """Adds a table to a prepared document: its heading (of that level), what it is for, its rows, its notes."""
    paper = table.on(On.PAPER)
    heading = document.add_heading(clean(paper.title), level)
    heading.paragraph_format.page_break_before = new_page
    document.add_paragraph(clean(paper.lead)).paragraph_format.keep_with_next = True
    if paper.rows:
        add_grid(document, paper, look, ROOM)
    else:
        document.add_paragraph().add_run(clean(paper.empty), style="Gap")
    for number, note in enumerate(paper.notes):
        line = document.add_paragraph()
        line.paragraph_format.space_before = Pt(0 if number else 6)
        line.paragraph_format.space_after = Pt(2)
        line.add_run(clean(note), style="Quiet").font.size = Pt(SMALL)


def page_header(header: Any, organisation: str, look: Look, room: float = ROOM) -> None:
    """The organisation, and its logo at the right."""
    line = header.paragraphs[0]
    _tab_at_the_right(line, room)
    run = line.add_run(clean(organisation))
    run.font.size, run.font.color.rgb = Pt(SMALL), rgb(QUIET)
    drawn = look.raster()
    if drawn:
        content, _, high = drawn
        picture = line.add_run("\t").add_picture(io.BytesIO(content), height=Mm(min(high, 36) * 25.4 / 96))
        picture._inline.docPr.set("descr", clean(f"Logo {organisation}"))  # noqa: SLF001 python-docx has no other way


def page_footer(footer: Any, text: str, language: Language, room: float = ROOM) -> None:
    """What this is, and the page."""
    tongue, line = Tongue(language), footer.paragraphs[0]
    _tab_at_the_right(line, room)
    line.add_run((text if len(text) <= 150 else f"{text[:149]}…") + "\t" + tongue.say("page"))
    _field(line, "PAGE")
    line.add_run(tongue.say("of"))
    _field(line, "NUMPAGES")
    for run in line.runs:
        run.font.size, run.font.color.rgb = Pt(SMALL), rgb(QUIET)


def _tab_at_the_right(line: Any, room: float) -> None:
    line.paragraph_format.tab_stops.clear_all()
    line.style.paragraph_format.tab_stops.clear_all()
    line.paragraph_format.tab_stops.add_tab_stop(Mm(room), WD_TAB_ALIGNMENT.RIGHT)


def _field(line: Any, name: str) -> None:
    """A field that Word works out: a number of pages."""
    run = line.add_run("1")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run.font.size, run.font.color.rgb = Pt(SMALL), rgb(QUIET)
    element = run._r  # noqa: SLF001 python-docx knows no fields
    element.addprevious(field)
    field.append(element)


def _font(style: Any, size: float) -> None:
    """That font, in place of the one of the theme."""
    style.font.name, style.font.size = FONT, Pt(size)
    own = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in [key for key in own.attrib if "heme" in key]:
        del own.attrib[key]
    for key in ("w:ascii", "w:hAnsi", "w:cs"):
        own.set(qn(key), FONT)


def _no_line_under(style: Any) -> None:
    border = style.element.pPr.find(qn("w:pBdr"))
    if border is not None:
        style.element.pPr.remove(border)


# --- Documents --------------------------------------------------------------------------------------------------------
# Documents for Word: text on A4 that stands, tables and pictures on pages that lie; real headings, so that Word can
# make a table of contents of them and a screen reader can jump.

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
