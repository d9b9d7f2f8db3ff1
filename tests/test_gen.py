"""What `make gen` says where the project does not fit together, and what it writes for one language more."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

import pytest
from running import ROOT

from toc.core import model as m
from toc.core.keywords import KEYWORDS, VALUES, Word
from toc.lint.rules import ALL_RULES, find

sys.path.insert(0, str(ROOT / "tools"))

import coherence


def test_the_project_fits_together() -> None:
    assert coherence.complaints(ROOT, ALL_RULES) == []


def test_a_field_without_a_keyword_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = (*KEYWORDS[m.Step][:-1], Word("cost", "kost"))
    words: dict[type[m.Part], tuple[Word, ...]] = {**KEYWORDS, m.Step: steps}
    monkeypatch.setattr(coherence, "KEYWORDS", words)
    assert coherence.complaints(ROOT, ALL_RULES) == [
        (
            "toc/core/model.py has the field 'due' of Step: add a row for it to KEYWORDS[m.Step] in "
            "toc/core/keywords.py, in the order of the model."
        ),
        "toc/core/keywords.py has the keyword 'cost' of Step, of which the model has no field.",
    ]


def test_a_value_without_a_spelling_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    values: dict[type[StrEnum], tuple[Word, ...]] = {**VALUES, m.Phase: VALUES[m.Phase][1:]}
    monkeypatch.setattr(coherence, "VALUES", values)
    assert coherence.complaints(ROOT, ALL_RULES) == [
        (
            "toc/core/model.py has the value 'design' of Phase: add a row for it to VALUES[m.Phase] in "
            "toc/core/keywords.py, in the order of the model."
        )
    ]


def test_a_code_and_a_name_belong_to_one_rule() -> None:
    vague, jargon = (one for name in ("vague-verb", "undefined-jargon") if (one := find(name)))
    assert coherence.complaints(ROOT, [*ALL_RULES, replace(vague, name=jargon.name)]) == [
        f"2 rules have the code {vague.code}: choose another for the new one.",
        "2 rules have the name undefined-jargon: choose another for the new one.",
    ]


def test_texts_and_rules_belong_together() -> None:
    vague = find("vague-verb")
    assert vague
    others = [one for one in ALL_RULES if one is not vague]
    assert coherence.complaints(ROOT, [*others, replace(vague, name="other-name"), replace(vague, code="TOC9900")]) == [
        (
            f"the rule {vague.code} other-name has no texts: write toc/lint/rules/goals/other_name.nl.md and "
            "toc/lint/rules/goals/other_name.en.md. The hundred of its number says in which folder they stand."
        ),
        "TOC9900 is no code: the hundred of its number is that of a checklist.",
        "toc/lint/rules/goals/vague_verb.en.md belongs to no rule: RULES of its folder has none of that name.",
        "toc/lint/rules/goals/vague_verb.nl.md belongs to no rule: RULES of its folder has none of that name.",
    ]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of what `make gen` reads."""
    for name in ("toc", "tools", "examples", "docs/rules"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "SECURITY.md", tmp_path)
    return tmp_path


def gen(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "tools/gen.py", *arguments],
        capture_output=True,
        check=False,
        cwd=folder,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(folder)},
    )


@pytest.mark.thorough
def test_a_gap_that_nothing_fills_is_told_with_its_rule_and_file(copy: Path) -> None:
    text = copy / "toc" / "lint" / "rules" / "goals" / "vague_verb.nl.md"
    text.write_text(text.read_text("utf-8").replace("{found}", "{nothing}"), encoding="utf-8")
    ran = gen(copy, "--check")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == (
        "toc/lint/rules/goals/vague_verb.nl.md has the gap {nothing}, which is no fact of the rule 'vague-verb' and no "
        "keyword by its English name.\n"
    )


@pytest.mark.thorough
def test_one_language_more_needs_a_catalogue_and_no_line_of_code(copy: Path) -> None:
    catalogues = copy / "toc" / "core" / "catalogues"
    shutil.copy(catalogues / "en.po", catalogues / "fr.po")
    text = copy / "toc" / "lint" / "rules" / "goals" / "vague_verb.en.md"
    shutil.copy(text, text.with_name("vague_verb.fr.md"))
    ran = gen(copy)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert (catalogues / "fr.mo").is_file()
    pages = [{one.name for one in (copy / "docs" / "rules" / name).iterdir()} for name in ("en", "fr")]
    assert pages[0] == pages[1]
    assert (copy / "SECURITY.md").read_bytes() == (ROOT / "SECURITY.md").read_bytes()
    assert gen(copy, "--check").stdout == ""
