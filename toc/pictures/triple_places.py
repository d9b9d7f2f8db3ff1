"""Where everything of the triple view stands, and which way its arrows go: computed, Graphviz has no layout for it.

All of it is drawn as columns here, results in the middle; the view turns it for rows.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from toc.core.model import Link
from toc.pictures import theme
from toc.pictures.card import Card
from toc.pictures.scene import Point, Stroke
from toc.pictures.tracks import Box, Wire, assign, untangled, way, width_for


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


PAD = 22.0
_GAP = 14.0
ROW_GAP = 34.0

Size = Callable[[str], tuple[float, float]]
"""Width and height of the box with that id."""


@dataclass(frozen=True, slots=True)
class Places:
    """Boxes by id, and the three columns as (left, right) edges: ours, results, others."""

    boxes: dict[str, Box]
    columns: tuple[tuple[float, float], ...]
    height: float
    ways: list[tuple[Line, tuple[Point, ...]]]


def place(found: Rows, cards: Mapping[str, Card], lines: Sequence[Line], *, lying: bool, gap: float) -> Places:
    """Where everything stands, drawn as columns; `lying` swaps width and height of the boxes, for rows. `gap` is the
    room between two rows."""

    def size(name: str) -> tuple[float, float]:
        one = cards[name]
        return (one.height, one.width) if lying else (one.width, one.height)

    widths = [
        max((size(name)[0] for name in lane), default=0.0)
        for lane in (
            [n for r in found.ours.values() for n in r],
            found.results,
            [n for r in found.others.values() for n in r],
        )
    ]
    lanes = [max(width, 120.0) for width in widths]
    heights = _down(found, size, gap)
    # Twice: the tracks depend on heights only, the boxes on how many tracks there are.
    rough = _boxes(found, size, heights, lanes, (0.0, 0.0))
    gutters = tuple(width_for(assign(wires)) for wires in _wires(found, rough, lines))
    boxes = _boxes(found, size, heights, lanes, gutters)
    left, right = _wires(found, boxes, lines)
    first = PAD + lanes[0]
    second = first + gutters[0] + lanes[1]
    third = second + gutters[1] + lanes[2]
    nearest = (first + gutters[0] - 26, second + 24)
    ours, others = untangled(left, assign(left), nearest[0], -1), untangled(right, assign(right), nearest[1], 1)
    ways = _ways(found, boxes, lines, ours, others, nearest)
    columns = ((0.0, first + 12), (first + 12, second + gutters[1] - 12), (second + gutters[1] - 12, third + PAD))
    return Places(boxes, columns, heights[found.results[-1]][1] + PAD, ways)


def _down(found: Rows, size: Size, gap: float) -> dict[str, tuple[float, float]]:
    """Upper and lower edge of every row."""
    edges: dict[str, tuple[float, float]] = {}
    y = PAD
    for name in found.results:
        stacks = (found.ours[name], (name,), found.others[name])
        high = max(sum(size(one)[1] for one in stack) + _GAP * (len(stack) - 1) for stack in stacks if stack)
        edges[name] = (y, y + high)
        y += high + gap
    return edges


def _boxes(
    found: Rows,
    size: Size,
    heights: Mapping[str, tuple[float, float]],
    lanes: Sequence[float],
    gutters: Sequence[float],
) -> dict[str, Box]:
    first = PAD + lanes[0] / 2
    second = PAD + lanes[0] + gutters[0] + lanes[1] / 2
    third = second + lanes[1] / 2 + gutters[1] + lanes[2] / 2
    boxes: dict[str, Box] = {}
    for name, (top, bottom) in heights.items():
        for x, stack in ((first, found.ours[name]), (second, (name,)), (third, found.others[name])):
            total = sum(size(one)[1] for one in stack) + _GAP * (len(stack) - 1)
            y = (top + bottom - total) / 2
            for one in stack:
                wide, high = size(one)
                boxes[one] = Box(x, y + high / 2, wide, high)
                y += high + _GAP
    return boxes


def _wires(found: Rows, boxes: Mapping[str, Box], lines: Sequence[Line]) -> tuple[list[Wire], list[Wire]]:
    """The arrows that run through the left gutter, and those through the right one."""
    left: list[Wire] = []
    right: list[Wire] = []
    for line in lines:
        wire = _wire(found, boxes, line)
        if wire:
            (left if _is_ours(found, line) else right).append(wire)
    return left, right


def _is_ours(found: Rows, line: Line) -> bool:
    """Whether one end of the arrow is an activity: then it runs through the left gutter."""
    inner = line.stroke is theme.ARROW or line.stroke is theme.FEEDBACK
    return inner and not (line.link.cause in found.ours and line.link.effect in found.ours)


def _wire(found: Rows, boxes: Mapping[str, Box], line: Line) -> Wire | None:
    """The arrow's wire; none where it goes straight up to the next row."""
    cause, effect = line.link.cause, line.link.effect
    start, end = boxes[cause], boxes[effect]
    bus = (line.stroke.color, effect)
    if _is_ours(found, line):
        return Wire(
            start.left if cause in found.ours else start.right, end.left if effect in found.ours else end.right, bus
        )
    if line.stroke is theme.OUTSIDE:
        return _outside(start, end, bus)
    if line.stroke is theme.UNWANTED:
        return _unwanted(start, end, bus)
    if _is_next(found, line):
        return None
    return Wire(start.right, _upper(end.right, end), bus)


def _is_next(found: Rows, line: Line) -> bool:
    places = found.results
    upper = places.index(line.link.effect)
    return line.stroke is theme.ARROW and places[upper + 1 : upper + 2] == (line.link.cause,)


def _outside(factor: Box, result: Box, bus: tuple[str, ...]) -> Wire:
    """From a factor to the lower part of a result's side; straight where the two stand at one height."""
    y = _shared(result.y + result.height / 3, result, factor)
    start = y if abs(y - factor.y) < factor.height / 2 else factor.y
    return Wire((factor.left[0], start), (result.right[0], y), bus)


def _shared(wanted: float, result: Box, other: Box) -> float:
    """A height on the lower half of the result's side that the other box has as well, if there is one."""
    y = min(max(wanted, other.y - other.height / 2 + 5), other.y + other.height / 2 - 5)
    return y if result.y + 8 <= y <= result.y + result.height / 2 - 5 else wanted


def _unwanted(cause: Box, effect: Box, bus: tuple[str, ...]) -> Wire:
    """From the foot of a result's side to an effect; straight where the two stand at one height."""
    y = _shared(cause.y + cause.height / 3 + 6, cause, effect)
    end = y if abs(y - effect.y) < effect.height / 2 else effect.y
    return Wire((cause.right[0], y), (effect.left[0], end), bus)


def _upper(point: Point, box: Box) -> Point:
    return point[0], point[1] - min(14.0, box.height / 4)


def _ways(
    found: Rows,
    boxes: Mapping[str, Box],
    lines: Sequence[Line],
    left: dict[tuple[str, ...], int],
    right: dict[tuple[str, ...], int],
    firsts: tuple[float, float],
) -> list[tuple[Line, tuple[Point, ...]]]:
    ways: list[tuple[Line, tuple[Point, ...]]] = []
    for line in lines:
        wire = _wire(found, boxes, line)
        if wire is None:
            ways.append((line, (boxes[line.link.cause].top, boxes[line.link.effect].bottom)))
        elif _is_ours(found, line):
            ways.append((line, way(wire, left, firsts[0], -1)))
        else:
            ways.append((line, way(wire, right, firsts[1], 1)))
    return ways
