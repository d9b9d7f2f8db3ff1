"""Scope, communication, frames and conditions: out as a workbook and in again, and from lists as people make them."""

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from running import Run

from toc.exchange.data import data_of
from toc.syntax.source import read

PLAN = """\
toc: 1
taal: nl
titel: Ubuntu
impactdoel: {tekst: Inwoners voelen zich veiliger, kaders: [detectie]}
actoren:
  sociaal: {naam: Sociale Zaken, rol: stad}
  inwoners: {naam: Inwoners, rol: doelgroep}
activiteiten:
  stadsbeest: {tekst: Sociale zaken zet Stadsbeest op, door: [sociaal], leidt_tot: [actiever], kaders: [detectie]}
outcomes:
  actiever: {tekst: Eigenaars worden actiever, wie: [inwoners], leidt_tot: [impact], kaders: [detectie]}
  kennen: {tekst: Inwoners kennen de aanspreekpunten, leidt_tot: [impact]}
leervragen:
  hoe: {tekst: Hoe worden eigenaars actiever?, over: [actiever]}
waarom_meten: Praktijk verfijnen en versterken
communicatie:
  - {wie: [inwoners], wat: Wat we leerden, vorm: verhalen, datum: 2028-06-01}
  - {wie: [gemeenteraad], wat: Jaarcijfers, vorm: nota, datum: "2027"}
evaluatie:
  type: impact
  bereik:
    wel: [stadsbeest -> actiever, hoe]
    omdat: De werking is niet zo duidelijk
    niet: [kennen]
randvoorwaarden:
  middelen:
    - {tekst: Budget, vervuld: nee, actie: Vragen, wie: [sociaal, hoofd van de cel], tegen: 2027-03-01}
kaders:
  detectie: {naam: Detectie, bron: Zorgzame buurten}
  regie: {naam: Regierol van gezinnen, bron: Opgroeien 2023}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TOC_LANG", "nl")
    Path("plan.toc.yaml").write_text(PLAN, "utf-8")
    return tmp_path


def plan_of(path: str) -> dict[str, Any]:
    return data_of(read(Path(path).read_bytes(), path).plan)


def exported(toc: Run) -> openpyxl.Workbook:
    assert toc("export", "plan.toc.yaml", "-f", "xlsx", "-o", "plan.xlsx").code == 0
    return openpyxl.load_workbook(io.BytesIO(Path("plan.xlsx").read_bytes()))


def imported(toc: Run, book: openpyxl.Workbook) -> dict[str, Any]:
    book.save("plan.xlsx")
    ran = toc("import", "plan.xlsx", "--into", "plan.toc.yaml")
    assert ran.code == 0, ran.err
    return plan_of("plan.toc.yaml")


def cell_of(sheet: Any, text: str) -> Any:
    return next(cell for row in sheet.iter_rows() for cell in row if cell.value == text)


def test_nothing_is_lost_on_the_way(toc: Run) -> None:
    book = exported(toc)
    assert {"Communicatie", "Kaders", "Randvoorwaarden"} <= set(book.sheetnames)
    before = plan_of("plan.toc.yaml")
    assert imported(toc, book) == before


def test_what_somebody_changed_in_the_workbook_comes_in(toc: Run) -> None:
    book = exported(toc)
    cell_of(book["Communicatie"], "Jaarcijfers").value = "Cijfers van 2027"
    cell_of(book["Randvoorwaarden"], "Vragen").value = "Vragen bij de budgetronde"
    cell_of(book["Kaders"], "regie").value = "regierol"
    cell_of(book["Actoren"], "sociaal").value = "sociale_zaken"
    cell_of(book["Veranderingen"], "kennen").value = "aanspreekpunt"
    found = imported(toc, book)
    assert found["communication"][1] == {
        "who": ["gemeenteraad"],
        "what": "Cijfers van 2027",
        "form": "nota",
        "date": "2027",
    }
    [condition] = found["conditions"]["means"]
    assert (condition["action"], condition["who"]) == (
        "Vragen bij de budgetronde",
        ["sociale_zaken", "hoofd van de cel"],
    )
    assert found["frames"] == {
        "detectie": {"name": "Detectie", "source": "Zorgzame buurten"},
        "regierol": {"name": "Regierol van gezinnen", "source": "Opgroeien 2023"},
    }
    assert found["evaluation"]["scope"]["exclude"] == ["aanspreekpunt"]


def test_a_list_of_who_hears_what(toc: Run) -> None:
    rows = "Inwoners;Wat volgt;affiche;2027-05-01\nPers;Cijfers;persbericht;2028\n"
    Path("communicatie.csv").write_text(f"Aan wie;Boodschap;In welke vorm;Wanneer\n{rows}", "utf-8")
    ran = toc("import", "communicatie.csv", "--into", "plan.toc.yaml")
    assert ran.code == 0, ran.err
    assert plan_of("plan.toc.yaml")["communication"][2:] == [
        {"who": ["inwoners"], "what": "Wat volgt", "form": "affiche", "date": "2027-05-01"},
        {"who": ["Pers"], "what": "Cijfers", "form": "persbericht", "date": "2028"},
    ]


def test_a_list_of_frames_and_a_column_that_names_them(toc: Run) -> None:
    Path("kaders.csv").write_text("Kader;Bron\nBereik;Opgroeien 2023\n", "utf-8")
    assert toc("import", "kaders.csv", "--into", "plan.toc.yaml").code == 0
    Path("acties.csv").write_text("Actie;Door;Bouwsteen\nBuurtwerkers houden overleg;Sociale Zaken;Bereik\n", "utf-8")
    assert toc("import", "acties.csv", "--into", "plan.toc.yaml").code == 0
    found = plan_of("plan.toc.yaml")
    [name] = [key for key, one in found["frames"].items() if one["name"] == "Bereik"]
    assert list(found["activities"].values())[-1]["frames"] == [name]
