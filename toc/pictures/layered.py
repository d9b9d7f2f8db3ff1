"""Boxes in ranks with arrows between them: what the chain, the hierarchy and the path have in common."""

import random
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from math import ceil
from typing import Literal

from toc.compare.difference import Tie
from toc.core.graph import CausalGraph
from toc.core.model import IMPACT, Link
from toc.pictures import theme
from toc.pictures.card import Card
from toc.pictures.changes import TIES
from toc.pictures.dot import DotEdge, DotNode, Drawing, escaped, in_order
from toc.pictures.engine import Course, Engine, Layout, lay_out
from toc.pictures.estimate import estimated
from toc.pictures.extras import Extras, Mark
from toc.pictures.layers import is_small, orders
from toc.pictures.notes import Sides, Way, marked, room_for
from toc.pictures.scene import Group, Item, Point, Stroke
from toc.pictures.shapes import arrow
from toc.pictures.theme import STYLES, Kind

# --- The order of boxes -----------------------------------------------------------------------------------------------
# In which order boxes are handed to Graphviz: it searches from there for few crossings, and finds better or worse.
#
# The layout with the fewest crossings among five orders is taken, or the first without any: the order of the file, the
# same the other way round, the best of our own search (`layers`), the second best the other way round, and one at
# random.

_STEPS = 5
"""In so many straight pieces a piece of a curve is cut."""

Ranks = tuple[tuple[str, ...], ...]
Bounds = tuple[float, float, float, float]


def laid_out(drawing: Drawing, engine: Engine) -> Layout:
    """The layout of that drawing with the fewest crossings among a few orders of its boxes. Raises EngineError."""
    best = lay_out(drawing, engine)
    cost = _cost(best, drawing.edges)
    for order in _other_orders(drawing):
        if not cost[0]:
            break
        layout = lay_out(_ranked(drawing, order), engine)
        other = _cost(layout, drawing.edges)
        if other < cost:
            best, cost = layout, other
    return best


def _other_orders(drawing: Drawing) -> Iterator[Ranks]:
    """The orders beside its own that are worth a layout."""
    if not is_small(drawing) or len(drawing.edges) < _FEW_ARROWS:
        return
    ranks = tuple(tuple(rank) for rank in drawing.ranks)
    first, *second = (layers.ranks for layers in orders(drawing)[:2])
    dice = random.Random(_SEED)  # noqa: S311 no secret depends on it
    tried = [
        _reversed(ranks),
        first,
        *map(_reversed, second),
        tuple(tuple(dice.sample(one, len(one))) for one in ranks),
    ]
    yield from (order for order in dict.fromkeys(tried) if order != ranks)


def _reversed(ranks: Ranks) -> Ranks:
    return tuple(rank[::-1] for rank in ranks)


_FEW_ARROWS = 4
_SEED = 2
"""Of six this one found the fewest crossings where the other orders had found too many (docs/design.md)."""


def _ranked(drawing: Drawing, ranks: Ranks) -> Drawing:
    nodes = {one.id: one for one in drawing.nodes}
    return replace(drawing, ranks=ranks, nodes=[nodes[name] for rank in ranks for name in rank])


