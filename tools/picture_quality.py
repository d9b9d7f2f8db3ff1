"""How well a picture can be followed, in numbers from its scene; `python tools/bench.py crossings` prints them.

crossings  points where two arrows cross that have no box in common (arrows to or from one box may run together)
through    arrows that run through a box that is not theirs, each box once
overlaps   marks (H1, I2) that touch a box or another mark
length     the length of all arrows, as a multiple of the straight ways between the sides of their boxes
room       the area of the picture, as a multiple of the area of its boxes
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from toc.core.graph import CausalGraph
from toc.core.model import Link, Plan
from toc.pictures.dot import DotEdge, DotNode, Drawing
from toc.pictures.engine import lay_out
from toc.pictures.extras import Part
from toc.pictures.render import Direction, Look, scene
from toc.pictures.scene import Circle, Curve, Group, Item, Point, Polygon, Rect, Scene, flat
from toc.pictures.views import View
from toc.syntax.document import Document

STEPS = 12
"""In so many straight pieces each piece of a curve is cut."""
_INSIDE = 1.5
"""A line that goes no deeper into a box than this touches its side."""
_SAME_PLACE = 8.0
"""Two crossings of the same two arrows that are so near are one to a reader."""
_LEAST = 8.0
"""A way is at least so long: an arrow has a head."""

Sides = tuple[float, float, float, float]
"""Left, top, right and lower edge."""


@dataclass(frozen=True, slots=True)
class Quality:
    """The numbers of one picture; less is better in all of them."""

    crossings: int
    through: int
    overlaps: int
    length: float
    room: float


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow of a picture: what it joins, and its way in straight pieces."""

    link: Link
    points: tuple[Point, ...]


HEAD = f"{'plan':24} {'view':12} {'crossings':>9} {'through':>7} {'overlaps':>8} {'length':>6} {'room':>5}"


def table(name: str, document: Document) -> Iterator[str]:
    """A line for every view of a plan, with hypotheses shown, and one for what plain `dot` makes of the same boxes."""
    plan, language = document.plan, document.language
    for view, direction in [*((view, Direction.COLUMN) for view in View), (View.TRIPLE, Direction.ROW)]:
        look = Look(show=frozenset({Part.HYPOTHESES}))
        quality = measured(scene(plan, view, language=language, direction=direction, look=look))
        yield line(name, view.value if direction is Direction.COLUMN else f"{view.value} row", quality)
    yield line(name, "plain dot", plain_dot(plan))


def line(name: str, view: str, one: Quality) -> str:
    """One line of the table."""
    return f"{name:24} {view:12} {one.crossings:9} {one.through:7} {one.overlaps:8} {one.length:6.2f} {one.room:5.1f}"


def plain_dot(plan: Plan) -> Quality:
    """What Graphviz makes of the nodes and causal links alone, with boxes of one size: ranks and places are its own."""
    graph = CausalGraph.of(plan)
    links = [link for link in graph.links() if link.cause != link.effect]
    layout = lay_out(
        Drawing(
            name="plain",
            direction="BT",
            ranks=(),
            nodes=[DotNode(id=name, label="", width=176, height=60) for name in graph.nodes],
            edges=[DotEdge(tail=link.cause, head=link.effect) for link in links],
        )
    )
    boxes = {name: (x - 88, y - 30, x + 88, y + 30) for name, (x, y) in layout.nodes.items()}
    arrows = [Arrow(links[number], (*straightened(one.points), one.tip)) for number, one in layout.edges.items()]
    return judged(boxes, arrows, [], layout.width * layout.height)


def measured(scene: Scene) -> Quality:
    """The quality of a picture."""
    return judged(dict(boxes_of(scene)), list(arrows_of(scene)), list(marks_of(scene)), scene.width * scene.height)


def judged(boxes: dict[str, Sides], arrows: Sequence[Arrow], marks: Sequence[Sides], whole: float) -> Quality:
    """The numbers of boxes, arrows and marks in a picture whose area is the `whole`."""
    shortest = sum(max(apart(boxes[one.link.cause], boxes[one.link.effect]), _LEAST) for one in arrows)
    length = sum(distance(*piece) for one in arrows for piece in pairwise(one.points))
    area = sum((right - left) * (bottom - top) for left, top, right, bottom in boxes.values())
    return Quality(
        crossings=sum(len(crossings(one, other)) for one, other in combinations(arrows, 2)),
        through=len(runs_through(boxes, arrows)),
        overlaps=len(overlaps(marks, boxes)),
        length=round(length / shortest, 2) if arrows else 1.0,
        room=round(whole / area, 1),
    )


def boxes_of(scene: Scene) -> Iterator[tuple[str, Sides]]:
    """Every box by id; the roof of the house down to its ceiling."""
    for item in flat(scene.items):
        if isinstance(item, Group) and item.id.startswith("node-"):
            yield item.id.removeprefix("node-"), sides(item.items[0])


