"""`toc new` from scripts: templates, plans to fill in, no terminal, and what is in the wheel."""

import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest
from running import ROOT, Golden, Ran, Run

from toc.apps.cli import settings_options
from toc.syntax.formatting.tidy import tidy
from toc.syntax.source import read

pytestmark = pytest.mark.thorough


class Today(date):
    @classmethod
    def today(cls) -> "Today":
        return cls(2026, 3, 2)


NAMES = ["minimaal", "school-streets", "ubuntu", "zorgzame-buurt"]


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_help(toc_program: Run, golden: Golden, language: str) -> None:
    golden(f"help.new.{language}.txt", toc_program("new", "--help", env={"TOC_LANG": language}).out)


def test_without_a_terminal_it_says_what_to_do(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert toc("new") == Ran(
        2,
        "",
        "toc: a conversation needs a terminal, and here there is nobody to answer. Without questions: "
        "toc new --non-interactive, or toc new --template list\n",
    )
    monkeypatch.setenv("TOC_LANG", "nl")
    assert toc("new", "plan.toc.yaml") == Ran(
        2,
        "",
        "toc: voor een gesprek is een terminal nodig, en hier kan niemand antwoorden. Zonder vragen: "
        "toc new --non-interactive, of toc new --template list\n",
    )


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_plan_to_fill_in(toc: Run, golden: Golden, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings_options, "date", Today)
    monkeypatch.setenv("TOC_LANG", language)
    ran = toc("new", "--non-interactive", "-")
    assert (ran.code, ran.err) == (0, "")
    golden(f"new.skeleton.{language}.toc.yaml", ran.out)
    assert tidy(ran.out.encode(), "x").content.decode() == ran.out
    assert read(ran.out, "x").problems == ()


def test_a_plan_to_fill_in_has_what_was_given(toc: Run) -> None:
    goal = "Kinderen uit de Muide lezen thuis vaker een boek voor hun plezier"
    given = ("--title", "Samen: lezen", "--organisation", "Stad X", "--objective", "Elk kind leest", "--goal", goal)
    assert toc("new", "--non-interactive", "--lang", "nl", *given) == Ran(0, "", "written: samen-lezen.toc.yaml\n")
    plan = read(Path("samen-lezen.toc.yaml").read_text(encoding="utf-8"), "x").plan
    assert (plan.title, plan.organisation) == ("Samen: lezen", "Stad X")
    assert plan.policy_objective
    assert plan.impact_goal
    assert (plan.policy_objective.text, plan.impact_goal.text) == ("Elk kind leest", goal)
    found = toc("lint", "samen-lezen.toc.yaml", "--output-format", "concise")
    assert found.code == 0
    assert toc("fmt", "--check", "samen-lezen.toc.yaml").code == 0


def test_nothing_is_written_over(toc: Run) -> None:
    Path("a.toc.yaml").write_text("x", encoding="utf-8")
    told = "toc: 'a.toc.yaml' exists already, and is not written over. Give another name.\n"
    assert toc("new", "--non-interactive", "a.toc.yaml") == Ran(2, "", told)
    assert toc("new", "a.toc.yaml", "-t", "ubuntu") == Ran(2, "", told)
    assert Path("a.toc.yaml").read_text(encoding="utf-8") == "x"


def test_without_a_name_it_takes_a_free_one(toc: Run) -> None:
    for name in ("theory-of-change", "theory-of-change-2"):
        assert toc("new", "--non-interactive").err == f"written: {name}.toc.yaml\n"
    for name in ("minimaal", "minimaal-2"):
        assert toc("new", "-t", "minimaal").err == f"written: {name}.toc.yaml\n"


@pytest.mark.parametrize("how", [("--non-interactive",), ("-t", "ubuntu")])
def test_a_plan_gets_the_ending_with_which_it_is_found(toc: Run, how: tuple[str, ...]) -> None:
    for name, plan in (("a", "a"), ("b.yaml", "b"), ("c.pdf", "c.pdf")):
        assert toc("new", *how, name) == Ran(0, "", f"written: {plan}.toc.yaml\n")
    told = "toc: 'a.toc.yaml' exists already, and is not written over. Give another name.\n"
    assert toc("new", *how, "a") == Ran(2, "", told)


def test_a_folder_that_is_not_there(toc: Run) -> None:
    ran = toc("new", "--non-interactive", "no/a.toc.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert "does not exist" in ran.err


def test_the_list_of_templates(toc: Run) -> None:
    ran = toc("new", "--template", "list")
    assert [line.split()[0] for line in ran.out.splitlines()] == NAMES
    assert ran.out.splitlines()[0] == (
        "minimaal        De kleinste weg naar impact die al iets vertelt. Kopieer dit bestand en vul je eigen tekst in."
    )


def test_a_wrong_template(toc: Run) -> None:
    ran = toc("new", "--template", "ubunto")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("toc: there is no example 'ubunto'. Did you mean 'ubuntu'? There are:\n  minimaal: De kl")


def test_a_template_has_its_own_texts(toc: Run) -> None:
    told = "toc: --title does not go with --template: an example has its own texts.\n"
    assert toc("new", "--template", "ubuntu", "--title", "X") == Ran(2, "", told)


@pytest.mark.parametrize("name", NAMES)
def test_a_template_is_the_example_as_it_stands(toc: Run, name: str) -> None:
    example = (ROOT / "examples" / f"{name}.toc.yaml").read_text(encoding="utf-8")
    assert example.startswith("# yaml-language-server")
    assert toc("new", "-t", name, "-").out == example.partition("\n")[2]


def test_a_template_points_to_a_schema_that_is_there(toc: Run, tmp_path: Path) -> None:
    (tmp_path / "toc.nl.schema.json").write_text("{}", encoding="utf-8")
    (tmp_path / "plans").mkdir()
    assert toc("new", "-t", "ubuntu", "plans/u.toc.yaml").code == 0
    first = Path("plans/u.toc.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../toc.nl.schema.json"
    assert toc("new", "-t", "school-streets", "-").out.startswith("# A city closes")


def test_templates_are_offered(toc: Run) -> None:
    offered = toc("completion", "fish", "--", "new", "-t", "").out.splitlines()
    assert [line.partition("\t")[0] for line in offered] == NAMES


@pytest.mark.slow
def test_the_wheel_has_the_templates_and_finds_them(tmp_path: Path) -> None:
    pytest.importorskip("hatchling", reason="needs hatchling, with which the wheel is built")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    unpacked = tmp_path / "unpacked"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(unpacked)
    script = (
        "from toc.conversation.templates import templates, __file__; print(__file__, [one.name for one in templates()])"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], cwd=unpacked, check=True, capture_output=True, text=True, env={"PYTHONPATH": ""}
    ).stdout
    assert str(unpacked) in told
    assert told.rstrip().endswith(str(NAMES))
