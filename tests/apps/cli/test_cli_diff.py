"""`toc diff`: a difference in words, as text, Markdown and JSON."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import Golden, Ran, Run
from test_diff_pictures import NEW, OLD

from toc.compare.difference import difference
from toc.core.model import Language
from toc.lint.formatters import Page
from toc.publish.changes import ChangedPlan, as_json, document
from toc.publish.tables.look import Look
from toc.publish.tables.table import Source
from toc.publish.writers.markdown import markdown
from toc.publish.writers.terminal import shown
from toc.syntax.source import read

pytestmark = pytest.mark.thorough


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an older and a newer version, as the current one; in no repository."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    for name, content in (("oud", OLD), ("nieuw", NEW)):
        (tmp_path / f"{name}.toc.yaml").write_text(content, encoding="utf-8", newline="\n")
    return tmp_path


@pytest.mark.parametrize(("form", "ending"), [("text", "txt"), ("markdown", "md"), ("json", "json")])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_list_in_words(toc: Run, golden: Golden, form: str, ending: str, language: str) -> None:
    ran = toc("diff", "nieuw.toc.yaml", "--against", "oud.toc.yaml", "--format", form, "--lang", language)
    assert (ran.code, ran.err) == (0, "")
    golden(f"diff.{language}.{ending}", ran.out)


def test_nothing_changed(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    said = "toc: nothing changed since 'oud.toc.yaml': 'oud.toc.yaml'.\n"
    assert toc("diff", "oud.toc.yaml", "--against", "oud.toc.yaml") == Ran(0, "", said)
    ran = toc("diff", "oud.toc.yaml", "--against", "oud.toc.yaml", "--format", "json")
    assert json.loads(ran.out) == {"version": 1, "files": []}
    monkeypatch.setenv("TOC_LANG", "nl")
    said = "toc: niets veranderd sinds 'oud.toc.yaml': 'oud.toc.yaml'.\n"
    assert toc("diff", "oud.toc.yaml", "--against", "oud.toc.yaml") == Ran(0, "", said)


def test_what_cannot_be_compared(toc: Run, folder: Path) -> None:
    (folder / "leeg.toc.yaml").write_text("# nog niets\n", encoding="utf-8")
    ran = toc("diff", "leeg.toc.yaml", "--against", "oud.toc.yaml")
    assert ran == Ran(
        2,
        "",
        "toc: there is no plan in 'leeg.toc.yaml', so there is nothing to compare. What is wrong: "
        "toc lint leeg.toc.yaml\n",
    )
    ran = toc("diff", "nieuw.toc.yaml", "--against", "leeg.toc.yaml")
    assert ran == Ran(2, "", "toc: in 'leeg.toc.yaml' there is no plan (see line 1).\n")
    ran = toc("diff", "nieuw.toc.yaml", "--against", "oudd.toc.yaml")
    assert ran.code == 2
    assert ran.err.startswith("toc: --against 'oudd.toc.yaml': there is no such file, and ")
    assert ran.err.endswith("Did you mean 'oud.toc.yaml'?\n")


@given(st.text(max_size=60), st.text(max_size=60))
def test_nothing_in_a_plan_acts_on_a_terminal_or_a_merge_request(before: str, after: str) -> None:
    plans = [
        read(json.dumps({"toc": 1, "language": "en", "title": one, "outcomes": {"a": {"text": f"x {one}"}}}), "p").plan
        for one in (before, after)
    ]
    told = ChangedPlan(
        path="p",
        since="HEAD",
        difference=difference(*plans),
        language=Language.EN,
        source=Source(path="p", title=after),
    )
    blocks = document(told, Look()).blocks
    in_a_comment = markdown(blocks, part=True)
    for line in (*shown([document(told, Look())], Page()).split("\n"), *in_a_comment.split("\n")):
        assert line.isprintable() or not any(ord(sign) < 32 or 127 <= ord(sign) < 160 for sign in line)
        assert "\n" not in line
    assert "<" not in in_a_comment.replace("<span>", "").replace("</span>", "")
    json.loads(as_json([told]))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_help_reads_well_in_both_languages(toc_program: Run, golden: Golden, language: str) -> None:
    ran = toc_program("diff", "--help", env={"TOC_LANG": language})
    assert (ran.code, ran.err) == (0, "")
    golden(f"help.diff.{language}.txt", ran.out)


def test_without_git_and_without_an_older_version(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    why = "this folder is not in a git repository, so nothing can be known of what changed."
    how = "Or give a file with the older version: --against old.toc.yaml"
    told = f"toc: there is no last commit to compare with: {why} {how}\n"
    assert toc("diff", "nieuw.toc.yaml") == Ran(2, "", told)
    monkeypatch.setenv("TOC_LANG", "nl")
    why = "deze map zit niet in een git-repository, dus wat er veranderde is niet te weten."
    how = "Of geef een bestand met de vorige versie: --diff oud.toc.yaml"
    told = f"toc: er is geen laatste commit om mee te vergelijken: {why} {how}\n"
    assert toc("render", "nieuw.toc.yaml", "--diff", "HEAD") == Ran(2, "", told)


def test_what_cannot_be_read_may_lack_in_the_list(toc: Run, folder: Path) -> None:
    (folder / "half.toc.yaml").write_text(NEW + "vreemd: 1\n", encoding="utf-8")
    ran = toc("diff", "half.toc.yaml", "--against", "nieuw.toc.yaml")
    assert "the list may lack something. See toc lint half.toc.yaml\n" in ran.err
