"""`toc import`: what it understands, guesses and leaves out of lists as people have them, and what it refuses."""

import io
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest
from books import BOOKS, book, saved
from hypothesis import given, settings
from hypothesis import strategies as st
from running import ROOT, Golden, Ran, Run

from toc.exchange.data import data_of
from toc.exchange.figures import Figure, figure, number
from toc.exchange.naming import id_for, is_id
from toc.exchange.numbering import numbered
from toc.exchange.source import read_csv
from toc.exchange.values import joined, moment, split
from toc.syntax.source import read

pytestmark = pytest.mark.thorough

ENGLISH = ("logframe", "twotables")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, as the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("language", ["nl", "en"])
def test_help_reads_well_in_both_languages(toc_program: Run, golden: Golden, language: str) -> None:
    ran = toc_program("import", "--help", env={"TOC_LANG": language})
    assert (ran.code, ran.err) == (0, "")
    golden(f"help.import.{language}.txt", ran.out)


@pytest.mark.parametrize("name", BOOKS)
def test_a_workbook_as_people_make_them(
    toc: Run, golden: Golden, monkeypatch: pytest.MonkeyPatch, folder: Path, name: str
) -> None:
    monkeypatch.setenv("TOC_LANG", "en" if name in ENGLISH else "nl")
    (folder / f"{name}.xlsx").write_bytes(saved(BOOKS[name]()))
    ran = toc("import", f"{name}.xlsx")
    assert ran.code == 0
    plan = f"{name}.toc.yaml"
    golden(f"import.{name}.txt", f"{ran.out}{ran.err}\n{(folder / plan).read_text('utf-8')}")
    assert toc("fmt", "--check", plan).code == 0
    assert read((folder / plan).read_bytes(), plan).problems == ()


CSV_ACTIVITIES = (
    "sep=;\r\n"
    "Nr;Actie;Trekker;Voor wie;Einde;Kostprijs;Draagt bij tot\r\n"
    '1;"Taalcafé ""De Babbel""; elke dinsdag";Bibliotheek;Nieuwkomers;31/12/2026;1.250,50 €;1.1\r\n'
    ";;;;;;\r\n"
    "2;=Opleiding vrijwilligers;Bibliotheek;Vrijwilligers;;;1.1\r\n"
)
CSV_CHANGES = "Nr;Tussendoel;Bij wie\r\n1.1;Nieuwkomers durven te spreken – ook buiten;Nieuwkomers\r\n"


