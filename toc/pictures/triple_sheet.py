"""The triple view on a sheet of paper: results in lanes beside each other, activities and factors in a pile on either
side, each as near as can be to what it brings about. Computed as columns; the view turns it for rows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from toc.core.model import Link
from toc.pictures.card import Card
from toc.pictures.tracks import Box
from toc.pictures.triple_channels import Bus, Channel, Router, Tracks, corners, spans_of, tracks_of
from toc.pictures.triple_places import PAD, Line, Places, Row, Rows, Size, grid

_APART = 9.0
_HEAD, _FOOT = 14.0, 8.0
"""Room in a channel between rows above its first track, for arrowheads, and below its last one."""
_INNER, _OUTER = 13.0, 20.0
"""Room in a channel between lanes on both sides of its tracks."""
_PILED = 12.0
_LEAST = 120.0
_CROWDED = 8.0
"""About so much higher than without arrows a channel between rows gets."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where rows, lanes and channels lie, and how large the boxes are."""

    rows: Sequence[Row]
    found: Rows
    size: Size
    gap: float
    rooms: Mapping[Channel, float]
    behind: frozenset[str] = frozenset()
    """What stands behind others in a pile that would be too long."""

    @property
    def lanes(self) -> list[float]:
        """The width of every lane."""
        return [
            max((self.size(row[lane] or "")[0] for row in self.rows[1:] if row[lane]), default=0.0)
            for lane in range(len(self.rows[0]))
        ]

    @property
    def piles(self) -> tuple[list[str], list[str]]:
        """Activities and factors in the order in which they stand below each other."""
        order = [name for row in self.rows for name in row if name]
        ours, others = ([one for name in order for one in lane[name]] for lane in (self.found.ours, self.found.others))
        return ours, others

    def breadth(self, pile: Sequence[str]) -> float:
        """How wide a pile is: in one file, or in two."""
        one = max((self.size(name)[0] for name in pile), default=_LEAST)
        return 2 * one + _PILED if self.behind.intersection(pile) else max(one, _LEAST)

    def pitch(self, pile: Sequence[str]) -> float:
        """How far below each other the boxes of a file stand where there are two."""
        return max((self.size(name)[1] for name in pile), default=0.0) + _PILED


def on_sheet(
    found: Rows,
    cards: dict[str, Card],
    lines: Sequence[Line],
    upward: Sequence[Link],
    goal: Callable[[float], Card],
    *,
    lanes: int,
    lying: bool,
    gap: float,
) -> Places:
    """Where everything stands, with the results in so many lanes. `upward` are the links between results, without
    cycles. `goal` makes the box of the impact goal, which lies over all lanes, as wide as asked: it comes among the
    cards. `lying` swaps width and height of boxes, for rows."""

    def size(name: str) -> tuple[float, float]:
        one = cards[name]
        return (one.height, one.width) if lying else (one.width, one.height)

    rows = grid(found, upward, lanes)
    behind = _behind(Frame(rows, found, size, gap, {}))
    router = Router(
        rows,
        frozenset(one for pile in found.ours.values() for one in pile),
        frozenset(one for pile in found.others.values() for one in pile),
        lanes,
        behind,
    )
    routes = [router.route(line) for line in sorted(lines, key=lambda one: one.link)]
    rooms: dict[Channel, float] = {}
    while True:
        frame = Frame(rows, found, size, gap, rooms, behind)
        spread = _spread(frame)
        cards[found.results[0]] = goal(spread.span)
        spread = _spread(frame)
        tracks = tracks_of(spans_of(routes, spread.boxes, spread.middles), routes)
        needed = _rooms(tracks, rooms)
        if needed == rooms:
            break
        rooms = needed
    lies = {(channel, bus): _lies(channel, number, spread, tracks) for (channel, bus), number in tracks.items()}
    by_line = {route.line: route for route in routes}
    ways = [(line, corners(by_line[line], spread.boxes, lies, found.results[0], behind)) for line in lines]
    return Places(spread.boxes, spread.columns, spread.height, ways)


