"""Findings that say the same about many things: one with a list for people, one for each thing for programs."""

import json
from pathlib import Path

import pytest
from running import Run

from toc.core.findings import Finding, Severity, Span
from toc.core.text import Lines
from toc.lint.folding import Fold, folded

TEXT = "toc: 1\n" * 9
# 000:201: sentences of Ubuntu, of which none says by when.
PLAN = """\
toc: 1
taal: nl
status: nalezing
impactdoel: {tekst: Inwoners voelen zich veiliger, wie: inwoners, waarom: onveiligheidsgevoel}
actoren: {inwoners: {naam: Inwoners, rol: doelgroep}}
outcomes:
  c12: {tekst: Inwoners geven mee input voor de inrichting van de openbare ruimte in hun wijk, wie: inwoners}
  c13: {tekst: Inwoners zijn meer actief in de wijk, wie: inwoners}
  c14: {tekst: Inwoners nemen deel aan het overleg, wie: inwoners}
"""
RULES = ("--select", "timeframe-missing")


def at(line: int) -> Span:
    offset = 7 * (line - 1)
    return Lines(TEXT).span(offset, offset + 3)


def finding(line: int, code: str = "TOC606", severity: Severity = Severity.WARNING, path: str = "a") -> Finding:
    return Finding(code, f"rule-{code}", severity, path, at(line))


def test_three_of_a_rule_are_one_at_the_place_of_the_first() -> None:
    first, other, second, third = finding(1), finding(2, "TOC508"), finding(3), finding(4)
    assert folded([first, other, second, third]) == [Fold(first, (second, third)), Fold(other)]
    assert folded([first, other, second]) == [Fold(first), Fold(other), Fold(second)]


def test_what_weighs_most_comes_first() -> None:
    tip, warning, tip2 = finding(1, severity=Severity.INFO), finding(2), finding(3, severity=Severity.INFO)
    assert folded([tip, warning, tip2]) == [Fold(warning, (tip, tip2))]


def test_files_slips_and_references_keep_their_own() -> None:
    of_two_files = [finding(1), finding(2), finding(3, path="b")]
    slips = [finding(line, "TOC005") for line in (1, 2, 3)]
    wrong = [finding(line)._replace(rule="dangling-reference") for line in (1, 2, 3)]
    for found in (of_two_files, slips, wrong):
        assert folded(found) == [Fold(one) for one in found]


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("plan.toc.yaml").write_text(PLAN, encoding="utf-8")


@pytest.mark.usefixtures("plan")
@pytest.mark.thorough
def test_people_read_one_with_the_list(toc: Run) -> None:
    said = "Bij het impactdoel staat niet tegen wanneer je het verwacht."
    assert toc("lint", *RULES, "-f", "concise").out == (
        f"plan.toc.yaml:4:1: warning[TOC606 timeframe-missing] {said} Ook bij c12 (7:3), c13 (8:3), c14 (9:3).\n"
        "1 waarschuwing in 1 bestand.\n"
    )
    full = toc("lint", *RULES).out
    assert full.count("TOC606") == 1
    assert "= ook: c12 (7:3), c13 (8:3), c14 (9:3)\n" in full
    assert full.endswith("1 waarschuwing in 1 bestand.\n")
    report = toc("report", "plan.toc.yaml", "-f", "md", "-o", "-").out
    assert report.count("tegen wanneer") == 1


@pytest.mark.usefixtures("plan")
@pytest.mark.thorough
def test_programs_keep_one_for_each_thing(toc: Run) -> None:
    said = json.loads(toc("lint", *RULES, "-f", "json").out)
    assert [one["node"] for one in said["findings"]] == ["impact", "c12", "c13", "c14"]
    assert said["summary"]["warning"] == 4
    assert toc("lint", *RULES, "-f", "junit").out.count("<failure") == 4
    assert toc("lint", *RULES, "--max-warnings", "3").code == 1
    toc("lint", *RULES, "--baseline", "known.toml", "--write-baseline")
    noted = Path("known.toml").read_text(encoding="utf-8")
    assert noted.count("rule = ") == 4
    Path("known.toml").write_text(noted.replace(', node = "c13"', ', node = "other"'), encoding="utf-8")
    left = toc("lint", *RULES, "--baseline", "known.toml", "-f", "concise").out
    assert [line.split(":")[1] for line in left.splitlines()[:-1]] == ["8"]


@pytest.mark.usefixtures("plan")
@pytest.mark.thorough
def test_the_page_tells_the_reason_once_with_the_boxes(toc: Run) -> None:
    assert toc("render", "plan.toc.yaml", "-f", "html", "-o", "plan.html", "--findings").code == 0
    page = Path("plan.html").read_text(encoding="utf-8")
    checked = page[page.index('class="checked"') :]
    for why in ("Zonder termijn weet niemand wanneer", "Without a term nobody knows when"):
        assert page.count(why) == checked.count(why) >= 1
    assert {f'data-go="{box}"' in checked for box in ("c12", "c13", "c14")} == {True}
