"""What the flowcharts of `toc render --format mermaid` say beyond those of others: ids, kinds, actors and loops."""

import re
from dataclasses import replace

from toc.diagrams.theme import FEEDBACK
from toc.diagrams.themes import THEMES
from toc.exchange.graphs import Graph, Node

_OURS = re.compile(r"(?m)^\s*subgraph area_\w+\[")
_TITLE = re.compile(r"(?m)^\s*accTitle:\s*(.*?)\s*(?:\([^()]*\))?\s*$")
_LINKS = re.compile(r"(?m)^\s*linkStyle ([\d,]+) stroke:(#[0-9A-Fa-f]{6})")
_CODE = re.compile(r"#(\d+);")
_ACTOR, _BOX = "n__actor-", "n_"
_WITH_ACTORS = frozenset({"activity", "output", "outcome", "impact"})


def is_ours(text: str) -> bool:
    return bool(_OURS.search(text)) and "accTitle:" in text


def as_drawn_by_us(graph: Graph, text: str) -> None:
    """Gives boxes the ids of the plan, the short name on their first line and the actors below it, and marks loops.

    What stands on an arrow (the number of a hypothesis) says nothing without the drawing around it.
    """
    if title := _TITLE.search(text):
        graph.title = _CODE.sub(lambda found: chr(int(found[1])), title[1])
    names = {name: own for name, node in graph.nodes.items() if (own := _own_name(name, node))}
    graph.nodes = {own: _box(own, graph.nodes[name]) for name, own in names.items()}
    loops = _loops(text)
    graph.arrows = [
        replace(arrow, tail=names[arrow.tail], head=names[arrow.head], label="", back=number in loops)
        for number, arrow in enumerate(graph.arrows)
        if arrow.tail in names and arrow.head in names
    ]


def _own_name(name: str, node: Node) -> str:
    """The id of the plan for a box; empty for what only fills a place in the drawing."""
    if name.startswith(_ACTOR):
        return name.removeprefix(_ACTOR)
    if name.startswith("n__") or node.kinds[:1] == ["missing"]:
        return ""
    return name.removeprefix(_BOX)


def _box(own: str, node: Node) -> Node:
    kind = node.kinds[0] if node.kinds else ""
    label, *under = node.lines or [node.label]
    who = re.split(r",|\s(?:en|and)\s", " ".join(under[:1])) if kind in _WITH_ACTORS else []
    kinds = ["actors"] if node.id.startswith(_ACTOR) else [kind]
    return Node(own, label, node.spot, kinds, [one.strip() for one in who if one.strip()], keep_id=True)


def _loops(text: str) -> set[int]:
    """The numbers of the arrows in the colour of a loop."""
    colors = {theme.of(FEEDBACK.color).lower() for theme in THEMES.values()}
    return {
        int(number)
        for numbers, color in _LINKS.findall(text)
        if color.lower() in colors
        for number in numbers.split(",")
        if number
    }
