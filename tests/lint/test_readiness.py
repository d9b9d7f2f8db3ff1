"""Profiles: what counts in a draft, in a plan for review and in a final plan, and what the summary says of it."""

import json
from pathlib import Path

import pytest
from running import Ran, Run

from toc.lint.rules import find

pytestmark = pytest.mark.thorough

RULES = ("duplicate-key", "dead-end-activity", "external-factors-missing", "link-without-assumption")
DRAFT = """\
toc: 1
language: en
activities:
  grant: {text: Social Affairs grants a budget}
hypotheses:
  h: {text: 'If neighbours meet, they help, because they know each other', link: a -> b}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("toc.workspace.check.ALL_RULES", tuple(find(name) for name in RULES))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def save(text: str, status: str = "") -> None:
    Path("plan.toc.yaml").write_text(text + (f"status: {status}\n" if status else ""), encoding="utf-8", newline="\n")


NEXT = """\
plan.toc.yaml is ready as a draft. What it still needs before others read it:
  4:3 Activity 'Social Affairs grants a budget' leads to no change at all. (dead-end-activity)
  And 2 points more to think about: toc lint --profile final

All is well: 1 file checked.
"""
NEXT_NL = """\
plan.toc.yaml is klaar als ontwerp. Wat er nog moet gebeuren voor je het laat nalezen:
  4:3 Activiteit 'Social Affairs grants a budget' leidt tot geen enkele verandering.
    (dead-end-activity)
  Verder nog 2 punten om over na te denken: toc lint --profile final

Alles in orde: 1 bestand nagekeken.
"""


@pytest.mark.parametrize("status", ["", "draft"])
def test_a_draft_is_told_what_comes_next(toc: Run, status: str) -> None:
    save(DRAFT, status)
    assert toc("lint") == Ran(0, NEXT, "")
    assert toc("lint", "--lang", "nl") == Ran(0, NEXT_NL, "")
    assert toc("lint", "--output-format", "concise") == Ran(
        0, "All is well: 1 file checked. 3 points more for later.\n", ""
    )


def test_what_counts_for_review_is_an_error_there(toc: Run) -> None:
    save(DRAFT, "review")
    ran = toc("lint")
    assert ran.code == 1
    assert ran.out.startswith("warning[TOC513 external-factors-missing]: The plan names no factor from outside.")
    assert ran.out.endswith(
        "\nplan.toc.yaml is ready as a draft, but not yet for review.\n"
        "  And 1 point more to think about: toc lint --profile final\n\n1 error, 1 warning in 1 file.\n"
    )


def test_a_profile_that_is_asked_overrides_the_status(toc: Run) -> None:
    save(DRAFT, "final")
    assert toc("lint", "--profile", "draft") == Ran(0, NEXT, "")
    assert toc("lint").code == 1


FACTORS = "external_factors:\n  press: {text: The press, effect: hinders}\n"


def test_a_warning_keeps_a_plan_from_being_final(toc: Run) -> None:
    plan = DRAFT.replace("budget}", "budget, leads_to: a}") + "outputs:\n  a: {text: A, leads_to: b}\n"
    plan += "outcomes:\n  b: {text: B}\n"
    save(plan, "final")
    ran = toc("lint", "--output-format", "json")
    assert ran.code == 1
    said = json.loads(ran.out)
    assert said["files"] == [
        {"path": "plan.toc.yaml", "language": "en", "read": True, "profile": "final", "passes": "review"}
    ]
    assert [(one["rule"], one["since"], one["counts"]) for one in said["findings"]] == [
        ("external-factors-missing", "review", True),
        ("link-without-assumption", "final", True),
    ]
    assert toc("lint", "--fail-on", "error").code == 0
    assert toc("lint", "--profile", "review").code == 0


def test_a_plan_without_a_hole_passes_as_final(toc: Run) -> None:
    save("toc: 1\nlanguage: en\n" + FACTORS, "final")
    assert toc("lint") == Ran(0, "All is well: 1 file checked.\n", "")


def test_a_draft_that_cannot_be_read_well_passes_nothing(toc: Run) -> None:
    save("toc: 1\nlanguage: en\ntitle: a\ntitle: b\n" + FACTORS)
    ran = toc("lint")
    assert ran.code == 1
    assert ran.out.endswith("\nplan.toc.yaml is not ready yet as a draft.\n\n1 error in 1 file.\n")