def test_csv_as_excel_writes_it_in_belgium(toc: Run, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOC_LANG", "nl")
    Path("acties.csv").write_bytes(CSV_ACTIVITIES.encode("cp1252"))
    Path("tussendoelen.csv").write_bytes(b"\xef\xbb\xbf" + CSV_CHANGES.encode())
    ran = toc("import", "acties.csv", "tussendoelen.csv", "-o", "plan.toc.yaml")
    assert ran.code == 0
    golden("import.csv.txt", f"{ran.out}{ran.err}\n{Path('plan.toc.yaml').read_text('utf-8')}")


@pytest.mark.parametrize(
    ("content", "cells"),
    [
        (b"a;b\r\n1,5;2\r\n", [["a", "b"], ["1,5", "2"]]),
        (b'a,b\n"x;y;z",2\n', [["a", "b"], ["x;y;z", "2"]]),
        ("é;ü\n".encode("cp1252"), [["é", "ü"]]),
        ("€;“x”\n".encode("cp1252"), [["€", "“x”"]]),
        ("a\tb\n".encode("utf-16"), [["a", "b"]]),
        (b"sep=,\r\na,b;c\r\n", [[""], ["a", "b;c"]]),
        (b'"a\nb";c\n', [["a\nb", "c"]]),
        (b"", []),
    ],
)
def test_separators_and_encodings(content: bytes, cells: list[list[str]]) -> None:
    assert [[cell.text for cell in row] for row in read_csv(content, "x.csv").rows] == cells


@pytest.mark.parametrize("start", ["", "\ufeff", "# mijn plan\r\n\r\n"])
def test_a_plan_that_is_piped_in_is_no_list(toc: Run, start: str) -> None:
    ran = toc("import", "-", stdin=f"{start}toc: 1\ntaal: nl\ntitel: Leerlingen, leraren\n".encode())
    why = "it is a plan already, or YAML in any case. See what toc says of it: toc lint"
    assert ran == Ran(2, "", f"toc: '-' cannot be imported: {why}\n")


def test_a_plan_gets_the_ending_with_which_it_is_found(toc: Run) -> None:
    Path("acties.csv").write_text("Actie;Trekker\nSpelnamiddag;Buurtwerker\n")
    for name, plan in (("a", "a"), ("b.yml", "b"), ("c.pdf", "c.pdf")):
        assert toc("import", "acties.csv", "-o", name).err.splitlines()[-1] == f"written: {plan}.toc.yaml"
        assert Path(f"{plan}.toc.yaml").is_file()
    assert toc("import", "acties.csv", "-o", "a").code == 2


def test_a_plan_on_standard_output_and_beside_it_the_report(toc: Run) -> None:
    Path("acties.csv").write_text("Actie;Trekker\nSpelnamiddag;Buurtwerker\n")
    ran = toc("import", "acties.csv", "-o", "-")
    assert ran.code == 0
    assert ran.out == (
        "# Gemaakt met toc import uit acties.csv.\n"
        "# Regels met '# nagaan:' vragen om je oog. Wat er scheelt of ontbreekt: toc lint\n"
        "# nagaan: geen impactdoel gevonden: voor wie maak je uiteindelijk het verschil?\n"
        "# nagaan: geen outcomes gevonden: wat verandert er bij mensen?\n\n"
        "toc: 1\ntaal: nl\nstatus: ontwerp\n\n"
        "activiteiten:\n  spelnamiddag:\n    tekst: Spelnamiddag\n    trekker: Buurtwerker\n"
    )
    assert ran.err == "Understood\n  acties.csv!2:2: 1 row (Actie → activity; Trekker → owner)\n"
    english = toc("import", "acties.csv", "-o", "-", "--lang", "en").out
    assert "activities:\n  spelnamiddag:\n    text: Spelnamiddag\n    owner: Buurtwerker\n" in english


def test_nothing_is_written_over(toc: Run) -> None:
    Path("acties.csv").write_text("Actie\nSpelnamiddag\n")
    Path("acties.toc.yaml").write_text("mine")
    told = "toc: 'acties.toc.yaml' is there already. Give another name with -o, or write over it with --force.\n"
    assert toc("import", "acties.csv") == Ran(2, "", told)
    assert Path("acties.toc.yaml").read_text() == "mine"
    assert toc("import", "acties.csv", "--force").code == 0
    assert "Spelnamiddag" in Path("acties.toc.yaml").read_text("utf-8")


def packed(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
REFUSED = {
    "oud.xls": (OLE + b"\0" * 600, "het is een oud Excelbestand (.xls). Open het in Excel of LibreOffice en bewaar"),
    "slot.xlsx": (OLE + "EncryptedPackage".encode("utf-16-le"), "het is beveiligd met een wachtwoord. Open het, haal"),
    "blad.ods": (
        packed(mimetype=b"application/x", content=b"x"),
        "het is een bestand van LibreOffice (.ods) of Numbers.",
    ),
    "mac.numbers": (packed(Index__Document=b"x"), "het is een bestand van LibreOffice (.ods) of Numbers."),
    "half.xlsx": (b"PK\x03\x04 half", "het is beschadigd: misschien is het niet volledig gedownload of gekopieerd."),
    "leeg.xlsx": (packed(x=b"y"), "het is beschadigd, of geen programma schreef het zo."),
    "tekst.xlsx": (b"Actie;Trekker\n", "het is geen Excelbestand, ook al heet het zo."),
    "nota.docx": (b"x", "toc leest geen documenten of slides."),
    "plan.toc.yaml": (b"toc: 1\n", "het is al een plan, of alleszins YAML."),
    "foto.png": (
        b"\x89PNG",
        "toc importeert werkmappen (.xlsx), lijsten (.csv), Mermaid (.mmd, .md) en DOT (.dot, .gv).",
    ),
    "weg.dot": (b"digraph { a -> ", "Graphviz begrijpt het niet als DOT."),
    "weg.mmd": (b"sequenceDiagram\n a->>b: x\n", "er staat geen stroomschema van Mermaid in."),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_imported_is_said_with_what_to_do(toc: Run, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("TOC_LANG", "nl")
    content, why = REFUSED[name]
    Path(name).write_bytes(content)
    ran = toc("import", name, "-o", "x.toc.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"toc: '{name}' kan niet geïmporteerd worden: {why}")
    assert os.listdir() == [name]


def test_bombs_and_huge_sheets_are_refused(toc: Run) -> None:
    why = {
        "bomb.xlsx": "unpacked it is more than 60 MB",
        "many.csv": "it has more than 400,000 cells",
        "wide.xlsx": "it has more than 400,000 merged cells",
        "far.xlsx": "it has more than 400,000 cells",
    }
    Path("bomb.xlsx").write_bytes(packed(**{"xl__worksheets__sheet1.xml": b"0" * 70_000_000}))
    Path("many.csv").write_text("a;b\n" + "x;y\n" * 250_000)
    made = saved(book({"Acties": [["Actie"], ["x"]]}, {"Acties": ["A1:B1"]}))
    with zipfile.ZipFile(io.BytesIO(made)) as there:
        parts = {name: there.read(name).replace(b"A1:B1", b"A1:XFD1048576") for name in there.namelist()}
    Path("wide.xlsx").write_bytes(packed(**parts))
    far = book({"Acties": [["Actie"], ["x"]]})
    far["Acties"]["XFD1048576"] = "ver"
    Path("far.xlsx").write_bytes(saved(far))
    for name, limit in why.items():
        told = f"toc: '{name}' is far larger than a plan can be: {limit}."
        assert toc("import", name) == Ran(2, "", f"{told} Copy only the sheets of your plan to a new workbook.\n")


def test_nothing_understood_is_said(toc: Run) -> None:
    Path("x.csv").write_text("appel;peer\n1;2\n")
    ran = toc("import", "x.csv")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "Left out\n  x.csv: no row of headings found (2 rows)\n"
        "toc: nothing in x.csv was understood as part of a plan. Which headings toc knows: toc export --template\n"
    )


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-12-31", ("2026-12-31", True)),
        ("31/12/2026", ("2026-12-31", True)),
        ("1.4.26", ("2026-04-01", True)),
        ("31/02/2026", None),
        ("2026", ("2026", True)),
        ("12 maart 2027", ("2027-03-12", True)),
        ("dec. 2026", ("2026-12-31", False)),
        ("Q2 2027", ("2027-06-30", False)),
        ("2027 K1", ("2027-03-31", False)),
        ("eind 2029", ("2029", False)),
        ("2026-2028", None),
        ("binnenkort", None),
    ],
)
def test_dates_as_people_write_them(written: str, meant: tuple[str, bool] | None) -> None:
    assert moment(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("35%", Figure("35", "%")),
        ("1.250", Figure("1250")),
        ("1 250,5 €", Figure("1250.5", "euro")),
        ("3,5", Figure("3.5")),
        ("minstens 75 %", Figure("75", "%", "", "minstens 75 %")),
        ("60% tegen 2027", Figure("60", "%", "2027")),
        ("≥ 40", Figure("40", "", "", "≥ 40")),
        ("meer contact", Figure(words="meer contact")),
        ("5 op 10", Figure(words="5 op 10")),
    ],
)
def test_figures_as_people_write_them(written: str, meant: Figure) -> None:
    assert figure(written) == meant


def test_numbers_in_front_of_texts() -> None:
    told = {
        "A1. Huisbezoeken": ("a1", "Huisbezoeken"),
        "1.2 Ouders praten": ("1.2", "Ouders praten"),
        "3) Vergroening": ("3", "Vergroening"),
        "R 4 – Buren": ("r4", "Buren"),
        "30 gezinnen doen mee": ("", "30 gezinnen doen mee"),
        "2026: een feest": ("", "2026: een feest"),
        "Ouders praten": ("", "Ouders praten"),
    }
    assert {text: numbered(text) for text in told} == told
    assert number("1.250.000") == "1250000"


@given(st.text(max_size=60), st.sets(st.sampled_from(["cafe", "act", "act_2", "ja"])))
def test_ids_are_readable_plain_and_free(text: str, taken: set[str]) -> None:
    made = id_for(text, taken, "act")
    assert is_id(made)
    assert made not in taken
    assert made.isascii()
    assert made == made.lower()


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=12).map(
    str.strip
)


