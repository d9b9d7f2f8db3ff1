"""The causal graph: levels, reach, paths, circles and depths, also on random graphs against plain definitions."""

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toc.core.graph import CausalGraph, Level
from toc.core.model import IMPACT, Link
from toc.syntax.source import read

Arrows = dict[str, list[str]]


def graph_of(arrows: Arrows) -> CausalGraph:
    """A graph of outcomes with these arrows, each in the order in which it is given."""
    nodes = dict.fromkeys([*arrows, *(effect for effects in arrows.values() for effect in effects)])
    causes: Arrows = {node: [cause for cause, effects in arrows.items() if node in effects] for node in nodes}
    effects: Arrows = {node: list(arrows.get(node, [])) for node in nodes}
    return CausalGraph(dict.fromkeys(nodes, Level.OUTCOME), effects, causes)


def arrows_of(links: Iterable[Link]) -> list[str]:
    return [str(link) for link in links]


DIAMOND = {"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": ["e"]}
EIGHT = {"a": ["b", "c"], "b": ["a"], "c": ["d"], "d": ["a"]}


def test_the_graph_of_a_plan_leaves_out_what_is_no_arrow() -> None:
    plan = read(
        """\
toc: 1
language: en
impact_goal: {text: Residents are safe}
inputs:
  money: {text: Money, leads_to: [walk]}
activities:
  walk: {text: The city walks, leads_to: [visit, greet, visit, walk, nothing]}
outputs:
  visit: {text: Neighbours visit, leads_to: greet}
outcomes:
  greet: {text: Neighbours greet, leads_to: [impact, walk], feeds_back_to: [visit, visit, nothing]}
""",
        "plan.toc.yaml",
    ).plan
    graph = CausalGraph.of(plan)
    assert graph.levels == {
        "walk": Level.ACTIVITY,
        "visit": Level.OUTPUT,
        "greet": Level.OUTCOME,
        IMPACT: Level.IMPACT,
    }
    assert arrows_of(graph.links()) == [
        "walk -> visit",
        "walk -> greet",
        "visit -> greet",
        "greet -> impact",
        "greet -> walk",
    ]
    assert graph.causes == {"walk": ["greet"], "visit": ["walk"], "greet": ["walk", "visit"], IMPACT: ["greet"]}
    assert arrows_of(graph.feedback) == ["greet -> visit"]
    assert graph.at(Level.OUTPUT, Level.IMPACT) == ["visit", IMPACT]
    assert graph.has(Link("walk", "greet"))
    assert not graph.has(Link("greet", "visit"))
    assert not graph.has(Link("nothing", "greet"))


def test_a_plan_without_a_goal_has_no_impact_to_arrive_at() -> None:
    plan = read("toc: 1\noutcomes: {a: {text: A, leads_to: [impact]}}\n", "plan.toc.yaml").plan
    graph = CausalGraph.of(plan)
    assert (graph.levels, list(graph.links())) == ({"a": Level.OUTCOME}, [])


@pytest.mark.parametrize(
    ("start", "end", "without", "expected"),
    [
        ("a", "e", frozenset(), ["a", "b", "d", "e"]),
        ("a", "e", frozenset({"b"}), ["a", "c", "d", "e"]),
        ("a", "e", frozenset({"b", "c"}), []),
        ("a", "a", frozenset(), ["a"]),
        ("e", "a", frozenset(), []),
        ("nothing", "a", frozenset(), []),
    ],
)
def test_a_path_is_shortest_and_avoids_what_it_should(
    start: str, end: str, without: frozenset[str], expected: list[str]
) -> None:
    assert graph_of(DIAMOND).path(start, end, without) == expected


def test_reach_includes_the_starts_and_stops_at_what_it_avoids() -> None:
    graph = graph_of(DIAMOND)
    assert graph.downstream(["b"]) == {"b", "d", "e"}
    assert graph.upstream(["d"]) == {"a", "b", "c", "d"}
    assert graph.downstream(["a"], frozenset({"d"})) == {"a", "b", "c"}
    assert graph.upstream(["e"], frozenset({"e"})) == set()
    assert graph.upstream(["nothing"]) == set()


def test_circles_and_the_arrows_that_close_them() -> None:
    graph = graph_of(EIGHT)
    assert graph.cycles() == [["a", "b", "c", "d"]]
    assert arrows_of(graph.closing_links()) == ["b -> a", "d -> a"]
    assert graph.depths() == {"a": 0, "b": 1, "c": 1, "d": 2}


