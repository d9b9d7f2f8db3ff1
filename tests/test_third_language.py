"""A language more is one catalogue and one Markdown file per rule, and no line of code."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from running import ROOT

from toc.core.languages import Language
from toc.lint.rules import ALL_RULES
from toc.lint.rules.base import Rule

PLAN = ROOT / "examples" / "school-streets.toc.yaml"
GAPS = """\
toc: 1
language: {language}
impact_goal: {{text: We fully commit to work for young people}}
activities:
  talks: {{text: The city organises talks, leads_to: [nowhere]}}
"""
CATALOGUES = ROOT / "toc" / "core" / "catalogues"


def catalogue(language: str) -> Catalog:
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        return read_po(file)


@pytest.fixture(scope="module")
def with_xx(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of toc that speaks a third language: English between « and »."""
    folder = tmp_path_factory.mktemp("toc")
    shutil.copytree(ROOT / "toc", folder / "toc", ignore=shutil.ignore_patterns("__pycache__"))
    words = catalogue("en")
    for one in words:
        if one.id:
            texts = [quoted(text) for text in strings(one)]
            one.string = tuple(texts) if one.pluralizable else texts[0]
    with (folder / "toc" / "core" / "catalogues" / "xx.mo").open("wb") as file:
        write_mo(file, words)
    for path in (folder / "toc" / "lint" / "rules").rglob("*.en.md"):
        path.with_name(path.name.replace(".en.md", ".xx.md")).write_text(rule_text(path.read_text("utf-8")), "utf-8")
    return folder


def quoted(text: str) -> str:
    return f"«{text}»"


def rule_text(english: str) -> str:
    """The texts of a rule between « and »; its examples as they are."""
    parts = re.split(r"(?=^## )", english, flags=re.MULTILINE)
    return "".join(part if part.startswith(("## Bad", "## Good")) else _quoted_lines(part) for part in parts)


def _quoted_lines(part: str) -> str:
    return re.sub(r"^(# |- [^:\n]+: |(?!#|- |$))(.+)$", r"\1«\2»", part, flags=re.MULTILINE)


def said(folder: Path, *arguments: str, stdin: str = "") -> str:
    environment = {**os.environ, "PYTHONPATH": str(folder), "TOC_LANG": "xx", "TOC_CACHE_DIR": ""}
    ran = subprocess.run(
        [sys.executable, "-m", "toc", *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        cwd=folder,
        encoding="utf-8",
        env=environment,
    )
    assert "Traceback" not in ran.stderr
    return ran.stdout + ran.stderr


def test_findings_are_in_it(with_xx: Path) -> None:
    told = said(with_xx, "lint", "-", "--lang", "xx", stdin=GAPS.format(language="en"))
    assert "«error»[TOC501 dangling-reference]: «" in told
    assert "«help»: «" in told


def test_a_plan_in_it_is_checked_except_for_what_its_sentences_say(with_xx: Path) -> None:
    rules = re.findall(
        r"\[TOC\d+ ([a-z-]+)\] «", said(with_xx, "lint", "-", "-f", "concise", stdin=GAPS.format(language="xx"))
    )
    english = re.findall(
        r"\[TOC\d+ ([a-z-]+)\] [^«]",
        said(with_xx, "lint", "-", "-f", "concise", stdin=GAPS.format(language="en")),
    )
    assert "dangling-reference" in rules
    assert set(english) - set(rules)
    assert set(rules) <= set(english)


@pytest.mark.parametrize(
    "arguments",
    [
        ("lint", "--help"),
        ("rule", "vague-verb", "--lang", "xx"),
        ("table", "measurement", str(PLAN), "--lang", "xx"),
        ("report", str(PLAN), "--lang", "xx", "-f", "markdown", "-o", "-"),
        ("lint", str(PLAN), "--lang", "xx", "--output-format", "markdown"),
        ("lint", "no-such-file.toc.yaml"),
    ],
)
def test_it_is_everywhere(with_xx: Path, arguments: tuple[str, ...]) -> None:
    assert said(with_xx, *arguments).count("«") > 0


def strings(message: Message) -> tuple[str, ...]:
    return tuple(map(str, message.string)) if isinstance(message.string, list | tuple) else (str(message.string),)


def gaps_in(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("rule", [pytest.param(one, id=one.name) for one in ALL_RULES])
@pytest.mark.parametrize("language", [one for one in Language if one is not Language.EN])
def test_every_rule_has_the_same_texts_in_every_language(rule: Rule, language: Language) -> None:
    english, other = rule.wording(Language.EN), rule.wording(language)
    assert other.title
    assert gaps_in(english.rationale) == gaps_in(other.rationale)
    assert [bool(part) for part in english] == [bool(part) for part in other]
    assert len(english.sources) == len(other.sources) <= len(rule.sources)
    for name in ("message", "help", "label", "fix", "limits"):
        texts, others = getattr(english, name), getattr(other, name)
        assert set(texts) == set(others), name
        assert [key for key, text in texts.items() if gaps_in(text) != gaps_in(others[key])] == [], name


@pytest.mark.parametrize("rule", [pytest.param(one, id=one.name) for one in ALL_RULES])
def test_every_rule_stands_in_every_language(rule: Rule) -> None:
    name = rule.name.replace("-", "_")
    names = sorted(path.name for path in ROOT.joinpath("toc", "lint", "rules").rglob(f"{name}.*.md"))
    assert names == sorted(f"{name}.{language}.md" for language in Language)
