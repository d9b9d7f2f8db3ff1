"""The tutorial as a newcomer does it: every command in its order, in one folder."""

import os
import re
import shlex
from pathlib import Path

import pytest
from running import ROOT, Run

LANGUAGES = {"tutorial.md": "en", "tutorial.nl.md": "nl"}
MADE = {"chain.pdf", "path.svg", "html", "measurement.xlsx", "actions.docx", "ics", "report.docx"}


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


def test_both_languages_have_the_same_commands() -> None:
    def plain(page: str) -> list[str]:
        words = {"mijn": "mine", "verslag": "report", "zorgzame-buurt": "school-streets"}
        return [re.sub("|".join(words), lambda found: words[found[0]], one) for one in commands(page)]

    assert plain("tutorial.nl.md") == plain("tutorial.md")
