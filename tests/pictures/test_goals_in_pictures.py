"""Two goals and more (001:106-119) in every view and format: a box for each, and no arrow but those of the plan."""

import pytest
from test_diagrams import check_tidy, texts

from toc.core.graph import CausalGraph
from toc.core.model import Language, Link
from toc.pictures.extras import USUAL, Setting
from toc.pictures.paper import Paper, on_paper
from toc.pictures.render import Direction, Look, dot_text, mermaid_text, scene
from toc.pictures.scene import Group, Scene, flat
from toc.pictures.selection import Selection, parts_by_branch, select
from toc.pictures.views import View
from toc.syntax.source import read

pytestmark = pytest.mark.thorough

GOALS = """\
toc: 1
taal: nl
impactdoel:
  - De sociale contacten onder de jonge gezinnen vergroten
  - De rechten van de jonge gezinnen worden gerealiseerd
"""
WAYS = """\
activiteiten:
  spel: {tekst: Een spelnamiddag, leidt_tot: [kennen]}
  punt: {tekst: Een aanspreekpunt, leidt_tot: [weg]}
outputs:
  weg: {tekst: De gezinnen vinden de weg, leidt_tot: [doel_2]}
outcomes:
  kennen: {tekst: Gezinnen kennen elkaar, leidt_tot: [doel_1]}
"""
TWO = GOALS + WAYS
ABOVE = f"""\
toc: 1
taal: nl
impactdoel: {{tekst: Gezinnen voelen zich thuis}}
doelen:
  doel_1: {{tekst: De sociale contacten onder de jonge gezinnen vergroten, leidt_tot: impact}}
  doel_2: {{tekst: De rechten van de jonge gezinnen worden gerealiseerd, leidt_tot: impact}}
{WAYS}"""
PICTURES = [(view, Direction.COLUMN) for view in View] + [(View.TRIPLE, Direction.ROW)]
every_picture = pytest.mark.parametrize(("view", "direction"), PICTURES)
every_plan = pytest.mark.parametrize("text", [GOALS, TWO, ABOVE], ids=["goals alone", "two ways", "one goal above"])


def arrows(picture: Scene) -> set[Link]:
    ends = [item.ends for item in flat(picture.items) if isinstance(item, Group)]
    return {Link(*one) for one in ends if one}


def boxes(picture: Scene) -> set[str]:
    groups = [item.id for item in flat(picture.items) if isinstance(item, Group)]
    return {one.removeprefix("node-") for one in groups if one.startswith("node-")}


@every_picture
@every_plan
def test_every_goal_is_a_box_and_every_arrow_one_of_the_plan(text: str, view: View, direction: Direction) -> None:
    plan = read(text, "x").plan
    picture = scene(plan, view, language=Language.NL, direction=direction)
    check_tidy(picture)
    graph = CausalGraph.of(plan)
    shown = {*graph.levels} - ({*plan.activities} if view is View.HIERARCHY else set())
    assert boxes(picture) & {*graph.levels} == shown
    assert "impact" not in boxes(picture) or plan.impact_goal, "no box for a goal that nobody asked for"
    assert arrows(picture) == {link for link in graph.links() if {link.cause, link.effect} <= shown}
    assert "De sociale contacten" in picture.description
    assert texts(picture).count("De rechten van de") == 1


@every_picture
@every_plan
def test_other_programs_draw_the_same(text: str, view: View, direction: Direction) -> None:
    plan = read(text, "x").plan
    dot = dot_text(plan, view, language=Language.NL, direction=direction)
    mermaid = mermaid_text(plan, view, language=Language.NL, direction=direction)
    for goal in plan.goals:
        assert f"\t{goal} [" in dot
        assert f"n_{goal}([" in mermaid
    assert ("impact [" in dot) == bool(plan.impact_goal)
    assert ("n_impact" in mermaid) == bool(plan.impact_goal)
    for cause, effect in (("kennen", "doel_1"), ("weg", "doel_2")):
        assert (f"{cause} -> {effect}" in dot) == (cause in plan.outcomes or cause in plan.outputs)
        assert (f"n_{cause} --> n_{effect}" in mermaid) == (f"{cause} -> {effect}" in dot)


@every_picture
@pytest.mark.parametrize("text", [TWO, ABOVE], ids=["two ways", "one goal above"])
def test_on_paper_the_arrows_are_the_same(text: str, view: View, direction: Direction) -> None:
    plan = read(text, "x").plan

    def make(setting: Setting) -> Scene:
        return scene(plan, view, language=Language.NL, direction=direction, look=Look(setting=setting))

    assert arrows(on_paper(make, Paper.A4, None).scene) == arrows(make(USUAL))


def test_a_selection_keeps_the_goals_to_which_it_leads() -> None:
    plan = read(TWO, "x").plan
    assert {name for name, _ in select(plan, Selection(focus=("kennen",), causes_only=True)).nodes()} == {
        "spel",
        "kennen",
        "doel_1",
    }
    above = read(ABOVE, "x").plan
    assert [*select(above, Selection(focus=("weg",))).goals] == ["doel_2"]
    assert {name for name, _ in select(plan, Selection(depth=1)).nodes()} == {"kennen", "weg", "doel_1", "doel_2"}


@pytest.mark.parametrize("text", [TWO, ABOVE], ids=["two ways", "one goal above"])
def test_every_goal_is_a_branch(text: str) -> None:
    assert [*parts_by_branch(read(text, "x").plan)] == ["doel_1", "doel_2"]
