"""The commands of the README, run as they stand."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from plans import ROOT
from running import as_program

from toc.syntax.source import read


def commands(page: str) -> list[str]:
    """Every `toc` command in the shell examples of a page, without its remark."""
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL)
    lines = [line.split("  #")[0].split(" # ")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith("toc ")]


@pytest.mark.parametrize("page", ["README.md", "README.nl.md"])
def test_every_command_of_the_readme_works(page: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    (tmp_path / "pictures").mkdir()
    found = commands(page)
    assert len(found) >= 10
    for command in found:
        ran = as_program(*shlex.split(command)[1:], cwd=tmp_path)
        assert ran.code == 0, (command, ran.out, ran.err)
    assert {path.name for path in tmp_path.glob("*.png")} == {"poster.png"}


@pytest.mark.parametrize("page", ["README.md", "README.nl.md"])
def test_the_first_plan_of_the_readme_can_be_read(page: str) -> None:
    (block,) = re.findall(r"```yaml\n(.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL)
    document = read(block, page)
    assert document.problems == ()
    assert [*document.plan.outcomes] == [{"README.md": "speak", "README.nl.md": "spreken"}[page]]