def arrows_of(scene: Scene) -> Iterator[Arrow]:
    boxes = dict(boxes_of(scene))
    for item in flat(scene.items):
        if isinstance(item, Group) and item.kind == "link":
            link = Link.parse(item.title)
            curve, head = item.items[0], item.items[1]
            if link and link.cause in boxes and link.effect in boxes and isinstance(curve, Curve):
                tip = (head.points[0],) if isinstance(head, Polygon) else ()
                yield Arrow(link, (*straightened(curve.points), *tip))


def marks_of(scene: Scene) -> Iterator[Sides]:
    """The badges on arrows, each by its disc or square."""
    for item in scene.items:
        if isinstance(item, Group) and item.id.startswith("mark-"):
            yield from (sides(one) for one in item.items if isinstance(one, Circle | Rect))


def sides(item: Item) -> Sides:
    match item:
        case Rect():
            return item.x, item.y, item.x + item.width, item.y + item.height
        case Circle():
            return item.x - item.radius, item.y - item.radius, item.x + item.radius, item.y + item.radius
        case Polygon():
            xs, ys = [x for x, _ in item.points], sorted({y for _, y in item.points})
            return min(xs), ys[0], max(xs), ys[-1]
        case _:
            raise TypeError(item)


def straightened(points: Sequence[Point]) -> Iterator[Point]:
    """Points on a Bézier curve; of a straight piece only its ends."""
    yield points[0]
    for start in range(0, len(points) - 1, 3):
        piece = points[start : start + 4]
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = piece
        straight = piece[0] == piece[1] and piece[2] == piece[3]
        for step in [STEPS] if straight else range(1, STEPS + 1):
            t = step / STEPS
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3
            yield a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3


def crossings(one: Arrow, other: Arrow) -> list[Point]:
    """Where two arrows cross."""
    if {one.link.cause, one.link.effect} & {other.link.cause, other.link.effect}:
        return []
    if not touch(around(one.points), around(other.points)):
        return []
    found: list[Point] = []
    for first in pairwise(one.points):
        extent = around(first)
        for second in pairwise(other.points):
            point = crossing(first, second) if touch(extent, around(second)) else None
            if point and all(distance(point, known) > _SAME_PLACE for known in found):
                found.append(point)
    return found


def crossing(first: tuple[Point, Point], second: tuple[Point, Point]) -> Point | None:
    """Where two straight pieces meet, if they do."""
    (ax, ay), (bx, by) = first
    (cx, cy), (dx, dy) = second
    turn = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx)
    if abs(turn) < 1e-9:
        return None
    t = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / turn
    u = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / turn
    return (ax + t * (bx - ax), ay + t * (by - ay)) if 0 <= t <= 1 and 0 <= u <= 1 else None


def runs_through(boxes: dict[str, Sides], arrows: Iterable[Arrow]) -> list[tuple[Link, str]]:
    """The arrows that run through a box that is not theirs."""
    found = []
    for one in arrows:
        extent = around(one.points)
        for name, box in boxes.items():
            inner = (box[0] + _INSIDE, box[1] + _INSIDE, box[2] - _INSIDE, box[3] - _INSIDE)
            if name in {one.link.cause, one.link.effect} or not touch(extent, inner):
                continue
            if any(enters(piece, inner) for piece in pairwise(one.points)):
                found.append((one.link, name))
    return found


def enters(piece: tuple[Point, Point], box: Sides) -> bool:
    """Whether a straight piece has a point within a box."""
    (x0, y0), (x1, y1) = piece
    low, high = 0.0, 1.0
    for start, move, least, most in ((x0, x1 - x0, box[0], box[2]), (y0, y1 - y0, box[1], box[3])):
        if abs(move) < 1e-9:
            if not least < start < most:
                return False
            continue
        enter, leave = sorted(((least - start) / move, (most - start) / move))
        low, high = max(low, enter), min(high, leave)
    return low < high


def overlaps(marks: Sequence[Sides], boxes: dict[str, Sides]) -> list[tuple[Sides, Sides]]:
    """Marks that touch a box or each other."""
    found = [(one, box) for one in marks for box in boxes.values() if touch(one, box)]
    return found + [(one, other) for one, other in combinations(marks, 2) if touch(one, other)]


def touch(one: Sides, other: Sides) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def around(points: Sequence[Point]) -> Sides:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs) - 1e-6, min(ys) - 1e-6, max(xs) + 1e-6, max(ys) + 1e-6


def distance(start: Point, end: Point) -> float:
    return float(((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5)


def apart(one: Sides, other: Sides) -> float:
    """The distance between the sides of two boxes."""
    across = max(0.0, one[0] - other[2], other[0] - one[2])
    down = max(0.0, one[1] - other[3], other[1] - one[3])
    return distance((0.0, 0.0), (across, down))
