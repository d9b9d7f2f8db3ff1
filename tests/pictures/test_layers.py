"""Boxes in layers: few crossings, a size that is estimated without Graphviz, and few layouts for a sheet of paper."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise, permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import EXAMPLES, example

from toc.core.graph import graph_of
from toc.pictures import chain, engine, hierarchy, path
from toc.pictures.dot import DotEdge, DotNode, Drawing
from toc.pictures.engine import Engine
from toc.pictures.estimate import estimated
from toc.pictures.extras import USUAL, Setting, extras, shown_in
from toc.pictures.layered import drawing_of, laid_out
from toc.pictures.layers import Layers, orders
from toc.pictures.paper import Paper, Sheet, on_paper
from toc.pictures.render import Look, scene
from toc.pictures.scene import Rect, Scene, Text
from toc.pictures.views import View, view_named
from toc.pictures.words import WORDS
from toc.syntax.document import Document

Ranks = Sequence[Sequence[str]]


def drawing(ranks: Ranks, arrows: Sequence[tuple[str, str]], *, loose: Sequence[tuple[str, str]] = ()) -> Drawing:
    return Drawing(
        name="test",
        direction="BT",
        ranks=ranks,
        nodes=[DotNode(id=name, label="", width=100, height=40) for rank in ranks for name in rank],
        edges=[
            *(DotEdge(tail=tail, head=head) for tail, head in arrows),
            *(DotEdge(tail=tail, head=head, loose=True) for tail, head in loose),
        ],
    )


def crossings(layers: Layers) -> int:
    """Pairs of pieces between two rows of which the ends stand in opposite order."""
    count = 0
    for row, following in pairwise(layers.rows):
        pieces = [(row.index(node), following.index(end)) for node in row for end in layers.after.get(node, ())]
        count += sum((a - c) * (b - d) < 0 for (a, b), (c, d) in combinations(pieces, 2))
    return count


THREE = [["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"]]
LINKS = [(tail, head) for low, high in combinations(range(3), 2) for tail, head in product(THREE[low], THREE[high])]


@given(st.lists(st.sampled_from(LINKS), unique=True))
@settings(max_examples=60, deadline=None)
def test_crossings_are_counted_and_no_order_of_the_search_is_better_than_its_first(
    arrows: list[tuple[str, str]],
) -> None:
    found = orders(drawing(THREE, arrows))
    assert [one.crossings for one in found] == [crossings(one) for one in found]
    assert [one.crossings for one in found] == sorted(one.crossings for one in found)
    for one in found:
        assert [sorted(rank) for rank in one.ranks] == THREE


def test_an_order_without_crossings_is_found_from_every_order_of_the_file() -> None:
    for rank in permutations("abcd"):
        tangled = drawing([[*rank], ["e", "f", "g", "h"]], [("a", "e"), ("b", "f"), ("c", "g"), ("d", "h")])
        assert orders(tangled)[0].crossings == 0


def test_an_arrow_that_passes_a_rank_has_a_place_there() -> None:
    [layers] = orders(drawing([["a"], ["b"], ["c"]], [("a", "b"), ("b", "c"), ("a", "c")]))
    assert sorted(map(str, layers.rows[1])) == ["(2, 1)", "b"]
    assert layers.ranks == (("a",), ("b",), ("c",))


def test_a_loose_arrow_has_no_say() -> None:
    [layers] = orders(drawing([["a", "b"], ["c", "d"]], [("a", "c"), ("b", "d")], loose=[("a", "d"), ("b", "c")]))
    assert (layers.crossings, layers.ranks) == (0, (("a", "b"), ("c", "d")))


def test_a_large_drawing_is_not_searched_for_long() -> None:
    low, high = [f"a{number}" for number in range(40)], [f"b{number}" for number in range(40)]
    found = orders(drawing([low, high], [*zip(low, reversed(high), strict=True)]))
    assert [one.crossings for one in found] == [0]


@pytest.fixture
def asked() -> Iterator[list[str]]:
    """The layouts that Graphviz is asked for."""
    texts: list[str] = []

    def counting(text: str, program: str, *, pinned: bool) -> bytes:
        texts.append(text)
        return engine._embedded(text, program, pinned=pinned)

    engine.use(counting)
    yield texts
    engine.use(None)


@pytest.mark.thorough
def test_a_drawing_without_crossings_is_laid_out_once_and_another_five_times_at_most(asked: list[str]) -> None:
    low, high = list("abcde"), list("fghij")
    straight = [*zip(low, high, strict=True)]
    laid_out(drawing([low, high], straight), Engine.EMBEDDED)
    assert len(asked) == 1
    laid_out(drawing([low, high], [*product(low, high)]), Engine.EMBEDDED)
    assert 1 < len(asked) - 1 <= 5


def layered_drawing(document: Document, view: View, setting: Setting) -> Drawing:
    plan, words = document.plan, WORDS[document.language]
    entry = view_named(view)
    told = extras(plan, entry.places, shown_in(entry.shows, frozenset(), frozenset()), words, setting=setting)
    module = {View.CHAIN: chain, View.HIERARCHY: hierarchy, View.PATH: path}[view]
    return drawing_of(module.layered(plan, graph_of(plan), words, told), told, roofed=True)


CLOSE = Setting(0.64, 0.5, 12, 6, below=True, lanes=5)
BREADTH = replace(CLOSE, breadth=1100)


@pytest.mark.thorough
@pytest.mark.parametrize("setting", [USUAL, CLOSE, BREADTH], ids=["usual", "close", "breadth"])
@pytest.mark.parametrize("view", [View.CHAIN, View.HIERARCHY, View.PATH])
def test_the_estimate_is_as_deep_as_the_layout_and_about_as_broad(view: View, setting: Setting) -> None:
    for one in EXAMPLES:
        drawn = layered_drawing(example(one.name.removesuffix(".toc.yaml")), view, setting)
        sketched, laid = estimated(drawn), laid_out(drawn, Engine.EMBEDDED)
        depth, breadth = ("width", "height") if drawn.direction == "LR" else ("height", "width")
        assert getattr(sketched, depth) == pytest.approx(getattr(laid, depth), rel=0.01), one
        if not setting.breadth:
            assert getattr(sketched, breadth) == pytest.approx(getattr(laid, breadth), rel=0.2), one
        assert sketched.nodes.keys() == laid.nodes.keys()


@given(st.lists(st.sampled_from(LINKS), unique=True), st.sampled_from([0.0, 150.0, 900.0]))
@settings(max_examples=60, deadline=None)
def test_no_two_boxes_of_an_estimate_overlap_and_all_lie_within(arrows: list[tuple[str, str]], room: float) -> None:
    drawn = replace(drawing(THREE, arrows), room=room)
    layout = estimated(drawn)
    for x, y in layout.nodes.values():
        assert 50 <= round(x, 3) <= round(layout.width - 50, 3)
        assert 20 <= round(y, 3) <= round(layout.height - 20, 3)
    if not room:
        for rank in THREE:
            places = sorted(layout.nodes[name][0] for name in rank)
            assert all(after - before > 100 for before, after in pairwise(places))


def test_the_estimate_of_nothing_is_empty() -> None:
    layout = estimated(drawing([], []))
    assert (layout.nodes, layout.width, layout.height) == ({}, 0, 0)


def plain(width: float, height: float) -> Scene:
    text = Text(x=20, y=20, text="a", size=12, color="#000", width=8)
    return Scene(
        width=width,
        height=height,
        title="",
        description="",
        language="nl",
        background="#fff",
        items=[Rect(x=0, y=0, width=width, height=height), text],
    )


def drawn_on_a4(promise: float, truth: float, made: list[Setting]) -> Sheet:
    """A picture as wide as the boxes of its setting: sketches say `promise`, and drawn it is `truth` times as wide."""

    def make(setting: Setting) -> Scene:
        made.append(setting)
        wide = 2000 * setting.wide * (promise if setting.sketch else truth)
        return plain(wide, wide / 2)

    return on_paper(make, Paper.A4, None)


def drawn_in(made: list[Setting]) -> list[Setting]:
    return [one for one in made if not one.sketch]


def test_the_first_setting_in_which_the_sketch_can_be_read_is_drawn_and_no_other() -> None:
    made: list[Setting] = []
    sheet = drawn_on_a4(0.5, 0.5, made)
    assert sheet.is_readable
    assert drawn_in(made) == [made[-1]] == [sheet.setting]
    assert all(one.sketch for one in made[:-1])


def test_a_sketch_that_promises_too_much_is_followed_by_a_closer_setting() -> None:
    made: list[Setting] = []
    sheet = drawn_on_a4(0.9, 1.0, made)
    assert sheet.is_readable
    first, *_, last = drawn_in(made)
    assert (last, first.wide > last.wide) == (sheet.setting, True)


def test_where_nothing_can_be_read_a_few_are_drawn_and_the_largest_is_taken() -> None:
    made: list[Setting] = []
    sheet = drawn_on_a4(4.0, 4.4, made)
    assert not sheet.is_readable
    assert 1 <= len(drawn_in(made)) <= 4
    assert sheet.setting.wide == min(one.wide for one in made)


@pytest.mark.thorough
@pytest.mark.parametrize("view", [View.CHAIN, View.HIERARCHY, View.PATH])
def test_a_sheet_takes_few_layouts(view: View, asked: list[str]) -> None:
    document = example("ubuntu")
    on_paper(lambda one: scene(document.plan, view, language=document.language, look=Look(setting=one)), Paper.A3, None)
    assert len(set(asked)) <= 5
