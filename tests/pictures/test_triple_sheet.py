"""The triple view on tight paper: results in lanes beside each other, and ways that run through no box."""

import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import EXAMPLES, example
from running import ROOT
from test_diagrams import boxes, check_tidy
from test_paper import check_on_sheet, sheets

from toc.core.graph import CausalGraph
from toc.core.model import IMPACT, Language, Plan
from toc.pictures.extras import Setting
from toc.pictures.paper import LEAST_POINTS, Paper
from toc.pictures.render import Direction, Look, scene
from toc.pictures.scene import Scene
from toc.pictures.views import View
from toc.syntax.source import read

sys.path.insert(0, str(ROOT / "tools"))

from corpus import plan as corpus_plan
from picture_quality import arrows_of, boxes_of, runs_through

pytestmark = pytest.mark.thorough


def on_lanes(plan: Plan, lanes: int, direction: Direction = Direction.COLUMN) -> Scene:
    setting = Setting(0.72, 0.5, 12, 6, lanes=lanes)
    return scene(plan, View.TRIPLE, language=Language.NL, direction=direction, look=Look(setting=setting))


@pytest.mark.parametrize("seed", [1, 3, 6, 8])
def test_a_plan_of_forty_nodes_can_be_read_on_a3(seed: int) -> None:
    document = read(corpus_plan(40, seed), "plan")
    [sheet] = sheets(document, View.TRIPLE, Paper.A3)
    check_on_sheet(sheet)
    assert sheet.points >= LEAST_POINTS - 0.05


@pytest.mark.parametrize("direction", list(Direction))
@pytest.mark.parametrize("lanes", [2, 3, 6])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_lanes_are_tidy_and_no_arrow_runs_through_a_box(path: Path, lanes: int, direction: Direction) -> None:
    picture = on_lanes(example(path.name.removesuffix(".toc.yaml")).plan, lanes, direction)
    check_tidy(picture)
    assert runs_through(dict(boxes_of(picture)), list(arrows_of(picture))) == []


def test_every_result_stands_above_what_leads_to_it_between_ours_and_others() -> None:
    plan = example("ubuntu").plan
    placed = {name: rect for name, (rect, _) in boxes(on_lanes(plan, 3)).items()}
    results = {IMPACT, *plan.outputs, *plan.outcomes}
    for link in CausalGraph.of(plan).links():
        if link.cause in results:
            assert placed[link.cause].y > placed[link.effect].y, link
    left, right = min(placed[one].x for one in results), max(placed[one].x + placed[one].width for one in results)
    assert all(placed[one].x + placed[one].width < left for one in plan.activities)
    assert all(placed[one].x > right for one in (*plan.external_factors, *plan.unintended_effects))
    assert (placed[IMPACT].x, placed[IMPACT].x + placed[IMPACT].width) == (left, right)
    for row in {round(placed[one].y + placed[one].height / 2) for one in results}:
        assert sum(round(placed[one].y + placed[one].height / 2) == row for one in results) <= 3


IDS = st.sampled_from(["a", "b", "c", "d", "e", "f", "g"])


@settings(max_examples=60, deadline=None)
@given(
    things=st.dictionaries(
        IDS, st.tuples(st.sampled_from(["activities", "outputs", "outcomes"]), st.lists(IDS)), min_size=1, max_size=7
    ),
    factors=st.dictionaries(st.sampled_from(["x", "y"]), st.lists(IDS)),
    effects=st.dictionaries(st.sampled_from(["v", "w"]), st.lists(IDS)),
    lanes=st.integers(2, 6),
    direction=st.sampled_from(list(Direction)),
)
def test_any_plan_is_tidy_and_its_arrows_are_square_and_run_through_no_box(
    things: dict[str, tuple[str, list[str]]],
    factors: dict[str, list[str]],
    effects: dict[str, list[str]],
    lanes: int,
    direction: Direction,
) -> None:
    data: dict[str, object] = {
        section: {
            name: {"id": name, "text": f"Iets {name}", "leads_to": [*targets, "impact"], "feeds_back_to": targets[:1]}
            for name, (where, targets) in things.items()
            if where == section
        }
        for section in ("activities", "outputs", "outcomes")
    }
    data["external_factors"] = {name: {"id": name, "text": "x", "on": on} for name, on in factors.items()}
    data["unintended_effects"] = {name: {"id": name, "text": "x", "caused_by": by} for name, by in effects.items()}
    picture = on_lanes(Plan.model_validate(data), lanes, direction)
    check_tidy(picture)
    arrows = list(arrows_of(picture))
    assert runs_through(dict(boxes_of(picture)), arrows) == []
    for one in arrows:
        for (x0, y0), (x1, y1) in pairwise(one.points):
            assert min(abs(x1 - x0), abs(y1 - y0)) < 9, one  # corners are rounded
