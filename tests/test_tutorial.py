"""The tutorial as a newcomer does it: every command in its order, in one folder."""

import os
import re
import shlex
from pathlib import Path

import pytest
from running import ROOT, Run

from toc.syntax.source import read

pytestmark = pytest.mark.thorough

LANGUAGES = {"tutorial.md": "en", "tutorial.nl.md": "nl"}
MADE = {"chain.pdf", "path.svg", "html", "measurement.xlsx", "actions.docx", "calendar.ics", "report.docx"}


def commands(page: str) -> list[str]:
    """Every command of the page but the conversation, which a test of its own has."""
    text = re.sub(r"<!-- \w+ -->\n```sh\n.*?```", "", (ROOT / "docs" / page).read_text("utf-8"), flags=re.DOTALL)
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


@pytest.mark.parametrize("page", LANGUAGES)
def test_every_command_of_the_tutorial_works(
    page: str, toc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TOC_LANG", LANGUAGES[page])
    for command in commands(page):
        name, *arguments = shlex.split(command)
        assert name == "toc"
        ran = toc(*arguments)
        assert ran.code == 0, (command, ran.out, ran.err)
    (plan,) = (name for name in os.listdir(tmp_path) if name.endswith(".toc.yaml"))
    made = {name.removeprefix(plan.removesuffix("toc.yaml")) for name in os.listdir(tmp_path)}
    assert made >= MADE
    assert {"report.pdf", "verslag.pdf"} & made


@pytest.mark.parametrize("page", LANGUAGES)
def test_every_example_of_the_tutorial_can_be_read(page: str) -> None:
    language = LANGUAGES[page]
    examples = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / page).read_text("utf-8"), re.DOTALL)
    text = f"toc: 1\n{ {'en': 'language', 'nl': 'taal'}[language] }: {language}\n" + "".join(examples)
    document = read(text, page)
    assert document.problems == ()
    (template,) = re.findall(r"--template ([\w-]+)", (ROOT / "docs" / page).read_text("utf-8"))
    whole = read((ROOT / "examples" / f"{template}.toc.yaml").read_bytes(), template).plan
    (indicator,), (question,) = document.plan.indicators.values(), document.plan.learning_questions.values()
    assert {*indicator.measures, *question.about} <= {*whole.outcomes}
    (method,) = document.plan.methods.values()
    assert {*method.respondents} <= {*whole.actors}
    assert {*method.answers} == {*document.plan.indicators, *document.plan.learning_questions}


def test_both_languages_have_the_same_commands() -> None:
    def plain(page: str) -> list[str]:
        words = {"mijn": "mine", "verslag": "report", "zorgzame-buurt": "school-streets"}
        return [re.sub("|".join(words), lambda found: words[found[0]], one) for one in commands(page)]

    assert plain("tutorial.nl.md") == plain("tutorial.md")
