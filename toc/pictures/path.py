"""The way to impact (*weg naar impact*) as the training draws it for its city Ubuntu: a house.

The impact goal is the roof, the changes carry it, the actions carry the changes, the actors of the city are the
foundation. Beside the house stand society and other interventions; below it the hypotheses and mechanisms, numbered on
the arrows that they explain (Dhaene 2025, visual 'Ubuntu').
"""

from toc.core.graph import CausalGraph
from toc.core.model import IMPACT, Plan
from toc.pictures import theme
from toc.pictures.card import Card, missing_card, node_card, top_card
from toc.pictures.chain import strokes
from toc.pictures.engine import Engine
from toc.pictures.extras import Extras, Part
from toc.pictures.frame import Body
from toc.pictures.house import Block, foundation, interventions_panel, raised, roof_of, society_panel, span
from toc.pictures.layered import Layered, Placed, causal, feedback, placed, removed, within
from toc.pictures.scene import Item, Rect, moved
from toc.pictures.shapes import arrow, line_of
from toc.pictures.theme import STYLES, Kind
from toc.pictures.words import Words

_WIDE = 176.0
_PAD = 22.0
_GUTTER, _CLEAR_GUTTER = 128.0, 138.0
"""Room for the names of rooms. On tight paper boxes may stand right beside it."""
_LEAST = 520.0
_SIDE = 222.0
_BESIDE, _NEAR = 34.0, 26.0
_LOW = 14.0


def rows(plan: Plan, graph: CausalGraph, told: Extras) -> tuple[list[list[str]], list[list[str]]]:
    """The actions and the changes, each in rows from the bottom up; an empty part holds a place for what is missing."""
    abreast = told.setting.abreast
    actions = within(graph, list(plan.activities), abreast=abreast) or [["_missing-activities"]]
    changes = within(graph, [*plan.outputs, *plan.outcomes], late=True, abreast=abreast) or [["_missing-changes"]]
    return actions, changes


def goal_rows(plan: Plan, graph: CausalGraph, told: Extras) -> list[list[str]]:
    """The goals side by side, which stand between the changes and the roof."""
    return within(graph, list(plan.goals), abreast=told.setting.abreast)


def layered(plan: Plan, graph: CausalGraph, words: Words, told: Extras) -> Layered:
    """The inside of the house: actions, changes, and the places under the roof."""
    wide = _WIDE * told.setting.wide
    actions, changes = rows(plan, graph, told)
    goals = goal_rows(plan, graph, told)
    things = dict(plan.nodes())
    cards: dict[str, Card] = {}
    for name in (name for row in (*actions, *changes, *goals) for name in row):
        known = name in things
        cards[name] = (
            node_card(plan, name, things[name], words, wide, told)
            if known
            else missing_card(name, words.nothing_yet, wide)
        )
    arrows = [causal(link) for link in graph.links()]
    arrows += [feedback(link) for link in graph.feedback if IMPACT not in (link.cause, link.effect)]
    roof = raised([*arrows, *removed(told, cards)])
    return Layered(
        name="path",
        title=f"{plan.title or words.untitled} ({words.path})",
        direction="BT",
        cards=cards,
        ranks=[*actions, *changes, *goals],
        arrows=roof.arrows,
        roof=roof.anchors,
        goal=top_card(plan, words, 2.2 * wide, told),
        node_gap=18 * told.setting.gap,
        rank_gap=66 * told.setting.gap,
        beside=_CLEAR_GUTTER + _PAD + 2 * theme.MARGIN,
    )


def body(plan: Plan, graph: CausalGraph, words: Words, told: Extras, engine: Engine) -> Body:
    """The house with its surroundings as shapes."""
    view = layered(plan, graph, words, told)
    done = placed(view, told, engine)
    _, _, under = span(done.layout, view.roof)
    gutter = _CLEAR_GUTTER if told.setting.tight else _GUTTER
    width = max(done.layout.width + gutter + _PAD, _LEAST)
    right = (width + gutter - _PAD - done.layout.width) / 2
    roof = roof_of(plan, words, width, told)
    down = roof.height - under
    floor = down + done.layout.height + (_LOW if told.setting.tight else _PAD)
    base = foundation(plan, words, width, told) if told.has(Part.ACTORS) else Block([], width, 0)
    house = [
        *_rooms(_floors(plan, graph, words, view, done, told), (roof.height, down, floor), width),
        *(moved(item, right, down) for item in (*done.arrows, *done.boxes)),
        *roof.items,
        *(moved(item, 0, floor) for item in base.items),
        *(moved(item, right, down) for item in done.marks),
    ]
    if told.setting.below:
        return _on_panels(plan, words, view, told, Block(house, width, floor + base.height))
    return _surrounded(plan, words, view, told, Block(house, width, floor + base.height), roof.eaves)


Floor = tuple[str, float]
"""The name of a room, and the height at which it ends below: halfway to the boxes of the next."""


