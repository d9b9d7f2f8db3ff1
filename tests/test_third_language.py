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

from toc.core import keywords
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


def said(with_xx: Path, *arguments: str, stdin: str = "", folder: Path | None = None) -> str:
    environment = {**os.environ, "PYTHONPATH": str(with_xx), "TOC_LANG": "xx", "TOC_CACHE_DIR": "", "TOC_DEBUG": "1"}
    ran = subprocess.run(
        [sys.executable, "-m", "toc", *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        cwd=folder or with_xx,
        encoding="utf-8",
        env=environment,
    )
    assert "Traceback" not in ran.stderr
    return ran.stdout + ran.stderr


@pytest.mark.thorough
def test_findings_are_in_it(with_xx: Path) -> None:
    told = said(with_xx, "lint", "-", "--lang", "xx", stdin=GAPS.format(language="en"))
    assert "«error»[TOC501 dangling-reference]: «" in told
    assert "«help»: «" in told


@pytest.mark.thorough
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


@pytest.mark.thorough
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


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("arguments", "stdin"),
    [
        (("lint", "-", "--config", "wrong.toml"), ""),
        (("lint", "-", "--config", "torn.toml"), ""),
        (("lint", "-", "--baseline", "wrong.toml"), ""),
        (("lint", "-", "--select", "nothing-like-it"), ""),
        (("lint", "good.toc.yaml", "--fix"), ""),
        (("lint", "good.toc.yaml", "--verbose"), ""),
        (("fmt", "plan.toc.yaml", "--check"), ""),
        (("fmt", "plan.toc.yaml"), ""),
        (("render", "empty.toc.yaml"), ""),
        (("report", "empty.toc.yaml"), ""),
        (("render", "plan.toc.yaml", "-f", "png", "--scale", "99"), ""),
        (("render", "plan.toc.yaml", "--depth", "x"), ""),
        (("diff", "plan.toc.yaml", "--against", "nowhere"), ""),
        (("cache", "clear"), ""),
        (("import", "empty.toc.yaml"), ""),
    ],
    ids=lambda one: " ".join(one[:4]) if isinstance(one, tuple) else "",
)
def test_no_word_of_toc_stands_outside_it(
    with_xx: Path, tmp_path: Path, arguments: tuple[str, ...], stdin: str
) -> None:
    """What is left without «…» are names, places, and what somebody wrote."""
    (tmp_path / "plan.toc.yaml").write_text(GAPS.format(language="xx").replace("toc: 1", "toc:   1"), "utf-8")
    (tmp_path / "good.toc.yaml").write_text(PLAN.read_text("utf-8").replace("language: en", "language: xx"), "utf-8")
    (tmp_path / "empty.toc.yaml").write_text("# 1\n", "utf-8")
    (tmp_path / "wrong.toml").write_text('slect = 3\nprofile = "x"\nseverity = 1\n[limits]\nx = 1\n', "utf-8")
    (tmp_path / "torn.toml").write_text("select = [1\n", "utf-8")
    told = said(with_xx, *arguments, stdin=stdin, folder=tmp_path)
    assert "«" in told
    assert re.findall(r"(?<![\w.'-])[a-z]{3,}(?![\w.'-]*\.(?:toml|yaml|bak))[a-z-]*", outside(told)) == []


def outside(told: str) -> str:
    """What stands outside «…», without the names of files, options and commands."""
    while told != (less := re.sub(r"«[^«»]*»", " ", told)):
        told = less
    return re.sub(
        r"\S*\.(?:toml|yaml|yml|bak)\S*|--[\w-]+|\btoc\b(?: (?:lint|import|render|diff) \S+)?|^toc:|\bcp\b|\bfinal\b",
        " ",
        told,
    )


@pytest.mark.thorough
@pytest.mark.parametrize(
    "arguments",
    [
        ("render", "plan.toc.yaml", "-f", "html", "-o", "made.html"),
        ("render", "plan.toc.yaml", "-f", "pptx", "-o", "made.pptx"),
        ("report", "plan.toc.yaml", "-f", "docx", "-o", "made.docx"),
        ("report", "plan.toc.yaml", "-f", "pdf", "-o", "made.pdf"),
        ("advise", "plan.toc.yaml", "-f", "json", "-o", "made.json"),
        ("calendar", "plan.toc.yaml", "-f", "ics", "-o", "made.ics"),
        ("table", "measurement", "plan.toc.yaml", "-f", "xlsx", "-o", "made.xlsx"),
        ("export", "plan.toc.yaml", "-o", "made.xlsx"),
        ("export", "--template", "-o", "made.xlsx"),
        ("schema", "--lang", "xx", "-o", "made.json"),
        ("new", "--non-interactive", "made.toc.yaml"),
        ("fmt", "plan.toc.yaml", "--keywords", "nl"),
    ],
    ids=lambda one: " ".join(one[:3]),
)
def test_everything_can_be_made_of_a_plan_in_it(with_xx: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    plan = PLAN.read_text("utf-8").replace("language: en", "language: xx")
    (tmp_path / "plan.toc.yaml").write_text(plan, "utf-8")
    said(with_xx, *arguments, folder=tmp_path)
    assert [path for path in tmp_path.iterdir() if path.name.startswith(("made.", "plan.toc.yaml."))]


@pytest.mark.thorough
def test_the_page_speaks_it_too(with_xx: Path, tmp_path: Path) -> None:
    (tmp_path / "plan.toc.yaml").write_text(PLAN.read_text("utf-8"), "utf-8")
    said(with_xx, "render", "plan.toc.yaml", "-f", "html", "-o", "made.html", folder=tmp_path)
    page = (tmp_path / "made.html").read_text("utf-8")
    assert re.findall(r'data-tongue="(\w+)"', page) == ["nl", "en", "xx"]
    spans = re.findall(r'<span class="t" lang="(\w+)">([^<]*)</span>', page)
    assert {language for language, _ in spans} == {"nl", "en", "xx"}
    words = [word for listed in (*keywords.KEYWORDS.values(), *keywords.VALUES.values()) for word in listed]
    spelled = {word.en.replace("_", " ") for word in words}
    own = [
        text for language, text in spans if language == "xx" and text.lower() not in spelled and not text[0].isdigit()
    ]
    assert [text for text in own if "«" not in text] == []
    labels = re.findall(r'data-(?:label|hint)-xx="([^"]*)"', page)
    assert labels
    assert [text for text in labels if "«" not in text] == []


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
