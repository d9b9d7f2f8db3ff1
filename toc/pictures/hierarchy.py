"""The outcomes hierarchy: results only, the impact goal on top, under it what leads to it, layer by layer.

For chains that are complex and have many parts; the term is named at the side (Dhaene 2025, 'een hiërarchie van
resultaten en aangeven van korte en langetermijnresultaten'; Funnell & Rogers 2011).
"""

from dataclasses import dataclass
from itertools import pairwise

from toc.core.graph import CausalGraph
from toc.core.model import IMPACT, Goal, Outcome, Output, Plan, Term
from toc.pictures import theme
from toc.pictures.card import Card, goal_card, missing_card, node_card, top_card
from toc.pictures.chain import strokes
from toc.pictures.engine import Engine, Layout
from toc.pictures.extras import Extras, Part
from toc.pictures.frame import Body
from toc.pictures.house import Roof, raised, span
from toc.pictures.layered import Layered, causal, feedback, placed, removed, within
from toc.pictures.metrics import wrap
from toc.pictures.scene import Item, Rect, moved
from toc.pictures.shapes import line_of
from toc.pictures.theme import STYLES, Kind
from toc.pictures.words import Words, terms_of

_WIDE = 190.0
_SIDE = 128.0
_PAD = 24.0

Band = tuple[str, list[list[str]]]
"""The name at the side and the rows of ids, from the bottom up."""


def bands(plan: Plan, graph: CausalGraph, words: Words, told: Extras) -> list[Band]:
    """The layers from the bottom up: outputs, outcomes by term, goals side by side. The impact goal comes above."""
    abreast = told.setting.abreast
    found: list[Band] = [(words.outputs, within(graph, list(plan.outputs), abreast=abreast))]
    terms = terms_of(plan, graph)
    if not told.has(Part.TERMS):
        terms = dict.fromkeys(terms)
    for term, heading in (
        (Term.SHORT, words.short),
        (Term.MEDIUM, words.medium),
        (Term.LONG, words.long),
        (None, words.no_term if told.has(Part.TERMS) else words.outcomes),
    ):
        members = [name for name in plan.outcomes if terms[name] is term]
        found.append((heading, within(graph, members, late=told.setting.tight, abreast=abreast)))
    if not plan.outcomes:
        found.append((words.outcomes, [["_missing-outcomes"]]))
    found.append((words.goals, within(graph, list(plan.goals), abreast=abreast)))
    return [(heading, ranks) for heading, ranks in found if ranks]


def layered(plan: Plan, graph: CausalGraph, words: Words, told: Extras) -> Layered:
    """The hierarchy as boxes, rows and arrows; the uppermost row holds the places under the impact goal."""
    wide = _WIDE * told.setting.wide
    rows = [row for _, rows in bands(plan, graph, words, told) for row in rows]
    things: dict[str, Output | Outcome | Goal] = {**plan.outputs, **plan.outcomes, **plan.goals}
    cards: dict[str, Card] = {}
    for name in (name for row in rows for name in row):
        cards[name] = (
            node_card(plan, name, things[name], words, wide, told)
            if name in things
            else missing_card(name, words.nothing_yet, wide)
        )
    shown = {*cards, IMPACT}
    arrows = [causal(link) for link in graph.links() if link.cause in shown and link.effect in shown]
    arrows += [feedback(link) for link in graph.feedback if link.cause in cards and link.effect in cards]
    goal = top_card(plan, words, 2.2 * wide, told)
    every = (*arrows, *removed(told, cards))
    roof = raised(every) if goal else Roof((), every)
    return Layered(
        name="hierarchy",
        title=f"{plan.title or words.untitled} ({words.hierarchy})",
        direction="BT",
        cards=cards,
        ranks=rows,
        arrows=roof.arrows,
        roof=roof.anchors,
        goal=goal,
        node_gap=24 * told.setting.gap,
        rank_gap=64 * told.setting.gap,
        beside=_SIDE + 2 * _PAD + 2 * theme.MARGIN,
    )


