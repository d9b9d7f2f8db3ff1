"""The files of `toc table`, read back by others: nothing in them is computed with, and the same plan gives the same
bytes."""

import csv
import io
import json
import string
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from docx import Document
from gappy import ENGLISH, PLAN
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pages import Read
from running import ROOT, Run

from toc.core.formats import TERMINAL, taken_by
from toc.core.languages import Language
from toc.publish.documents import of_tables
from toc.publish.tables.catalogue import TableName, all_of, tables
from toc.publish.tables.look import Look
from toc.publish.tables.safe import looks_like_formula
from toc.publish.writers import write
from toc.syntax.document import Document as TocDocument
from toc.syntax.source import read

pytestmark = pytest.mark.thorough

UBUNTU = (ROOT / "examples" / "ubuntu.toc.yaml").read_bytes()
ALL = tuple(TableName)

FILES = [one for one in taken_by("table") if one != TERMINAL]


def made(document: TocDocument, kind: str, names: tuple[TableName, ...] = ALL) -> bytes:
    return write(of_tables(tables(names, document), Look()), kind)


def workbook(content: bytes) -> Any:
    return load_workbook(io.BytesIO(content))


EVIL = st.text(
    st.sampled_from("=+-@\t\r\n|'\"<>&;,_x003D_#!{}[]\\`*\x00\x07\x1b\u202e\ufffe＝é😀 ")
    | st.sampled_from(string.ascii_letters),
    max_size=12,
)


def _plan(texts: list[str]) -> bytes:
    """A plan that says these texts everywhere where a table shows one."""
    pieces: Iterator[str] = iter(texts * 60)

    def one() -> str:
        return json.dumps(next(pieces), ensure_ascii=False).replace("\ufffe", "\\ufffe")

    return f"""\
toc: 1
title: {one()}
organisation: {one()}
impact_goal: {{text: {one()}, who: [a], candidates: [{one()}, Children swim]}}
actors: {{a: {{name: {one()}, role: target_group, note: {one()}}}}}
activities: {{b: {{text: {one()}, label: {one()}, by: [a], owner: {one()}, frequency: {one()}, priority: {one()},
  budget: {one()}, leads_to: [c], steps: [{{text: {one()}, who: [{one()}]}}]}}}}
outcomes: {{c: {{text: {one()}, who: [a], leads_to: [impact]}}, d: {{text: {one()}, not_measured: {one()}}}}}
hypotheses: {{h: {{text: {one()}, link: c -> impact, mechanism: {one()}, assumptions: [{one()}], sources: [{one()}]}}}}
indicators: {{i: {{text: {one()}, measures: [c], unit: {one()}, baseline: {{value: {one()}, source: {one()}}},
  target: {{value: {one()}, text: {one()}}}, source: {one()}, frequency: {one()}, responsible: {one()}}}}}
learning_questions: {{q: {{text: {one()}, about: [c], user: {one()}, decision: {one()}}}}}
methods: {{m: {{name: {one()}, answers: [i, q], respondents: [a], when: [{one()}], collects: {one()},
  analyses: {one()}, minutes: 3, cases: 4}}}}
participation: [{{who: [a], how: {one()}}}]
privacy: {{purpose: {one()}, legal_basis: {one()}}}
communication: [{{who: [{one()}], what: {one()}, form: {one()}}}]
conditions: {{means: [{{text: {one()}, fulfilled: no, action: {one()}, who: [{one()}]}}]}}
frames: {{f: {{name: {one()}, source: {one()}}}}}
""".encode()


@settings(max_examples=25)
@given(st.lists(EVIL, min_size=1, max_size=9))
def test_no_cell_of_a_workbook_is_a_formula(texts: list[str]) -> None:
    document = read(_plan(texts), "p.toc.yaml")
    for sheet in workbook(made(document, "xlsx")).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in {"s", "n", "d"}
                assert cell.hyperlink is None
                if looks_like_formula(str(cell.value or "")) and cell.data_type == "s":
                    assert cell.quotePrefix


@settings(max_examples=25)
@given(st.lists(EVIL, min_size=1, max_size=9))
def test_no_field_of_a_csv_file_is_a_formula(texts: list[str]) -> None:
    document = read(_plan(texts), "p.toc.yaml")
    for name in ALL:
        content = made(document, "csv", (name,)).decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(content, newline=""), delimiter="," if document.language == "en" else ";"))
        (table,) = tables((name,), document)
        assert len(rows) == len(table.rows) + 1
        assert {len(row) for row in rows} == {len(rows[0])}
        for field in (line for row in rows for cell in row for line in cell.split("\n")):
            number = field.replace(",", ".").lstrip("-").replace(".", "", 1).isdigit()
            assert number or not looks_like_formula(field)


