"""In which order boxes are handed to Graphviz: it searches from there for few crossings, and finds better or worse.

A few orders are tried on boxes of one size, and the one with the fewest crossings is taken. The order within a rank
depends on the arrows alone, so that a picture has the same order in every setting.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations, pairwise

from toc.pictures.dot import DotEdge, DotNode, Drawing
from toc.pictures.engine import Engine, Layout, lay_out
from toc.pictures.scene import Point

_MOST = 60
"""With more boxes one layout takes long, and other orders are no better."""
_MOST_PASSAGES = 400
"""So is it with more arrows that go through many ranks."""
_TRIES = 8

Ranks = tuple[tuple[str, ...], ...]


def ordered(drawing: Drawing, engine: Engine) -> Drawing:
    """The same drawing with its boxes in the order that gives the fewest crossings. Raises EngineError."""
    if len(drawing.nodes) > _MOST or len(drawing.edges) < 4 or drawing.passages > _MOST_PASSAGES:
        return drawing
    ranks = tuple(tuple(rank) for rank in drawing.ranks)
    arrows = tuple((one.tail, one.head, one.weight, one.loose, one.back) for one in drawing.edges)
    return _in_order(drawing, _best(drawing.name, drawing.direction, ranks, arrows, engine))


def _in_order(drawing: Drawing, ranks: Ranks) -> Drawing:
    nodes = {one.id: one for one in drawing.nodes}
    return replace(drawing, ranks=ranks, nodes=[nodes[name] for rank in ranks for name in rank])


@lru_cache(maxsize=64)
def _best(
    name: str,
    direction: str,
    ranks: Ranks,
    arrows: tuple[tuple[str, str, int, bool, bool], ...],
    engine: Engine,
) -> Ranks:
    """The ranks in the best of the orders that are tried."""
    edges = [
        DotEdge(tail=tail, head=head, weight=weight, loose=loose, back=back)
        for tail, head, weight, loose, back in arrows
    ]
    nodes = [DotNode(id=one, label="", width=180, height=60) for rank in ranks for one in rank]
    drawing = Drawing(name=name, direction="LR" if direction == "LR" else "BT", ranks=ranks, nodes=nodes, edges=edges)
    found: tuple[int, float, Ranks] | None = None
    for order in _orders(ranks):
        layout = lay_out(_in_order(drawing, order), engine)
        cost = (_crossings(layout, edges), _length(layout))
        if found is None or cost < found[:2]:
            found = (*cost, order)
        if not cost[0]:
            break
    return found[2] if found else ranks


def _orders(ranks: Ranks) -> Iterator[Ranks]:
    yield ranks
    yield tuple(rank[::-1] for rank in ranks)
    for seed in range(_TRIES - 2):
        dice = random.Random(seed)  # noqa: S311 no secret depends on it
        yield tuple(tuple(dice.sample(rank, len(rank))) for rank in ranks)


def _crossings(layout: Layout, edges: Sequence[DotEdge]) -> int:
    """How many pairs of arrows without a box in common cross."""
    lines = {
        number: (tuple(_straightened(course.points)), {edges[number].tail, edges[number].head})
        for number, course in layout.edges.items()
    }
    spans = {number: _around(points) for number, (points, _) in lines.items()}
    return sum(
        _cross(lines[one][0], lines[other][0])
        for one, other in combinations(lines, 2)
        if _meet(spans[one], spans[other]) and not lines[one][1] & lines[other][1]
    )


def _straightened(points: Sequence[Point]) -> Iterator[Point]:
    """The curve as its start, the middle of each piece, and the end of each piece."""
    yield points[0]
    for (x0, y0), (x1, y1), (x2, y2), (x3, y3) in (points[start : start + 4] for start in range(0, len(points) - 3, 3)):
        yield (x0 + 3 * x1 + 3 * x2 + x3) / 8, (y0 + 3 * y1 + 3 * y2 + y3) / 8
        yield x3, y3


def _cross(one: Sequence[Point], other: Sequence[Point]) -> bool:
    return any(_pieces_cross(*first, *second) for first in pairwise(one) for second in pairwise(other))


def _pieces_cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _around(points: Sequence[Point]) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _length(layout: Layout) -> float:
    return sum(
        abs(b[0] - a[0]) + abs(b[1] - a[1]) for course in layout.edges.values() for a, b in pairwise(course.points)
    )
