"""Goals side by side, and outputs and outcomes in one section, on their way into a workbook and back."""

from pathlib import Path

import openpyxl
import pytest
from running import Run

from toc.syntax.source import read

GOALS = """\
toc: 1
taal: nl
impactdoel: {tekst: Gezinnen voelen zich thuis}
doelen:
  contacten: {tekst: De sociale contacten vergroten, wie: [gezinnen], waarom: Gezinnen staan alleen, leidt_tot: impact}
  rechten: {tekst: De rechten worden gerealiseerd, kandidaten: [Meer rechten], leidt_tot: impact}
actoren:
  gezinnen: {naam: Jonge gezinnen, rol: doelgroep}
outcomes:
  kennen: {tekst: Jonge gezinnen kennen elkaar, leidt_tot: [contacten]}
indicatoren:
  bezoek: {tekst: Aantal gezinnen, meet: [rechten]}
"""
CHANGES = """\
toc: 1
taal: nl
veranderingen:
  folder:
    niveau: output
    tekst: Bewoners kregen een folder # geteld
    leidt_tot: [groeten]
  groeten: {tekst: Bewoners groeten elkaar}
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def edited(path: Path, texts: dict[str, str]) -> None:
    book = openpyxl.load_workbook(path)
    for cell in (cell for sheet in book for row in sheet.iter_rows() for cell in row):
        cell.value = texts.get(cell.value, cell.value) if isinstance(cell.value, str) else cell.value
    book.save(path)


def test_goals_come_back_from_a_workbook(toc: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.toc.yaml").write_text(GOALS, encoding="utf-8")
    assert toc("export", "plan.toc.yaml", "--output", "plan.xlsx").code == 0
    assert "Doelen" in openpyxl.load_workbook("plan.xlsx").sheetnames
    assert toc("import", "plan.xlsx", "--output", "back.toc.yaml").code == 0
    assert read((tmp_path / "back.toc.yaml").read_bytes(), "x").plan == read(GOALS, "x").plan


def test_an_edit_of_a_goal_goes_into_the_plan(toc: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.toc.yaml").write_text(GOALS, encoding="utf-8")
    toc("export", "plan.toc.yaml", "--output", "plan.xlsx")
    edited(tmp_path / "plan.xlsx", {"De rechten worden gerealiseerd": "Gezinnen kennen hun rechten"})
    assert toc("import", "plan.xlsx", "--into", "plan.toc.yaml").code == 0
    text = (tmp_path / "plan.toc.yaml").read_text(encoding="utf-8")
    assert text == GOALS.replace("De rechten worden gerealiseerd", "Gezinnen kennen hun rechten")


def test_edits_of_changes_stay_in_their_section(toc: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.toc.yaml").write_text(CHANGES, encoding="utf-8")
    toc("export", "plan.toc.yaml", "--output", "plan.xlsx")
    new = {"Bewoners kregen een folder": "Bewoners kregen een brief", "Bewoners groeten elkaar": "Bewoners praten"}
    edited(tmp_path / "plan.xlsx", new)
    assert toc("import", "plan.xlsx", "--into", "plan.toc.yaml").code == 0
    text = CHANGES
    for old, now in new.items():
        text = text.replace(old, now)
    assert (tmp_path / "plan.toc.yaml").read_text(encoding="utf-8") == text
