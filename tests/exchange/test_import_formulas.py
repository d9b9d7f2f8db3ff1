"""`toc import --into` with a formula that has no value: nothing in the plan is emptied, and the cell is named."""

from pathlib import Path

import openpyxl
import pytest
from running import ROOT, Run


@pytest.mark.parametrize("formula", ["=A1&A2", "=CONCATENATE(A1)"])
def test_a_formula_that_nobody_calculated_empties_nothing(
    toc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, formula: str
) -> None:
    monkeypatch.chdir(tmp_path)
    plan = Path("plan.toc.yaml")
    plan.write_bytes((ROOT / "examples" / "minimaal.toc.yaml").read_bytes())
    before = plan.read_bytes()
    assert toc("export", "plan.toc.yaml", "--format", "xlsx", "-o", "plan.xlsx").code == 0
    book = openpyxl.load_workbook("plan.xlsx")
    sheet, cell = next(
        (sheet, cell)
        for sheet in book.worksheets
        if sheet.sheet_state == "visible"
        for row in sheet.iter_rows()
        for cell in row
        if cell.value == "De bibliotheek houdt elke dinsdagavond in de leeszaal een taalcafé voor nieuwkomers"
    )
    cell.value = formula  # openpyxl writes no value beside it
    cell.data_type = "f"
    book.save("plan.xlsx")
    ran = toc("import", "plan.xlsx", "--into", "plan.toc.yaml")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        f"toc: 'plan.toc.yaml' stays as it is: the formula at {sheet.title}!{cell.coordinate} has no value "
        f"({formula}), and would empty what stands in the plan. Open the workbook in Excel or LibreOffice, see that "
        "the cell shows a text or number, save it, and import it again.\n"
    )
    assert plan.read_bytes() == before
