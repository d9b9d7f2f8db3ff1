"""The ways of arrows between boxes in rows and lanes: straight up where nothing stands in between, otherwise along the
channels between rows and between lanes. Arrows to one box share a track; no way ever runs through a box."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from toc.pictures import theme
from toc.pictures.scene import Point
from toc.pictures.tracks import Box
from toc.pictures.triple_places import Line, Row

Bus = tuple[str, str]
"""The colour of an arrow and the box to which it goes."""
Channel = tuple[Literal["row", "lane"], int]
"""Above the row with that number (the last one: below all rows), or left of that lane (the last one: right of all)."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A corner on a way: along a channel, or at that place of a box's side."""

    channel: Channel | None = None
    box: str = ""
    side: Literal["top", "bottom", "left", "right"] = "top"
    shift: float = 0.0
    """How far from the middle of the side, as a part of its length."""


@dataclass(frozen=True, slots=True)
class Route:
    """An arrow's way: where it leaves, the channels that it takes, where it arrives."""

    line: Line
    start: Stop
    channels: tuple[Channel, ...]
    end: Stop

    @property
    def bus(self) -> Bus:
        return (str(self.line.stroke.color), self.line.link.effect)


@dataclass(slots=True)
class Router:
    """Finds the ways of arrows in a grid of results with activities on the left and factors on the right."""

    rows: Sequence[Row]
    ours: frozenset[str]
    others: frozenset[str]
    lanes: int
    behind: frozenset[str] = frozenset()
    """Activities and factors behind others: their arrows run through the gap between these."""
    _place: dict[str, tuple[int, int]] = field(default_factory=dict)
    _taken: dict[Channel, set[Bus]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, row in enumerate(self.rows):
            self._place |= {name: (number, lane) for lane, name in enumerate(row) if name}

    def route(self, line: Line) -> Route:
        cause, effect = line.link.cause, line.link.effect
        if cause in self.ours:
            return self._from_ours(line, cause, effect)
        if cause in self.others:
            return self._aside(line, Stop(box=cause, side="left"), effect, "right")
        if effect in self.ours or effect in self.others:
            return self._out(line, cause, effect)
        if self._place[effect][0] < self._place[cause][0]:
            return self._up(line, cause, effect)
        return self._down(line, cause, effect)

    def _from_ours(self, line: Line, cause: str, effect: str) -> Route:
        start = Stop(box=cause, side="right")
        if effect in self.ours:
            return Route(line, start, (("lane", 0),), self._back(effect))
        return self._aside(line, start, effect, "left")

    def _aside(self, line: Line, start: Stop, effect: str, side: Literal["left", "right"]) -> Route:
        """From a box beside the results to one of them: at its side where nothing stands before it, else from below."""
        gutter: Channel = ("lane", 0 if side == "left" else self.lanes)
        row, _ = self._place[effect]
        if self._clear(effect, side):
            shift = 0.0 if side == "left" or not row else 0.15
            return Route(line, start, (gutter,), Stop(box=effect, side=side, shift=shift))
        shift = -0.38 if side == "left" else 0.38
        return Route(line, start, (gutter, ("row", row + 1)), Stop(box=effect, side="bottom", shift=shift))

    def _out(self, line: Line, cause: str, effect: str) -> Route:
        """From a result to a box beside the results."""
        side: Literal["left", "right"] = "left" if effect in self.ours else "right"
        gutter: Channel = ("lane", 0 if side == "left" else self.lanes)
        end = self._back(effect) if side == "left" else Stop(box=effect, side="left")
        if self._clear(cause, side):
            return Route(line, Stop(box=cause, side=side, shift=0.33), (gutter,), end)
        shift = -0.3 if side == "left" else 0.22
        below: Channel = ("row", self._place[cause][0] + 1)
        return Route(line, Stop(box=cause, side="bottom", shift=shift), (below, gutter), end)

    def _back(self, activity: str) -> Stop:
        """Where an arrow comes back to an activity: beside where others leave it, and in the gap if it is behind."""
        return Stop(box=activity, side="right", shift=0.04 if activity in self.behind else 0.25)

    def _clear(self, name: str, side: str) -> bool:
        """Whether no result stands between that one and the side."""
        number, lane = self._place[name]
        row = self.rows[number]
        return number == 0 or not any(row[:lane] if side == "left" else row[lane + 1 :])

    def _up(self, line: Line, cause: str, effect: str) -> Route:
        (row, lane), (top, beyond) = self._place[cause], self._place[effect]
        goal = top == 0
        between = range(top + 1, row)
        shift = 0.0 if line.stroke is theme.ARROW else 0.12
        arrive = Stop(box=effect, side="bottom", shift=shift)
        if (goal or lane == beyond) and self._empty(between, lane):
            return Route(line, Stop(box=cause, side="top", shift=shift), (), arrive)
        leave = Stop(box=cause, side="top", shift=-0.1 if beyond < lane else 0.1)
        if not goal and self._empty(between, beyond):
            return Route(line, leave, (("row", row),), arrive)
        if not goal and self._empty(between, lane):
            return Route(line, leave, (("row", top + 1),), arrive)
        through = self._lane(line, lane, lane if goal else beyond, inner=goal)
        if goal:
            return Route(line, leave, (("row", row), through), arrive)
        return Route(line, leave, (("row", row), through, ("row", top + 1)), arrive)

    def _down(self, line: Line, cause: str, effect: str) -> Route:
        """Back to a lower row, or to the same."""
        (row, lane), (under, beyond) = self._place[cause], self._place[effect]
        leave = Stop(box=cause, side="bottom", shift=-0.22)
        arrive = Stop(box=effect, side="top", shift=0.3)
        if under == row + 1:
            return Route(line, leave, (("row", under),), arrive)
        through = self._lane(line, beyond if row == 0 else lane, beyond, inner=False)
        return Route(line, leave, (("row", row + 1), through, ("row", under)), arrive)

    def _empty(self, between: Iterable[int], lane: int) -> bool:
        return all(self.rows[one][lane] is None for one in between)

    def _lane(self, line: Line, lane: int, beyond: int, *, inner: bool) -> Channel:
        """The channel between lanes that is the shortest way; the fuller it is, the less."""
        bus = (str(line.stroke.color), line.link.effect)

        def cost(number: int) -> float:
            edge = number - 0.5
            taken = self._taken.get(("lane", number), set())
            outer = 0.7 if number in {0, self.lanes} else 0.0
            return abs(edge - lane) + abs(edge - beyond) + outer + (-0.4 if bus in taken else 0.12 * len(taken))

        numbers = range(1, self.lanes) if inner else range(self.lanes + 1)
        best: Channel = ("lane", min(numbers, key=cost))
        self._taken.setdefault(best, set()).add(bus)
        return best


Spans = dict[Channel, dict[Bus, tuple[float, float]]]
"""From where to where every bus runs along every channel."""


def spans_of(routes: Iterable[Route], boxes: Mapping[str, Box], middles: Mapping[Channel, float]) -> Spans:
    """The spans of all ways. `middles` says where each channel lies: a row by its height, a lane by its x."""
    found: Spans = {}
    for route in routes:
        for number, channel in enumerate(route.channels):
            axis = 0 if channel[0] == "row" else 1
            before, after = route.channels[:number], route.channels[number + 1 :]
            ends = (
                middles[before[-1]] if before else at_box(route.start, boxes)[axis],
                middles[after[0]] if after else at_box(route.end, boxes)[axis],
            )
            low, high = found.setdefault(channel, {}).get(route.bus, (ends[0], ends[0]))
            found[channel][route.bus] = (min(low, *ends), max(high, *ends))
    return found


def at_box(stop: Stop, boxes: Mapping[str, Box]) -> Point:
    """Where that is."""
    box = boxes[stop.box]
    if stop.side in {"top", "bottom"}:
        return box.x + stop.shift * box.width, box.y + (-0.5 if stop.side == "top" else 0.5) * box.height
    return box.x + (-0.5 if stop.side == "left" else 0.5) * box.width, box.y + stop.shift * box.height


Tracks = dict[tuple[Channel, Bus], int]


def tracks_of(spans: Spans, routes: Iterable[Route]) -> Tracks:
    """A track for every bus in every channel, from 0: left to right, and from the upper row down. Two that would meet
    never have the same; what belongs to the row above lies above what belongs to the row below."""
    floors = _floors(routes)
    tracks: Tracks = {}
    for channel, buses in spans.items():
        taken: list[tuple[int, int, float, float]] = []
        order = sorted(buses.items(), key=lambda one: (floors.get((channel, one[0]), 0), one[1][1] - one[1][0], one[0]))
        for bus, (low, high) in order:
            floor = floors.get((channel, bus), 0)
            meet = [one for one in taken if low < one[3] + _CLEAR and one[2] < high + _CLEAR]
            used = {one[0] for one in meet}
            number = max((one[0] + 1 for one in meet if one[1] < floor), default=0)
            while number in used:
                number += 1
            taken.append((number, floor, low, high))
            tracks[channel, bus] = number
    return tracks


def _floors(routes: Iterable[Route]) -> dict[tuple[Channel, Bus], int]:
    """For every bus in a channel between rows: 0 if it belongs to boxes above, 2 to boxes below, 1 to both."""
    found: dict[tuple[Channel, Bus], set[int]] = {}
    for route in routes:
        ends = ((route.start, route.channels[:1]), (route.end, route.channels[-1:]))
        for stop, channels in ends:
            for channel in channels:
                if channel[0] == "row":
                    found.setdefault((channel, route.bus), set()).add(0 if stop.side == "bottom" else 2)
    return {key: sum(sides) // len(sides) for key, sides in found.items()}


def corners(
    route: Route,
    boxes: Mapping[str, Box],
    places: Mapping[tuple[Channel, Bus], float],
    goal: str,
    behind: frozenset[str],
) -> tuple[Point, ...]:
    """The corners of a way. `places` says where each bus lies in its channels. The goal is wide: it is reached straight
    up from wherever that is. What stands `behind` is left in the middle of its side."""
    start, end = _levelled(route, boxes, behind)
    found = [start]
    for channel in route.channels:
        x, y = found[-1]
        lies = places[channel, route.bus]
        found.append((x, lies) if channel[0] == "row" else (lies, y))
    x, y = found[-1]
    if route.end.box == goal and route.end.side == "bottom":
        end = (x, end[1])
    elif route.channels:
        found.append((end[0], y) if route.channels[-1][0] == "row" else (x, end[1]))
    elif route.start.side == "top":
        end = (x, end[1])
    if len(route.channels) == 1 and start[1] == end[1]:
        return start, end
    return tuple(point for number, point in enumerate((*found, end)) if not number or point != found[number - 1])


def _levelled(route: Route, boxes: Mapping[str, Box], behind: frozenset[str]) -> tuple[Point, Point]:
    """Both ends, at one height where an arrow goes sideways and the two boxes have one in common."""
    start, end = at_box(route.start, boxes), at_box(route.end, boxes)
    if len(route.channels) != 1 or not {route.start.side, route.end.side} <= {"left", "right"}:
        return start, end
    if route.start.side == route.end.side:
        return start, end
    reach = {
        one.box: 0.0 if one.box in behind else boxes[one.box].height / 2 - _INSET for one in (route.start, route.end)
    }
    low = max(boxes[name].y - half for name, half in reach.items())
    high = min(boxes[name].y + half for name, half in reach.items())
    if low > high:
        return start, end
    y = min(max(start[1] if route.start.side == "right" else end[1], low), high)
    return (start[0], y), (end[0], y)


_CLEAR = 7.0
"""Two buses on one track are so far apart."""
_INSET = 9.0
