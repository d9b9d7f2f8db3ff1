"""A drawing in the DOT language: what Graphviz lays out, and what `--format dot` gives.

Nodes stand in ranks (columns or rows) that the view has chosen; Graphviz decides on their order and places and on the
course of the arrows. The same drawing is written twice: bare for the layout, so that no font of the machine plays a
part, and with its texts and colours for people who go on in Graphviz themselves.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

import graphviz

from toc.core.model import ID_PATTERN
from toc.pictures.theme import INK, PAPER, Theme

_LIGHT = Theme()

POINTS_PER_INCH = 72
"""One unit of the scene is one point of Graphviz."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DotNode:
    """A box of fixed size (units of the scene)."""

    id: str
    label: str
    width: float
    height: float
    style: dict[str, str] = field(default_factory=dict)
    at: tuple[float, float] | None = None
    """Place of its centre where the view has fixed it (y downwards); Graphviz decides otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DotEdge:
    """An arrow. `weight` says how much it wants to be short and straight; `loose` arrows do not decide on places."""

    tail: str
    head: str
    weight: int = 1
    loose: bool = False
    back: bool = False
    """A feedback loop: it leaves and arrives at the same side."""
    style: dict[str, str] = field(default_factory=dict)
    course: tuple[tuple[float, float], ...] | None = None
    """The points of its Bézier curve where the view has fixed them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What one view asks of Graphviz. `pinned` drawings have all their places already. In `order` are nodes of one rank
    that have to stand in that order, from left to right or from the top down. One with `room` is no
    wider across its ranks than that, if it can."""

    name: str
    direction: Literal["LR", "BT"]
    ranks: Sequence[Sequence[str]]
    nodes: Sequence[DotNode]
    edges: Sequence[DotEdge]
    node_gap: float = 22
    rank_gap: float = 70
    title: str = ""
    pinned: bool = False
    order: Sequence[Sequence[str]] = ()
    room: float = 0.0

    @property
    def program(self) -> Literal["dot", "neato"]:
        """The layout program of Graphviz that draws it: pinned drawings want `neato -n2`."""
        return "neato" if self.pinned else "dot"

    @property
    def passages(self) -> int:
        """How many gaps between ranks its arrows cross in all: Graphviz gives each a place of its own, and takes the
        time for that."""
        place = {name: number for number, rank in enumerate(self.ranks) for name in rank}
        return sum(max(abs(place.get(one.tail, 0) - place.get(one.head, 0)), 1) for one in self.edges)


def source(drawing: Drawing, *, bare: bool = False, theme: Theme = _LIGHT) -> str:
    """The drawing as DOT text; `bare` without texts and colours, for the layout."""
    names = _names(drawing.nodes)
    graph = graphviz.Digraph(
        drawing.name,
        graph_attr=_graph_attributes(drawing, theme, bare=bare),
        node_attr={"shape": "box", "fixedsize": "true"},
        edge_attr={} if bare else {"arrowsize": "0.8"},
    )
    for node in drawing.nodes:
        graph.node(names[node.id], **_node_attributes(node, theme, bare=bare))
    if not drawing.pinned:
        _write_ranks(graph, [[names[node] for node in rank] for rank in drawing.ranks])
    if drawing.order:
        _write_order(graph, [[names[node] for node in row] for row in drawing.order])
    for number, edge in enumerate(drawing.edges):
        attributes = {"id": f"e{number}", "weight": str(edge.weight)}
        if edge.loose:
            attributes["constraint"] = "false"
        if edge.back:
            # A loop goes round: below the columns, beside the rows.
            attributes |= dict.fromkeys(("tailport", "headport"), "s" if drawing.direction == "LR" else "e")
        elif not edge.loose and not drawing.pinned:
            # Arrows leave and arrive in the middle of a side, so that those to one box run together.
            attributes |= (
                {"tailport": "e", "headport": "w"} if drawing.direction == "LR" else {"tailport": "n", "headport": "s"}
            )
        if edge.course:
            attributes["pos"] = _course(edge.course)
        graph.edge(names[edge.tail], names[edge.head], **attributes, **({} if bare else _themed(edge.style, theme)))
    return str(graph.source)


_CODE = re.compile(r"&(?=#?\w+;)")


def escaped(text: str) -> str:
    """The text as a label that Graphviz shows as it stands: without backslashes, codes or HTML that it would read."""
    # It stays of the kind that graphviz gives: as a plain text, one between < and > would be HTML again.
    label: str = graphviz.escape(_CODE.sub("&amp;", text))
    return label


def in_order(drawing: Drawing, order: Sequence[Sequence[str]]) -> Drawing:
    """The same drawing in which the nodes of a rank stand in that order. Graphviz looks at the order in which it reads
    them as well."""
    place = {name: number for number, name in enumerate(name for row in order for name in row)}
    last = len(place)
    row_of = {name: number for number, row in enumerate(order) for name in row}
    # An arrow between two boxes of a rank would say itself which of them comes first.
    level = [one.tail in row_of and row_of[one.tail] == row_of.get(one.head) for one in drawing.edges]
    return replace(
        drawing,
        edges=[replace(one, weight=0) if flat else one for one, flat in zip(drawing.edges, level, strict=True)],
        order=order,
        ranks=[sorted(rank, key=lambda name: place.get(name, last)) for rank in drawing.ranks],
        nodes=sorted(drawing.nodes, key=lambda node: place.get(node.id, last)),
    )


def node_names(drawing: Drawing) -> dict[str, str]:
    """The name in the DOT text of each node's id."""
    return _names(drawing.nodes)


