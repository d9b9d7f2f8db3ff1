"""Arrows along the sides of a column of boxes: every goal has one track, on which the arrows to it run together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from toc.pictures.scene import Point

_APART = 14.0
_CORNER = 8.0
_CLEAR = 6.0


@dataclass(frozen=True, slots=True)
class Box:
    """A placed box: its centre and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def left(self) -> Point:
        return self.x - self.width / 2, self.y

    @property
    def right(self) -> Point:
        return self.x + self.width / 2, self.y

    @property
    def top(self) -> Point:
        return self.x, self.y - self.height / 2

    @property
    def bottom(self) -> Point:
        return self.x, self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Wire:
    """An arrow that wants to go from `start` to `end` by way of a gutter; those with one `bus` share a track."""

    start: Point
    end: Point
    bus: tuple[str, ...]

    @property
    def level(self) -> bool:
        """Whether it can go straight."""
        return abs(self.start[1] - self.end[1]) < 1


def assign(wires: Iterable[Wire]) -> dict[tuple[str, ...], int]:
    """A track for every bus that needs one, from 0: two that would meet never have the same; short ones come first."""
    spans = _spans(wires)
    taken: list[list[tuple[float, float]]] = []
    tracks: dict[tuple[str, ...], int] = {}
    for bus, (low, high) in sorted(spans.items(), key=lambda item: (item[1][1] - item[1][0], item[0])):
        number = next(
            (
                one
                for one, others in enumerate(taken)
                if all(high + _CLEAR < start or end + _CLEAR < low for start, end in others)
            ),
            len(taken),
        )
        if number == len(taken):
            taken.append([])
        taken[number].append((low, high))
        tracks[bus] = number
    return tracks


def _spans(wires: Iterable[Wire]) -> dict[tuple[str, ...], tuple[float, float]]:
    """From where to where every bus runs that needs a track."""
    spans: dict[tuple[str, ...], tuple[float, float]] = {}
    for wire in wires:
        if not wire.level:
            low, high = spans.get(wire.bus, (wire.end[1], wire.end[1]))
            spans[wire.bus] = min(low, wire.start[1]), max(high, wire.start[1])
    return spans


Bus = tuple[str, ...]
_MOST_TO_SWAP = 40
"""Trying pairs of more buses would take long."""


def untangled(wires: Sequence[Wire], tracks: dict[Bus, int], first: float, step: int) -> dict[Bus, int]:
    """The same tracks, with buses moved and swapped as long as that lets fewer wires cross."""
    bent = [wire for wire in wires if not wire.level]
    spans = _spans(bent)
    if len(spans) > _MOST_TO_SWAP:
        return tracks
    tangle = _Tangle(bent, spans, max(tracks.values(), default=0), first, step)
    best = dict(tracks)
    for _ in range(_MOST_SWAPS):
        swap = next((one for one in _swaps(best) if tangle.gains(best, one)), None)
        if swap is None:
            break
        best |= swap
    return best


_MOST_SWAPS = 500
"""Every one lets fewer wires cross: only a knot that nobody can read takes more."""


def _swaps(tracks: dict[Bus, int]) -> Iterator[dict[Bus, int]]:
    """Every change of one bus to another track, and of two that swap theirs."""
    for bus in sorted(tracks):
        for number in range(max(tracks.values()) + 1):
            if number != tracks[bus]:
                yield {bus: number}
    for one, other in combinations(sorted(tracks), 2):
        if tracks[one] != tracks[other]:
            yield {one: tracks[other], other: tracks[one]}


class _Tangle:
    """How often wires cross. That depends only on which of two buses lies before the other: each pair is counted once,
    and not for every order that is tried."""

    def __init__(
        self, wires: Sequence[Wire], spans: dict[Bus, tuple[float, float]], last: int, first: float, step: int
    ) -> None:
        self._before: dict[tuple[Bus, Bus], int] = {}
        self._meet = {
            (one, other)
            for one in spans
            for other in spans
            if one != other and spans[one][0] <= spans[other][1] + _CLEAR and spans[other][0] <= spans[one][1] + _CLEAR
        }
        near, far = first, first + step * _APART * max(last, 1)
        for one, other in combinations(wires, 2):
            if one.bus != other.bus and one.start != other.start:
                for this, that in ((one, other), (other, one)):
                    count = _over(near, this, far, that) + _over(far, that, near, this)
                    key = (this.bus, that.bus)
                    self._before[key] = self._before.get(key, 0) + count

    def gains(self, tracks: dict[Bus, int], swap: dict[Bus, int]) -> bool:
        """Whether fewer wires cross with that change, and no two buses meet on one track."""
        tried = tracks | swap
        gained = 0
        for bus in swap:
            for other in tried:
                if other == bus or (other in swap and other < bus):
                    continue
                if tried[bus] == tried[other] and (bus, other) in self._meet:
                    return False
                gained += self._crossed(bus, other, tracks) - self._crossed(bus, other, tried)
        return gained > 0

    def _crossed(self, one: Bus, other: Bus, tracks: dict[Bus, int]) -> int:
        """How often the wires of two buses cross that have no box in common."""
        if tracks[one] == tracks[other]:
            return 0
        pair = (one, other) if tracks[one] < tracks[other] else (other, one)
        return self._before.get(pair, 0)


def _over(x: float, upright: Wire, beyond: float, other: Wire) -> int:
    """How often the upright part of a wire crosses the level parts of another."""
    low, high = sorted((upright.start[1], upright.end[1]))
    return sum(
        low < end[1] < high and min(end[0], beyond) < x < max(end[0], beyond) for end in (other.start, other.end)
    )


def width_for(tracks: dict[tuple[str, ...], int]) -> float:
    """How wide a gutter is that holds these tracks."""
    return 58.0 + _APART * max(tracks.values(), default=0)


def way(wire: Wire, tracks: dict[tuple[str, ...], int], first: float, step: int) -> tuple[Point, ...]:
    """The corners of a wire's way; the first track lies at x = `first`, the next ones `step` (1 or -1) further."""
    if wire.level:
        return wire.start, wire.end
    x = first + step * _APART * tracks[wire.bus]
    return wire.start, (x, wire.start[1]), (x, wire.end[1]), wire.end


def rounded(corners: tuple[Point, ...]) -> tuple[Point, ...]:
    """The way as a Bézier curve with rounded corners: a point, then three for each piece."""
    points = [corners[0]]

    def straight_to(end: Point) -> None:
        points.extend((points[-1], end, end))

    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        radius = min(_CORNER, _length(before, corner) / 2, _length(corner, after) / 2)
        enter, leave = _towards(corner, before, radius), _towards(corner, after, radius)
        straight_to(enter)
        points.extend((_towards(enter, corner, radius * 0.55), _towards(leave, corner, radius * 0.55), leave))
    straight_to(corners[-1])
    return tuple(points)


def _length(start: Point, end: Point) -> float:
    return abs(end[0] - start[0]) + abs(end[1] - start[1])


def _towards(start: Point, end: Point, distance: float) -> Point:
    length = _length(start, end) or 1.0
    return start[0] + (end[0] - start[0]) * distance / length, start[1] + (end[1] - start[1]) * distance / length