@given(st.lists(WORDS.filter(bool), max_size=4, unique=True), st.booleans())
def test_several_values_in_a_cell_come_out_as_they_went_in(items: list[str], one_line: bool) -> None:
    cell = joined(items, one_line=one_line)
    assert split(cell or "") == items


CELLS = st.one_of(
    st.none(),
    st.sampled_from(
        [
            "Actie",
            "Trekker",
            "Outcome",
            "Nr",
            "Wie",
            "leidt tot",
            "1",
            "A1",
            "Indicator",
            "Norm",
            "Totaal",
            "x;y",
            "• a\n• b",
        ]
    ),
    st.text(max_size=12),
    st.integers(-5, 3000),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.booleans(),
)


@settings(max_examples=60)
@given(st.lists(st.lists(CELLS, max_size=5), max_size=7))
def test_whatever_a_sheet_holds_the_plan_reads_without_problems(rows: list[list[Any]]) -> None:
    """Or nothing is understood; and never a traceback."""
    from toc.core.model import Language
    from toc.exchange.grid import Cell, Grid
    from toc.exchange.name_resolution import settle
    from toc.exchange.new_plan import new_plan
    from toc.exchange.reading import read_grids

    grid = Grid(
        "Acties",
        [[Cell(value) for value in row] for row in [["Actie", "Resultaat", "Indicator", "Norm", "Wie"], *rows]],
    )
    result = settle(read_grids([grid]))
    document = read(new_plan(result, Language.NL, "x"), "x")
    assert document.problems == ()
    assert {"toc": 1, "language": "nl", "status": "draft", **result.data} == data_of(document.plan)