def body(plan: Plan, graph: CausalGraph, words: Words, told: Extras, engine: Engine) -> Body:
    """The hierarchy as shapes: a ground for every layer with its name at the side, behind the boxes and arrows."""
    view = layered(plan, graph, words, told)
    done = placed(view, told, engine)
    top = _top(plan, words, view, done.layout, told)
    raise_by = top.raise_by
    width = max(done.layout.width, top.goal.width if top.goal else 0.0) + _SIDE + 2 * _PAD
    layers = [
        (upper + raise_by, lower + raise_by, heading)
        for upper, lower, heading in _extents(done.layout, view, bands(plan, graph, words, told))
    ]
    layers += [(0.0, top.goal.height, words.impact_goal)] if top.goal else []
    kinds = [(Kind.OUTPUT, words.outputs), (Kind.OUTCOME, words.outcomes)]
    kinds = [(kind, heading) for kind, heading in kinds if any(one.kind is kind for one in view.cards.values())]
    kinds.append((Kind.IMPACT, words.impact_goal if top.goal else words.goals))
    if any(outcome.external for outcome in (*plan.outputs.values(), *plan.outcomes.values())):
        kinds.append((Kind.FACTOR, words.external))
    if any(one.style is STYLES[Kind.MISSING] for one in (*view.cards.values(), *top.boxes)):
        kinds.append((Kind.MISSING, words.missing))
    return Body(
        items=[
            *_grounds(layers, width, done.layout.height + raise_by + 2 * _PAD),
            *(moved(item, _SIDE + _PAD, _PAD + raise_by) for item in (*done.arrows, *done.boxes)),
            *(moved(item, _SIDE + _PAD, _PAD + raise_by) for item in done.marks),
            *(one.at(_SIDE + _PAD + top.middle, _PAD + one.height / 2) for one in top.boxes),
        ],
        width=width,
        height=done.layout.height + raise_by + 2 * _PAD,
        kinds=kinds,
        strokes=strokes(view.arrows, words, told),
    )


@dataclass(frozen=True, slots=True)
class _Top:
    """What stands above the layers: the impact goal, its middle, and how much lower all else comes for it."""

    goal: Card | None = None
    middle: float = 0.0
    raise_by: float = 0.0

    @property
    def boxes(self) -> tuple[Card, ...]:
        return (self.goal,) if self.goal else ()


def _top(plan: Plan, words: Words, view: Layered, layout: Layout, told: Extras) -> _Top:
    if not view.roof:
        return _Top()
    wide = _WIDE * told.setting.wide
    left, right, under = span(layout, view.roof)
    goal = goal_card(plan, words, max(right - left + wide, 2.2 * wide), told)
    middle = min(max((left + right) / 2, goal.width / 2), max(layout.width - goal.width / 2, goal.width / 2))
    return _Top(goal, middle, goal.height - under)


def _extents(layout: Layout, view: Layered, layers: list[Band]) -> list[tuple[float, float, str]]:
    """Upper and lower edge of the boxes of every layer, with its heading."""
    found = []
    for heading, rows in layers:
        boxes = [(layout.nodes[name][1], view.cards[name].height / 2) for row in rows for name in row]
        found.append((min(y - half for y, half in boxes), max(y + half for y, half in boxes), heading))
    return found


def _grounds(layers: list[tuple[float, float, str]], width: float, height: float) -> list[Item]:
    """A ground with its name for every layer, from the bottom up; one ends halfway to the boxes of the next."""
    edges = [height, *((lower[0] + upper[1]) / 2 + _PAD for lower, upper in pairwise(layers)), 0.0]
    items: list[Item] = []
    for number, ((top, bottom, heading), (low, high)) in enumerate(zip(layers, pairwise(edges), strict=True)):
        items.append(Rect(x=0, y=high, width=width, height=low - high, fill=theme.BANDS[number % 2]))
        lines = wrap(heading, _SIDE - 24, theme.HEADING_SIZE, bold=True)
        start = (top + bottom) / 2 + _PAD - (len(lines) - 1) * 10 + 5
        items += [
            line_of(18, start + 20 * place, line, theme.HEADING_SIZE, bold=True) for place, line in enumerate(lines)
        ]
    return items
