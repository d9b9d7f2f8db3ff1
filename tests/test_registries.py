"""A view and a format are one entry each: it is offered, completed, drawn and written without anything else."""

import subprocess
import sys
from pathlib import Path

import pytest
from running import ROOT

pytestmark = pytest.mark.thorough

PLAN = ROOT / "examples" / "school-streets.toc.yaml"
WITH_MORE = """\
import sys
from dataclasses import replace

from toc.core import formats
from toc.pictures import views

views.add(replace(views.view_named("chain"), name="chart", title="picture-path", about="view-path-about"))
formats.add(
    formats.FileFormat(
        name="shout",
        endings=("shout",),
        aliases=("loud",),
        commands=("render", "report", "lint"),
        scene=lambda picture, **_: picture.title.upper().encode(),
        documents=lambda documents: documents[0].title.upper().encode(),
        findings="toc.lint.formatters.terminal:Concise",
    )
)

from toc.apps.cli import run

run()
"""


def run(folder: Path, *arguments: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-c", WITH_MORE, *arguments], capture_output=True, check=False, cwd=folder, encoding="utf-8"
    )
    assert "Traceback" not in ran.stderr
    return ran.stdout + ran.stderr


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("render", ("chain|hierarchy|triple|path|chart|auto|all", "|mermaid|shout", "chart:thehouseofthetraining.")),
        ("report", ("chain|hierarchy|triple|path|chart|all|none", "|md|shout")),
        ("watch", ("chain|hierarchy|triple|path|chart",)),
        ("lint", ("|sarif|shout",)),
    ],
)
def test_help_offers_them(tmp_path: Path, command: str, words: tuple[str, ...]) -> None:
    told = "".join(run(tmp_path, command, "--help").split())
    assert [word for word in words if word not in told] == []


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (("render", "-v", "cha"), {"chain", "chart"}),
        (("report", "--view", "chart"), {"chart"}),
        (("render", "-f", "sh"), {"shout"}),
        (("lint", "--output-format", "sh"), {"shout"}),
    ],
)
def test_completion_knows_them(tmp_path: Path, typed: tuple[str, ...], found: set[str]) -> None:
    told = run(tmp_path, "completion", "fish", "--", *typed)
    assert {line.split("\t")[0] for line in told.splitlines()} == found


def test_the_view_is_drawn_and_the_format_written(tmp_path: Path) -> None:
    told = run(tmp_path, "render", str(PLAN), "-v", "chart", "-f", "loud", "-f", "svg", "-f", "mermaid", "-o", ".")
    assert told.count("written: ") == 3
    title = "SCHOOL STREETS IN RIVERGATE (WAY TO IMPACT)"
    assert (tmp_path / "school-streets.chart.shout").read_text("utf-8").startswith(title)
    assert "Way to impact" in (tmp_path / "school-streets.chart.svg").read_text("utf-8")


def test_a_drawing_of_the_view_comes_back_as_one_of_ours(tmp_path: Path) -> None:
    for view in ("chain", "chart"):
        run(tmp_path, "render", str(PLAN), "-v", view, "-f", "dot", "-o", f"{view}.dot")
        run(tmp_path, "import", f"{view}.dot", "-o", f"{view}.toc.yaml")
    plans = [(tmp_path / f"{view}.toc.yaml").read_text("utf-8") for view in ("chain", "chart")]
    assert plans[1].replace("chart.dot", "chain.dot") == plans[0]


def test_the_view_has_a_button_on_the_page_and_a_caption_in_the_report(tmp_path: Path) -> None:
    run(tmp_path, "render", str(PLAN), "-f", "html", "-v", "chart", "-o", "page.html")
    page = (tmp_path / "page.html").read_text("utf-8")
    assert 'data-view="chart"' in page
    assert 'data-picture="chart-nl"' in page
    run(tmp_path, "report", str(PLAN), "-v", "chart", "-f", "md", "-o", "report.md")
    assert (tmp_path / "report.md").read_text("utf-8").count("```mermaid") == 1
    assert run(tmp_path, "report", str(PLAN), "-f", "shout", "-o", "-") == "SCHOOL STREETS IN RIVERGATE"


def test_findings_go_to_it(tmp_path: Path) -> None:
    (tmp_path / "plan.toc.yaml").write_text("toc: 1\nlanguage: en\n", "utf-8")
    assert "plan.toc.yaml:" in run(tmp_path, "lint", "plan.toc.yaml", "-f", "loud", "--output", "shout=found.txt")
    assert "plan.toc.yaml:" in (tmp_path / "found.txt").read_text("utf-8")


@pytest.mark.parametrize("name", ["md", "markdown"])
def test_both_names_of_markdown_mean_the_same_for_findings(tmp_path: Path, name: str) -> None:
    (tmp_path / "plan.toc.yaml").write_text("toc: 1\nlanguage: en\n", "utf-8")
    assert run(tmp_path, "lint", "plan.toc.yaml", "-f", name).startswith("**2 errors")
