"""Tables as a Word document: A4 landscape, a title block, headings that come back on every page, page numbers.

`add_table` puts one table into any document, for whoever writes a larger one.
"""

import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from toc.languages import Language
from toc.tables.docxtable import SMALL, add_grid, rgb
from toc.tables.look import MISSING, QUIET, Look
from toc.tables.safe import clean
from toc.tables.settled import moment_of, settled
from toc.tables.speech import Tongue
from toc.tables.table import On, Table
from toc.tables.writing import PROGRAM, by_plan, facts, footer

FONT = "Arial"
"""On every computer, or a font of the same widths."""

_MARGIN = Mm(14)
_WIDE, _HIGH = Mm(297), Mm(210)
ROOM = 297 - 2 * 14
"""Millimetres between the margins."""


def written(tables: Sequence[Table], look: Look) -> bytes:
    """A document with all tables, plan by plan, each table on a new page. The same tables and look give the same
    bytes."""
    document = Document()
    prepare(document, tables[0].language, look)
    for number, here in enumerate(by_plan(tables)):
        _section(document, here, look, first=number == 0)
        for place, table in enumerate(here):
            add_table(document, table, look, level=1, new_page=place > 0)
    first = tables[0].source
    properties = document.core_properties
    properties.title = clean(f"{tables[0].title}: {first.title}" if len(tables) == 1 else first.title)[:255]
    properties.author = clean(first.organisation or PROGRAM)[:255]
    properties.last_modified_by = PROGRAM
    properties.comments = ""
    properties.language = "nl-BE" if tables[0].language is Language.NL else "en-GB"
    moment = moment_of(first.date)
    properties.created = properties.modified = moment.replace(tzinfo=None)
    out = io.BytesIO()
    document.save(out)
    return settled(out.getvalue(), moment)


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


def _section(document: Any, tables: Sequence[Table], look: Look, *, first: bool) -> None:
    """The pages of one plan: paper, title, header and footer."""
    section = document.sections[0] if first else document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = _WIDE, _HIGH
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin, section.bottom_margin = Mm(18), Mm(15)
    section.header_distance = section.footer_distance = Mm(8)
    source, language = tables[0].source, tables[0].language
    for part in (section.header, section.footer):
        part.is_linked_to_previous = False
    page_header(section.header, source.organisation, look)
    page_footer(section.footer, footer(source.title, source, language), language)
    document.add_paragraph(clean(source.title), style="Title")
    line = facts(source, language)
    if line:
        document.add_paragraph().add_run(line, style="Quiet")


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
    line.add_run((text if len(text) <= 150 else f"{text[:149]}…") + "\t" + tongue.say("Page ", "Pagina "))
    _field(line, "PAGE")
    line.add_run(tongue.say(" of ", " van "))
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
