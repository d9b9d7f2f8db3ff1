"""The light installation: what works without the libraries that it leaves out, and what the other commands say."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from running import ROOT

from toc import __version__
from toc.apps.cli.libraries import INSTALL

PLAN = "examples/minimaal.toc.yaml"
BLOCK = """
import sys


class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in NAMES:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return None


sys.meta_path.insert(0, Blocked())
"""


@pytest.fixture
def light(tmp_path: Path) -> dict[str, str]:
    """Surroundings in which none of the libraries can be imported, in any process."""
    names = {*INSTALL, "lxml", "PIL", "xlsxwriter"}
    (tmp_path / "sitecustomize.py").write_text(f"NAMES = {names!r}\n{BLOCK}", encoding="utf-8")
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT)])}


def run(arguments: str, folder: Path, env: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "toc", *arguments.split()],
        cwd=folder,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "a.toc.yaml").write_bytes((ROOT / PLAN).read_bytes())
    (folder / "b.csv").write_text("id;activiteit;leidt tot\nles;We geven les;\n", encoding="utf-8")
    (folder / "c.mmd").write_text("flowchart LR\n  a[We geven les] --> b[Ouders spreken beter]\n", encoding="utf-8")
    return folder


LIGHT = [
    "lint --fail-on never a.toc.yaml",
    "fmt --check a.toc.yaml",
    "diff a.toc.yaml --against a.toc.yaml",
    "new --template minimaal d.toc.yaml",
    "import b.csv -o b.toc.yaml",
    "import c.mmd -o c.toc.yaml",
    "render a.toc.yaml --format dot --output a.gv",
    "render a.toc.yaml --format mermaid --output a.mmd",
    "table needs a.toc.yaml --format csv --output t.csv",
    "rule --all",
    "schema",
]


@pytest.mark.thorough
@pytest.mark.parametrize("arguments", LIGHT)
def test_works_without_the_libraries(arguments: str, folder: Path, light: dict[str, str]) -> None:
    done = run(arguments, folder, light)
    assert (done.returncode, "Traceback" in done.stderr, "pip install" in done.stderr) == (0, False, False), done.stderr


FULL = [
    ("render a.toc.yaml", "pip install pygraphviz typst fonttools"),
    ("render a.toc.yaml --view triple --format pdf", "pip install pygraphviz typst fonttools"),
    ("render a.toc.yaml --view triple --format pptx", "pip install openpyxl python-docx python-pptx icalendar"),
    ("table all a.toc.yaml --format xlsx", "pip install openpyxl python-docx python-pptx icalendar"),
    ("table needs a.toc.yaml --format docx", "pip install openpyxl python-docx python-pptx icalendar"),
    ("calendar a.toc.yaml --format ics", "pip install openpyxl python-docx python-pptx icalendar"),
    ("watch a.toc.yaml", "pip install starlette uvicorn watchfiles"),
    ("lsp", "pip install pygls"),
]


@pytest.mark.thorough
@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize(("arguments", "line"), FULL)
def test_says_what_to_install(arguments: str, line: str, language: str, folder: Path, light: dict[str, str]) -> None:
    done = run(arguments, folder, {**light, "TOC_LANG": language})
    start = {"en": "toc: this takes libraries", "nl": "toc: hiervoor zijn bibliotheken"}[language]
    assert (done.returncode, done.stderr.splitlines()[-1]) == (2, f"  {line}"), done.stderr
    assert start in done.stderr
    assert "Traceback" not in done.stderr


def requirements(path: str) -> dict[str, list[str]]:
    project = tomllib.loads((ROOT / path).read_text("utf-8"))["project"]
    return {"": project["dependencies"], **project.get("optional-dependencies", {})}


def named(lines: list[str]) -> set[str]:
    return {re.split(r"[\[><=;]", line)[0] for line in lines}


def test_the_lines_install_what_the_full_package_needs() -> None:
    full = named(requirements("packaging/full/pyproject.toml")[""]) - {"theory-of-change-core"}
    editor = named(requirements("pyproject.toml")["lsp"])
    offered = {name for line in INSTALL.values() for name in line.split()[2:]}
    assert offered == full | editor
    assert not full & named(requirements("pyproject.toml")[""])


def test_both_packages_have_one_version() -> None:
    project = tomllib.loads((ROOT / "packaging/full/pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == __version__
    assert f"theory-of-change-core=={__version__}" in project["dependencies"]


def test_nobody_is_told_to_install_a_name_that_is_not_ours() -> None:
    """Neither name is ours on the package index: a package of somebody else may come from there one day."""
    texts = [
        *ROOT.glob("*.md"),
        *ROOT.glob("docs/*.md"),
        *ROOT.glob("examples/**/*.yml"),
        *ROOT.glob("toc/**/*.po"),
        *ROOT.glob("toc/**/*.md"),
        *ROOT.glob("toc/apps/**/*.py"),
    ]
    installs = re.compile(r"(?:pip|pipx|uv|uvx)\b[^\n]*?\btheory-of-change(?:-core)?(?:\[[\w,]+\])?(?! @ )\b[^\n]*")
    told = [(path.name, line) for path in texts for line in installs.findall(path.read_text("utf-8"))]
    assert [(name, line) for name, line in told if " @ git+https://" not in line] == []
