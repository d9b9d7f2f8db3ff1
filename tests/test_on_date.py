"""`--on`: which day it is for what looks at the calendar."""

from pathlib import Path

import pytest
from running import Run

PLAN = """\
toc: 1
language: en
title: Language café
impact_goal: {text: Newcomers feel at home, who: newcomers}
actors:
  library: {name: Library, role: city}
  newcomers: {name: Newcomers, role: target_group}
activities:
  cafe:
    text: The library runs a language café for newcomers by 2031
    term: short
    by: library
    for: newcomers
    leads_to: speak
outcomes:
  speak: {text: Newcomers dare to speak Dutch more often, who: newcomers, leads_to: impact}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.toc.yaml").write_text(PLAN, "utf-8")
    return tmp_path


@pytest.mark.parametrize(("day", "told"), [("2026-12-01", True), ("2030-12-01", False)])
def test_rules_go_by_that_day(toc: Run, day: str, told: bool) -> None:
    for jobs in ("1", "2"):
        arguments = ("lint", "--on", day, "--profile", "final", "--jobs", jobs, "--output-format", "concise")
        ran = toc(*arguments, "plan.toc.yaml")
        assert ("term-text-conflict" in ran.out) is told
    ran = toc("lint", "--on", day, "--profile", "final", "--output-format", "concise", "-", stdin=PLAN.encode())
    assert ("term-text-conflict" in ran.out) is told


def test_the_cache_knows_the_day(toc: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOC_CACHE_DIR", str(folder / "cache"))
    lint = ("lint", "--profile", "final", "--output-format", "concise", "plan.toc.yaml", "--on")
    assert "term-text-conflict" in toc(*lint, "2026-12-01").out
    assert "term-text-conflict" not in toc(*lint, "2030-12-01").out
    assert "term-text-conflict" in toc(*lint, "2026-12-01").out


@pytest.mark.parametrize("command", ["lint", "report", "advise", "render"])
def test_what_is_no_day_is_said(toc: Run, command: str) -> None:
    ran = toc(command, "plan.toc.yaml", "--on", "morgen")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "toc: 'morgen' does not fit --on: give a day as 2026-12-31.\n"


def test_a_report_goes_by_that_day(toc: Run) -> None:
    (Path("toc.toml")).write_text('profile = "final"\n', "utf-8")
    now, later = (
        toc("report", "plan.toc.yaml", "-f", "md", "-o", "-", "--on", day).out for day in ("2026-12-01", "2030-12-01")
    )
    assert now != later