def _floors(plan: Plan, graph: CausalGraph, words: Words, view: Layered, done: Placed, told: Extras) -> list[Floor]:
    """The rooms from the roof down; the lowest ends where the house stands on its foundation."""
    actions, changes = rows(plan, graph, told)
    goals = goal_rows(plan, graph, told)
    found = [(words.goals if plan.impact_goal else "", _between(view, done, changes, goals))] if goals else []
    return [*found, (words.changes, _between(view, done, actions, changes)), (words.actions, 0.0)]


def _between(view: Layered, done: Placed, lower: list[list[str]], upper: list[list[str]]) -> float:
    """The height halfway between the boxes of two rooms."""
    places, cards = done.layout.nodes, view.cards
    lowest = max(places[name][1] + cards[name].height / 2 for row in upper for name in row)
    highest = min(places[name][1] - cards[name].height / 2 for row in lower for name in row)
    return (lowest + highest) / 2


def _rooms(floors: list[Floor], heights: tuple[float, float, float], width: float) -> list[Item]:
    """The grounds of the rooms, with their names at the side. `heights` are those of the ceiling, of the boxes, and of
    the foundation."""
    top, down, floor = heights
    items: list[Item] = []
    for number, (heading, end) in enumerate(floors):
        bottom = end + down if number < len(floors) - 1 else floor
        ground = theme.BANDS[(len(floors) - number) % 2]
        items.append(Rect(x=0, y=top, width=width, height=bottom - top, fill=ground))
        items.append(line_of(16, (top + bottom) / 2 + 5, heading, theme.HEADING_SIZE, bold=True))
        top = bottom
    return items


def _surrounded(plan: Plan, words: Words, view: Layered, told: Extras, house: Block, eaves: float) -> Body:
    """The house between its surroundings, above the hypotheses."""
    side = _SIDE * told.setting.side
    left, right = society_panel(plan, words, side, told), interventions_panel(plan, words, side, told)
    width = house.width + 2 * (side + _BESIDE)
    height = max(house.height, eaves + left.height, eaves + right.height)
    inner = side + _BESIDE
    middle = eaves + min(left.height, right.height, house.height - eaves) / 2
    outside = told.plain(theme.OUTSIDE)
    items = [
        *(moved(item, inner, 0) for item in house.items),
        *(moved(item, 0, eaves) for item in left.items),
        *(moved(item, width - side, eaves) for item in right.items),
        *arrow(_straight(side, inner - 10, middle), (inner, middle), outside),
        *arrow(_straight(width - side, width - inner + 10, middle), (width - inner, middle), outside),
    ]
    return Body(
        items=items,
        width=width,
        height=height,
        kinds=_kinds(plan, view, words, told),
        strokes=[*strokes(view.arrows, words, told), (told.plain(theme.OUTSIDE), words.influence)],
    )


def _on_panels(plan: Plan, words: Words, view: Layered, told: Extras, house: Block) -> Body:
    """The house above its surroundings: a sheet is wider than it is high, and so may a house be."""
    half = (house.width - _BESIDE) / 2
    left, right = society_panel(plan, words, half, told), interventions_panel(plan, words, half, told)
    top = house.height + (_NEAR if told.setting.tight else _BESIDE)
    items = [*house.items]
    for panel, x in ((left, 0.0), (right, half + _BESIDE)):
        middle = x + half / 2
        items += [moved(item, x, top) for item in panel.items]
        items += arrow(
            ((middle, top), (middle, top), (middle, house.height + 10), (middle, house.height + 10)),
            (middle, house.height),
            told.plain(theme.OUTSIDE),
        )
    return Body(
        items=items,
        width=house.width,
        height=top + max(left.height, right.height),
        kinds=_kinds(plan, view, words, told),
        strokes=[*strokes(view.arrows, words, told), (told.plain(theme.OUTSIDE), words.influence)],
    )


def _straight(start: float, end: float, y: float) -> tuple[tuple[float, float], ...]:
    return ((start, y), (start, y), (end, y), (end, y))


def _kinds(plan: Plan, view: Layered, words: Words, told: Extras) -> list[tuple[Kind, str]]:
    names = [
        (Kind.IMPACT, words.impact_goal if plan.impact_goal or not plan.goals else words.goals),
        (Kind.OUTCOME, words.outcomes),
        (Kind.OUTPUT, words.outputs),
        (Kind.ACTIVITY, words.activities),
    ]
    shown = {one.kind for one in view.cards.values() if one.style is not STYLES[Kind.MISSING]} | {Kind.IMPACT}
    found = [(kind, name) for kind, name in names if kind in shown]
    if (plan.external_factors and told.has(Part.FACTORS)) or any(one.external for one in plan.changes()):
        found.append((Kind.FACTOR, words.external))
    if plan.unintended_effects and told.has(Part.UNINTENDED):
        found.append((Kind.UNINTENDED, words.unintended))
    if any(one.style is STYLES[Kind.MISSING] for one in view.cards.values()) or not plan.all_goals():
        found.append((Kind.MISSING, words.missing))
    return found
