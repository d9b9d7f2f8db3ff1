"""The four views as flowcharts: which boxes stand in which area, and which arrows go between them.

Mermaid places everything itself, so a view gives what it is about (columns, layers, rows, the parts of the house) and
not where it stands. It has no legend: what is no ordinary arrow says what it is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from toc.core.graph import CausalGraph
from toc.core.model import Link, Plan, Role
from toc.pictures import chain, hierarchy, path, theme, triple
from toc.pictures.card import Card, actor_name, effect_card, top_card
from toc.pictures.extras import Extras, Notes, Part
from toc.pictures.frame import described
from toc.pictures.house import factor_card
from toc.pictures.layered import Arrow
from toc.pictures.mermaid import Area, Flow, FlowArrow, FlowBox, Way
from toc.pictures.scene import Stroke
from toc.pictures.theme import STYLES, Kind, Style
from toc.pictures.words import Words

_WIDE = 200.0
_COLUMNS = 4
_TEXT = Style(theme.PAPER, theme.RULE, theme.INK, theme.MUTED)
_PERSON = Style(theme.PAPER, theme.BASE, theme.INK, theme.MUTED)


def chain_flow(plan: Plan, graph: CausalGraph, words: Words, told: Extras) -> Flow:
    """The results chain: a column for each kind of thing."""
    view = chain.layered(plan, graph, words, told)
    heads = chain.columns(plan, graph, words, told)
    areas = [
        Area(
            id=kind.value,
            heading=heading,
            boxes=_boxes((name for rank in ranks for name in rank), view.cards, told),
            way="TB",
            fill=theme.BANDS[number % 2],
            line=STYLES[kind].line,
        )
        for number, (kind, heading, ranks) in enumerate(heads)
    ]
    return _flow(plan, words.chain, words, told, "LR", areas, [*_arrows(view.arrows, told, words)])


def hierarchy_flow(plan: Plan, graph: CausalGraph, words: Words, told: Extras) -> Flow:
    """The outcomes hierarchy: a layer for each term, the impact goal above them."""
    view = hierarchy.layered(plan, graph, words, told)
    areas = [
        Area(
            id=f"layer{number}",
            heading=heading,
            boxes=_boxes((name for row in rows for name in row), view.cards, told),
            fill=theme.BANDS[number % 2],
        )
        for number, (heading, rows) in enumerate(hierarchy.bands(plan, graph, words, told))
    ]
    areas += [replace(one, fill=theme.BANDS[len(areas) % 2]) for one in _top(plan, words, told)]
    return _flow(plan, words.hierarchy, words, told, "BT", areas, [*_arrows(view.arrows, told, words)])


def _top(plan: Plan, words: Words, told: Extras) -> list[Area]:
    """The impact goal above all; none where goals stand side by side."""
    goal = top_card(plan, words, _WIDE, told)
    return [Area(id="goal", heading=words.impact_goal, boxes=(_box(goal, told),))] if goal else []


def triple_flow(plan: Plan, graph: CausalGraph, words: Words, told: Extras, *, lying: bool) -> Flow:
    """The triple column, or with `lying` the triple row: what we do, the results, what else plays a part."""
    cards = triple.cards_of(plan, words, told)
    found = triple.filled(triple.rows(plan, graph), cards, words, told)
    lanes = (
        ("ours", words.our_activities, [name for lane in found.ours.values() for name in lane], theme.OURS),
        ("results", words.results, list(found.results), theme.BANDS[0]),
        ("others", words.other_factors, [name for lane in found.others.values() for name in lane], theme.PAPER),
    )
    areas = [
        Area(
            id=name,
            heading=heading,
            boxes=_boxes(members, cards, told),
            fill=fill,
            line=theme.OUTSIDE.color if name == "others" else None,
            is_dashed=name == "others",
        )
        for name, heading, members, fill in lanes
    ]
    arrows = [_arrow(line.link, line.stroke, told, words) for line in triple.lines_of(plan, graph, told)]
    name = words.triple_row if lying else words.triple
    return _flow(plan, name, words, told, "BT" if lying else "LR", areas, arrows)


def path_flow(plan: Plan, graph: CausalGraph, words: Words, told: Extras) -> Flow:
    """The way to impact: the parts of the house on each other, and beside it what plays a part from outside."""
    view = path.layered(plan, graph, words, told)
    actions, changes = path.rows(plan, graph, told)
    house = [
        _floor("actions", words.actions, actions, view.cards, told, theme.BANDS[1]),
        _floor("changes", words.changes, changes, view.cards, told, theme.BANDS[0]),
    ]
    if goals := path.goal_rows(plan, graph, told):
        house.append(_floor("goals", words.goals, goals, view.cards, told, theme.BANDS[1]))
    house += _top(plan, words, told)
    arrows = [*_arrows(view.arrows, told, words)]
    arrows += _in_order(house, arrows)
    if told.has(Part.ACTORS):
        city = [(name, actor_name(plan, name)) for name, one in plan.actors.items() if one.role is Role.CITY]
        people = tuple(
            _changed(FlowBox(id=f"_actor-{name}", style=_PERSON, form=Kind.IMPACT, under=(named,)), name, told)
            for name, named in city or [("none", words.nothing_yet)]
        )
        house.insert(0, Area(id="actors", heading=words.actors, boxes=people, fill=theme.RULE))
        arrows += [FlowArrow(tail=one.id, head=actions[0][0]) for one in people]
    society, interventions = _context(plan, words, told)
    inside = Area(id="house", heading="", areas=tuple(house), way="BT", fill=theme.PAPER)
    arrows += [link for area in (society, interventions) for link in _in_columns(area.boxes, 1)]
    return _flow(plan, words.path, words, told, "TB", [interventions, inside, society], arrows, has_islands=True)


def _floor(
    name: str, heading: str, rows: Sequence[Sequence[str]], cards: Mapping[str, Card], told: Extras, fill: str
) -> Area:
    return Area(id=name, heading=heading, boxes=_boxes((one for row in rows for one in row), cards, told), fill=fill)


def _context(plan: Plan, words: Words, told: Extras) -> Iterator[Area]:
    """What stands beside the house."""
    context, style = plan.context, replace(_TEXT, text=told.ink)
    for name, heading, points, programmes in (
        ("society", words.society, context.society if context else (), False),
        ("interventions", words.interventions, context.interventions if context else (), True),
    ):
        boxes = [FlowBox(id=f"_{name}{number}", style=style, under=(point,)) for number, point in enumerate(points, 1)]
        if told.has(Part.FACTORS):
            factors = (one for one in plan.external_factors.values() if bool(one.programme) is programmes)
            boxes += [_box(factor_card(one, words, _WIDE, told), told) for one in factors]
        if told.has(Part.UNINTENDED) and not programmes:
            effects = plan.unintended_effects.values()
            boxes += [_box(effect_card(one, words, _WIDE, told), told) for one in effects]
        boxes = boxes or [_nothing(f"_{name}", words, hidden=any(_hidden(plan, told, programmes=programmes)))]
        yield Area(
            id=name,
            heading=f"{heading} · {words.influence}",
            boxes=tuple(boxes),
            fill=theme.PAPER,
            line=theme.OUTSIDE.color,
            is_dashed=True,
        )


def _nothing(name: str, words: Words, *, hidden: bool) -> FlowBox:
    if hidden:
        return FlowBox(id=name, style=_TEXT, under=(words.not_shown,))
    return FlowBox(id=name, style=STYLES[Kind.MISSING], label=words.nothing_yet)


def _hidden(plan: Plan, told: Extras, *, programmes: bool) -> Iterator[bool]:
    """Whether something stands there that was not to be shown."""
    factors = plan.external_factors.values()
    yield not told.has(Part.FACTORS) and any(bool(one.programme) is programmes for one in factors)
    yield not told.has(Part.UNINTENDED) and not programmes and bool(plan.unintended_effects)


def _flow(
    plan: Plan,
    view: str,
    words: Words,
    told: Extras,
    way: Way,
    areas: Sequence[Area],
    arrows: Sequence[FlowArrow],
    *,
    has_islands: bool = False,
) -> Flow:
    """The flowchart on a ground of its own, so that it can be read on a dark page as well, with the notes."""
    arrows = [*arrows, *_in_order(areas, arrows)]
    notes = [_notes(group, number) for number, group in enumerate(told.notes)]
    title = f"{plan.title or words.untitled} ({view})"
    since = f" · {told.changes.since}" if told.changes else ""
    if notes:
        # What no arrow joins, Mermaid sets across the way of the whole, the last one first: so notes come below.
        picture = Area(id="picture", heading="", areas=tuple(areas), way=way, fill=theme.PAPER)
        areas, way = [*reversed(notes), picture], "LR"
    ground = Area(id="plan", heading=title + since, areas=tuple(areas), way=way, fill=theme.PAPER, line=theme.RULE)
    return Flow(
        title=title,
        description=described(plan, view, words, told.changes),
        way=way,
        areas=(ground,),
        arrows=(*arrows, *(link for area in notes for link in _in_columns(area.boxes, _COLUMNS))),
        has_islands=bool(notes) or has_islands,
    )


def _notes(group: Notes, number: int) -> Area:
    boxes = (
        FlowBox(
            id=f"_note-{one.mark.text}", style=_TEXT, label=one.mark.text, under=tuple(line for line, _ in one.lines)
        )
        for one in group.notes
    )
    return Area(id=f"notes{number}", heading=group.heading, boxes=tuple(boxes), fill=theme.PAPER, line=theme.RULE)


def _in_order(areas: Sequence[Area], arrows: Sequence[FlowArrow]) -> Iterator[FlowArrow]:
    """Arrows that nobody sees, so that an area comes after the one before it where nothing joins the two."""
    home = {box.id: area.id for area in areas for box in area.boxes}
    joined = {(home[one.tail], home[one.head]) for one in arrows if one.tail in home and one.head in home}
    for before, after in pairwise(areas):
        apart = not joined & {(before.id, after.id), (after.id, before.id)}
        if apart and before.boxes and after.boxes:
            yield FlowArrow(tail=before.boxes[0].id, head=after.boxes[0].id)


def _in_columns(boxes: Sequence[FlowBox], most: int) -> Iterator[FlowArrow]:
    """Arrows that nobody sees, so that the boxes stand in as many columns as there is room for."""
    high = -(-len(boxes) // most)
    for start in range(0, len(boxes), high):
        for upper, lower in pairwise(boxes[start : start + high]):
            yield FlowArrow(tail=upper.id, head=lower.id)


def _boxes(names: Iterable[str], cards: Mapping[str, Card], told: Extras) -> tuple[FlowBox, ...]:
    return tuple(_box(cards[name], told) for name in names)


def _box(one: Card, told: Extras) -> FlowBox:
    form = Kind.MISSING if one.style is STYLES[Kind.MISSING] else one.kind
    under = tuple(line for line in (one.beneath, *told.facts.get(one.id, ())) if line)
    marks = " ".join(mark.text for mark in (one.flag, one.tag) if mark)
    change = told.changes.boxes.get(one.id, "same") if told.changes else ""
    return FlowBox(id=one.id, style=one.style, form=form, label=one.label, under=under, mark=marks, change=change)


def _changed(box: FlowBox, name: str, told: Extras) -> FlowBox:
    """The box of an actor as a picture of a difference has it."""
    if not told.changes:
        return box
    style, change = told.changes.style(name, box.style), told.changes.boxes.get(name, "same")
    return replace(box, style=style, mark=told.changes.tags.get(name, ""), change=change)


def _arrows(arrows: Iterable[Arrow], told: Extras, words: Words) -> Iterator[FlowArrow]:
    for one in arrows:
        yield _arrow(one.meant, one.stroke, told, words)


def _arrow(link: Link, stroke: Stroke, told: Extras, words: Words) -> FlowArrow:
    marks = [one.text for one in told.marks_of(link, stroke)]
    label = " ".join([*marks, *([words.feedback] if stroke is theme.FEEDBACK else [])])
    return FlowArrow(tail=link.cause, head=link.effect, stroke=told.stroke(link, stroke), label=label)