@settings(max_examples=10)
@given(st.lists(EVIL, min_size=1, max_size=9))
def test_documents_and_pages_hold_text_only(texts: list[str]) -> None:
    document = read(_plan(texts), "p.toc.yaml")
    opened = Document(io.BytesIO(made(document, "docx")))
    assert len(opened.tables) == len(ALL)
    json.loads(made(document, "json"))
    page = made(document, "html").decode()
    allowed = {"html", "head", "meta", "title", "style", "body", "nav", "ul", "li", "a", "main", "article", "header"}
    allowed |= {"h1", "h2", "p", "section", "div", "table", "caption", "colgroup", "col", "thead", "tbody", "tr"}
    allowed |= {"th", "td", "br", "strong", "span"}
    elements = Read(page).elements
    assert {name for name, _ in elements} <= allowed
    keys = {key for _, attributes in elements for key in attributes}
    assert not {key for key in keys if key.startswith("on")} | (keys & {"style", "src", "srcset"})


def test_numbers_and_days_of_a_workbook_can_be_computed_with() -> None:
    sheet = workbook(made(read(UBUNTU, "u"), "xlsx"))["Impactmeting-tabel"]
    headings = [cell.value for cell in sheet[5]]
    row = dict(zip(headings, [cell.value for cell in sheet[6]], strict=True))
    assert row["Nulmeting"] == 40
    assert row["Norm"] == 75
    assert row["Norm tegen"].date() == date(2027, 12, 31)
    assert row["Uren per ronde"] == 1.25
    days = [cell.number_format for cell in sheet[6] if cell.is_date]
    assert days == ["dd/mm/yyyy", "dd/mm/yyyy"]


