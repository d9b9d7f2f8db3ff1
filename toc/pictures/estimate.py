"""How large a drawing gets and about where its boxes come to stand, without Graphviz.

How deep it is follows from the boxes. How broad it is depends on how far apart boxes stand so that arrows run straight:
every row is placed by its neighbours in the rows beside it, a few times up and down.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from toc.pictures.dot import Drawing
from toc.pictures.engine import Layout
from toc.pictures.layers import Layers, Node, orders

_SWEEPS = 12
_PULL = (1, 2, 8)
"""How much a piece of an arrow wants to be straight with no end, one end, or both on its way: as Graphviz counts it."""
_UNBOUND = 0.01
"""The weight of the place of a node without neighbours: it gives way to all others."""


def estimated(drawing: Drawing) -> Layout:
    """A layout with boxes alone: as deep as Graphviz makes it, and about as broad."""
    lying = drawing.direction == "LR"
    rows = _Rows.of(drawing, lying=lying)
    across = rows.places()
    start = min((across[row[0]] - rows.size(row[0]) / 2 for row in rows.layers.rows if row), default=0.0)
    natural = max((across[row[-1]] + rows.size(row[-1]) / 2 for row in rows.layers.rows if row), default=0.0) - start
    # A drawing with room is drawn for that breadth, but no row gets less wide than its boxes.
    breadth = max(drawing.room, rows.least) if drawing.room else natural
    along, depth = _along(drawing, lying=lying)
    nodes = {}
    for name, far in along.items():
        free, half = natural - rows.size(name), rows.size(name) / 2
        share = (across[name] - start - half) / free if free else 0.5
        beside = half + share * (breadth - rows.size(name))
        nodes[name] = (far, beside) if lying else (beside, depth - far)
    return Layout(nodes, {}, *((depth, breadth) if lying else (breadth, depth)))


def _along(drawing: Drawing, *, lying: bool) -> tuple[dict[str, float], float]:
    """How far the middle of every box lies from the first rank's edge, and how deep all ranks are together."""
    depth = {one.id: one.width if lying else one.height for one in drawing.nodes}
    depths = [max((depth[name] for name in rank), default=0.0) for rank in drawing.ranks]
    starts = [*accumulate((one + drawing.rank_gap for one in depths), initial=0.0)]
    middles = [start + one / 2 for start, one in zip(starts, depths, strict=False)]
    places = {name: middle for rank, middle in zip(drawing.ranks, middles, strict=True) for name in rank}
    return places, max(starts[-1] - drawing.rank_gap, 0.0)


@dataclass(frozen=True, slots=True)
class _Rows:
    """The layers of a drawing, and how much room boxes take in their row."""

    layers: Layers
    sizes: dict[str, float]
    gap: float

    @classmethod
    def of(cls, drawing: Drawing, *, lying: bool) -> "_Rows":
        sizes = {one.id: one.height if lying else one.width for one in drawing.nodes}
        return cls(orders(drawing)[0], sizes, drawing.node_gap)

    def size(self, node: Node) -> float:
        """The room of a node; Graphviz gives an arrow that passes as much as the gap between two boxes."""
        return self.sizes[node] if isinstance(node, str) else self.gap

    @property
    def least(self) -> float:
        """How broad the fullest row is."""
        return max(sum(map(self.size, row)) + self.gap * (len(row) - 1) for row in self.layers.rows)

    def places(self) -> dict[Node, float]:
        """Where the middle of every node lies."""
        rows = [(row, self._offsets(row)) for row in self.layers.rows if row]
        places = {
            node: offset - offsets[-1] / 2 for row, offsets in rows for node, offset in zip(row, offsets, strict=True)
        }
        pulls = {node: [*self._pulls(node)] for node in places}
        for sweep in range(_SWEEPS):
            for row, offsets in rows[:: -1 if sweep % 2 else 1]:
                wanted = [_wanted(node, places, pulls[node]) for node in row]
                starts = [(place - offset, weight) for (place, weight), offset in zip(wanted, offsets, strict=True)]
                for node, start, offset in zip(row, _ascending(starts), offsets, strict=True):
                    places[node] = start + offset
        return places

    def _offsets(self, row: Sequence[Node]) -> list[float]:
        """How far every node stands from the first one, where all stand as near as can be."""
        steps = ((self.size(one) + self.size(other)) / 2 + self.gap for one, other in pairwise(row))
        return [*accumulate(steps, initial=0.0)]

    def _pulls(self, node: Node) -> Iterator[tuple[Node, float]]:
        """What a node is joined to, and how much each arrow pulls."""
        for beside in (self.layers.before, self.layers.after):
            for other in beside.get(node, ()):
                yield other, _PULL[(not isinstance(node, str)) + (not isinstance(other, str))]


def _wanted(node: Node, places: dict[Node, float], pulls: Sequence[tuple[Node, float]]) -> tuple[float, float]:
    """The mean place of what a node is joined to, and how much these pull together."""
    together = sum(pull for _, pull in pulls)
    if not together:
        return places[node], _UNBOUND
    return sum(places[other] * pull for other, pull in pulls) / together, together


def _ascending(wanted: Sequence[tuple[float, float]]) -> list[float]:
    """The places nearest to those that are wanted, each with its weight, of which none is less than the one before
    (isotonic regression: pool adjacent violators)."""
    pools: list[tuple[float, float, int]] = []
    for place, weight in wanted:
        pool = (place, weight, 1)
        while pools and pools[-1][0] > pool[0]:
            before = pools.pop()
            both = before[1] + pool[1]
            pool = ((before[0] * before[1] + pool[0] * pool[1]) / both, both, before[2] + pool[2])
        pools.append(pool)
    return [place for place, _, count in pools for _ in range(count)]
