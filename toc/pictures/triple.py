"""The triple column (*drievoudige kolom*): what we do, the results in causal order, what else plays a part.

Every result has a row of its own, the impact goal on top. At its height stand on one side the activities that bring it
about directly, on the other the factors and programmes that help or hinder it: one look tells what is ours and what not
(Funnell & Rogers 2011; Dhaene 2025, 'een drievoudige kolom/rij'). Laid as three rows, the same runs from left to right.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from toc.compare.difference import Tie
from toc.core.graph import CausalGraph
from toc.core.model import IMPACT, Link, Plan
from toc.pictures import theme
from toc.pictures.card import Card, card, effect_card, goal_card, missing_card, node_card, stretched, top_card
from toc.pictures.changes import TIES
from toc.pictures.dot import DotEdge, Drawing
from toc.pictures.extras import Extras, Part
from toc.pictures.frame import Body, legend_strokes
from toc.pictures.house import factor_card
from toc.pictures.layered import arrow_of, dot_marks, dot_node, dot_stroke
from toc.pictures.metrics import LINE_HEIGHT, wrap
from toc.pictures.notes import marked, room_for
from toc.pictures.scene import Item, Point, Rect, Stroke
from toc.pictures.shapes import arrow, line_of, shortened
from toc.pictures.theme import STYLES, Kind
from toc.pictures.tracks import rounded
from toc.pictures.triple_places import ROW_GAP, Line, Places, Rows, place
from toc.pictures.triple_sheet import on_sheet
from toc.pictures.words import Words

_WIDE = 236.0
_HEAD = 78.0
_NAMES, _SHORT_NAMES = 168.0, 128.0
_TIP = 8.0


def rows(plan: Plan, graph: CausalGraph) -> Rows:
    """Which row everything stands in. What works on nothing in particular stands beside the uppermost goal."""
    depths = graph.depths()
    order = {name: place for place, name in enumerate(graph.nodes)}
    results = sorted((*plan.outputs, *plan.outcomes), key=lambda name: (-depths[name], order[name]))
    goals = sorted(plan.goals, key=lambda name: (-depths[name], order[name]))
    above = [IMPACT] if plan.impact_goal or not goals else []
    results = [*above, *_beside_each_other(goals, graph), *_beside_each_other(results, graph)]
    ours: dict[str, list[str]] = {name: [] for name in results}
    others: dict[str, list[str]] = {name: [] for name in results}
    for name in plan.activities:
        ours[_first(graph.effects[name], results, results[-1])].append(name)
    for name, factor in plan.external_factors.items():
        targets = [_end(target) for target in factor.on]
        direct = [
            effect for target in targets for effect in ([target] if target in ours else graph.effects.get(target, ()))
        ]
        others[_first(direct, results, results[0])].append(name)
    for name, effect in plan.unintended_effects.items():
        direct = [
            after
            for cause in effect.caused_by
            for after in ([cause] if cause in ours else graph.effects.get(cause, ()))
        ]
        others[_first(direct, results, results[0])].append(name)
    return Rows(
        tuple(results),
        {key: tuple(value) for key, value in ours.items()},
        {key: tuple(value) for key, value in others.items()},
    )


def _beside_each_other(results: Sequence[str], graph: CausalGraph) -> list[str]:
    """The same order of causes, with every result as near as can be above what leads to it."""
    left = dict.fromkeys(results)
    waiting = {name: sum(effect in left for effect in graph.effects[name]) for name in results}
    ready = [name for name in results if not waiting[name]]
    found: list[str] = []
    while left:
        # In a cycle nothing is ready: take the first.
        name = ready.pop(0) if ready else next(iter(left))
        if name not in left:
            continue
        del left[name]
        found.append(name)
        for cause in graph.causes[name]:
            if cause in left:
                waiting[cause] -= 1
                if waiting[cause] <= 0:
                    ready.insert(0, cause)
    return found


def _first(candidates: Sequence[str], results: Sequence[str], otherwise: str) -> str:
    """The lowest of the results: that is where the way starts."""
    known = [name for name in candidates if name in results]
    return max(known, key=results.index, default=otherwise)


def _end(target: str) -> str:
    """What a factor works on: a node, or the effect of a link."""
    link = Link.parse(target)
    return link.effect if link else target


def cards_of(plan: Plan, words: Words, told: Extras) -> dict[str, Card]:
    """A box for everything in the picture."""
    wide = _WIDE * told.setting.wide
    cards = {name: node_card(plan, name, node, words, wide, told) for name, node in plan.nodes() if name != IMPACT}
    if goal := top_card(plan, words, wide, told):
        cards[IMPACT] = goal
    cards |= {name: factor_card(factor, words, wide, told) for name, factor in plan.external_factors.items()}
    for name, effect in plan.unintended_effects.items():
        causes = [plan.activities[cause] for cause in effect.caused_by if cause in plan.activities]
        cards[name] = effect_card(
            effect, words, wide, told, [cause.label or cause.text or cause.id for cause in causes]
        )
    return cards


def filled(found: Rows, cards: dict[str, Card], words: Words, told: Extras) -> Rows:
    """The same rows, with a box that says so where a whole column is empty; adds these boxes to the cards."""
    wide = _WIDE * told.setting.wide
    if all(cards[name].kind in (Kind.IMPACT, Kind.MISSING) for name in found.results):
        cards["_missing-results"] = missing_card("_missing-results", words.nothing_yet, wide)
        found = Rows(
            (*found.results, "_missing-results"),
            {**found.ours, "_missing-results": ()},
            {**found.others, "_missing-results": ()},
        )
    lanes = []
    for name, lane in (("_missing-ours", found.ours), ("_missing-others", found.others)):
        if not any(lane.values()):
            cards[name] = missing_card(name, words.nothing_yet, wide)
            if name == "_missing-others" and not told.shown >= {Part.FACTORS, Part.UNINTENDED}:
                cards[name] = card(name, Kind.FACTOR, words.not_shown, wide=wide)
        lanes.append(lane if any(lane.values()) else {**lane, found.results[-1]: (name,)})
    return Rows(found.results, *lanes)


def lines_of(plan: Plan, graph: CausalGraph, told: Extras) -> list[Line]:
    """Every arrow of the picture, what lies above others last."""
    lines = [*_lines(plan, graph), *_removed(plan, graph, told)]
    return sorted(lines, key=lambda line: told.layer(line.link, line.stroke))


def _removed(plan: Plan, graph: CausalGraph, told: Extras) -> list[Line]:
    """The arrows that only the older plan has, in a picture of a difference."""
    results = graph.levels.keys() - plan.activities.keys()
    inner = {Tie.LEADS_TO, Tie.FEEDS_BACK}
    found = [(tie, Link(link.cause, _end(link.effect))) for tie, link in told.changes.loose] if told.changes else []
    return [
        Line(link, TIES[tie])
        for tie, link in dict.fromkeys(found)
        if (tie in inner and {link.cause, link.effect} <= graph.levels.keys())
        or (tie is Tie.INFLUENCES and link.cause in plan.external_factors and link.effect in results)
        or (tie is Tie.MAY_CAUSE and link.cause in results and link.effect in plan.unintended_effects)
    ]


def _lines(plan: Plan, graph: CausalGraph) -> list[Line]:
    lines = [Line(link, theme.ARROW) for link in graph.links()]
    lines += [Line(link, theme.FEEDBACK) for link in graph.feedback]
    for name, factor in plan.external_factors.items():
        targets = dict.fromkeys(_end(target) for target in factor.on) or [IMPACT]
        lines += [
            Line(Link(name, target), theme.OUTSIDE)
            for target in targets
            if target in graph.levels and target not in plan.activities
        ]
    for name, effect in plan.unintended_effects.items():
        causes = dict.fromkeys(
            cause for cause in effect.caused_by if cause in graph.levels and cause not in plan.activities
        )
        lines += [Line(Link(cause, name), theme.UNWANTED) for cause in causes]
    return lines


@dataclass(frozen=True, slots=True)
class Picture:
    """The triple view with every place computed: boxes by centre, arrows by curve, and its size."""

    cards: Mapping[str, Card]
    centres: Mapping[str, Point]
    arrows: list[tuple[Line, tuple[Point, ...]]]
    places: Places
    width: float
    height: float
    names: float
    """How wide the names of the rows are at their side."""


def composed(plan: Plan, graph: CausalGraph, words: Words, told: Extras, *, lying: bool) -> Picture:
    """Places everything; `lying` lays the columns as rows that run to the right, towards the impact goal."""
    cards = cards_of(plan, words, told)
    found = filled(rows(plan, graph), cards, words, told)
    done = _placed(found, cards, plan, graph, words, told, lying=lying)
    width = done.columns[-1][1]
    names = _SHORT_NAMES if told.setting.tight else _NAMES

    def turned(point: Point) -> Point:
        return (names + done.height - point[1], point[0]) if lying else (point[0], point[1] + _HEAD)

    return Picture(
        cards=cards,
        centres={name: turned((box.x, box.y)) for name, box in done.boxes.items()},
        arrows=[(line, rounded(tuple(turned(corner) for corner in corners))) for line, corners in done.ways],
        places=done,
        width=done.height + names if lying else width,
        height=width if lying else done.height + _HEAD,
        names=names,
    )


def _placed(
    found: Rows, cards: dict[str, Card], plan: Plan, graph: CausalGraph, words: Words, told: Extras, *, lying: bool
) -> Places:
    """The places of everything: every result in a row of its own, or on tight paper several beside each other."""
    lines = lines_of(plan, graph, told)
    shown = [told.marks_of(line.link, line.stroke) for line in lines]
    gap = max(ROW_GAP * told.setting.gap, room_for(shown, across=lying))
    lanes = min(told.setting.lanes, len(found.results) - 1)
    if lanes < 2 or IMPACT not in cards:
        return place(found, cards, lines, lying=lying, gap=gap)
    closing = set(graph.closing_links())
    upward = [
        line.link
        for line in lines
        if line.stroke is theme.ARROW
        and line.link not in closing
        and {line.link.cause, line.link.effect} <= {*found.results}
    ]

    usual = cards[IMPACT]

    def goal(span: float) -> Card:
        return stretched(usual, max(span, usual.height)) if lying else goal_card(plan, words, span, told)

    return on_sheet(found, cards, lines, upward, goal, lanes=lanes, lying=lying, gap=gap)


def body(plan: Plan, graph: CausalGraph, words: Words, told: Extras, *, lying: bool = False) -> Body:
    """The triple column, or with `lying` the triple row, as shapes."""
    picture = composed(plan, graph, words, told, lying=lying)
    arrows: list[Item] = []
    for line, points in picture.arrows:
        shapes = arrow(shortened(points, _TIP), points[-1], told.stroke(line.link, line.stroke))
        arrows.append(arrow_of(line.link, shapes))
    boxes = [picture.cards[name].at(*centre) for name, centre in picture.centres.items()]
    taken = (
        (x - card.width / 2, y - card.height / 2, x + card.width / 2, y + card.height / 2)
        for card, (x, y) in ((picture.cards[name], centre) for name, centre in picture.centres.items())
    )
    ways = [(line.link, points, told.marks_of(line.link, line.stroke)) for line, points in picture.arrows]
    badges = [] if told.setting.sketch else marked(ways, taken)
    return Body(
        items=[
            *_grounds(picture, words, lying=lying),
            *arrows,
            *boxes,
            *badges,
        ],
        width=picture.width,
        height=picture.height,
        kinds=_kinds(picture.cards, words),
        strokes=_strokes(lines_of(plan, graph, told), words, told),
    )


def drawing(plan: Plan, graph: CausalGraph, words: Words, told: Extras, *, lying: bool = False) -> Drawing:
    """The same picture for Graphviz, with every place given: `neato -n2` draws it."""
    picture = composed(plan, graph, words, told, lying=lying)
    nodes = [dot_node(picture.cards[name], centre) for name, centre in picture.centres.items()]
    edges = [
        DotEdge(
            tail=line.link.cause,
            head=line.link.effect,
            style={
                **dot_stroke(told.stroke(line.link, line.stroke)),
                **dot_marks(told.marks_of(line.link, line.stroke)),
            },
            course=(*shortened(points, _TIP), points[-1]),
        )
        for line, points in picture.arrows
    ]
    title = f"{plan.title or words.untitled} ({words.triple_row if lying else words.triple})"
    return Drawing(name="triple", title=title, direction="BT", ranks=(), nodes=nodes, edges=edges, pinned=True)


def _grounds(picture: Picture, words: Words, *, lying: bool) -> list[Item]:
    """The three grounds: ours tinted, what is not ours white and dashed."""
    items: list[Item] = []
    size = (picture.width, picture.height)
    heads = ((words.our_activities, words.ours), (words.results, ""), (words.other_factors, words.not_ours))
    for (low, high), (heading, under), fill, number in zip(
        picture.places.columns, heads, (theme.OURS, theme.BANDS[0], theme.PAPER), range(3), strict=True
    ):
        stroke = theme.OUTSIDE if number == 2 else None
        box = (0.7, low, size[0] - 1.4, high - low) if lying else (low, 0.7, high - low, size[1] - 1.4)
        items.append(Rect(x=box[0], y=box[1], width=box[2], height=box[3], fill=fill, stroke=stroke))
        room = picture.names - 28 if lying else high - low - 28
        lines = [(line, theme.HEADING_SIZE, True) for line in wrap(heading, room, theme.HEADING_SIZE, bold=True)]
        lines += [(line, theme.SMALL_SIZE, False) for line in wrap(under, room, theme.SMALL_SIZE)]
        x, y = (14.0, (low + high) / 2 - len(lines) * 9 + 8) if lying else ((low + high) / 2, 28.0)
        for line, type_size, bold in lines:
            color = theme.INK if bold else theme.MUTED
            items.append(line_of(x, y, line, type_size, color, bold=bold, anchor="start" if lying else "middle"))
            y += type_size * LINE_HEIGHT
    return items


def _kinds(cards: Mapping[str, Card], words: Words) -> list[tuple[Kind, str]]:
    names = [
        (Kind.ACTIVITY, words.activities),
        (Kind.OUTPUT, words.outputs),
        (Kind.OUTCOME, words.outcomes),
        (Kind.IMPACT, words.impact_goal if IMPACT in cards else words.goals),
        (Kind.FACTOR, words.external),
        (Kind.UNINTENDED, words.unintended),
    ]
    shown = {one.kind for one in cards.values() if one.style is not STYLES[Kind.MISSING]}
    found = [(kind, name) for kind, name in names if kind in shown]
    if any(one.style is STYLES[Kind.MISSING] for one in cards.values()):
        found.append((Kind.MISSING, words.missing))
    return found


def _strokes(lines: Sequence[Line], words: Words, told: Extras) -> list[tuple[Stroke, str]]:
    names = {
        theme.ARROW: words.leads_to,
        theme.FEEDBACK: words.feedback,
        theme.OUTSIDE: words.influence,
        theme.UNWANTED: words.may_cause,
    }
    return legend_strokes({told.stroke(line.link, line.stroke) for line in lines}, names, words)
