"""The public functions of `toc`, and the examples on their page."""

import contextlib
import io
import json
import pickle
import re
import subprocess
import sys
from datetime import date

import pytest
from running import ROOT, Run

import toc as api

UBUNTU = str(ROOT / "examples" / "ubuntu.toc.yaml")
DAY = date(2026, 3, 1)
SMALL = """\
toc: 1
language: en
impact_goal: {text: Residents feel at home, who: [residents]}
activities:
  visits: {text: The city visits residents, by: [city], leads_to: [contact]}
outcomes:
  contact: {text: Residents know their neighbours, leads_to: [impact], feeds_back_to: [visits]}
"""


@pytest.mark.parametrize("page", ["api.md", "api.nl.md"])
def test_the_examples_of_the_page_give_what_it_shows(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    text = (ROOT / "docs" / page).read_text("utf-8")
    blocks = re.findall(r"```python\n(.*?)```\n\n```text\n(.*?)```", text, re.DOTALL)
    names: dict[str, object] = {}
    assert len(blocks) == text.count("```python")
    for code, shown in blocks:
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(code, names)
        assert out.getvalue() == shown


def test_every_public_name_is_there_and_import_loads_nothing() -> None:
    assert all(hasattr(api, name) for name in api.__all__)
    assert dir(api) == sorted(api.__all__)
    with pytest.raises(AttributeError, match="module 'toc' has no attribute 'nothing'"):
        _ = api.nothing
    code = "import sys, toc; print(sorted(name for name in sys.modules if name.startswith(('toc.', 'pydantic'))))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout == "[]\n"


def test_check_finds_what_lint_finds(toc: Run) -> None:
    found = [(one.span.start.line, one.rule) for one in api.check(SMALL)]
    ran = toc("lint", "-", "--isolated", "--output-format", "json", stdin=SMALL.encode())
    assert found
    assert found == [(one["start"]["line"], one["rule"]) for one in json.loads(ran.out)["findings"]]


def test_rows_of_a_small_plan() -> None:
    plan = api.load(SMALL)
    assert plan.nodes() == [
        {
            "id": "visits",
            "level": "activity",
            "text": "The city visits residents",
            "label": None,
            "who": "city",
            "line": 5,
        },
        {
            "id": "contact",
            "level": "outcome",
            "text": "Residents know their neighbours",
            "label": None,
            "who": None,
            "line": 7,
        },
        {
            "id": "impact",
            "level": "impact",
            "text": "Residents feel at home",
            "label": None,
            "who": "residents",
            "line": 3,
        },
    ]
    assert plan.links() == [
        {"cause": "visits", "effect": "contact", "feedback": False},
        {"cause": "contact", "effect": "impact", "feedback": False},
        {"cause": "contact", "effect": "visits", "feedback": True},
    ]
    assert plan.to_dict()["activities"]["visits"]["leads_to"] == ["contact"]


def test_a_plan_goes_to_another_process_with_its_settings_and_its_day() -> None:
    plan = api.load(UBUNTU, on=DAY)
    same = pickle.loads(pickle.dumps(plan))
    assert same.settings == plan.settings
    assert same.workspace.today == DAY
    assert api.check(same) == api.check(plan)
    assert api.tables(same) == api.tables(plan)
    assert pickle.loads(pickle.dumps(same)).to_dict() == plan.to_dict()  # also after its rules were asked


def test_a_day_decides_what_is_late() -> None:
    late = {one.rule for one in api.check(UBUNTU, on=date(2040, 1, 1))} - {
        one.rule for one in api.check(UBUNTU, on=DAY)
    }
    assert late
    assert late == {one.rule for one in api.check(api.load(UBUNTU), on=date(2040, 1, 1))} - {
        one.rule for one in api.check(UBUNTU, on=DAY)
    }


def test_pictures_are_those_of_the_command_line_and_show_in_a_notebook(toc: Run) -> None:
    plan = api.load(UBUNTU)
    assert (
        api.render(plan, "triple", "dot").decode()
        == toc("render", UBUNTU, "--view", "triple", "-f", "dot", "-o", "-").out
    )
    assert plan._repr_svg_().encode() == api.render(plan)
    assert plan._repr_html_() == f"<div>{plan._repr_svg_()}</div>"


def test_what_cannot_be_is_said_in_both_languages() -> None:
    plan = api.load(SMALL)
    with pytest.raises(api.UsageError) as wrong:
        api.render(plan, "paht")
    assert wrong.value.text("en") == (
        "view is 'paht', and has to be one of chain, hierarchy, triple, path. Did you mean 'path'?"
    )
    assert (
        wrong.value.text("nl")
        == "view is 'paht', en moet een van deze zijn: chain, hierarchy, triple, path. Bedoel je 'path'?"
    )
    with pytest.raises(api.UsageError, match="language is 'fr'"):
        api.check(plan, language="fr")
    with pytest.raises(api.UsageError, match=r"nowhere\.toc\.yaml"):
        api.load("nowhere.toc.yaml")


def test_networkx_gets_the_graph(monkeypatch: pytest.MonkeyPatch) -> None:
    nx = pytest.importorskip("networkx")
    graph = api.load(SMALL).to_networkx()
    assert nx.has_path(graph, "visits", "impact")
    assert graph.nodes["contact"]["level"] == "outcome"
    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(api.UsageError, match="pip install networkx"):
        api.load(SMALL).to_networkx()
