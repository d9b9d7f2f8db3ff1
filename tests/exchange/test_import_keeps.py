"""What a list or workbook says otherwise than the plan, or does not really say, takes nothing away."""

from pathlib import Path

import openpyxl
import pytest
from running import Run

PLAN = """\
toc: 1
taal: nl
titel: Taalpunt
impactdoel: {tekst: Inwoners nemen deel, wie: i}
actoren:
  i: {naam: Inwoners, rol: doelgroep}
  bib: {naam: Bibliotheek, rol: stad}
activiteiten:
  babbels: {label: Babbels, tekst: De bibliotheek organiseert babbels, door: bib, einde: 2028-12-15, leidt_tot: durven}
outcomes:
  durven: {tekst: Inwoners durven praten, wie: i, leidt_tot: impact}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TOC_LANG", "nl")
    (tmp_path / "plan.toc.yaml").write_text(PLAN, "utf-8")
    return tmp_path


def test_a_list_adds_and_takes_nothing_away(toc: Run) -> None:
    Path("lijst.csv").write_text("Activiteit;Einde\nBabbels;31/12/2026\n", "utf-8")
    ran = toc("import", "lijst.csv", "--into", "plan.toc.yaml")
    assert ran.code == 0
    assert "lijst.csv!B2: '2026-12-31' is niet overgenomen: in het plan staat '2028-12-15'" in ran.out
    assert Path("plan.toc.yaml").read_text("utf-8") == PLAN


@pytest.mark.parametrize("written", ["-", "n.v.t.", "N/A", "ontbreekt", "–", "?", "x"])
def test_a_cell_that_says_nothing_takes_no_text_away(toc: Run, written: str) -> None:
    assert toc("export", "plan.toc.yaml", "-o", "plan.xlsx").code == 0
    book = openpyxl.load_workbook("plan.xlsx")
    sheet = book["Activiteiten"]
    place = next(
        cell for row in sheet.iter_rows() for cell in row if cell.value == "De bibliotheek organiseert babbels"
    )
    place.value = written
    book.save("plan.xlsx")
    ran = toc("import", "plan.xlsx", "--into", "plan.toc.yaml")
    assert ran.code == 0
    assert f"Activiteiten!{place.coordinate}: '{written}' zegt enkel dat er iets ontbreekt" in ran.out
    assert Path("plan.toc.yaml").read_text("utf-8") == PLAN


@pytest.mark.parametrize("name", ["null", "true", "Yes", "off", "impact"])
def test_an_id_that_other_programs_read_as_something_else_is_not_taken(toc: Run, name: str) -> None:
    Path("lijst.csv").write_text(f"Id;Activiteit;Verandering\n{name};De stad doet iets;Inwoners doen mee\n", "utf-8")
    assert toc("import", "lijst.csv", "-o", "nieuw.toc.yaml").code == 0
    assert f"\n  {name}:" not in Path("nieuw.toc.yaml").read_text("utf-8")