def _cost(layout: Layout, edges: Sequence[DotEdge]) -> tuple[int, float]:
    """In how many points arrows without a box in common cross, and how long all arrows are together."""
    lines = {number: _Line.of(course) for number, course in layout.edges.items()}
    ends = {number: {edges[number].tail, edges[number].head} for number in lines}
    crossings = sum(
        lines[one].crossings(lines[other]) for one, other in combinations(lines, 2) if not ends[one] & ends[other]
    )
    return crossings, sum(
        abs(b[0] - a[0]) + abs(b[1] - a[1]) for course in layout.edges.values() for a, b in pairwise(course.points)
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """An arrow in straight pieces, each with its sides, and the sides of the whole."""

    pieces: list[tuple[Point, Point]]
    sides: Bounds

    @classmethod
    def of(cls, course: Course) -> "_Line":
        points = [*_straightened(course.points)]
        return cls([*pairwise(points)], _around(points))

    def crossings(self, other: "_Line") -> int:
        if not _touch(self.sides, other.sides):
            return 0
        mine = [piece for piece in self.pieces if _touch(_around(piece), other.sides)]
        theirs = [piece for piece in other.pieces if _touch(_around(piece), self.sides)]
        return sum(_cross(*one, *two) for one in mine for two in theirs)


def _straightened(points: Sequence[Point]) -> Iterator[Point]:
    """Points on a Bézier curve, from its start to its end."""
    yield points[0]
    for (x0, y0), (x1, y1), (x2, y2), (x3, y3) in (points[start : start + 4] for start in range(0, len(points) - 3, 3)):
        for step in range(1, _STEPS + 1):
            t = step / _STEPS
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3
            yield a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _around(points: Sequence[Point]) -> Bounds:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _touch(one: Bounds, other: Bounds) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


# --- Ranks ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """An arrow between two boxes. `loose` ones are drawn but have no say in where the boxes stand."""

    link: Link
    stroke: Stroke
    loose: bool = False
    weight: int = 1
    shown: Link | None = None
    """The link of the plan, where the arrow is led to another place."""

    @property
    def meant(self) -> Link:
        return self.shown or self.link


@dataclass(frozen=True, slots=True, kw_only=True)
class Layered:
    """What a view wants drawn: boxes, the ranks in which they stand, and the arrows."""

    name: str
    title: str
    direction: Literal["LR", "BT"]
    cards: Mapping[str, Card]
    ranks: Sequence[Sequence[str]]
    arrows: Sequence[Arrow]
    node_gap: float = 20
    rank_gap: float = 64
    roof: tuple[str, ...] = ()
    """Places under the impact goal, in a rank above the others, where the arrows to it end; the view draws the goal."""
    beside: float = 0.0
    """What of the breadth of a sheet is taken by what the view draws around boxes and arrows."""
    goal: Card | None = None
    """The impact goal as a box, for a drawing in which nobody draws a roof."""


def drawing_of(view: Layered, told: Extras, *, roofed: bool = False) -> Drawing:
    """The DOT drawing of a layered view. `roofed` has the places under the roof instead of the impact goal."""
    cards = list(view.cards.values())
    ranks = list(view.ranks)
    if roofed and view.roof:
        nodes = [DotNode(id=name, label="", width=1, height=1) for name in view.roof]
        ranks.append(view.roof)
    else:
        nodes = []
        cards += [view.goal] if view.goal else []
        ranks += [[view.goal.id]] if view.goal else []
    place = {name: number for number, rank in enumerate(ranks) for name in rank}
    shown = [told.marks[one.meant] for one in view.arrows if one.meant in told.marks]
    room = room_for(shown, across=view.direction == "LR")
    edges = [_edge(one, one.link if roofed else one.meant, place, told) for one in view.arrows]
    return Drawing(
        name=view.name,
        title=view.title,
        direction=view.direction,
        ranks=ranks,
        nodes=[*(dot_node(one) for one in cards), *nodes],
        edges=edges,
        node_gap=view.node_gap,
        rank_gap=max(view.rank_gap, room),
        room=max(told.setting.breadth - view.beside, 0.0),
    )


def _edge(one: Arrow, link: Link, place: Mapping[str, int], told: Extras) -> DotEdge:
    # An arrow back to an earlier rank (a cycle) must not turn the order of the ranks round.
    backward = place[link.cause] >= place[link.effect]
    return DotEdge(
        tail=link.cause,
        head=link.effect,
        weight=one.weight,
        loose=one.loose or backward,
        back=one.stroke is theme.FEEDBACK,
        style={**dot_stroke(told.stroke(one.meant, one.stroke)), **dot_marks(told.marks_of(one.meant, one.stroke))},
    )


def dot_node(one: Card, at: tuple[float, float] | None = None) -> DotNode:
    """A card as a node of a DOT drawing, at its centre where that is known."""
    small = ("", *one.small, *one.facts) if one.small or one.facts else ()
    looks = {
        **({"penwidth": f"{one.style.width:g}"} if one.style.width > 2 else {}),
        **({"peripheries": "2"} if one.style.double else {}),
        "style": "rounded,filled" + (",dashed" if one.style.dash else ""),
        "fillcolor": one.style.fill,
        "color": one.style.line,
        "fontcolor": one.style.text,
    }
    if one.kind not in (Kind.FACTOR, Kind.MISSING) and one.style.fill == STYLES[Kind.FACTOR].fill:
        # What comes about outside the plan has the ground of a factor: its class says what it is.
        looks["class"] = one.kind.value
    if " ".join(one.lines) != " ".join(one.label.split()):
        # A word was broken, or the end cut off.
        looks["comment"] = escaped(one.label)
    marks = (f"[{mark.text}]" for mark in (one.flag, one.tag) if mark)
    label = "\n".join((*marks, *one.lines, *small))
    return DotNode(id=one.id, label=label, width=one.width, height=one.height, style=looks, at=at)


def dot_stroke(stroke: Stroke) -> dict[str, str]:
    """A line as attributes of a DOT edge."""
    looks = {"color": stroke.color, **({"style": "dashed"} if stroke.dash else {})}
    if stroke in theme.EVIDENCE.values() or stroke.width > 3:
        looks["penwidth"] = f"{stroke.width:g}"
    return looks


def dot_marks(marks: Sequence[Mark]) -> dict[str, str]:
    """The marks of an arrow as attributes of a DOT edge; none where there are none."""
    return {"label": " ".join(one.text for one in marks), "fontsize": "11"} if marks else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A layered view with its places: boxes and arrows as shapes, and the layout for who wants to add to it."""

    layout: Layout
    boxes: list[Item]
    arrows: list[Item]
    marks: list[Item]


def placed(view: Layered, told: Extras, engine: Engine) -> Placed:
    """Lays the view out and makes its shapes. Raises EngineError."""
    layout = _in_order(view, told, engine) if told.changes else _laid_out(view, told, engine)
    boxes: list[Item] = [one.at(*layout.nodes[name]) for name, one in view.cards.items() if name in layout.nodes]
    arrows: list[Item] = []
    ways: list[Way] = []
    for number, one in sorted(enumerate(view.arrows), key=lambda pair: told.layer(pair[1].meant, pair[1].stroke)):
        course = layout.edges.get(number)
        if course is None:
            continue
        link = one.meant
        shapes = arrow(course.points, course.tip, told.stroke(link, one.stroke))
        arrows.append(arrow_of(link, shapes))
        ways.append(
            (link, (*course.points, course.points[-1], course.tip, course.tip), told.marks_of(link, one.stroke))
        )
    marks = [] if told.setting.sketch else marked(ways, _taken(view, layout))
    return Placed(layout=layout, boxes=boxes, arrows=arrows, marks=marks)


def _laid_out(view: Layered, told: Extras, engine: Engine) -> Layout:
    drawing = drawing_of(view, told, roofed=True)
    return estimated(drawing) if told.setting.sketch else laid_out(drawing, engine)


def across(view: Layered, told: Extras, engine: Engine) -> dict[str, float]:
    """How far each box stands from the start of its rank. Raises EngineError."""
    layout = _laid_out(view, told, engine)
    return {name: point[view.direction == "LR"] for name, point in layout.nodes.items()}


def _in_order(view: Layered, told: Extras, engine: Engine) -> Layout:
    """The layout of a picture of a difference: every rank in the order of the picture of the newer plan alone, and what
    was removed where its neighbours stand."""
    drawing = drawing_of(view, told, roofed=True)
    if told.setting.sketch:
        return estimated(drawing)
    places = dict(told.changes.across) if told.changes else {}
    for name in view.cards.keys() - places.keys():
        beside = [places[end] for one in view.arrows for end in _others(one.meant, name) if end in places]
        places[name] = sum(beside) / len(beside) if beside else 0.0
    order = [sorted(rank, key=places.__getitem__) for rank in view.ranks]
    return lay_out(in_order(drawing, order), engine)


def _others(link: Link, name: str) -> tuple[str, ...]:
    """The other end of an arrow to or from that thing."""
    return (link.effect,) if link.cause == name else (link.cause,) if link.effect == name else ()


def arrow_of(link: Link, shapes: Sequence[Item]) -> Group:
    """The shapes of an arrow as one thing that knows which boxes it joins."""
    name, ends = f"link-{link.cause}-{link.effect}", (link.cause, link.effect)
    return Group(id=name, kind="link", title=str(link), items=tuple(shapes), ends=ends)


def _taken(view: Layered, layout: Layout) -> Iterator[Sides]:
    """Where no mark can stand: on boxes, and above the places where the arrows to the impact goal end."""
    for name, one in view.cards.items():
        if name in layout.nodes:
            x, y = layout.nodes[name]
            yield x - one.width / 2, y - one.height / 2, x + one.width / 2, y + one.height / 2
    if view.roof:
        ceiling = max(layout.nodes[name][1] for name in view.roof)
        yield 0.0, -200.0, layout.width, ceiling


def within(graph: CausalGraph, members: Sequence[str], *, late: bool = False, abreast: int = 0) -> list[list[str]]:
    """The members in sub-ranks: first what no other member leads to, then what these lead to, and so on.

    With `late` that which more arrows leave than reach stands as near as can be to what it leads to: its arrows are the
    shorter for it, and the lowest row is less wide. No sub-rank has more than `abreast` members (0: no limit).
    """
    inside = set(members)
    closing = set(graph.closing_links())
    depth: dict[str, int] = {}
    for node in _in_causal_order(graph, members):
        causes = [cause for cause in graph.causes.get(node, ()) if cause in inside and Link(cause, node) not in closing]
        depth[node] = max((depth.get(cause, 0) + 1 for cause in causes), default=0)
    most = max(depth.values(), default=-1)
    for node in reversed(_in_causal_order(graph, members) if late else ()):
        if len(graph.effects.get(node, ())) > len(graph.causes.get(node, ())):
            after = [
                depth[effect]
                for effect in graph.effects[node]
                if effect in inside and effect != node and Link(node, effect) not in closing
            ]
            depth[node] = max(depth[node], min(after, default=most + 1) - 1)
    ranks: list[list[str]] = [[] for _ in range(most + 1)]
    for node in members:
        ranks[depth[node]].append(node)
    return _narrowed(graph, ranks, closing, abreast) if abreast else ranks


def _narrowed(
    graph: CausalGraph, ranks: Sequence[Sequence[str]], closing: Collection[Link], most: int
) -> list[list[str]]:
    """The same ranks, none with more than so many: what can wait goes to the next one, and where nothing can, a rank
    is dealt out over more."""
    left = [list(rank) for rank in ranks]
    found: list[list[str]] = []
    while left:
        rank, *left = left
        waits: list[str] = []
        if left:
            links = {Link(name, effect) for name in rank for effect in left[0] if effect in graph.effects[name]}
            bound = {link.cause for link in links.difference(closing)}
            free = sorted((name for name in rank if name not in bound), key=lambda name: len(graph.causes[name]))
            waits = free[: max(len(rank) - most, 0)]
            left[0] += waits
        stays = [name for name in rank if name not in waits]
        found += _dealt(graph, stays, ceil(len(stays) / most))
    return found


def _dealt(graph: CausalGraph, members: Sequence[str], number: int) -> list[list[str]]:
    """The members in turn over that many ranks: those that lead to one thing stand above each other."""
    if number < 2:
        return [[*members]]
    order = {name: place for place, name in enumerate(graph.nodes)}
    beside = sorted(members, key=lambda one: min((order[effect] for effect in graph.effects[one]), default=0))
    return [beside[rank::number] for rank in range(number)]


def _in_causal_order(graph: CausalGraph, members: Sequence[str]) -> list[str]:
    depths = graph.depths()
    return sorted(members, key=lambda node: depths.get(node, 0))


def causal(link: Link) -> Arrow:
    return Arrow(link=link, stroke=theme.ARROW)


def feedback(link: Link) -> Arrow:
    return Arrow(link=link, stroke=theme.FEEDBACK, loose=True)


def removed(told: Extras, cards: Mapping[str, Card]) -> list[Arrow]:
    """The arrows that only the older plan has, in a picture of a difference; none elsewhere."""
    ends = {*cards, IMPACT}
    return [
        # The ranks stand already: an arrow with no weight goes its own way round the boxes, and pulls none along.
        Arrow(link=link, stroke=TIES[tie], loose=tie is not Tie.LEADS_TO, weight=0)
        for tie, link in (told.changes.loose if told.changes else ())
        if link.cause in ends
        and link.effect in ends
        and (tie is Tie.LEADS_TO or IMPACT not in (link.cause, link.effect))
    ]
