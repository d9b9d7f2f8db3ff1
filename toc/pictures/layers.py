"""The boxes of a drawing in layers, with a dummy node in every layer that an arrow passes, and few crossings.

The steps are those of Sugiyama, Tagawa and Toda (1981): place every node by its neighbours in the next layer, layer
after layer, up and down. As in Gansner, Koutsofios, North and Vo (1993) its place is their median, and neighbours that
cross less the other way round are swapped.
"""

import random
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from toc.pictures.dot import Drawing

Node = str | tuple[int, int]
"""A box by its id, or a dummy: the number of the arrow that passes, and the layer."""
Rows = list[list[Node]]

_STARTS = 6
_SWEEPS = 8
_PATIENCE = 4
"""So many sweeps without fewer crossings end a search."""
_SWAP_ROUNDS = 8
_MOST_BOXES = 60
"""With more boxes a search takes long, and Graphviz does not find better from there."""
_MOST_PASSAGES = 400
"""So is it with more arrows that go through many ranks."""


@dataclass(frozen=True, slots=True)
class Layers:
    """Rows of nodes in their order, and the neighbours of each node in the row before and in the row after."""

    rows: Rows
    before: Mapping[Node, Sequence[Node]]
    after: Mapping[Node, Sequence[Node]]
    crossings: int

    @property
    def ranks(self) -> tuple[tuple[str, ...], ...]:
        """The boxes alone."""
        return tuple(tuple(node for node in row if isinstance(node, str)) for row in self.rows)


def is_small(drawing: Drawing) -> bool:
    """Whether it pays to search for an order of its boxes."""
    return len(drawing.nodes) <= _MOST_BOXES and drawing.passages <= _MOST_PASSAGES


def orders(drawing: Drawing) -> tuple[Layers, ...]:
    """The drawing in layers, once for each order from which the search starts, that with the fewest crossings first;
    of a large drawing a single one, not searched for long."""
    ranks = tuple(tuple(rank) for rank in drawing.ranks)
    # A loose arrow has no say in where boxes stand: Graphviz does not look at its crossings either.
    arrows = tuple((one.tail, one.head) for one in drawing.edges if not one.loose)
    return _orders(ranks, arrows, small=is_small(drawing))


# Settings that are tried for a sheet often have the same layers.
@lru_cache(maxsize=64)
def _orders(
    ranks: tuple[tuple[str, ...], ...], arrows: tuple[tuple[str, str], ...], *, small: bool
) -> tuple[Layers, ...]:
    search = _Search(ranks, arrows)
    if not small:
        return (search.swept_once(),)
    found: list[Layers] = []
    for rows in _starts(search.rows):
        found.append(search.best(rows, first_up=len(found) % 2 == 1))
        if not found[-1].crossings:
            break
    return tuple(sorted(found, key=lambda layers: layers.crossings))


def _starts(rows: Rows) -> Iterator[Rows]:
    yield rows
    yield [row[::-1] for row in rows]
    for seed in range(_STARTS - 2):
        dice = random.Random(seed)  # noqa: S311 no secret depends on it
        yield [dice.sample(row, len(row)) for row in rows]


class _Search:
    """A search for few crossings among orders of the nodes within their rows."""

    def __init__(self, ranks: Sequence[Sequence[str]], arrows: Sequence[tuple[str, str]]) -> None:
        self.rows: Rows = [[*rank] for rank in ranks]
        self._before: dict[Node, list[Node]] = {name: [] for rank in ranks for name in rank}
        self._after: dict[Node, list[Node]] = {name: [] for rank in ranks for name in rank}
        place = {name: number for number, rank in enumerate(ranks) for name in rank}
        for number, (tail, head) in enumerate(arrows):
            low, high = sorted((tail, head), key=place.__getitem__)
            if place[low] < place[high]:
                passed = [(number, rank) for rank in range(place[low] + 1, place[high])]
                self._join([low, *passed, high])

    def _join(self, way: Sequence[Node]) -> None:
        for node, following in pairwise(way):
            if not isinstance(following, str):
                self.rows[following[1]].append(following)
            self._after.setdefault(node, []).append(following)
            self._before.setdefault(following, []).append(node)

    def swept_once(self) -> Layers:
        """The nodes by the medians of their neighbours, once up and once down."""
        rows = [[*row] for row in self.rows]
        self._sweep(rows, up=True)
        self._sweep(rows, up=False)
        return Layers(rows, self._before, self._after, self._crossings(rows))

    def best(self, start: Rows, *, first_up: bool) -> Layers:
        """The best order that is found from there."""
        rows = [[*row] for row in start]
        best, fewest, waited = rows, -1, 0
        for number in range(_SWEEPS):
            self._sweep(rows, up=(number % 2 == 0) is not first_up)
            self._swap(rows)
            crossings = self._crossings(rows)
            waited += 1
            if fewest < 0 or crossings < fewest:
                best, fewest, waited = [[*row] for row in rows], crossings, 0
            if waited == _PATIENCE or not fewest:
                break
        return Layers(best, self._before, self._after, fewest)

    def _sweep(self, rows: Rows, *, up: bool) -> None:
        """Sorts every row by the medians in the row before it, or on the way down by those in the row after it."""
        numbers = range(1, len(rows)) if up else range(len(rows) - 2, -1, -1)
        for number in numbers:
            places = _places(rows[number - 1 if up else number + 1])
            beside = self._before if up else self._after
            medians = {
                node: _median(sorted(places[one] for one in beside[node])) for node in rows[number] if beside.get(node)
            }
            # What has no neighbour there keeps its place.
            in_order = iter(sorted(medians, key=medians.__getitem__))
            rows[number] = [next(in_order) if node in medians else node for node in rows[number]]

    def _swap(self, rows: Rows) -> None:
        """Swaps neighbours in a row as long as that lets fewer arrows cross."""
        for _ in range(_SWAP_ROUNDS):
            if not sum(self._swapped(rows, number) for number in range(len(rows))):
                break

    def _swapped(self, rows: Rows, number: int) -> bool:
        row = rows[number]
        sides = [
            {node: sorted(places[one] for one in beside.get(node, ())) for node in row}
            for beside, places in (
                (self._before, _places(rows[number - 1]) if number else {}),
                (self._after, _places(rows[number + 1]) if number + 1 < len(rows) else {}),
            )
        ]
        swapped = False
        for place in range(len(row) - 1):
            first, second = row[place], row[place + 1]
            if sum(_inverted(side[first], side[second]) - _inverted(side[second], side[first]) for side in sides) > 0:
                row[place], row[place + 1] = second, first
                swapped = True
        return swapped

    def _crossings(self, rows: Rows) -> int:
        return sum(self._crossings_between(row, following) for row, following in pairwise(rows))

    def _crossings_between(self, row: Sequence[Node], following: Sequence[Node]) -> int:
        places = _places(following)
        seen: list[int] = []
        count = 0
        for node in row:
            ends = [places[one] for one in self._after.get(node, ())]
            count += sum(len(seen) - bisect_right(seen, end) for end in ends)
            for end in ends:
                insort(seen, end)
        return count


def _places(row: Sequence[Node]) -> dict[Node, int]:
    return {node: place for place, node in enumerate(row)}


def _median(places: Sequence[int]) -> float:
    middle = len(places) // 2
    return places[middle] if len(places) % 2 else (places[middle - 1] + places[middle]) / 2


def _inverted(first: Sequence[int], second: Sequence[int]) -> int:
    """How many arrows to `first` and to `second` cross, where the one node stands before the other. Both are sorted."""
    return sum(bisect_left(second, place) for place in first)
