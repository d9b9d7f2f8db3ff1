"""Lists of people: rows that look like headings, words that say that something is missing, numbers that two things
have, and what a list brings along when it goes into a plan."""

import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from gappy import ENGLISH, PLAN
from running import Ran, Run

from toc.exchange.data import data_of
from toc.exchange.source_words import is_gap
from toc.publish.tables.catalogue import TableName, tables
from toc.publish.tables.table import State
from toc.syntax.source import read

SMALL = """\
toc: 1
taal: nl
titel: Klein
impactdoel: {tekst: Kinderen lezen graag, wie: kind}
actoren:
  bib: {naam: Bibliotheek, rol: stad}
  kind: {naam: Kinderen, rol: doelgroep}
activiteiten:
  lenen: {tekst: De bibliotheek leent boeken uit, door: bib, voor: kind, leidt_tot: lezen}
outcomes:
  lezen: {tekst: Kinderen lezen elke week, wie: kind, leidt_tot: impact}
indicatoren:
  aantal: {tekst: Aantal uitleningen per jaar, meet: lenen}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a small plan, as the current one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TOC_LANG", "nl")
    Path("plan.toc.yaml").write_text(SMALL, "utf-8")
    return tmp_path


def plan_of(path: str) -> dict[str, Any]:
    return data_of(read(Path(path).read_bytes(), path).plan)


@pytest.mark.parametrize(
    ("rows", "links"),
    [
        ("Activiteit;Verandering\nActie 1;Verandering 1\nActie 2;Verandering 2\n", 2),
        ("Actie;Effect\nActie;Effect\nactiviteit;doel\nOutput 1;Outcome 2\n", 1),
        ("Nr;Activiteit;Verandering\n1;Actie 1;Doel 1\n2;Actie 2;Doel 2\n3;Project;Resultaat\n", 3),
    ],
)
def test_rows_that_look_like_headings_are_rows(toc: Run, rows: str, links: int) -> None:
    Path("lijst.csv").write_text(rows, "utf-8")
    assert toc("import", "lijst.csv", "-o", "nieuw.toc.yaml").code == 0
    activities = plan_of("nieuw.toc.yaml")["activities"]
    assert sum(len(one.get("leads_to", ())) for one in activities.values()) >= links


def test_headings_that_come_back_start_a_new_table(toc: Run) -> None:
    Path("lijst.csv").write_text(
        "Actie;Trekker\nSpelen;An\nActie;Trekker\nKoken;Jan\n\nIndicator;Norm\nAantal spelers;20\n", "utf-8"
    )
    assert toc("import", "lijst.csv", "-o", "nieuw.toc.yaml").code == 0
    plan = plan_of("nieuw.toc.yaml")
    assert [one["text"] for one in plan["activities"].values()] == ["Spelen", "Koken"]
    assert [one["text"] for one in plan["indicators"].values()] == ["Aantal spelers"]


@pytest.mark.parametrize("text", [PLAN, ENGLISH])
def test_every_word_for_a_gap_is_known_as_one(text: str) -> None:
    """Whatever a table prints where something is missing; a number of gaps is a number."""
    gaps = {
        line.text
        for table in tables(tuple(TableName), read(text, "x"))
        for row in table.rows
        for cell in row.cells
        for line in cell.lines
        if line.state is State.GAP and not line.text.isdigit()
    }
    informative = {"onbekend", "unknown", "geen", "none"}
    assert len(gaps) > 9
    assert {one for one in gaps if not is_gap(one)} <= {*informative, "ontbreekt (Dienst Onderwijs, 2026)"}


def test_words_for_a_gap_are_no_content(toc: Run) -> None:
    Path("lijst.csv").write_text(
        "Activiteit;Trekker;Verandering;Indicator;Norm\n"
        "Samen koken;ontbreekt;Buren kennen elkaar;geen indicator;–\n"
        "Samen eten;⚠ ontbreekt;nog niets;Aantal eters;ontbreekt\n",
        "utf-8",
    )
    ran = toc("import", "lijst.csv", "-o", "nieuw.toc.yaml")
    assert "  lijst.csv: cellen die enkel zeggen dat er iets ontbreekt ('ontbreekt'): 5\n" in ran.out
    assert not re.search("ontbreekt|geen indicator|nog niets|–", str(plan_of("nieuw.toc.yaml")))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("source", [SMALL, PLAN, ENGLISH])
def test_a_table_of_toc_does_not_come_back(toc: Run, language: str, source: str) -> None:
    Path("plan.toc.yaml").write_text(source, "utf-8")
    every = ("-f", "xlsx", "-f", "csv", "--lang", language)
    assert toc("table", "all", "plan.toc.yaml", *every).code == 0
    assert toc("calendar", "plan.toc.yaml", *every).code == 0
    made = sorted(one.name for one in Path().glob("plan.*") if one.suffix in (".xlsx", ".csv"))
    assert len(made) == 11
    for name in made:
        if name == "plan.actions.csv":
            continue
        for options in (["--into", "plan.toc.yaml"], ["--into", "plan.toc.yaml", "--force"], ["-o", "nieuw.toc.yaml"]):
            ran = toc("import", name, *options)
            assert (ran.code, ran.out) == (2, ""), name
            assert "is een tabel die toc gemaakt heeft" in ran.err
            assert "maak dan de werkmap met toc export plan.toc.yaml" in ran.err
    assert Path("plan.toc.yaml").read_text("utf-8") == source
    assert not Path("nieuw.toc.yaml").exists()


def test_a_table_of_toc_with_other_headings_does_not_come_back_either(toc: Run) -> None:
    assert toc("table", "actors", "plan.toc.yaml", "-o", "tabel.xlsx").code == 0
    book = openpyxl.load_workbook("tabel.xlsx")
    for cell in book.worksheets[0][5]:
        cell.value = f"Kolom {cell.column}"
    book.save("tabel.xlsx")
    assert toc("import", "tabel.xlsx", "--into", "plan.toc.yaml").code == 2
    assert Path("plan.toc.yaml").read_text("utf-8") == SMALL


def test_a_list_of_ones_own_is_no_table_of_toc(toc: Run) -> None:
    Path("lijst.csv").write_text("Actie;Indicatoren;Wie;Wanneer;Budget\nKoken;Aantal koks;An;2027;100\n", "utf-8")
    assert toc("import", "lijst.csv", "-o", "nieuw.toc.yaml").code == 0


def test_what_a_list_brings_along_is_really_added(toc: Run) -> None:
    """Actors, changes and links of which the plan had not heard: nothing dangles, and twice is once."""
    Path("lijst.csv").write_text(
        "Activiteit;Door wie;Voor wie;Verandering\n"
        "De bibliotheek leent boeken uit;Bibliotheek;Peuters;Peuters kijken in boeken\n"
        "De school leest voor;School;Kinderen;Kinderen lezen elke week\n",
        "utf-8",
    )
    Path("verbanden.csv").write_text("Van;Naar;Omdat\nPeuters kijken in boeken;lezen;wie kijkt die leest\n", "utf-8")
    Path("meten.csv").write_text("Indicator;Meet;Methode;Bevraagden\nAandeel lezers;lezen;Bevraging;Ouders\n", "utf-8")
    names = ("lijst.csv", "verbanden.csv", "meten.csv")
    ran = toc("import", *names, "--into", "plan.toc.yaml")
    plan = plan_of("plan.toc.yaml")
    assert ran.code == 0
    assert [one["name"] for one in plan["actors"].values()] == [
        "Bibliotheek",
        "Kinderen",
        "Peuters",
        "School",
        "Ouders",
    ]
    assert plan["activities"]["lenen"]["for"] == ["kind", "peuters"]
    assert plan["activities"]["lenen"]["leads_to"] == ["lezen", "peuters_kijken_boeken"]
    assert plan["outcomes"]["peuters_kijken_boeken"]["leads_to"] == ["lezen"]
    assert [one["link"] for one in plan["hypotheses"].values()] == [["peuters_kijken_boeken -> lezen"]]
    assert [one["respondents"] for one in plan["methods"].values()] == [["ouders"]]
    assert not re.search("unknown-reference|TOC501", toc("lint", "plan.toc.yaml").out)
    assert toc("import", *names, "--into", "plan.toc.yaml").err == "toc: er valt niets te veranderen.\n"


def test_a_number_that_two_things_have(toc: Run) -> None:
    Path("a.csv").write_text("Nr;Activiteit;Leidt tot\nA1;Sporten;V1\nA2;Lenen;V2\n", "utf-8")
    Path("b.csv").write_text("Nr;Verandering\nV1;Jongeren sporten\nV1;Jongeren lezen\nV2;Jongeren lenen\n", "utf-8")
    ran = toc("import", "a.csv", "b.csv", "-o", "nieuw.toc.yaml")
    assert ran == Ran(
        0,
        "Begrepen\n  a.csv!2:3: 2 rijen (Nr → nummer; Activiteit → activiteit; Leidt tot → leidt_tot)\n"
        "  b.csv!2:4: 3 rijen (Nr → nummer; Verandering → outcome)\n"
        "Geraden: kijk even na\n  a.csv!C2: 'V1' is het nummer of de naam van 2 dingen (b.csv!B2, b.csv!B3): "
        "gelezen als 'Jongeren sporten'\n",
        "geschreven: nieuw.toc.yaml\n",
    )
    text = Path("nieuw.toc.yaml").read_text("utf-8")
    assert "    # nagaan: V1 → jongeren_sporten (a.csv!C2)\n    leidt_tot: [jongeren_sporten]\n" in text
    assert len(plan_of("nieuw.toc.yaml")["outcomes"]) == 3


def test_a_number_before_two_texts_keeps_both(toc: Run) -> None:
    Path("b.csv").write_text("Verandering;Wie\nV1. Jongeren sporten;Jongeren\nV1. Ouders lezen voor;Ouders\n", "utf-8")
    assert toc("import", "b.csv", "-o", "nieuw.toc.yaml").code == 0
    texts = [one["text"] for one in plan_of("nieuw.toc.yaml")["outcomes"].values()]
    assert texts == ["Jongeren sporten", "Ouders lezen voor"]


def imported(toc: Run, folder: Path, text: str, name: str = "lijst.csv") -> str:
    """The plan that comes of such a list."""
    (folder / name).write_text(text, "utf-8")
    ran = toc("import", str(folder / name), "-o", str(folder / "made.toc.yaml"))
    assert ran.code == 0, ran.err
    return (folder / "made.toc.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    "heads", ["van;naar;hypothese", "Oorzaak;Gevolg;Hypothese", "From;To;Hypothesis", "als;dan;hypothese"]
)
def test_a_list_of_arrows_alone_makes_the_boxes_too(toc: Run, tmp_path: Path, heads: str) -> None:
    text = imported(
        toc,
        tmp_path,
        f"{heads}\nScans geven;Huurders stoken zuiniger;Wie weet wat hij verbruikt, stookt minder\n"
        "Huurders stoken zuiniger;Huurders betalen minder;Minder gas kost minder\n",
    )
    assert "  scans_geven:\n    tekst: Scans geven\n    leidt_tot: [huurders_stoken_zuiniger]\n" in text
    assert "impactdoel:\n  tekst: Huurders betalen minder\n" in text
    assert "    tekst: Minder gas kost minder\n    verband: huurders_stoken_zuiniger -> impact\n" in text


def test_a_dash_before_the_one_thing_in_a_cell_is_no_text(toc: Run, tmp_path: Path) -> None:
    text = imported(
        toc, tmp_path, "activiteit;wie;outcome\n- Scans geven;- CAW;– Huurders stoken zuiniger\nLessen geven;-;n.v.t.\n"
    )
    assert "caw: {naam: CAW, rol: stad}" in text
    assert "    tekst: Scans geven\n" in text
    assert "    tekst: Huurders stoken zuiniger\n" in text
    assert text.count("tekst:") == 3
    assert "n.v.t." not in text