def _names(nodes: Iterable[DotNode]) -> dict[str, str]:
    """Ids that Graphviz would take for something else (`a:b` is a port to it) get a name of their own."""
    names: dict[str, str] = {}
    for number, node in enumerate(nodes):
        names[node.id] = node.id if re.fullmatch(ID_PATTERN, node.id) else f"_node{number}"
    return names


def _graph_attributes(drawing: Drawing, theme: Theme, *, bare: bool) -> dict[str, str]:
    attributes = {
        "rankdir": drawing.direction,
        "nodesep": _inches(drawing.node_gap),
        "ranksep": _inches(drawing.rank_gap),
        "splines": "true",
    }
    if drawing.room:
        # Graphviz brings boxes nearer to each other until they fit in there, or until they cannot come nearer.
        attributes |= {"ratio": "compress", "size": f"{_inches(drawing.room)},{_inches(drawing.room)}"}
    if len(drawing.nodes) > _MANY_NODES or drawing.passages > _MANY_PASSAGES:
        # Network simplex runs for minutes on thousands of nodes: bound it, and take straight arrows.
        attributes |= {"nslimit": "2", "nslimit1": "2", "mclimit": "0.2", "splines": "line"}
    if not bare:
        attributes |= {
            "label": escaped(drawing.title),
            "labelloc": "t",
            "fontname": "sans-serif",
            "fontsize": "20",
        }
        if not theme.is_light:
            attributes |= {"bgcolor": theme.of(PAPER), "fontcolor": theme.of(INK)}
    return attributes


_MANY_NODES = 400
_MANY_PASSAGES = 1500


def _node_attributes(node: DotNode, theme: Theme, *, bare: bool) -> dict[str, str]:
    attributes = {"width": _inches(node.width), "height": _inches(node.height), "label": ""}
    if node.at:
        attributes["pos"] = f"{node.at[0]:.2f},{-node.at[1]:.2f}!"
    if not bare:
        attributes |= {"label": escaped(node.label), "fontname": "sans-serif", "fontsize": "12"}
        attributes |= _themed(node.style, theme)
    return attributes


def _themed(looks: Mapping[str, str], theme: Theme) -> dict[str, str]:
    return {name: theme.of(value) for name, value in looks.items()}


def _write_ranks(graph: graphviz.Digraph, ranks: Sequence[Sequence[str]]) -> None:
    """Keeps every rank together, and the ranks in their order by a chain of invisible points."""
    for number, rank in enumerate(ranks):
        with graph.subgraph() as same:
            same.attr(rank="same")
            same.node(f"_rank{number}", shape="point", width="0.01", height="0.01", label="", style="invis")
            for name in rank:
                same.node(name)
    for number in range(len(ranks) - 1):
        graph.edge(f"_rank{number}", f"_rank{number + 1}", style="invis", weight="0")


def _write_order(graph: graphviz.Digraph, rows: Sequence[Sequence[str]]) -> None:
    """Keeps the nodes of each rank in their order.

    Graphviz may break such an order at a node from which no arrow leaves or at which none arrives: it has no place to
    go by. So every node is tied to the ranks beside it as well, without any pull.
    """
    for number, row in enumerate(rows):
        for one, following in pairwise(row):
            graph.edge(one, following, style="invis")
        for one in row:
            if number:
                graph.edge(f"_rank{number - 1}", one, style="invis", weight="0")
            if number + 1 < len(rows):
                graph.edge(one, f"_rank{number + 1}", style="invis", weight="0")


def _course(points: Sequence[tuple[float, float]]) -> str:
    *curve, end = points
    return " ".join([f"e,{end[0]:.2f},{-end[1]:.2f}", *(f"{x:.2f},{-y:.2f}" for x, y in curve)])


def _inches(length: float) -> str:
    return f"{length / POINTS_PER_INCH:.3f}"
