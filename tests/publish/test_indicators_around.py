"""Indicators on what goes into a plan and on what plays a part from outside (003:5173-5183): allowed, and named so."""

from datetime import date
from pathlib import Path

import pytest
from running import Run

from toc.core.model import Language
from toc.lint.engine import lint
from toc.lint.rules import ALL_RULES
from toc.publish.tables.lookup import Lookup
from toc.syntax.source import read

PLAN = """\
toc: 1
taal: nl
impactdoel: {tekst: Gezinnen wonen beter, wie: [gezinnen]}
actoren:
  gezinnen: {naam: Jonge gezinnen, rol: doelgroep}
middelen:
  budget: {tekst: Een wijkbudget van 20.000 euro, leidt_tot: [feest]}
activiteiten:
  feest: {tekst: De buurtwerker houdt een feest voor gezinnen, leidt_tot: [impact]}
externe_factoren:
  huur: {tekst: De huurprijzen in de stad, effect: hindert, op: [impact]}
indicatoren:
  i1: {tekst: Aandeel van het wijkbudget dat besteed is, meet: [budget]}
  i2: {tekst: Gemiddelde huurprijs in de stad, meet: [huur]}
  i3: {tekst: Aandeel gezinnen dat tevreden woont, meet: [impact]}
"""


def test_they_are_right_and_only_the_context_needs_no_norm() -> None:
    findings = lint(read(PLAN, "plan.toc.yaml"), ALL_RULES, today=date(2026, 11, 1))
    asked = ("dangling-reference", "norm-missing", "baseline-missing", "indicator-level-mismatch")
    assert [(one.rule, one.node) for one in findings if one.rule in asked] == [
        ("norm-missing", "i1"),
        ("baseline-missing", "i3"),
        ("norm-missing", "i3"),
    ]


@pytest.mark.parametrize(
    ("language", "kinds"),
    [
        (Language.NL, ["middelenindicator", "contextindicator", "indicator"]),
        (Language.EN, ["input indicator", "context indicator", "indicator"]),
    ],
)
def test_tables_name_them_as_what_they_are(language: Language, kinds: list[str]) -> None:
    look = Lookup(read(PLAN, "plan.toc.yaml"), language)
    assert [look.kind_of(need) for need in look.needs()] == kinds
    assert look.results_of(look.plan.indicators["i2"]) == ["huur"]


def test_the_measurement_table_has_a_band_for_each(toc: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.toc.yaml"
    path.write_text(PLAN, encoding="utf-8")
    made = toc("table", "measurement", str(path), "-f", "md", "-o", "-").out
    assert "Middel: Een wijkbudget van 20.000 euro" in made
    assert "Externe factor: De huurprijzen in de stad" in made


def test_a_workbook_keeps_them(toc: Run, tmp_path: Path) -> None:
    path, book, again = (tmp_path / name for name in ("plan.toc.yaml", "plan.xlsx", "again.toc.yaml"))
    path.write_text(PLAN, encoding="utf-8")
    assert toc("export", str(path), "-o", str(book)).code == 0
    assert toc("import", str(book), "-o", str(again)).code == 0
    indicators = read(again.read_text(encoding="utf-8"), "again.toc.yaml").plan.indicators
    assert {name: one.measures for name, one in indicators.items()} == {
        "i1": ("budget",),
        "i2": ("huur",),
        "i3": ("impact",),
    }