def test_the_template_filled_in_by_names(toc: Run, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    """As somebody does who never saw an id: labels and names, a semicolon, an actor that stands nowhere."""
    import openpyxl

    monkeypatch.setenv("TOC_LANG", "nl")
    assert toc("export", "--template").code == 0
    made = openpyxl.load_workbook("sjabloon.xlsx")
    made["Plan"]["B2"] = "Een buurt die zorgt"
    made["Impactdoel"]["B3"] = "Ouderen wonen langer thuis"
    made["Impactdoel"]["B4"] = "Ouderen"
    made["Actoren"].append([None, "Ouderen", "doelgroep"])
    made["Activiteiten"].append(
        [None, "Huisbezoeken", "De dienst bezoekt elke 75-plusser", "Dienst Zorg; Buren", None, "ouderen"]
    )
    made["Veranderingen"].append(
        [None, "outcome", "Ouderen kennen hulp", "Ouderen weten bij wie ze hulp vinden", "Ouderen", "kennis", "KT"]
    )
    made["Verbanden"].append(["Huisbezoeken", "Ouderen kennen hulp", "leidt tot"])
    made["Verbanden"].append(["Ouderen kennen hulp", "impact"])
    made["Indicatoren"].append([None, "Aandeel ouderen dat de zorglijn kent", "Ouderen kennen hulp", "%", None, 0.2])
    made["Indicatoren"]["F3"].number_format = "0%"
    made.save("ingevuld.xlsx")
    ran = toc("import", "ingevuld.xlsx")
    assert ran.code == 0
    golden("import.sjabloon.txt", f"{ran.out}{ran.err}\n{Path('ingevuld.toc.yaml').read_text('utf-8')}")


def test_shared_examples_come_back_from_their_workbooks(toc: Run) -> None:
    for path in sorted((ROOT / "examples").glob("*.toc.yaml")):
        assert toc("export", str(path), "-o", "x.xlsx", "--force").code == 0
        assert toc("import", "x.xlsx", "-o", "x.toc.yaml", "--force").code == 0
        assert data_of(read(Path("x.toc.yaml").read_bytes(), "x").plan) == data_of(read(path.read_bytes(), "x").plan)
