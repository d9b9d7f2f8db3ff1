"""The parts of the house that are not boxes and arrows: roof, foundation, and what stands beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from toc.core.model import IMPACT, ExternalFactor, Link, Plan, Role
from toc.pictures import theme
from toc.pictures.card import Card, actor_name, card, goal_card, telling
from toc.pictures.engine import Layout
from toc.pictures.extras import Extras, Mark, Part
from toc.pictures.layered import Arrow
from toc.pictures.metrics import LINE_HEIGHT, width, wrap
from toc.pictures.notes import marks_at, marks_width
from toc.pictures.scene import Group, Item, Polygon, Rect, Stroke
from toc.pictures.shapes import line_of, struck
from toc.pictures.theme import STYLES, Kind, Style
from toc.pictures.words import Words

_GABLE, _LOW_GABLE = 62.0, 40.0
_PILL = Style(fill=theme.PAPER, line=theme.PAPER, text=theme.INK, muted=theme.INK, radius=14)
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


def roof_of(plan: Plan, words: Words, wide: float, told: Extras) -> RoofShape:
    """The impact goal as a gable roof over the whole width; goals side by side, without one above, stand under it."""
    if plan.goals and not plan.impact_goal:
        return _bare_roof(words, wide, told)
    goal = goal_card(plan, words, wide - 80, told, _ROOF_TEXT)
    style = goal.style
    gable = _LOW_GABLE if told.setting.tight else _GABLE
    height = gable + goal.height
    outline = ((0.0, height), (0.0, gable), (wide / 2, 0.0), (wide, gable), (wide, height))
    label = line_of(wide / 2, gable * 0.72, words.impact_goal, _TEXT, style.muted, anchor="middle")
    texts = goal.inside(wide / 2, gable + goal.height / 2 - 6)
    ground = [Polygon(points=outline, fill=style.fill, stroke=style.stroke), *_second_line(style, wide, height, gable)]
    shapes: tuple[Item, ...] = (*ground, label, *texts)
    return RoofShape([Group(id=f"node-{IMPACT}", kind=goal.kind, title=goal.full, items=shapes)], height, _GABLE)


def _bare_roof(words: Words, wide: float, told: Extras) -> RoofShape:
    """A gable that says no more than that the goals are what all is for."""
    style = STYLES[Kind.IMPACT]
    height = (_LOW_GABLE if told.setting.tight else _GABLE) + 2
    outline = ((0.0, height), (wide / 2, 0.0), (wide, height))
    label = line_of(wide / 2, height * 0.72, words.goals, _TEXT, style.muted, anchor="middle")
    ground = Polygon(points=outline, fill=style.fill, stroke=style.stroke)
    return RoofShape([Group(id="roof", kind=Kind.IMPACT, title=words.goals, items=(ground, label))], height, _GABLE)


def _second_line(style: Style, wide: float, height: float, gable: float) -> list[Polygon]:
    """The inner line of a roof that has two."""
    if not style.double:
        return []
    slope, inset = gable / (wide / 2), 4.0
    lower = inset * (1 + slope**2) ** 0.5
    eave = gable - slope * inset + lower
    left, right, bottom = inset, wide - inset, height - inset
    outline = ((left, bottom), (left, eave), (wide / 2, lower), (right, eave), (right, bottom))
    return [Polygon(points=outline, stroke=Stroke(color=style.double, width=1.2))]


def foundation(plan: Plan, words: Words, wide: float, told: Extras) -> Block:
    """The actors of the city, on which everything rests."""
    names = {key: actor_name(plan, key) for key, actor in plan.actors.items() if actor.role is Role.CITY}
    items: list[Item] = []
    # On tight paper the names stand behind the heading, not below it.
    tight = told.setting.tight
    left, top = (16.0, 44.0) if not tight else (width(words.actors, theme.HEADING_SIZE, bold=True) + 34, 10.0)
    x, y = left, top
    for key, name in (names or {"": words.nothing_yet}).items():
        tag = (
            [Mark(told.changes.tags[key], told.changes.boxes[key])]
            if told.changes and key in told.changes.boxes
            else []
        )
        style = told.changes.style(key, _PILL) if told.changes else _PILL
        short = wrap(name, 280, _TEXT, most=1)[0] if name else ""
        beside = marks_width(tag) + 8 if tag else 0
        long = width(short, _TEXT) + 24 + beside
        if x + long > wide - 16 and x > left:
            x, y = left, y + 36
        items.append(Rect(x=x, y=y, width=long, height=28, fill=theme.PAPER, radius=14))
        items += marks_at(tag, (x + 8 + marks_width(tag) / 2, y + 14)) if tag else []
        text = line_of(x + 12 + beside, y + 18.5, short, _TEXT, style.text)
        items += [text, *([struck(text)] if style.struck else [])]
        x += long + 10
    height = y + 28 + (10 if tight else 16)
    ground: list[Item] = [
        Rect(x=0, y=0, width=wide, height=height, fill=theme.BASE),
        line_of(16, 29.5 if tight else 28, words.actors, theme.HEADING_SIZE, theme.ON_BASE, bold=True),
    ]
    return Block([*ground, *items], wide, height)


def society_panel(plan: Plan, words: Words, wide: float, told: Extras) -> Block:
    """Society and residents: context, factors that are no programme, and effects that nobody aims at."""
    society = plan.context.society if plan.context else ()
    factors = _factors(plan, words, wide, told, programmes=False)
    effects = [
        telling(
            card(
                one.id,
                Kind.UNINTENDED,
                one.text or words.missing_text,
                small=words.unintended,
                wide=wide - 24,
                size=_TEXT,
                language=words.language,
            ),
            told,
        )
        for one in plan.unintended_effects.values()
        if told.has(Part.UNINTENDED)
    ]
    hidden = not told.has(Part.FACTORS) and any(not one.programme for one in plan.external_factors.values())
    hidden = hidden or (not told.has(Part.UNINTENDED) and bool(plan.unintended_effects))
    nothing = words.not_shown if hidden else words.nothing_yet
    return _panel(words.society, society, [*factors, *effects], words, wide, nothing, told.ink)


def interventions_panel(plan: Plan, words: Words, wide: float, told: Extras) -> Block:
    """What others do: context, and the factors that are a programme."""
    interventions = plan.context.interventions if plan.context else ()
    factors = _factors(plan, words, wide, told, programmes=True)
    hidden = not told.has(Part.FACTORS) and any(one.programme for one in plan.external_factors.values())
    return _panel(
        words.interventions,
        interventions,
        factors,
        words,
        wide,
        words.not_shown if hidden else words.nothing_yet,
        told.ink,
    )


def _card_width(wide: float) -> float:
    """The width of a box in a panel: as many beside each other as there is room for."""
    count = max(1, int((wide - 14) // 210))
    return (wide - 24 - 10 * (count - 1)) / count


def _factors(plan: Plan, words: Words, wide: float, told: Extras, *, programmes: bool) -> list[Card]:
    return [
        factor_card(one, words, _card_width(wide), told)
        for one in plan.external_factors.values()
        if bool(one.programme) is programmes and told.has(Part.FACTORS)
    ]


def factor_card(factor: ExternalFactor, words: Words, wide: float, told: Extras) -> Card:
    """The box of an external factor, with the way in which it works and the programme that it is."""
    small = " · ".join(part for part in (words.factor_effect(factor.effect), factor.programme) if part)
    label = factor.label or factor.text or words.missing_text
    made = card(
        factor.id,
        Kind.FACTOR,
        label,
        small=small,
        full=factor.text or label,
        wide=wide,
        size=_TEXT,
        pad=told.setting.pad,
        language=words.language,
    )
    return telling(made, told)


def _panel(
    heading: str, points: Iterable[str], cards: list[Card], words: Words, wide: float, nothing: str, ink: str
) -> Block:
    items: list[Item] = []
    y = 24.0
    for line in wrap(heading, wide - 28, _TEXT + 1, bold=True):
        items.append(line_of(14, y, line, _TEXT + 1, bold=True))
        y += (_TEXT + 1) * LINE_HEIGHT
    y += 6
    for point in points:
        items.append(Rect(x=14, y=y - 5.5, width=4, height=4, fill=theme.MUTED, radius=2))
        for line in wrap(point, wide - 42, _TEXT):
            items.append(line_of(26, y, line, _TEXT, ink))
            y += _STEP
        y += 5
    x, high = 12.0, 0.0
    for one in cards:
        if x > 12 and x + one.width > wide - 12:
            x, y, high = 12.0, y + high + 10, 0.0
        items.append(one.at(x + one.width / 2, y + one.height / 2))
        x += one.width + 10
        high = max(high, one.height)
    y += high + 10 if cards else 0
    if not cards and not list(points):
        color = STYLES[Kind.MISSING].text if nothing == words.nothing_yet else theme.MUTED
        items.append(line_of(14, y, nothing, _TEXT, color))
        y += _STEP
    height = y + 4
    outline = Rect(x=0, y=0, width=wide, height=height, fill=theme.PAPER, stroke=theme.OUTSIDE, radius=8)
    return Block([outline, *items], wide, height)


@dataclass(frozen=True, slots=True)
class Roof:
    """The places under the roof, and the arrows led to them instead of to the impact goal."""

    anchors: tuple[str, ...]
    arrows: tuple[Arrow, ...]


def span(layout: Layout, anchors: Iterable[str]) -> tuple[float, float, float]:
    """Left, right and lower edge that the roof needs to cover its places."""
    places = [layout.nodes[name] for name in anchors]
    return min(x for x, _ in places), max(x for x, _ in places), max(y for _, y in places)


def raised(arrows: Sequence[Arrow]) -> Roof:
    """Leads every arrow to the impact goal to a place of its own; without any there is one place all the same."""
    anchors: list[str] = []
    led: list[Arrow] = []
    for one in arrows:
        if one.link.effect != IMPACT or one.loose:
            led.append(one)
            continue
        anchors.append(f"_roof{len(anchors)}")
        led.append(Arrow(link=Link(one.link.cause, anchors[-1]), stroke=one.stroke, weight=6, shown=one.link))
    anchors = anchors or ["_roof0"]
    return Roof(tuple(anchors), tuple(led))
