"""The results chain (*resultatenketen*): inputs → activities → outputs → outcomes → impact, in headed columns.

For a simple intervention (Dhaene 2025, 'een eenvoudige, lineaire resultatenketen').
"""

from collections.abc import Sequence
from itertools import pairwise

from toc.core.graph import CausalGraph
from toc.core.model import IMPACT, Link, Plan
from toc.pictures import theme
from toc.pictures.card import Card, effect_card, missing_card, node_card
from toc.pictures.engine import Engine, Layout
from toc.pictures.extras import Extras
from toc.pictures.frame import Body, legend_strokes
from toc.pictures.layered import Arrow, Layered, causal, feedback, placed, removed, within
from toc.pictures.scene import Item, Rect, Stroke, moved
from toc.pictures.shapes import line_of
from toc.pictures.theme import STYLES, Kind
from toc.pictures.words import Words

_WIDE = 204.0
_HEAD = 46.0
_GOAL = 112.0
_PAD = 22.0
_AROUND = 300.0
"""About the height of all that stands above and below the boxes."""


Column = tuple[Kind, str, list[list[str]]]
"""What the boxes of a column are, its heading, and its sub-columns of ids."""


def columns(plan: Plan, graph: CausalGraph, words: Words, told: Extras) -> list[Column]:
    """The five columns; one that the plan leaves empty holds a box that says so."""
    outcomes = within(graph, list(plan.outcomes), late=told.setting.tight) or [[_missing(Kind.OUTCOME)]]
    for name, effect in plan.unintended_effects.items():
        after = 1 + max(
            (number for number, rank in enumerate(outcomes) if set(rank) & set(effect.caused_by)), default=-1
        )
        outcomes += [[]] * (after == len(outcomes))
        outcomes[after] = [*outcomes[after], name]
    found = [
        (Kind.INPUT, words.inputs, [list(plan.inputs)] if plan.inputs else []),
        (Kind.ACTIVITY, words.activities, within(graph, list(plan.activities))),
        (Kind.OUTPUT, words.outputs, within(graph, list(plan.outputs))),
        (Kind.OUTCOME, words.outcomes, outcomes),
        (Kind.IMPACT, words.impact, [*within(graph, list(plan.goals)), *([[IMPACT]] if plan.impact_goal else [])]),
    ]
    return [(kind, heading, ranks or [[_missing(kind)]]) for kind, heading, ranks in found]


def _missing(kind: Kind) -> str:
    return f"_missing-{kind}"


def layered(plan: Plan, graph: CausalGraph, words: Words, told: Extras) -> Layered:
    """The chain as boxes, ranks and arrows."""
    cards: dict[str, Card] = {}
    wide = _WIDE * told.setting.wide
    things = {**plan.inputs, **dict(plan.nodes())}
    ranks = [rank for _, _, ranks in columns(plan, graph, words, told) for rank in ranks]
    for name in (name for rank in ranks for name in rank):
        if name in things:
            # The letters of the goal are larger: its words would break in a box that is much narrower than usual.
            room = max(wide, _GOAL) if name == IMPACT else wide
            cards[name] = node_card(plan, name, things[name], words, room, told)
        elif name in plan.unintended_effects:
            cards[name] = effect_card(plan.unintended_effects[name], words, wide, told)
        else:
            cards[name] = missing_card(name, words.nothing_yet, wide)
    return Layered(
        name="chain",
        title=f"{plan.title or words.untitled} ({words.chain})",
        direction="LR",
        cards=cards,
        ranks=ranks,
        arrows=[*_arrows(plan, graph), *removed(told, cards)],
        node_gap=16 * told.setting.gap,
        rank_gap=62 * told.setting.gap,
        beside=_AROUND,
    )


def _arrows(plan: Plan, graph: CausalGraph) -> list[Arrow]:
    inputs = [
        Link(name, activity)
        for name, means in plan.inputs.items()
        for activity in dict.fromkeys(means.leads_to)
        if activity in plan.activities
    ]
    unwanted = [
        Arrow(link=Link(cause, name), stroke=theme.UNWANTED, weight=0)
        for name, effect in plan.unintended_effects.items()
        for cause in dict.fromkeys(effect.caused_by)
        if cause in graph.levels and cause != IMPACT
    ]
    return [*map(causal, inputs), *map(causal, graph.links()), *map(feedback, graph.feedback), *unwanted]


def body(plan: Plan, graph: CausalGraph, words: Words, told: Extras, engine: Engine) -> Body:
    """The chain as shapes: columns with headings behind the boxes and arrows."""
    view = layered(plan, graph, words, told)
    done = placed(view, told, engine)
    heads = columns(plan, graph, words, told)
    bands = _bands(done.layout, heads, _WIDE * told.setting.wide, done.layout.height + 2 * _PAD)
    kinds = [
        (kind, heading)
        for kind, heading, ranks in heads
        if any(name in view.cards and view.cards[name].kind is kind for rank in ranks for name in rank)
    ]
    if plan.unintended_effects:
        kinds.append((Kind.UNINTENDED, words.unintended))
    if any(one.style is STYLES[Kind.MISSING] for one in view.cards.values()):
        kinds.append((Kind.MISSING, words.missing))
    return Body(
        items=[*bands, *(moved(item, _PAD, _HEAD + _PAD) for item in (*done.arrows, *done.boxes, *done.marks))],
        width=done.layout.width + 2 * _PAD,
        height=done.layout.height + _HEAD + 2 * _PAD,
        kinds=kinds,
        strokes=strokes(view.arrows, words, told),
    )


def _bands(layout: Layout, heads: list[Column], wide: float, high: float) -> list[Item]:
    """A ground and a heading for every column; a ground ends halfway to the next column's boxes."""
    edges = [0.0]
    for (_, _, here), (_, _, beyond) in pairwise(heads):
        end = max(layout.nodes[name][0] for rank in here for name in rank) + wide / 2
        start = min(layout.nodes[name][0] for rank in beyond for name in rank) - wide / 2
        edges.append((end + start) / 2 + _PAD)
    edges.append(layout.width + 2 * _PAD)
    items: list[Item] = []
    for number, ((kind, heading, _), (left, right)) in enumerate(zip(heads, pairwise(edges), strict=True)):
        items.append(Rect(x=left, y=0, width=right - left, height=_HEAD + high, fill=theme.BANDS[number % 2]))
        items.append(Rect(x=left, y=0, width=right - left, height=4, fill=STYLES[kind].line))
        items.append(line_of((left + right) / 2, 31, heading, theme.HEADING_SIZE, bold=True, anchor="middle"))
    return items


def strokes(arrows: Sequence[Arrow], words: Words, told: Extras) -> list[tuple[Stroke, str]]:
    """The kinds of arrow that a picture has, for its legend."""
    names = {theme.ARROW: words.leads_to, theme.FEEDBACK: words.feedback, theme.UNWANTED: words.may_cause}
    return legend_strokes({told.stroke(one.meant, one.stroke) for one in arrows}, names, words)
