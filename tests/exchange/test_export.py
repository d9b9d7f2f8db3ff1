"""`toc export`: everything of a plan in a workbook, text that stays text, the same bytes, and an empty template."""

import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from plans import EXAMPLES, HOSTILE
from running import ROOT, Golden, Ran, Run

from toc.core.keywords import KEYWORDS
from toc.core.model import Language, Plan
from toc.core.shapes import ListOf, PartOf, SectionOf, Shape, shapes_of
from toc.exchange.data import data_of
from toc.exchange.layout import sheets
from toc.exchange.name_resolution import settle
from toc.exchange.own_sheets import base_of
from toc.exchange.reading import read_grids
from toc.exchange.template import template
from toc.exchange.values import ANSWERS, COUNTS, DATES
from toc.exchange.workbook import TooLongError, workbook
from toc.exchange.xlsx_reader import read_workbook
from toc.syntax.source import read

pytestmark = pytest.mark.thorough

NL, EN = Language.NL, Language.EN


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a plan, as the current one."""
    (tmp_path / "plan.toc.yaml").write_bytes((ROOT / "examples" / "minimaal.toc.yaml").read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("language", ["nl", "en"])
def test_help_reads_well_in_both_languages(toc_program: Run, golden: Golden, language: str) -> None:
    ran = toc_program("export", "--help", env={"TOC_LANG": language})
    assert (ran.code, ran.err) == (0, "")
    golden(f"help.export.{language}.txt", ran.out)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
@pytest.mark.parametrize("language", [NL, EN])
def test_a_workbook_says_everything_that_its_plan_says(path: Path, language: Language) -> None:
    data = data_of(read(path.read_bytes(), path.name).plan)
    grids = read_workbook(workbook(data, language))
    told = settle(read_grids(grid for grid in grids if not grid.hidden))
    assert {"toc": 1, **told.data} == data
    assert base_of(grids) == data
    assert [note for note in told.notes if note.told != "understood"] == []


def test_every_keyword_has_a_column() -> None:
    """What the model can say, a sheet has a place for; lists of parts and links have sheets of their own."""
    forms = {column.path for one in sheets() if one.kind == "form" for column in one.columns}
    tables = {(one.section, *column.path) for one in sheets() if one.kind != "form" for column in one.columns}
    renamed = {"outputs": "changes", "outcomes": "changes"}
    for name, shape in shapes_of(Plan).items():
        for way in _leaves(shape):
            if name in ("toc", "glossary") or way in {("leads_to",), ("feeds_back_to",)}:
                continue
            section = "steps" if way[:1] == ("steps",) else renamed.get(name, name)
            inside = way[1:] if section == "steps" or name == "conditions" else way
            assert (name, *way) in forms or (section, *inside) in tables or way == ("leads_to",), (name, way)


def _leaves(shape: Shape) -> list[tuple[str, ...]]:
    match shape:
        case PartOf():
            return [(name, *way) for name, one in shapes_of(shape.part).items() for way in _leaves(one)]
        case SectionOf(item) | ListOf(PartOf() as item):
            return _leaves(item)
        case _:
            return [()]


def test_dates_answers_and_counts_are_those_of_the_model() -> None:
    """Which keywords hold a date, yes or no, or a count is said once more for cells: it has to be true everywhere."""
    found: dict[str, set[str]] = {"date": set(), "answer": set(), "count": set()}
    for part in KEYWORDS:
        for name, info in part.model_fields.items():
            text = f"{info.annotation} {info.metadata}"
            kind = (
                "date"
                if "_iso_date_or_year" in text
                else "answer"
                if "bool" in text
                else "count"
                if re.search(r"\bint\b", text)
                else ""
            )
            if kind and name != "toc":
                found[kind].add(name)
    assert found == {"date": DATES, "answer": ANSWERS, "count": COUNTS}


@pytest.mark.usefixtures("folder")
def test_the_bytes_are_the_same_every_time(toc: Run) -> None:
    assert toc("export", "plan.toc.yaml", "--format", "xlsx", "-o", "a.xlsx") == Ran(0, "", "written: a.xlsx\n")
    assert toc("export", "plan.toc.yaml", "-o", "b.xlsx").code == 0
    assert toc("export", "--template", "-o", "c.xlsx").code == toc("export", "--template", "-o", "d.xlsx").code == 0
    assert Path("a.xlsx").read_bytes() == Path("b.xlsx").read_bytes()
    assert Path("c.xlsx").read_bytes() == Path("d.xlsx").read_bytes()


def test_it_stands_beside_the_plan_and_nothing_is_lost(toc: Run, folder: Path) -> None:
    assert toc("export", "plan.toc.yaml") == Ran(0, "", "written: plan.xlsx\n")
    made = (folder / "plan.xlsx").read_bytes()
    (folder / "plan.xlsx").write_bytes(b"mine")
    told = "toc: 'plan.xlsx' is there already. Give another name with -o, or write over it with --force.\n"
    assert toc("export", "plan.toc.yaml") == Ran(2, "", told)
    assert (folder / "plan.xlsx").read_bytes() == b"mine"
    assert toc("export", "plan.toc.yaml", "--force").code == 0
    assert (folder / "plan.xlsx").read_bytes() == made


@pytest.mark.usefixtures("folder")
def test_wrong_use(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOC_LANG", "nl")
    Path("leeg.toc.yaml").write_text("# niets\n")
    said = {
        (): "toc: noem een plan, of vraag een sjabloon met --template: één van de twee.\n",
        ("plan.toc.yaml", "--template"): "toc: noem een plan, of vraag een sjabloon met --template: één van de twee.\n",
        ("pla.toc.yaml",): "toc: 'pla.toc.yaml' bestaat niet. Bedoel je 'plan.toc.yaml'?\n",
        ("plan.toc.yaml", "-o", "plan.ods"): "toc: 'plan.ods': de naam van een werkmap eindigt op .xlsx.\n",
        ("leeg.toc.yaml",): "toc: in 'leeg.toc.yaml' staat geen plan, dus valt er niets te exporteren. "
        "Wat er scheelt: toc lint leeg.toc.yaml\n",
        ("plan.toc.yaml", "-o", "nergens/x.xlsx"): "toc: 'nergens/x.xlsx' kan niet geschreven worden: de map "
        f"'{Path.cwd() / 'nergens'}' bestaat niet.\n",
    }
    for arguments, text in said.items():
        assert toc("export", *arguments) == Ran(2, "", text)


def test_a_plan_with_problems_is_exported_and_said_so(toc: Run, folder: Path) -> None:
    (folder / "half.toc.yaml").write_text("toc: 1\ntaal: nl\ntitel: Half\nactoren: [a]\n")
    told = "'half.toc.yaml' has 1 problem: the workbook may lack something. See toc lint half.toc.yaml\n"
    assert toc("export", "half.toc.yaml") == Ran(0, "", f"written: half.xlsx\ntoc: {told}")


def test_text_is_text_however_it_starts() -> None:
    texts = ["=1+1", "+32 470 00 00 00", "-5 graden", "@SOM(A1)", "'s avonds", '=HYPERLINK("http://x")', "_x0041_ x"]
    actors = {f"a{number}": {"name": text} for number, text in enumerate(texts)}
    content = workbook({"toc": 1, "actors": actors}, NL)
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Actoren"]
    cells = [sheet.cell(row, 2) for row in range(2, 2 + len(texts))]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell, text in zip(cells, texts, strict=True) if text[0] in "=+-@'")
    assert settle(read_grids(read_workbook(content))).data["actors"] == actors
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        formulas = [name for name in packed.namelist() if b"<f>" in packed.read(name)]
    assert formulas == []


def test_a_hostile_plan_goes_into_a_workbook() -> None:
    document = read(HOSTILE, "x")
    data = data_of(document.plan)
    grids = read_workbook(workbook(data, NL))
    assert settle(read_grids(grid for grid in grids if not grid.hidden)).data["title"] == data["title"]


def test_a_text_that_no_cell_can_hold(toc: Run, folder: Path) -> None:
    (folder / "lang.toc.yaml").write_text(f"toc: 1\ntaal: nl\ntoelichting: {'woord ' * 6000}\n")
    start = ("woord " * 10)[:60]
    told = f"toc: 'lang.toc.yaml': a cell of Excel cannot hold the text that starts with '{start}'. Make it shorter.\n"
    assert toc("export", "lang.toc.yaml") == Ran(2, "", told)
    with pytest.raises(TooLongError):
        workbook({"title": "x" * 40_000}, EN)


@pytest.mark.parametrize(("language", "first"), [(NL, "Actoren"), (EN, "Actors")])
def test_a_template_holds_no_plan(language: Language, first: str) -> None:
    """Its examples are not read; its sheets, headings and choices are those of a plan."""
    content = template(language)
    told = settle(read_grids(read_workbook(content)))
    assert (told.data, list(told.notes)) == ({}, [])
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book[first]
    assert sheet.freeze_panes == "B2"
    assert [str(one.sqref) for one in sheet.data_validations.dataValidation] == ["C2:C503"]
    assert "Uitleg - Help" in book.sheetnames
    assert sheet["C1"].comment.text.count("\n") == 1
    assert not any(one.protection.sheet for one in book.worksheets)


def test_standard_streams(toc_program: Run, folder: Path) -> None:
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-m", "toc", "export", "-"],
        input=(folder / "plan.toc.yaml").read_bytes(),
        capture_output=True,
        check=True,
        cwd=ROOT,
    )
    assert done.stderr == b""
    assert done.stdout.startswith(b"PK")
    assert toc_program("export", "-", "-o", "x.ods", cwd=folder).code == 2