def test_without_a_circle_nothing_closes_one() -> None:
    graph = graph_of(DIAMOND)
    assert (graph.cycles(), graph.closing_links()) == ([], [])
    assert graph.depths() == {"a": 0, "b": 1, "c": 1, "d": 2, "e": 3}


def test_a_row_of_ten_thousand_does_not_recurse() -> None:
    row = graph_of({f"n{number}": [f"n{number + 1}"] for number in range(10)})
    assert row.depths()["n10"] == 10
    size = 10_000
    nodes = [f"n{number}" for number in range(size)]
    effects = {node: [after] for node, after in zip(nodes, [*nodes[1:], nodes[0]], strict=True)}
    causes = {effect: [cause] for cause, [effect] in effects.items()}
    ring = CausalGraph(dict.fromkeys(nodes, Level.OUTCOME), effects, causes)
    assert ring.cycles() == [nodes]
    assert arrows_of(ring.closing_links()) == [f"n{size - 1} -> n0"]
    assert ring.depths()[nodes[-1]] == size - 1
    assert ring.path(nodes[0], nodes[-1]) == nodes


GRAPHS = st.integers(1, 9).flatmap(
    lambda size: st.sets(
        st.tuples(st.integers(0, size - 1), st.integers(0, size - 1)).filter(lambda pair: pair[0] != pair[1])
    ).map(
        lambda pairs: graph_of(
            {f"n{cause}": [f"n{effect}" for start, effect in sorted(pairs) if start == cause] for cause in range(size)}
        )
    )
)


def reachable(graph: CausalGraph, without: frozenset[str] = frozenset()) -> dict[str, set[str]]:
    """What every node reaches, itself included, by Warshall's definition."""
    reach = {
        node: {node, *(effect for effect in graph.effects[node] if effect not in without)} - without
        for node in graph.nodes
        if node not in without
    }
    for middle, beyond in reach.items():
        for reached in reach.values():
            if middle in reached:
                reached.update(beyond)
    return reach


@given(GRAPHS, st.frozensets(st.sampled_from([f"n{number}" for number in range(9)]), max_size=3))
def test_reach_and_paths_agree_with_their_definition(graph: CausalGraph, without: frozenset[str]) -> None:
    reach = reachable(graph, without)
    for node in graph.nodes:
        assert graph.downstream([node], without) == reach.get(node, set())
        assert graph.upstream([node], without) == {start for start in reach if node in reach[start]}
    everything = reachable(graph)
    for start in graph.nodes:
        for end in graph.nodes:
            way = graph.path(start, end)
            assert bool(way) == (end in everything[start])
            assert all(graph.has(Link(cause, effect)) for cause, effect in pairwise(way))
            assert not way or (way[0], way[-1]) == (start, end)


@given(GRAPHS)
def test_circles_agree_with_their_definition(graph: CausalGraph) -> None:
    reach = reachable(graph)
    groups = {
        frozenset(other for other in graph.nodes if other in reach[node] and node in reach[other])
        for node in graph.nodes
    }
    found = graph.cycles()
    assert {frozenset(group) for group in found} == {group for group in groups if len(group) > 1}
    order = list(graph.nodes)
    assert all(group == sorted(group, key=order.index) for group in found)
    inside = {node: place for place, group in enumerate(found) for node in group}
    for link in graph.closing_links():
        assert inside[link.cause] == inside[link.effect]


@given(GRAPHS)
def test_without_the_closing_arrows_there_is_no_circle_left(graph: CausalGraph) -> None:
    closing = graph.closing_links()
    assert len(set(closing)) == len(closing)
    assert bool(closing) == bool(graph.cycles())
    rest: Arrows = {
        cause: [effect for effect in effects if Link(cause, effect) not in closing]
        for cause, effects in graph.effects.items()
    }
    assert graph_of(rest).cycles() == []
    # Each of them is needed: with any one of them back there is a circle again.
    for link in closing:
        assert graph_of({**rest, link.cause: [*rest[link.cause], link.effect]}).cycles()


@given(GRAPHS)
def test_depths_grow_along_every_arrow_that_closes_no_circle(graph: CausalGraph) -> None:
    closing, depths = set(graph.closing_links()), graph.depths()
    assert list(depths) == list(graph.nodes)
    for node, causes in graph.causes.items():
        before = [depths[cause] for cause in causes if Link(cause, node) not in closing]
        assert depths[node] == max(before, default=-1) + 1
