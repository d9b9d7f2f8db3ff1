"""The way to impact (*weg naar impact*) as the training draws it for its city Ubuntu: a house.

The impact goal is the roof, the changes carry it, the actions carry the changes, the actors of the city are the
foundation. Beside the house stand society and other interventions; below it the hypotheses and mechanisms, numbered on
the arrows that they explain (Dhaene 2025, visual 'Ubuntu').
"""

from toc.diagrams import theme
from toc.diagrams.card import Card, goal_card, missing_card, node_card
from toc.diagrams.chain import strokes
from toc.diagrams.engine import Engine
from toc.diagrams.frame import Body
from toc.diagrams.house import Block, foundation, interventions_panel, notes, roof_of, society_panel
from toc.diagrams.layered import Layered, Placed, causal, feedback, placed, within
from toc.diagrams.roof import raised, span
from toc.diagrams.scene import Item, Rect, moved
from toc.diagrams.shapes import arrow, badge, halfway, line_of
from toc.diagrams.theme import STYLES, Kind
from toc.diagrams.words import Words
from toc.graph import CausalGraph
from toc.model import IMPACT, Link, Plan

_WIDE = 176.0
_PAD = 22.0
_GUTTER = 128.0
_LEAST = 520.0
_SIDE = 222.0
_BESIDE = 34.0


def rows(plan: Plan, graph: CausalGraph) -> tuple[list[list[str]], list[list[str]]]:
    """The actions and the changes, each in rows from the bottom up; an empty part holds a place for what is missing."""
    actions = within(graph, list(plan.activities)) or [["_missing-activities"]]
    changes = within(graph, [*plan.outputs, *plan.outcomes]) or [["_missing-changes"]]
    return actions, changes


def layered(plan: Plan, graph: CausalGraph, words: Words) -> Layered:
    """The inside of the house: actions, changes, and the places under the roof."""
    actions, changes = rows(plan, graph)
    things = dict(plan.nodes())
    cards: dict[str, Card] = {}
    for name in (name for row in (*actions, *changes) for name in row):
        known = name in things
        cards[name] = (
            node_card(plan, name, things[name], words, _WIDE) if known else missing_card(name, words.nothing_yet, _WIDE)
        )
    arrows = [causal(link) for link in graph.links()]
    arrows += [feedback(link) for link in graph.feedback if IMPACT not in (link.cause, link.effect)]
    roof = raised(arrows)
    return Layered(
        name="path",
        title=f"{plan.title or words.untitled} ({words.path})",
        direction="BT",
        cards=cards,
        ranks=[*actions, *changes],
        arrows=roof.arrows,
        roof=roof.anchors,
        goal=goal_card(plan, words, 2.2 * _WIDE),
        node_gap=18,
        rank_gap=66,
    )


def body(plan: Plan, graph: CausalGraph, words: Words, engine: Engine) -> Body:
    """The house with its surroundings as shapes."""
    view = layered(plan, graph, words)
    done = placed(view, engine)
    _, _, under = span(done.layout, view.roof)
    width = max(done.layout.width + _GUTTER + _PAD, _LEAST)
    right = (width + _GUTTER - _PAD - done.layout.width) / 2
    roof = roof_of(plan, words, width)
    down = roof.height - under
    floor = down + done.layout.height + _PAD
    base = foundation(plan, words, width)
    house = [
        *_rooms(_between(view, done, *rows(plan, graph)) + down, roof.height, floor, width, words),
        *(moved(item, right, down) for item in (*done.arrows, *done.boxes)),
        *roof.items,
        *(moved(item, 0, floor) for item in base.items),
        *(moved(item, right, down) for item in _badges(plan, done)),
    ]
    return _surrounded(plan, words, view, Block(house, width, floor + base.height), roof.eaves)


def _between(view: Layered, done: Placed, actions: list[list[str]], changes: list[list[str]]) -> float:
    """The height halfway between the actions and the changes."""
    places, cards = done.layout.nodes, view.cards
    lowest = max(places[name][1] + cards[name].height / 2 for row in changes for name in row)
    highest = min(places[name][1] - cards[name].height / 2 for row in actions for name in row)
    return (lowest + highest) / 2


def _rooms(between: float, ceiling: float, floor: float, width: float, words: Words) -> list[Item]:
    """The grounds of the changes and of the actions, with their names at the side."""
    items: list[Item] = []
    for top, bottom, ground, heading in (
        (ceiling, between, theme.BANDS[0], words.changes),
        (between, floor, theme.BANDS[1], words.actions),
    ):
        items.append(Rect(x=0, y=top, width=width, height=bottom - top, fill=ground))
        items.append(line_of(16, (top + bottom) / 2 + 5, heading, theme.HEADING_SIZE, bold=True))
    return items


def _badges(plan: Plan, done: Placed) -> list[Item]:
    """The number of every hypothesis on the arrows that it explains."""
    numbers: dict[Link, list[str]] = {}
    for number, hypothesis in enumerate(plan.hypotheses.values(), 1):
        for link in hypothesis.links:
            numbers.setdefault(link, []).append(str(number))
    items: list[Item] = []
    for link, which in numbers.items():
        course = done.courses.get(link)
        if course:
            x, y = halfway(course.points)
            items += badge(x, y, f"H{','.join(which)}")
    return items


def _surrounded(plan: Plan, words: Words, view: Layered, house: Block, eaves: float) -> Body:
    """The house between its surroundings, above the hypotheses."""
    left, right = society_panel(plan, words, _SIDE), interventions_panel(plan, words, _SIDE)
    width = house.width + 2 * (_SIDE + _BESIDE)
    height = max(house.height, eaves + left.height, eaves + right.height)
    under = notes(plan, words, width)
    inner = _SIDE + _BESIDE
    middle = eaves + min(left.height, right.height, house.height - eaves) / 2
    items = [
        *(moved(item, inner, 0) for item in house.items),
        *(moved(item, 0, eaves) for item in left.items),
        *(moved(item, width - _SIDE, eaves) for item in right.items),
        *arrow(_straight(_SIDE, inner - 10, middle), (inner, middle), theme.OUTSIDE),
        *arrow(_straight(width - _SIDE, width - inner + 10, middle), (width - inner, middle), theme.OUTSIDE),
        *(moved(item, 0, height + 30) for item in under.items),
    ]
    return Body(
        items=items,
        width=width,
        height=height + (30 + under.height if under.items else 0),
        kinds=_kinds(plan, view, words),
        strokes=[*strokes(view.arrows, words), (theme.OUTSIDE, words.influence)],
        badge=words.explains if plan.hypotheses else "",
    )


def _straight(start: float, end: float, y: float) -> tuple[tuple[float, float], ...]:
    return ((start, y), (start, y), (end, y), (end, y))


def _kinds(plan: Plan, view: Layered, words: Words) -> list[tuple[Kind, str]]:
    names = [
        (Kind.IMPACT, words.impact_goal),
        (Kind.OUTCOME, words.outcomes),
        (Kind.OUTPUT, words.outputs),
        (Kind.ACTIVITY, words.activities),
    ]
    shown = {one.kind for one in view.cards.values() if one.style is not STYLES[Kind.MISSING]} | {Kind.IMPACT}
    found = [(kind, name) for kind, name in names if kind in shown]
    if plan.external_factors or any(one.external for one in plan.changes()):
        found.append((Kind.FACTOR, words.external))
    if plan.unintended_effects:
        found.append((Kind.UNINTENDED, words.unintended))
    if any(one.style is STYLES[Kind.MISSING] for one in view.cards.values()) or not plan.impact_goal:
        found.append((Kind.MISSING, words.missing))
    return found
