"""Nine points on A3 in every view: nine generated plans of 40 nodes, the examples, and the shared plans.

tests/golden/a3.*.txt also keeps how many arrows cross in them (TOC_UPDATE=1 writes them anew): what makes room
may not make a tangle.
"""

import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import EXAMPLES
from running import ROOT, SHARED, Golden
from test_diagrams import boxes, check_tidy
from test_paper import check_on_sheet

from toc.apps.cli.pictures import on_sheets
from toc.core.graph import CausalGraph
from toc.core.model import Language, Link, Plan
from toc.pictures.extras import Setting
from toc.pictures.paper import Paper, Sheet, on_paper
from toc.pictures.render import Direction, Look, notes_scene, scene
from toc.pictures.scene import Scene
from toc.pictures.views import View
from toc.syntax.document import Document
from toc.syntax.source import read

sys.path.insert(0, str(ROOT / "tools"))

from corpus import plan as corpus_plan
from picture_quality import measured

pytestmark = pytest.mark.slow

SEEDS = range(1, 10)
VIEWS = {
    **{view.value: (view, Direction.COLUMN) for view in View},
    "row": (View.TRIPLE, Direction.ROW),
}
PLANS = [*EXAMPLES, *sorted((SHARED / "format").glob("*.toc.yaml"))]


def drawn(document: Document, name: str, setting: Setting, *, apart: bool) -> Scene:
    view, direction = VIEWS[name]
    look = Look(setting=setting, notes_apart=apart)
    return scene(document.plan, view, language=document.language, direction=direction, look=look)


@pytest.mark.parametrize("name", VIEWS)
def test_forty_nodes_can_be_read_on_a3(name: str, golden: Golden) -> None:
    lines = ["plan  points  crossings"]
    for seed in SEEDS:
        document = read(corpus_plan(40, seed), "plan")
        sheet = on_paper(lambda one, plan=document: drawn(plan, name, one, apart=True), Paper.A3, None)  # type: ignore[misc]
        check_on_sheet(sheet)
        check_tidy(sheet.scene)
        quality = measured(sheet.scene)
        assert (seed, quality.through, quality.overlaps) == (seed, 0, 0)
        assert sheet.is_readable, (seed, sheet.points)
        lines.append(f"{seed:4}  {sheet.points:6.1f}  {quality.crossings:9}")
    golden(f"a3.{name}.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("path", PLANS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_the_plans_that_people_made_can_be_read_on_a3(path: Path, name: str) -> None:
    document = read(path.read_bytes(), path.name)

    def notes(wide: float, setting: Setting) -> Scene | None:
        return notes_scene(document.plan, VIEWS[name][0], wide, language=document.language, look=Look(setting=setting))

    made: list[Sheet] = on_sheets(
        lambda one, *, apart: drawn(document, name, one, apart=apart), notes, Paper.A3, None, one=False
    )
    for sheet in made:
        check_on_sheet(sheet)
        assert sheet.is_readable, sheet.points


IDS = st.sampled_from(list("abcdefghij"))
KINDS = st.sampled_from(["activities", "outputs", "outcomes"])


@settings(max_examples=40, deadline=None)
@given(
    things=st.dictionaries(IDS, st.tuples(KINDS, st.lists(IDS, max_size=3)), min_size=3, max_size=10),
    name=st.sampled_from([View.PATH, View.HIERARCHY]),
    abreast=st.integers(1, 4),
)
def test_no_row_is_fuller_than_asked_and_a_cause_stays_below_what_it_leads_to(
    things: dict[str, tuple[str, list[str]]], name: View, abreast: int
) -> None:
    plan = Plan.model_validate(
        {
            section: {
                key: {"id": key, "text": f"Iets {key}", "leads_to": [*targets, "impact"]}
                for key, (where, targets) in things.items()
                if where == section
            }
            for section in ("activities", "outputs", "outcomes")
        }
    )
    setting = Setting(0.64, 0.45, 12, 5, below=True, abreast=abreast, breadth=900)
    picture = scene(plan, name, language=Language.NL, look=Look(setting=setting))
    check_tidy(picture)
    middles = {key: round(rect.y + rect.height / 2) for key, (rect, _) in boxes(picture).items() if key in things}
    assert max(Counter(middles.values()).values(), default=0) <= abreast
    graph = CausalGraph.of(plan)
    rank = {"activities": 0, "outputs": 1, "outcomes": 1 if name is View.PATH else 2}
    for link in {Link(cause, effect) for cause in graph.effects for effect in graph.effects[cause]}:
        cause, effect = link.cause, link.effect
        if {cause, effect} <= middles.keys() and rank[things[cause][0]] == rank[things[effect][0]]:
            assert link in graph.closing_links() or middles[cause] > middles[effect], link
