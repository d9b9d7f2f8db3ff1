"""How strict and how loud `toc lint` is: --max-warnings, --exit-zero, --quiet, --verbose."""

import json
import re
from pathlib import Path

import pytest
from running import Ran, Run

from toc.lint.rules import find

pytestmark = pytest.mark.thorough

RULES = ("duplicate-key", "dead-end-activity", "external-factors-missing", "link-without-assumption", "unreadable-file")
REVIEW = """\
toc: 1
language: en
status: review
activities:
  visit: {text: Social Affairs visits neighbours, leads_to: [b]}
hypotheses:
  h: {text: 'If neighbours meet, they help, because they know each other', link: a -> b}
"""
DRAFT = REVIEW.replace("review", "draft")
BROKEN = REVIEW.replace("  visit", "  grant: {text: Social Affairs grants a budget}\n  visit")
ERROR = (
    "broken.toc.yaml:5:3: error[TOC502 dead-end-activity] Activity 'Social Affairs grants a budget' leads to no change "
    "at all."
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("toc.workspace.check.ALL_RULES", tuple(find(name) for name in RULES))
    monkeypatch.chdir(tmp_path)
    for name, text in (("broken", BROKEN), ("draft", DRAFT), ("review", REVIEW)):
        Path(f"{name}.toc.yaml").write_text(text, encoding="utf-8", newline="\n")
    return tmp_path


@pytest.mark.parametrize(
    ("most", "code", "said"),
    [
        ("0", 1, "toc: 1 warning, and --max-warnings allows 0.\n"),
        ("1", 0, ""),
        ("2", 0, ""),
    ],
)
def test_more_warnings_than_are_allowed(toc: Run, most: str, code: int, said: str) -> None:
    """Of a draft none counts."""
    ran = toc("lint", "review.toc.yaml", "draft.toc.yaml", "--max-warnings", most)
    assert (ran.code, ran.err) == (code, said)
    assert toc("lint", "broken.toc.yaml", "--max-warnings", most).code == 1
    assert toc("lint", "broken.toc.yaml", "--max-warnings", most, "--fail-on", "never").code == code


def test_it_is_said_in_dutch(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOC_LANG", "nl")
    assert toc("lint", "--max-warnings", "1").err == "toc: 2 waarschuwingen, en --max-warnings laat er 1 toe.\n"


@pytest.mark.parametrize("written", ["-1", "x", "1.5", "", "²", "9" * 5000])
def test_what_is_no_number(toc: Run, written: str) -> None:
    assert toc("lint", f"--max-warnings={written}") == Ran(
        2, "", f"toc: '{written}' does not fit --max-warnings: give a number from 0 on.\n"
    )


def test_exit_zero(toc: Run) -> None:
    """Whatever is found, even that a file cannot be read; wrong use stays wrong use."""
    assert toc("lint", "--exit-zero") == Ran(0, toc("lint").out, "")
    assert toc("lint", "--exit-zero", "--max-warnings", "0").code == 0
    assert toc("lint", "--exit-zero", "--fix", "--diff").code == 0
    Path("folder.toc.yaml").mkdir()
    assert toc("lint", "folder.toc.yaml").code == 2
    assert toc("lint", "folder.toc.yaml", "--exit-zero").code == 0
    assert toc("lint", "--exit-zero", "nowhere").code == 2


def test_quiet_shows_what_fails_and_nothing_else(toc: Run) -> None:
    assert toc("lint", "--quiet", "--output-format", "concise") == Ran(1, f"{ERROR}\n", "")
    assert toc("lint", "--quiet", "draft.toc.yaml") == Ran(0, "", "")
    full = toc("lint", "--quiet", "review.toc.yaml", "--fail-on", "warning")
    assert full.code == 1
    assert re.findall(r"^\S+\[.*?\]", full.out, re.MULTILINE) == ["warning[TOC513 external-factors-missing]"]
    whole = toc("lint", "review.toc.yaml", "--fail-on", "warning").out
    assert full.out == whole[: whole.index("review.toc.yaml is ready")]


def test_quiet_with_never_shows_what_would_fail(toc: Run) -> None:
    assert toc("lint", "--quiet", "--output-format", "concise", "--fail-on", "never") == Ran(0, f"{ERROR}\n", "")


def test_quiet_still_says_why_it_fails(toc: Run) -> None:
    ran = toc("lint", "review.toc.yaml", "--quiet", "--max-warnings", "0")
    assert ran == Ran(1, "", "toc: 1 warning, and --max-warnings allows 0.\n")


def test_quiet_leaves_programs_what_they_need(toc: Run) -> None:
    wanted = toc("lint", "--output-format", "json")
    assert json.loads(wanted.out)["summary"]["warning"] == 6
    assert toc("lint", "--output-format", "json", "--quiet") == wanted


def test_verbose_says_what_is_looked_at_and_with_what(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("toc.toml").write_text('profile = "draft"\n', encoding="utf-8")
    Path("own").mkdir()
    Path("own/toc.toml").write_text('extend = "../toc.toml"\n', encoding="utf-8")
    ran = toc("lint", "--verbose", "review.toc.yaml")
    assert ran.out == toc("lint", "review.toc.yaml").out
    assert re.sub(r"\d+\.\d\d", "0.00", ran.err) == (
        "review.toc.yaml: settings: toc.toml; profile: draft\ntoc: 1 file in 0.00 s.\n"
    )
    isolated = toc("lint", "--verbose", "--isolated", "-", "--stdin-filename", "own/x\x1b", stdin=REVIEW.encode())
    assert isolated.err.startswith("own/x␛: settings: none; profile: review (its status)\n")
    monkeypatch.setenv("TOC_LANG", "nl")
    dutch = toc("lint", "--verbose", "--isolated", "draft.toc.yaml", "review.toc.yaml")
    assert re.sub(r"\d+,\d\d", "0,00", dutch.err) == (
        "draft.toc.yaml: instellingen: geen; profiel: draft (zijn status)\n"
        "review.toc.yaml: instellingen: geen; profiel: review (zijn status)\n"
        "toc: 2 bestanden in 0,00 s.\n"
    )


def test_loud_and_quiet_at_once(toc: Run) -> None:
    assert toc("lint", "--quiet", "--verbose") == Ran(2, "", "toc: --quiet does not go with --verbose.\n")