def _behind(frame: Frame) -> frozenset[str]:
    """Every other box of a pile that is longer than the results are high: it stands in a second file."""
    high = sum(max(frame.size(name)[1] for name in row if name) + _CROWDED + frame.gap for row in frame.rows)
    long = (pile for pile in frame.piles if sum(frame.size(one)[1] + _PILED for one in pile) > high)
    return frozenset(one for pile in long for one in pile[1::2])


def _rooms(tracks: Tracks, rooms: Mapping[Channel, float]) -> dict[Channel, float]:
    """How wide the tracks of every channel are together; no channel gets narrower."""
    needed = dict(rooms)
    for (channel, _), number in tracks.items():
        needed[channel] = max(needed.get(channel, 0.0), _APART * (number + 1))
    return needed


@dataclass(frozen=True, slots=True)
class Spread:
    """Boxes, channels (by their upper or left edge and their room) and columns at their places."""

    boxes: dict[str, Box]
    edges: dict[Channel, tuple[float, float]]
    columns: tuple[tuple[float, float], ...]
    height: float
    span: float
    """How wide the lanes are together."""

    @property
    def middles(self) -> dict[Channel, float]:
        return {channel: edge + room / 2 for channel, (edge, room) in self.edges.items()}


def _spread(frame: Frame) -> Spread:
    edges: dict[Channel, tuple[float, float]] = {}
    ours, others = frame.piles
    x = PAD + frame.breadth(ours)
    centres = []
    for number, wide in enumerate((*frame.lanes, 0.0)):
        outer = number in {0, len(frame.lanes)}
        room = frame.rooms.get(("lane", number), 0.0)
        edges["lane", number] = (x, max(room - _APART, 0.0) + 2 * (_OUTER if outer else _INNER))
        x += edges["lane", number][1]
        centres.append(x + wide / 2)
        x += wide
    right = x + frame.breadth(others)
    piles = ((PAD, ours, 1), (right, others, -1))
    boxes, bottom = _rows(frame, edges, centres)
    for edge, pile, inward in piles:
        if frame.behind.intersection(pile):
            boxes |= _in_two_files(frame, boxes, edge, pile, inward, bottom)
        else:
            boxes |= _piled(frame, boxes, edge + inward * frame.breadth(pile) / 2, pile, bottom)
    low = max(bottom, *(box.y + box.height / 2 for box in boxes.values()))
    first, last = edges["lane", 0], edges["lane", len(frame.lanes)]
    border, beyond = first[0] + 12, last[0] + last[1] - 12
    columns = ((0.0, border), (border, beyond), (beyond, right + PAD))
    return Spread(boxes, edges, columns, low + PAD, last[0] - first[0] - first[1])


def _rows(
    frame: Frame, edges: dict[Channel, tuple[float, float]], centres: Sequence[float]
) -> tuple[dict[str, Box], float]:
    """The results at their places, and the lower edge of the last channel; adds the channels between rows."""
    heights = [max(frame.size(name)[1] for name in row if name) for row in frame.rows]
    rooms = [_between(frame, number) for number in range(1, len(frame.rows) + 1)]
    high = sum(heights) + sum(rooms)
    piled = max(_length(frame, pile) for pile in frame.piles)
    more = max(0.0, piled - high) / max(len(rooms) - 1, 1)
    boxes: dict[str, Box] = {}
    y = PAD
    for number, (row, height, room) in enumerate(zip(frame.rows, heights, rooms, strict=True)):
        for lane, name in enumerate(row):
            if name:
                wide, tall = frame.size(name)
                x = centres[lane] if number else (centres[0] + centres[-2] + (frame.lanes[-1] - frame.lanes[0]) / 2) / 2
                boxes[name] = Box(x, y + height / 2, wide, tall)
        last = number == len(frame.rows) - 1
        edges["row", number + 1] = (y + height, room + (0.0 if last else more))
        y += height + edges["row", number + 1][1]
    edges["row", 0] = (0.0, PAD)
    return boxes, y


