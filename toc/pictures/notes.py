"""The marks on a picture and the notes under it."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from toc.compare.difference import Change
from toc.core.model import Link
from toc.pictures import theme
from toc.pictures.extras import Mark, Note, Notes
from toc.pictures.metrics import LINE_HEIGHT, wrap
from toc.pictures.scene import Group, Item, Point, Rect, moved
from toc.pictures.shapes import badge, line_of, tag

# --- Notes ------------------------------------------------------------------------------------------------------------
# The notes under a picture: every mark with its text, in as many columns as there is room for.

_TEXT = 13.0
_STEP = _TEXT * LINE_HEIGHT
_APART = 28.0
_LEAST = 340.0
_HEAD = 36.0
_BADGE, _INDENT = 15.0, 36.0


def notes_block(groups: Iterable[Notes], wide: float) -> tuple[list[Item], float]:
    """All notes from (0, 0), and their height."""
    items: list[Item] = []
    y = 0.0
    for group in groups:
        shapes, height = _group(group, wide)
        items += [moved(shape, 0, y) for shape in shapes]
        y += height + 18
    return items, max(y - 18, 0)


def marks_at(marks: Sequence[Mark], point: Point) -> list[Item]:
    """Badges beside each other with their middle there."""
    shapes = [_shapes(one) for one in marks]
    widths = [_width(one) for one in shapes]
    x = point[0] - (sum(widths) + 2 * (len(widths) - 1)) / 2
    items: list[Item] = []
    for one, wide in zip(shapes, widths, strict=True):
        items += [moved(item, x + wide / 2, point[1]) for item in one]
        x += wide + 2
    return items


def marks_width(marks: Sequence[Mark]) -> float:
    """How wide these badges are beside each other."""
    return sum(_width(_shapes(one)) + 2 for one in marks) - 2


def _shapes(mark: Mark, x: float = 0, y: float = 0) -> list[Item]:
    """A badge or a tag with its centre there."""
    if isinstance(mark.form, Change):
        return tag(x, y, mark.text, mark.form)
    return badge(x, y, mark.text, square=mark.form == "square", faded=mark.form == "faded")


def _width(shapes: Sequence[Item]) -> float:
    ground = shapes[0]
    return ground.width if isinstance(ground, Rect) else 22.0


def _group(group: Notes, wide: float) -> tuple[list[Item], float]:
    count = max(1, min(int(wide // _LEAST), len(group.notes)))
    column = (wide - _APART * (count - 1)) / count
    indent = max(_INDENT, *(_BADGE + marks_width([one.mark]) / 2 + 4 for one in group.notes))
    texts = [_note(one, column, indent) for one in group.notes]
    breaks = _even([height for _, height in texts], count)
    items: list[Item] = [line_of(0, 14, group.heading, theme.HEADING_SIZE, bold=True)]
    place, y, highest = 0, 0.0, 0.0
    for number, (shapes, height) in enumerate(texts):
        if number in breaks:
            place, y = place + 1, 0.0
        items += [moved(shape, place * (column + _APART), _HEAD + y) for shape in shapes]
        y += height
        highest = max(highest, y)
    return items, _HEAD + highest


def _even(heights: list[float], count: int) -> set[int]:
    """Before which texts a new column starts, so that the highest of `count` columns is as low as can be."""
    low, high = max(heights), sum(heights)
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (low, middle) if len(_breaks(heights, middle)) < count else (middle, high)
    return _breaks(heights, high)


def _breaks(heights: list[float], limit: float) -> set[int]:
    breaks, filled = set(), 0.0
    for number, height in enumerate(heights):
        if filled and filled + height > limit:
            breaks.add(number)
            filled = 0.0
        filled += height
    return breaks


def _note(note: Note, wide: float, indent: float) -> tuple[list[Item], float]:
    """One note from (0, 0), with its text from `indent` on, and its height."""
    items: list[Item] = _shapes(note.mark, _BADGE, 5)
    y = 9.0
    for text, less in note.lines:
        for line in wrap(text, wide - indent - 2, _TEXT):
            items.append(line_of(indent, y, line, _TEXT, theme.MUTED if less else theme.INK))
            y += _STEP
    return items, y + 8


# --- Marks of arrows --------------------------------------------------------------------------------------------------
# Where the marks of arrows stand: on their arrow, near its middle, on no box and on no other mark.
#
# A mark also keeps off other arrows as far as can be, so that nobody takes it for theirs: where arrows to one box run
# together, it stands where its own still runs alone.

HIGH = 22.0
_FREE = 4.0
"""What is left between two marks, and a part of it between a mark and a box."""
_SEARCH_STEP = 6.0
_ARROW_HEAD = 5.0
"""Half of the head of an arrow."""
_SHARES = (0.5, 0.43, 0.57, 0.36, 0.64, 0.29, 0.71, 0.22, 0.78, 0.15, 0.85, 0.08, 0.92)
_BESIDE = (0.0, 4.0, -4.0, 8.0, -8.0, 15.0, -15.0, 27.0, -27.0)
"""How far beside its arrow a mark may stand where there is no room on it."""
_ON_BOX, _ON_MARK, _ON_ARROW, _OFF = 1000.0, 900.0, 14.0, 2.5
_ROUNDS = 3
_CELL = 48.0

Sides = tuple[float, float, float, float]
Way = tuple[Link, tuple[Point, ...], Sequence[Mark]]
"""An arrow: from what to what, its curve, and its marks."""


def room_for(marks: Iterable[Sequence[Mark]], *, across: bool) -> float:
    """How long an arrow has to be so that its marks fit on it; 0 without any. `across`: arrows run sideways."""
    return max((_FREE * 2 + (marks_width(one) if across else HIGH) for one in marks if one), default=0.0)


@dataclass(slots=True)
class _Field:
    """What is in the way, found by place."""

    boxes: dict[tuple[int, int], list[Sides]] = field(default_factory=lambda: defaultdict(list))
    ways: dict[tuple[int, int], list[tuple[Point, int]]] = field(default_factory=lambda: defaultdict(list))
    marks: dict[tuple[int, int], dict[int, Sides]] = field(default_factory=lambda: defaultdict(dict))

    def cost(self, mine: int, place: Sides) -> float:
        """What it costs to put the marks of that arrow there."""
        wide = _grown(place, _FREE)
        boxes = {box for cell in _cells(wide) for box in self.boxes.get(cell, ()) if _touch(_grown(place, 2), box)}
        marks = {
            one
            for cell in _cells(wide)
            for one, other in self.marks.get(cell, {}).items()
            if one != mine and _touch(wide, other)
        }
        others = {
            one
            for cell in _cells(place)
            for (x, y), one in self.ways.get(cell, ())
            if one != mine and place[0] < x < place[2] and place[1] < y < place[3]
        }
        return _ON_BOX * len(boxes) + _ON_MARK * len(marks) + _ON_ARROW * len(others)


def marked(ways: Sequence[Way], boxes: Iterable[Sides]) -> list[Item]:
    """The marks of arrows, a group for each arrow that has any. `ways` are all arrows."""
    marks = {number: told for number, (_, _, told) in enumerate(ways) if told}
    if not marks:
        return []
    lines = [tuple(_points(curve)) for _, curve, _ in ways]
    ground = _taken(lines, boxes)
    order = sorted(marks, key=lambda one: (len(lines[one]), one))
    choices = {one: list(_choices(lines[one], marks_width(marks[one]))) for one in order}
    places: dict[int, tuple[Point, Sides]] = {}
    for _ in range(_ROUNDS):
        before = dict(places)
        for one in order:
            _lift(ground, one, places)
            _, point, place = min((cost + ground.cost(one, place), point, place) for cost, point, place in choices[one])
            places[one] = point, place
            for cell in _cells(place):
                ground.marks[cell][one] = place
        if places == before:
            break
    return [_mark_group(ways[one][0], marks_at(marks[one], places[one][0])) for one in sorted(marks)]


def _taken(lines: Sequence[Sequence[Point]], boxes: Iterable[Sides]) -> _Field:
    """What is in the way of marks: boxes, arrows and their heads."""
    ground = _Field()
    for box in (*boxes, *map(_head, lines)):
        for cell in _cells(box):
            ground.boxes[cell].append(box)
    for number, line in enumerate(lines):
        for point in line:
            ground.ways[_cell(point)].append((point, number))
    return ground


def _mark_group(link: Link, shapes: Iterable[Item]) -> Group:
    return Group(id=f"mark-{link.cause}-{link.effect}", kind="mark", items=tuple(shapes))


def _lift(ground: _Field, one: int, places: Mapping[int, tuple[Point, Sides]]) -> None:
    """Takes a mark away from where it stands."""
    if one in places:
        for cell in _cells(places[one][1]):
            ground.marks[cell].pop(one, None)


def _choices(line: Sequence[Point], wide: float) -> Iterator[tuple[float, Point, Sides]]:
    """Where a mark can stand: what that costs by itself, its middle, and its sides."""
    reached = [0.0, *accumulate(abs(b[0] - a[0]) + abs(b[1] - a[1]) for a, b in pairwise(line))]
    length = reached[-1]
    for share in _SHARES:
        at = min(bisect_left(reached, share * length), len(line) - 1)
        (x0, y0), (x1, y1) = line[max(at - 1, 0)], line[min(at + 1, len(line) - 1)]
        long = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 or 1.0
        for beside in _BESIDE:
            reach = beside * (1 if abs(x1 - x0) > abs(y1 - y0) else max(1.0, wide / HIGH))
            x, y = line[at][0] - (y1 - y0) / long * reach, line[at][1] + (x1 - x0) / long * reach
            cost = abs(share - 0.5) * min(length, 160) / 8 + abs(beside) * _OFF
            yield cost, (x, y), (x - wide / 2, y - HIGH / 2, x + wide / 2, y + HIGH / 2)


def _points(curve: Sequence[Point]) -> Iterator[Point]:
    """Points of a Bézier curve, about one step apart."""
    for start in range(0, len(curve) - 1, 3):
        p0, p1, p2, p3 = curve[start : start + 4]
        around = sum(abs(b[0] - a[0]) + abs(b[1] - a[1]) for a, b in pairwise((p0, p1, p2, p3)))
        count = max(10, round(around / _SEARCH_STEP))
        for number in range(count):
            t = number / count
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3
            yield a * p0[0] + b * p1[0] + c * p2[0] + d * p3[0], a * p0[1] + b * p1[1] + c * p2[1] + d * p3[1]
    yield curve[-1]


def _head(line: Sequence[Point]) -> Sides:
    """The head of an arrow: under a mark nobody would see where it leads."""
    (x0, y0), (x1, y1) = line[-2], line[-1]
    long = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 or 1.0
    x, y = x1 - (x1 - x0) / long * _ARROW_HEAD, y1 - (y1 - y0) / long * _ARROW_HEAD
    return x - _ARROW_HEAD / 2, y - _ARROW_HEAD / 2, x + _ARROW_HEAD / 2, y + _ARROW_HEAD / 2


def _grown(place: Sides, by: float) -> Sides:
    return place[0] - by, place[1] - by, place[2] + by, place[3] + by


def _touch(one: Sides, other: Sides) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _cell(point: Point) -> tuple[int, int]:
    return int(point[0] // _CELL), int(point[1] // _CELL)


def _cells(place: Sides) -> Iterator[tuple[int, int]]:
    (left, top), (right, bottom) = _cell(place[:2]), _cell(place[2:])
    for x in range(left, right + 1):
        for y in range(top, bottom + 1):
            yield x, y
