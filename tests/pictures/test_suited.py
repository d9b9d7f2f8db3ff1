"""Which view suits a plan: `toc render --view auto`, and what `toc render` says without a choice."""

import shutil
from pathlib import Path

import pytest
from plans import ROOT
from running import Run

from toc.core.model import Language
from toc.pictures.suited import suited_view
from toc.syntax.source import read

HEAD = "toc: 1\nlanguage: en\nimpact_goal: {text: Residents feel safe}\n"
LINE = f"""{HEAD}
activities: {{act: {{text: A, leads_to: [know]}}}}
outcomes:
  know: {{text: K, leads_to: [do]}}
  do: {{text: D, leads_to: [impact]}}
"""
FACTORS = """
external_factors:
  one: {text: The weather, on: [know]}
  two: {text: Another programme, programme: Care}
"""
PARTS = f"""{HEAD}
activities:
  one: {{text: A, leads_to: [a]}}
  two: {{text: B, leads_to: [b]}}
  three: {{text: C, leads_to: [c]}}
  four: {{text: D, leads_to: [c]}}
outcomes:
  a: {{text: A, leads_to: [d]}}
  b: {{text: B, leads_to: [d]}}
  c: {{text: C, leads_to: [e]}}
  d: {{text: D, leads_to: [e]}}
  e: {{text: E, leads_to: [impact]}}
"""


@pytest.mark.parametrize(
    ("plan", "view", "why"),
    [
        (LINE, "chain", "one simple chain"),  # 000:332
        (PARTS, "hierarchy", "3 layers"),  # 000:338
        (LINE + FACTORS, "triple", "2 outside factors"),  # 000:349
        (PARTS + FACTORS.replace("know", "a"), "triple", "2 outside factors"),
        (LINE.replace("[do]", "[do, impact]"), "path", "at once"),
        (HEAD + "activities: {act: {text: A}}\n", "path", "no arrows yet"),
        ("toc: 1\n", "path", "no arrows yet"),
    ],
)
def test_the_plan_decides(plan: str, view: str, why: str) -> None:
    suited = suited_view(read(plan, "plan.toc.yaml").plan)
    assert suited.view == view
    assert why in suited.reason.text(Language.EN)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copy(ROOT / "examples" / "ubuntu.toc.yaml", tmp_path)
    (tmp_path / "line.toc.yaml").write_text(LINE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.thorough
def test_auto_draws_the_view_that_suits_each_plan(toc: Run, folder: Path) -> None:
    ran = toc("render", ".", "--view", "auto", "-f", "dot")
    assert (ran.code, ran.err) == (0, "written: line.chain.gv\nwritten: ubuntu.triple.gv\n".replace(".gv", ".dot"))
    assert sorted(path.name for path in folder.glob("*.dot")) == ["line.chain.dot", "ubuntu.triple.dot"]


@pytest.mark.thorough
@pytest.mark.usefixtures("folder")
def test_without_a_choice_the_house_comes_with_a_line_on_what_suits(toc: Run) -> None:
    ran = toc("render", "ubuntu.toc.yaml", "-f", "dot")
    assert ran.code == 0
    assert ran.err == (
        "written: ubuntu.path.dot\ntriple suits this plan too: 4 outside factors play a part; they stand beside the "
        "results that they work on. To draw it: -v triple, or -v auto.\n"
    )
    for arguments in (("ubuntu.toc.yaml", "-v", "path"), (".",), ("ubuntu.toc.yaml", "-o", "-")):
        assert "suits" not in toc("render", *arguments, "-f", "dot").err