def _between(frame: Frame, number: int) -> float:
    """The height of the channel above that row; below the last one there is none unless it is used."""
    room = frame.rooms.get(("row", number), 0.0)
    if number == len(frame.rows):
        return room + _HEAD + _FOOT if room else 0.0
    return max(frame.gap, max(room - _APART, 0.0) + _HEAD + _FOOT)


def _piled(frame: Frame, boxes: Mapping[str, Box], middle: float, pile: Sequence[str], bottom: float) -> dict[str, Box]:
    """The boxes of a pile, each as near as can be to the result beside which it belongs, none on another, and none
    below the bottom as long as there is room above it."""
    beside = _beside(frame)
    # Runs of boxes that touch, each as (number of boxes, sum of wished tops less what stands above, height).
    runs: list[tuple[list[str], float, float]] = []
    for name in pile:
        high = frame.size(name)[1] + _PILED
        runs.append(([name], boxes[beside[name]].y - (high - _PILED) / 2, high))
        while len(runs) > 1 and _top(runs[-2]) + runs[-2][2] > _top(runs[-1]):
            (names, wish, tall), (more, other, height) = runs[-2:]
            runs[-2:] = [([*names, *more], wish + other - len(more) * tall, tall + height)]
    tops: dict[str, float] = {}
    least = PAD
    for names, wish, tall in runs:
        y = max(_top((names, wish, tall)), least)
        for name in names:
            tops[name] = y
            y += frame.size(name)[1] + _PILED
        least = y
    most = max(bottom, PAD + sum(run[2] for run in runs) - _PILED)
    found: dict[str, Box] = {}
    for name in reversed(pile):
        wide, high = frame.size(name)
        y = min(tops[name], most - high)
        found[name] = Box(middle, y + high / 2, wide, high)
        most = y - _PILED
    return found


def _length(frame: Frame, pile: Sequence[str]) -> float:
    """How long a pile is."""
    if frame.behind.intersection(pile):
        return (len(pile) + 1) * frame.pitch(pile) / 2 - _PILED
    return sum(frame.size(one)[1] + _PILED for one in pile) - _PILED


def _in_two_files(
    frame: Frame, boxes: Mapping[str, Box], edge: float, pile: Sequence[str], inward: int, bottom: float
) -> dict[str, Box]:
    """The boxes of a long pile in turn in front and behind, each of those behind at a gap between those in front."""
    beside = _beside(frame)
    half = frame.pitch(pile) / 2
    wished = sum(boxes[beside[name]].y for name in pile) / len(pile) - _length(frame, pile) / 2
    top = max(PAD, min(wished, bottom - _length(frame, pile)))
    wide = (frame.breadth(pile) - _PILED) / 2
    found: dict[str, Box] = {}
    for number, name in enumerate(pile):
        x = edge + inward * (wide / 2 if name in frame.behind else wide * 1.5 + _PILED)
        found[name] = Box(x, top + half * (number + 1) - _PILED / 2, *frame.size(name))
    return found


def _beside(frame: Frame) -> dict[str, str]:
    """The result beside which each activity and factor belongs."""
    lanes = (frame.found.ours, frame.found.others)
    return {one: name for lane in lanes for name, several in lane.items() for one in several}


def _top(run: tuple[list[str], float, float]) -> float:
    """Where a run of boxes begins, so that they stand on average where they wish."""
    return run[1] / len(run[0])


def _lies(channel: Channel, number: int, spread: Spread, tracks: Mapping[tuple[Channel, Bus], int]) -> float:
    """Where that track lies in its channel: rows from their arrowheads down, lanes in the middle."""
    edge, room = spread.edges[channel]
    count = 1 + max(one for (other, _), one in tracks.items() if other == channel)
    used = _APART * (count - 1)
    if channel[0] == "row":
        return edge + _HEAD + (room - _HEAD - _FOOT - used) / 2 + _APART * number
    return edge + (room - used) / 2 + _APART * number