def test_a_workbook_can_be_handed_out() -> None:
    document = read(UBUNTU, "u")
    book = workbook(made(document, "xlsx", all_of([document])))
    assert book.sheetnames == [
        "De short list van impactdoelen",
        "Wat we doen, en wat er verander",
        "Wat we willen weten",
        "Impactmeting-tabel",
        "Wat meten vraagt",
        "Actieplan",
        "Wie doet wat, en wie verandert",
        "Wat we veronderstellen",
        "Wat is afgedekt",
        "Randvoorwaarden in de organisat",
    ]
    for sheet in book.worksheets:
        page = sheet.page_setup
        paper = 8 if sheet.title == "Impactmeting-tabel" else 9  # A3 for a column for each fact, else A4
        assert (page.orientation, page.paperSize, page.fitToWidth, page.fitToHeight) == ("landscape", paper, 1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$5:$5"
        assert sheet.freeze_panes.endswith("6")
        assert sheet.auto_filter.ref.startswith("A5:")
        assert sheet.oddFooter.right.text == "Pagina &P van &N"
        assert sheet.oddFooter.left.text.endswith("Stad Ubuntu · versie 1.0 · 16 februari 2026 · definitief")
        assert sheet.oddHeader.left.text == "Ubuntu: wie zijn buren kent, voelt zich veiliger"


def test_an_ampersand_in_a_header_is_no_code() -> None:
    plan = b"toc: 1\ntitle: 'Bread & Roses &P &D'\noutcomes: {a: {text: x}}\n"
    (sheet,) = workbook(made(read(plan, "p"), "xlsx", (TableName.COVERAGE,))).worksheets
    assert sheet.oddHeader.left.text == "Bread && Roses &&P &&D"


def test_what_is_missing_stands_out_in_a_workbook() -> None:
    sheet = workbook(made(read(PLAN, "p"), "xlsx"))["Wat is afgedekt"]
    marked = {cell.value for row in sheet.iter_rows(min_row=6) for cell in row if cell.fill.fgColor.rgb == "FFFBEAE6"}
    assert marked == {"geen", 1, 2, 4, 8, "0/1\nniet I4", "1/2\nniet I3", "geen methode voor I4"} | {
        "Register\ninterview\nVragenlijst\ngeen methode voor I3",
        "niet aan een resultaat gekoppeld",
    }
    assert not any(cell.value is None for row in sheet.iter_rows(min_row=6, max_row=13) for cell in row)


def test_the_last_row_of_a_document_stays_with_the_notes_below_it() -> None:
    opened = Document(io.BytesIO(made(read(PLAN, "p"), "docx", (TableName.COVERAGE,))))
    (grid,) = opened.tables
    below: Any = grid._tbl.getnext()
    assert "".join(below.itertext())
    kept = [
        all(line.paragraph_format.keep_with_next for cell in row.cells for line in cell.paragraphs) for row in grid.rows
    ]
    assert kept == [*[False] * (len(kept) - 1), True]


def test_a_document_repeats_its_headings_and_keeps_rows_whole() -> None:
    opened = Document(io.BytesIO(made(read(PLAN, "p"), "docx")))
    assert [section.orientation for section in opened.sections] == [1]
    for grid in opened.tables:
        rows: Any = grid._tbl.tr_lst
        marks = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
        assert rows[0].trPr.find(f"{marks}tblHeader") is not None
        assert all(row.trPr.find(f"{marks}cantSplit") is not None for row in rows)
    gaps = {
        run.text
        for grid in opened.tables
        for row in grid.rows
        for cell in row.cells
        for p in cell.paragraphs
        for run in p.runs
        if run.style.name == "Gap"
    }
    assert {"geen methode", "zonder datum", "onbekend", "niet bevraagd", "door wie?", "ontbreekt"} <= gaps


ORDER = {
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    "rPr": "rStyle rFonts b bCs i iCs color sz szCs lang",
    "pPr": "pStyle keepNext keepLines pageBreakBefore tabs spacing ind jc",
}
"""What Word asks of the order of elements (ECMA-376, part 1, 17.4.59, 17.4.69, 17.3.2.28, 17.3.1.26)."""


def test_word_finds_every_element_where_it_looks_for_it() -> None:
    with zipfile.ZipFile(io.BytesIO(made(read(PLAN, "p"), "docx"))) as opened:
        root = fromstring(opened.read("word/document.xml"))
    seen = set[str]()
    for element in root.iter():
        name = element.tag.rpartition("}")[2]
        if name in ORDER:
            inside = [child.tag.rpartition("}")[2] for child in element]
            assert inside == sorted(inside, key=ORDER[name].split().index), name
            seen.add(name)
    assert seen == set(ORDER)


@pytest.mark.parametrize("kind", FILES)
def test_the_same_plan_gives_the_same_bytes(kind: str) -> None:
    names = (TableName.NEEDS,) if kind == "csv" else ALL
    assert made(read(PLAN, "p"), kind, names) == made(read(PLAN, "p"), kind, names)


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_an_office_file_says_the_date_of_the_plan_and_no_other(kind: str) -> None:
    with zipfile.ZipFile(io.BytesIO(made(read(PLAN, "p"), kind))) as opened:
        assert {entry.date_time for entry in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        properties = opened.read("docProps/core.xml").decode()
    assert properties.count("2026-03-02T00:00:00Z") == 2
    assert "Stad Proefdorp" in properties


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_a_wild_date_is_no_trouble(kind: str) -> None:
    plan = b"toc: 1\ndate: 0001-01-01\nindicators: {a: {text: x, target: {value: 1, due: 0001-01-01}}}\n"
    assert made(read(plan, "p"), kind)


def test_the_colours_and_the_logo_of_the_organisation(toc: Run, tmp_path: Path) -> None:
    (tmp_path / "a.toc.yaml").write_text(ENGLISH)
    (tmp_path / "toc.toml").write_text(
        '[picture]\nlogo = "l.svg"\ncolours = {impact = "#7a1f5c", activity = "#005aa9"}\n'
    )
    (tmp_path / "l.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><rect width="60" height="20"/></svg>'
    )
    ran = toc("table", "coverage", str(tmp_path / "a.toc.yaml"), "-f", "xlsx", "-f", "docx", "-f", "html")
    assert ran.code == 0
    sheet: Any = load_workbook(tmp_path / "a.coverage.xlsx").worksheets[0]
    assert sheet["A5"].fill.fgColor.rgb == "FF7A1F5C"
    assert len(sheet._images) == 1
    with zipfile.ZipFile(tmp_path / "a.coverage.docx") as opened:
        assert any(name.startswith("word/media/") for name in opened.namelist())
        assert 'w:fill="7a1f5c"' in opened.read("word/document.xml").decode()
    page = (tmp_path / "a.coverage.html").read_text("utf-8")
    assert "--head:#7a1f5c" in page
    assert "data:image/svg+xml;base64," in page


def test_several_plans_stand_in_one_sheet_and_in_a_part_each(toc: Run, tmp_path: Path) -> None:
    for name, text in (("a", ENGLISH), ("b", PLAN)):
        (tmp_path / f"{name}.toc.yaml").write_text(text)
    for ending in ("xlsx", "docx", "html", "md", "json"):
        assert toc("table", "actions", str(tmp_path), "-o", str(tmp_path / f"all.{ending}")).code == 0
    sheet = load_workbook(tmp_path / "all.xlsx").worksheets[0]
    assert [sheet.cell(row, 1).value for row in range(5, 9)] == [
        "Plan",
        "Swimming for all",
        "Samen naar school",
        "Samen naar school",
    ]
    opened = Document(str(tmp_path / "all.docx"))
    assert [section.footer.paragraphs[0].text.split(" · ")[0] for section in opened.sections] == [
        "Swimming for all\tPage  of ",
        "Samen naar school",
    ]
    markdown = (tmp_path / "all.md").read_text("utf-8")
    assert [line for line in markdown.splitlines() if line.startswith("# ")] == [
        "# Swimming for all",
        "# Samen naar school",
    ]
    assert [one["plan"]["title"] for one in json.loads((tmp_path / "all.json").read_text("utf-8"))["tables"]] == [
        "Swimming for all",
        "Samen naar school",
    ]


def test_the_language_of_the_headings_can_be_chosen() -> None:
    document = read(PLAN, "p")
    (table,) = tables((TableName.MEASUREMENT,), document, Language.EN)
    book = workbook(write(of_tables([table], Look()), "xlsx"))
    assert book.sheetnames == ["Impact measurement table"]
    days = {
        cell.number_format for row in book.worksheets[0].iter_rows(min_row=6, max_row=9) for cell in row if cell.is_date
    }
    assert days == {"d mmm yyyy"}
