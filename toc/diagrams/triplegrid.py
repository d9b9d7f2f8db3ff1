"""The results of the triple view in rows of more than one, for a sheet of paper: which row, and where in it.

Every result stands in a row above all that leads to it, no row is fuller than there are lanes, and what belongs
together stands above each other as far as can be. The impact goal has the uppermost row for itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from toc.diagrams.scene import Stroke
from toc.model import Link


@dataclass(frozen=True, slots=True)
class Rows:
    """The results from the impact goal down, and for each what stands beside it."""

    results: tuple[str, ...]
    ours: Mapping[str, tuple[str, ...]]
    others: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Line:
    """An arrow between two boxes of the picture."""

    link: Link
    stroke: Stroke


Row = tuple[str | None, ...]
"""What stands in each lane of a row."""

_SIDE = 0.6
"""How much it counts that an activity or factor stands a lane away, where an arrow between results counts 1."""
_CROSSED = 0.7
_SWEEPS = 4
_FEW = 5
"""Up to so many lanes all orders of a row are tried."""


def grid(found: Rows, upward: Sequence[Link], lanes: int) -> list[Row]:
    """The results in rows of so many lanes, from the impact goal down. `upward` are the links between results by
    which they are ordered; they have no cycle."""
    goal, *results = found.results
    rows = _filled(results, [link for link in upward if link.effect != goal], lanes)
    return [(goal, *[None] * (lanes - 1)), *_ordered(rows, found, upward, lanes)]


def _filled(results: Sequence[str], links: Sequence[Link], lanes: int) -> list[list[str]]:
    """Rows from the top down: first what has the longest way below it, then what stands near to its effects."""
    effects: dict[str, list[str]] = {name: [] for name in results}
    causes: dict[str, list[str]] = {name: [] for name in results}
    for link in links:
        effects[link.cause].append(link.effect)
        causes[link.effect].append(link.cause)
    below = _below(results, causes, effects)
    place: dict[str, int] = {}
    left = list(results)
    rows: list[list[str]] = []
    while left:
        ready = [name for name in left if all(effect in place for effect in effects[name])]
        recent = {name: max((place[effect] for effect in effects[name]), default=0) for name in ready}
        ready.sort(key=lambda name: (-below[name], recent[name]))
        rows.append(ready[:lanes])
        place |= dict.fromkeys(rows[-1], len(rows))
        left = [name for name in left if name not in place]
    return rows


def _below(
    results: Sequence[str], causes: Mapping[str, Sequence[str]], effects: Mapping[str, Sequence[str]]
) -> dict[str, int]:
    """For every result the number of arrows on the longest way that leads to it."""
    waiting = {name: len(causes[name]) for name in results}
    ready = [name for name in results if not waiting[name]]
    below = dict.fromkeys(results, 0)
    for name in ready:  # grows while it is gone through
        for effect in effects[name]:
            below[effect] = max(below[effect], below[name] + 1)
            waiting[effect] -= 1
            if not waiting[effect]:
                ready.append(effect)
    return below


def _ordered(rows: Sequence[Sequence[str]], found: Rows, links: Sequence[Link], lanes: int) -> list[Row]:
    """Each row spread over the lanes so that arrows are short and cross little."""
    near: dict[str, list[str]] = {}
    for link in links:
        near.setdefault(link.cause, []).append(link.effect)
        near.setdefault(link.effect, []).append(link.cause)
    level = {name: number for number, row in enumerate(rows) for name in row}
    lane: dict[str, int] = {}
    for row in rows:
        lane |= _best(row, found, near, level, lane, lanes)
    for sweep in range(_SWEEPS):
        for row in rows if sweep % 2 else reversed(rows):
            lane |= _best(row, found, near, level, lane, lanes)
    return [tuple(next((name for name in row if lane[name] == one), None) for one in range(lanes)) for row in rows]


def _best(
    row: Sequence[str],
    found: Rows,
    near: Mapping[str, Sequence[str]],
    level: Mapping[str, int],
    lane: Mapping[str, int],
    lanes: int,
) -> dict[str, int]:
    """The lanes for the results of one row, while all others stay where they are."""
    costs = {
        name: [
            sum(abs(one - lane[other]) for other in near.get(name, ()) if other in lane and other not in row)
            + _SIDE * (one * len(found.ours[name]) + (lanes - 1 - one) * len(found.others[name]))
            + 0.01 * abs(one - (lanes - 1) / 2)
            for one in range(lanes)
        ]
        for name in row
    }
    steps = {
        name: [
            (level[other] - level[name], lane[other])
            for other in near.get(name, ())
            if other in lane and abs(level.get(other, -9) - level[name]) == 1
        ]
        for name in row
    }

    def cost(places: tuple[int, ...]) -> float:
        spread = dict(zip(row, places, strict=True))
        crossed = sum(_inversions(steps[a], steps[b], spread[a] - spread[b]) for a, b in combinations(row, 2))
        return sum(costs[name][one] for name, one in spread.items()) + _CROSSED * crossed

    best = min(_orders(row, costs, lanes), key=cost)
    return dict(zip(row, best, strict=True))


def _orders(row: Sequence[str], costs: Mapping[str, Sequence[float]], lanes: int) -> Iterable[tuple[int, ...]]:
    if lanes <= _FEW:
        return permutations(range(lanes), len(row))
    wanted = sorted(row, key=lambda name: costs[name].index(min(costs[name])))
    spread = {name: place * lanes // len(row) for place, name in enumerate(wanted)}
    return [tuple(spread[name] for name in row)]


def _inversions(one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]], side: int) -> int:
    """How many arrows to the next row up or down cross, of two boxes of which the first stands `side` lanes further."""
    return sum(step == beyond and (here - there) * side < 0 for step, here in one for beyond, there in other)
