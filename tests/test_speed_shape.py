"""The shape of what `toc lint` does, without a clock: how often it does things, and what it holds on to."""

import gc
import sys
import weakref
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from running import ROOT, Run

from toc.core.text import Lines
from toc.lint.formatters import Checked, OutputFormat, Page, begun
from toc.lint.rules import ALL_RULES
from toc.lint.rules.base import Inspection, Rule
from toc.syntax.source import read

sys.path.insert(0, str(ROOT / "tools"))

from corpus import plan, write_plans

pytestmark = pytest.mark.slow

SMALL, LARGE = 150, 600
_ONCE = 20_000
"""Steps that a rule may take whatever the plan: word lists are indexed on first use."""


def steps(work: Callable[[], Any]) -> int:
    """How many lines of Python run: a measure that is the same on every machine. What runs within C is not seen."""
    count = 0

    def local(_frame: object, event: str, _argument: object) -> Any:
        nonlocal count
        count += event == "line"
        return local

    before = sys.gettrace()
    sys.settrace(lambda *_: local)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.fixture(scope="module")
def inspections() -> dict[int, Inspection]:
    found = {}
    for size in (SMALL, LARGE):
        inspection = Inspection(document=read(plan(size), "plan.toc.yaml"), today=date(2026, 11, 1))
        _ = [inspection.texts.read(said) for said in inspection.texts.all], inspection.graph
        for rule in ALL_RULES:  # what is made once and kept
            list(rule.check(inspection))
        found[size] = inspection
    return found


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.name)
def test_no_rule_grows_faster_than_the_plan(rule: Rule, inspections: dict[int, Inspection]) -> None:
    """Four times the nodes take four times the steps, and a little more where something is sorted; pairs would take
    sixteen times."""
    small, large = (steps(lambda one=one: list(rule.check(one))) for one in inspections.values())  # type: ignore[misc]
    assert large <= 6.5 * small + _ONCE


def test_reading_grows_with_the_text() -> None:
    small, large = (plan(size) for size in (SMALL, LARGE))
    taken = [steps(lambda text=text: read(text, "plan.toc.yaml")) for text in (small, large)]  # type: ignore[misc]
    assert taken[1] <= 1.3 * taken[0] * len(large) / len(small)


@pytest.mark.parametrize("output_format", list(OutputFormat))
def test_a_report_holds_on_to_no_file(output_format: OutputFormat) -> None:
    """But for a comment of a bounded size."""
    report = begun(output_format, Page())
    document = read(plan(20), "plan.toc.yaml")
    kept = []
    for number in range(1200):
        file = Checked(path=f"{number}.toc.yaml", language=document.language, findings=(), lines=Lines(document.text))
        assert file.lines
        kept.append(weakref.ref(file.lines))
        for _ in report.file(file):
            pass
        del file
    gc.collect()
    held = sum(one() is not None for one in kept)
    for _ in report.closing(document.language):
        pass
    assert held == 0 or (output_format is OutputFormat.MD and held < 1000)


def test_plans_flow_through(toc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a run over many plans only a few are there at any moment."""
    write_plans(tmp_path, 60, least=5, most=6)
    monkeypatch.chdir(tmp_path)
    made: list[weakref.ref[Any]] = []
    most = 0
    from toc.workspace import check

    real = check.checked

    def noting(*arguments: Any, **options: Any) -> Checked:
        nonlocal most
        file: Checked = real(*arguments, **options)
        assert file.lines
        made.append(weakref.ref(file.lines))
        most = max(most, sum(one() is not None for one in made))
        return file

    monkeypatch.setattr(check, "checked", noting)
    assert toc("lint", "--output-format", "json", "--jobs", "1").code == 1
    assert len(made) == 60
    assert most <= 4


def test_every_text_is_cut_into_words_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many rules look through it."""
    from toc.language import lists
    from toc.language.tokens import tokens

    cut: Counter[str] = Counter()

    def noting(text: str) -> Any:
        cut[text] += 1
        return tokens(text)

    inspection = Inspection(document=read(plan(60), "plan.toc.yaml"), today=date(2026, 11, 1))
    monkeypatch.setattr(lists, "tokens", noting)
    for rule in ALL_RULES:
        list(rule.check(inspection))
    said = {one.text for one in inspection.texts.all}
    assert said <= set(cut)
    assert {cut[text] for text in said} == {1}
