"""`toc rule` and the pages in docs/rules, which are made from the same place."""

import subprocess
import sys
from pathlib import Path

import pytest
from running import ROOT, Golden, Ran, Run

from toc.core.model import Language
from toc.lint.explanation import explained
from toc.lint.rule_pages import pages
from toc.lint.rules import ALL_RULES


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_rule_is_explained(toc: Run, golden: Golden, language: str) -> None:
    ran = toc("rule", "duplicate-key", "--lang", language)
    golden(f"rule.{language}.txt", ran.out)
    assert (ran.code, ran.err) == (0, "")


def test_name_and_code_in_any_case(toc: Run) -> None:
    wanted = toc("rule", "dead-end-activity")
    for name in ("TOC502", "toc502", "Dead-End-Activity"):
        assert toc("rule", name) == wanted


def test_a_rule_without_example_gives_every_advice(toc: Run) -> None:
    assert toc("rule", "unreadable-file").out == (
        "unreadable-file (TOC019): error\n"
        "toc can open the file.\n"
        "\n"
        "Checklist: Reading the file · day 1\n"
        "\n"
        "Why\n"
        "  Nobody checks a plan that cannot be opened.\n"
        "\n"
        "What to do\n"
        "  Ask for the right to read the file, or copy it to a folder of your own.\n"
        "  Check that the folder can be reached (network drive, OneDrive) and that no other program holds on\n"
        "  to the file.\n"
        "\n"
        "Rests on\n"
        "  toc, The file format, version 1\n"
    )


@pytest.mark.parametrize("language", list(Language))
def test_all_lists_every_rule_by_checklist(toc: Run, language: Language) -> None:
    out = toc("rule", "--all", "--lang", language).out
    listed = [line.split()[:2] for line in out.splitlines() if line.startswith("  TOC")]
    assert sorted(listed) == sorted([rule.code, rule.name] for rule in ALL_RULES)
    start = "Het bestand lezen\n  TOC001  " if language is Language.NL else "Reading the file\n  TOC001  "
    assert out.startswith(start)
    assert max(len(line) for line in out.splitlines()) <= 100


def test_an_unknown_rule(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert toc("rule", "dead-end-activty") == Ran(
        2,
        "",
        "toc: there is no rule 'dead-end-activty'. Did you mean 'dead-end-activity'?\nAll rules: toc rule --all\n",
    )
    monkeypatch.setenv("TOC_LANG", "nl")
    assert toc("rule") == Ran(2, "", "toc: welke regel? Alle regels: toc rule --all\n")


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.name)
def test_every_rule_can_be_explained(toc: Run, rule: object, language: Language) -> None:
    ran = toc("rule", rule.name, "--lang", language)  # type: ignore[attr-defined]
    assert (ran.code, ran.err) == (0, "")
    assert "⟦" not in ran.out
    assert "{" not in explained(rule, language).why  # type: ignore[arg-type]


def test_the_pages_are_deterministic_and_link_to_each_other() -> None:
    dutch, english = (pages(ALL_RULES, language) for language in (Language.NL, Language.EN))
    assert set(dutch) == set(english) == {"README.md"} | {f"{rule.name}.md" for rule in ALL_RULES}
    assert dutch == pages(ALL_RULES, Language.NL)
    assert "(../en/dead-end-activity.md)" in dutch["dead-end-activity.md"]
    assert "[dead-end-activity](dead-end-activity.md)" in english["README.md"]


@pytest.mark.thorough
def test_everything_generated_is_up_to_date() -> None:
    gen = [sys.executable, str(ROOT / "tools" / "gen.py"), "--check"]
    done = subprocess.run(gen, capture_output=True, text=True, check=False, cwd=Path(ROOT).parent)
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0), "run python tools/gen.py"
