"""The public functions of `toc`, and the examples on their page."""

import contextlib
import io
import json
import pickle
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from running import ROOT, Run

import toc as api
from toc.pictures.views import names

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


@pytest.mark.thorough
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
        f"view is 'paht', and has to be one of {', '.join(names())}. Did you mean 'path'?"
    )
    assert (
        wrong.value.text("nl") == f"view is 'paht', en moet een van deze zijn: {', '.join(names())}. Bedoel je 'path'?"
    )
    with pytest.raises(api.UsageError, match="language is 'fr'"):
        api.check(plan, language="fr")
    with pytest.raises(api.UsageError, match=r"nowhere\.toc\.yaml"):
        api.load("nowhere.toc.yaml")


@pytest.mark.parametrize("page", ["api.md", "api.nl.md"])
def test_a_finding_has_every_field_that_the_page_names(page: str) -> None:
    text = (ROOT / "docs" / page).read_text("utf-8")
    [listed] = re.findall(r"`toc\.Finding`(.*?)\. ", text.replace("\n", " "))
    fields = re.findall(r"`(\w+)`", listed)
    assert set(fields) == set(api.check(SMALL)[0]._fields)


@pytest.mark.parametrize("page", ["api.md", "api.nl.md"])
def test_the_page_names_everything_public(page: str) -> None:
    text = (ROOT / "docs" / page).read_text("utf-8")
    assert [name for name in api.__all__ if f"`toc.{name}" not in text and f"`{name}`" not in text] == []


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (
            lambda: api.tables(UBUNTU),  # type: ignore[arg-type]
            "plan is of the type str, and has to be what toc.load gives: toc.tables(toc.load(path))",
        ),
        (
            lambda: api.render(b"toc: 1\n"),  # type: ignore[arg-type]
            "plan is of the type bytes, and has to be what toc.load gives: toc.render(toc.load(path))",
        ),
        (
            lambda: api.check(7),  # type: ignore[arg-type]
            "a plan is read from a path or from its text, not from the type int",
        ),
        (
            lambda: api.load(None),  # type: ignore[arg-type]
            "a plan is read from a path or from its text, not from the type NoneType",
        ),
        (
            lambda: api.load(SMALL, on="2026-03-01"),  # type: ignore[arg-type]
            "on is of the type str, and has to be a day: datetime.date(2026, 3, 1)",
        ),
        (
            lambda: api.check(SMALL, on=datetime(2026, 3, 1, tzinfo=UTC)),
            "on is of the type datetime, and has to be a day: datetime.date(2026, 3, 1)",
        ),
        (
            lambda: api.render(api.load(SMALL), view=3),  # type: ignore[arg-type]
            f"view is '3', and has to be one of {', '.join(names())}.",
        ),
    ],
    ids=("tables", "render", "check", "load", "text-for-a-day", "moment-for-a-day", "view"),
)
def test_a_value_of_the_wrong_type_is_said_in_plain_words(call: Callable[[], object], said: str) -> None:
    with pytest.raises(api.UsageError) as wrong:
        call()
    assert str(wrong.value) == said


def test_a_plan_says_what_it_is() -> None:
    assert repr(api.load(SMALL)) == "<toc.Plan 'plan.toc.yaml'>"
    titled = SMALL.replace("language: en", 'language: en\ntitle: "Streets\\u2028of ours"')
    assert repr(api.load(titled)) == r"<toc.Plan 'plan.toc.yaml': 'Streets\u2028of ours'>"


def test_networkx_gets_the_graph(monkeypatch: pytest.MonkeyPatch) -> None:
    nx = pytest.importorskip("networkx")
    graph = api.load(SMALL).to_networkx()
    assert nx.has_path(graph, "visits", "impact")
    assert graph.nodes["contact"]["level"] == "outcome"
    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(api.UsageError, match="pip install networkx"):
        api.load(SMALL).to_networkx()
