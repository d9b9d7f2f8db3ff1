"""`toc advise --method`: how to apply a method."""

import json
from pathlib import Path

import pytest
from running import ROOT, Golden, Run

from toc.core.model import Language, MethodType
from toc.publish.advice.decision import table
from toc.publish.advice.guides import GUIDED, guide, method_named, names, page

pytestmark = pytest.mark.thorough


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("method", GUIDED)
def test_every_method_of_the_advice_has_a_whole_guide(method: MethodType, language: Language) -> None:
    assert set(GUIDED) == {row.method for row in table().rows}
    one = guide(method, language)
    assert one.when
    for texts, least in ((one.steps, 5), (one.questions, 3), (one.pitfalls, 3), (one.analysis, 3)):
        assert len(texts) >= least
        assert all(texts)
    assert set(one.sources) <= set(table().sources)
    other = guide(method, next(each for each in Language if each is not language))
    assert [len(one.steps), len(one.questions), len(one.pitfalls), len(one.analysis), one.sources] == [
        len(other.steps),
        len(other.questions),
        len(other.pitfalls),
        len(other.analysis),
        other.sources,
    ]


def test_the_question_on_change_has_two_sides() -> None:
    """003:4672-4689: a change for the better, and one for the worse."""
    questions = " ".join(guide(MethodType.STORIES, Language.NL).questions)
    assert "ten goede" in questions
    assert "ten kwade" in questions


@pytest.mark.parametrize(
    ("written", "method"),
    [
        ("verhalen", MethodType.STORIES),
        ("stories", MethodType.STORIES),
        ("MSC", MethodType.STORIES),
        ("bestaande-data", MethodType.EXISTING_DATA),
        ("focus group", MethodType.FOCUS_GROUP),
        ("voor-en-nameting", MethodType.SURVEY),
        ("andere", None),
        ("kaarten", None),
    ],
)
def test_a_method_goes_by_its_name_in_either_language(written: str, method: MethodType | None) -> None:
    assert method_named(written) is method


@pytest.mark.parametrize(("language", "option"), [("nl", ("--methode", "verhalen")), ("en", ("--method", "stories"))])
def test_on_the_screen(toc: Run, golden: Golden, language: str, option: tuple[str, str]) -> None:
    ran = toc("advise", *option, "--lang", language)
    assert (ran.code, ran.err) == (0, "")
    golden(f"guide.stories.{language}.txt", ran.out)


@pytest.mark.parametrize("ending", ["md", "html", "docx", "pdf", "json"])
def test_as_a_file(toc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str) -> None:
    monkeypatch.chdir(tmp_path)
    ran = toc("advise", "--method", "survey", "-f", ending)
    assert (ran.code, ran.out, ran.err) == (0, "", f"written: survey.{ending}\n")
    start = {"md": b"# ", "html": b"<!DOCTYPE html>", "docx": b"PK", "pdf": b"%PDF", "json": b"{"}[ending]
    assert (tmp_path / f"survey.{ending}").read_bytes().startswith(start)


def test_for_programs(toc: Run) -> None:
    whole = json.loads(toc("advise", "--method", "stories", "-f", "json", "-o", "-").out)
    assert sorted(whole) == [
        "analysis",
        "language",
        "method",
        "pitfalls",
        "questions",
        "sources",
        "steps",
        "version",
        "when",
    ]


def test_what_cannot_be(toc: Run) -> None:
    for arguments, said in (
        (("--method", "storis"), "There is no method 'storis'. Did you mean 'stories'?"),
        ((str(ROOT / "examples" / "ubuntu.toc.yaml"), "--method", "stories"), "--method goes by itself"),
        ((), "On which plan?"),
        (("--method", "stories", "-f", "md", "-f", "html", "-o", "x.md"), "2 files do not fit in"),
    ):
        ran = toc("advise", *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert said in ran.err


@pytest.mark.parametrize(("language", "name"), [(Language.EN, "methods.md"), (Language.NL, "methods.nl.md")])
def test_the_page_has_every_method(language: Language, name: str) -> None:
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == page(language)
    assert len(names(language)) == len(GUIDED)
