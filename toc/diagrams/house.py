"""The parts of the house that are not boxes and arrows: roof, foundation, what stands beside it, the notes under it."""

from collections.abc import Iterable
from dataclasses import dataclass

from toc.diagrams import theme
from toc.diagrams.card import Card, actor_name, card, goal_card
from toc.diagrams.metrics import LINE_HEIGHT, width, wrap
from toc.diagrams.scene import Group, Item, Polygon, Rect, moved
from toc.diagrams.shapes import badge, line_of
from toc.diagrams.theme import STYLES, Kind
from toc.diagrams.words import Words
from toc.model import IMPACT, ExternalFactor, FactorEffect, Hypothesis, Plan, Role

_GABLE = 62.0
_TEXT = 13.0
_ROOF_TEXT = 24.0
_STEP = _TEXT * LINE_HEIGHT


@dataclass(frozen=True, slots=True)
class Block:
    """Shapes from (0, 0) and the room that they take."""

    items: list[Item]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class RoofShape:
    """The roof from (0, 0): its height, and the height of its eaves."""

    items: list[Item]
    height: float
    eaves: float


def roof_of(plan: Plan, words: Words, wide: float) -> RoofShape:
    """The impact goal as a gable roof over the whole width."""
    goal = goal_card(plan, words, wide - 80, _ROOF_TEXT)
    style = goal.style
    height = _GABLE + goal.height
    outline = ((0.0, height), (0.0, _GABLE), (wide / 2, 0.0), (wide, _GABLE), (wide, height))
    label = line_of(wide / 2, _GABLE * 0.72, words.impact_goal, _TEXT, style.muted, anchor="middle")
    texts = goal.at(wide / 2, _GABLE + goal.height / 2 - 6).items[1:]
    shapes: tuple[Item, ...] = (Polygon(points=outline, fill=style.fill, stroke=style.stroke), label, *texts)
    return RoofShape([Group(id=f"node-{IMPACT}", kind=goal.kind, title=goal.full, items=shapes)], height, _GABLE)


def foundation(plan: Plan, words: Words, wide: float) -> Block:
    """The actors of the city, on which everything rests."""
    names = [actor_name(plan, name) for name, actor in plan.actors.items() if actor.role is Role.CITY]
    items: list[Item] = []
    x, y = 16.0, 44.0
    for name in names or [words.nothing_yet]:
        short = wrap(name, 280, _TEXT, most=1)[0] if name else ""
        long = width(short, _TEXT) + 24
        if x + long > wide - 16 and x > 16:
            x, y = 16.0, y + 36
        items.append(Rect(x=x, y=y, width=long, height=28, fill=theme.PAPER, radius=14))
        items.append(line_of(x + 12, y + 18.5, short, _TEXT))
        x += long + 10
    height = y + 28 + 16
    ground: list[Item] = [
        Rect(x=0, y=0, width=wide, height=height, fill="#3C4A60"),
        line_of(16, 28, words.actors, theme.HEADING_SIZE, "#FFFFFF", bold=True),
    ]
    return Block([*ground, *items], wide, height)


def society_panel(plan: Plan, words: Words, wide: float) -> Block:
    """Society and residents: context, factors that are no programme, and effects that nobody aims at."""
    society = plan.context.society if plan.context else ()
    factors = [factor_card(one, words, wide - 24) for one in plan.external_factors.values() if not one.programme]
    effects = [
        card(
            one.id, Kind.UNINTENDED, one.text or words.missing_text, small=words.unintended, wide=wide - 24, size=_TEXT
        )
        for one in plan.unintended_effects.values()
    ]
    return _panel(words.society, society, [*factors, *effects], words, wide)


def interventions_panel(plan: Plan, words: Words, wide: float) -> Block:
    """What others do: context, and the factors that are a programme."""
    interventions = plan.context.interventions if plan.context else ()
    factors = [factor_card(one, words, wide - 24) for one in plan.external_factors.values() if one.programme]
    return _panel(words.interventions, interventions, factors, words, wide)


def factor_card(factor: ExternalFactor, words: Words, wide: float) -> Card:
    """The box of an external factor, with the way in which it works and the programme that it is."""
    effects = {
        FactorEffect.HELPS: f"+ {words.helps}",
        FactorEffect.HINDERS: f"\N{MINUS SIGN} {words.hinders}",
        None: words.effect_unknown,
    }
    small = " · ".join(part for part in (effects[factor.effect], factor.programme) if part)
    label = factor.label or factor.text or words.missing_text
    return card(factor.id, Kind.FACTOR, label, small=small, full=factor.text or label, wide=wide, size=_TEXT)


def _panel(heading: str, points: Iterable[str], cards: list[Card], words: Words, wide: float) -> Block:
    items: list[Item] = []
    y = 24.0
    for line in wrap(heading, wide - 28, _TEXT + 1, bold=True):
        items.append(line_of(14, y, line, _TEXT + 1, bold=True))
        y += (_TEXT + 1) * LINE_HEIGHT
    y += 6
    for point in points:
        items.append(Rect(x=14, y=y - 5.5, width=4, height=4, fill=theme.MUTED, radius=2))
        for line in wrap(point, wide - 42, _TEXT):
            items.append(line_of(26, y, line, _TEXT))
            y += _STEP
        y += 5
    for one in cards:
        items.append(one.at(wide / 2, y + one.height / 2))
        y += one.height + 10
    if not cards and not list(points):
        items.append(line_of(14, y, words.nothing_yet, _TEXT, STYLES[Kind.MISSING].text))
        y += _STEP
    height = y + 4
    outline = Rect(x=0, y=0, width=wide, height=height, fill=theme.PAPER, stroke=theme.OUTSIDE, radius=8)
    return Block([outline, *items], wide, height)


def notes(plan: Plan, words: Words, wide: float) -> Block:
    """The hypotheses with their mechanisms, numbered as on the arrows, in as many columns as there is room for."""
    if not plan.hypotheses:
        return Block([], wide, 0)
    count = max(1, min(int(wide // 340), len(plan.hypotheses)))
    column = (wide - 28 * (count - 1)) / count
    texts = [_note(number, one, words, column) for number, one in enumerate(plan.hypotheses.values(), 1)]
    breaks = _even([height for _, height in texts], count)
    items: list[Item] = [line_of(0, 14, words.hypotheses, theme.HEADING_SIZE, bold=True)]
    place, y, highest = 0, 0.0, 0.0
    for number, (shapes, height) in enumerate(texts):
        if number in breaks:
            place, y = place + 1, 0.0
        items += [moved(shape, place * (column + 28), 36 + y) for shape in shapes]
        y += height
        highest = max(highest, y)
    return Block(items, wide, 36 + highest)


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


def _note(number: int, hypothesis: Hypothesis, words: Words, wide: float) -> tuple[list[Item], float]:
    """One hypothesis from (0, 0), and its height."""
    items: list[Item] = badge(15, 5, f"H{number}")
    y = 9.0
    for line in wrap(hypothesis.text or words.missing_text, wide - 38, _TEXT):
        items.append(line_of(36, y, line, _TEXT))
        y += _STEP
    if hypothesis.mechanism:
        for line in wrap(f"{words.mechanism}: {hypothesis.mechanism}", wide - 38, _TEXT):
            items.append(line_of(36, y, line, _TEXT, theme.MUTED))
            y += _STEP
    return items, y + 8
