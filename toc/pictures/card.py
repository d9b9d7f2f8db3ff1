"""The box of one part of the plan: what it says, how large it is, and its shapes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from toc.core.model import (
    IMPACT,
    Activity,
    Goal,
    ImpactGoal,
    Input,
    Language,
    Outcome,
    Output,
    Plan,
    UnintendedEffect,
)
from toc.pictures import theme
from toc.pictures.changes import Changes
from toc.pictures.extras import USUAL, Extras, Mark, Part
from toc.pictures.metrics import LINE_HEIGHT, wrap
from toc.pictures.notes import marks_at, marks_width
from toc.pictures.scene import Anchor, Group, Item
from toc.pictures.shapes import TAG_HEIGHT, box, line_of, struck
from toc.pictures.theme import STYLES, Kind, Style
from toc.pictures.words import Words

_SIDE = 3.0
"""So much more room is left at the sides than above and below."""
_ACCENT = 5.0
_GAP = 5.0
_TAG = TAG_HEIGHT + 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A measured box, not yet placed. `full` is the whole text for those who ask for it; `label` and `beneath` are what
    stands in it before it was broken into lines."""

    id: str
    kind: Kind
    style: Style
    lines: tuple[str, ...]
    small: tuple[str, ...]
    facts: tuple[str, ...] = ()
    flag: Mark | None = None
    tag: Mark | None = None
    full: str
    width: float
    height: float
    size: float = theme.LABEL_SIZE
    pad: float = USUAL.pad
    above: float = 0.0
    """Room above the text, next to the usual."""
    language: Language = Language.NL
    label: str = ""
    beneath: str = ""

    def at(self, x: float, y: float) -> Group:
        """The box with its centre there."""
        left, top = x - self.width / 2, y - self.height / 2
        items = [*box(self.style, left, top, self.width, self.height), *self.inside(x, y)]
        return Group(id=f"node-{self.id}", kind=self.kind, title=self.full, items=tuple(items))

    def inside(self, x: float, y: float) -> list[Item]:
        """What stands in the box with its centre there, without the box itself."""
        left, top = x - self.width / 2, y - self.height / 2
        first = top + self.pad + self.above
        items: list[Item] = []
        if self.kind is Kind.IMPACT:
            items += self._texts(x, first, "middle")
        else:
            items += self._texts(left + self.pad + _SIDE + _ACCENT / 2, first, "start")
        if self.flag:
            # On the upper edge, mostly outside the box: there no text can be.
            wide = marks_width([self.flag])
            items += marks_at([self.flag], (left + self.width - wide / 2 - 6, top - 4))
        return items

    def _texts(self, x: float, top: float, anchor: Anchor) -> list[Item]:
        items: list[Item] = []
        if self.tag:
            half = marks_width([self.tag]) / 2 if anchor == "start" else 0
            items += marks_at([self.tag], (x + half, top + TAG_HEIGHT / 2 + 1))
            top += _TAG
        baseline = top + self.size * 0.8
        for line in self.lines:
            text = line_of(x, baseline, line, self.size, self.style.text, bold=self.style.bold, anchor=anchor)
            items += [text, *([struck(text)] if self.style.struck else [])]
            baseline += self.size * LINE_HEIGHT
        baseline += _GAP - (self.size - theme.SMALL_SIZE) * 0.8
        for line in self.small:
            items.append(line_of(x, baseline, line, theme.SMALL_SIZE, self.style.muted, anchor=anchor))
            baseline += theme.SMALL_SIZE * LINE_HEIGHT
        baseline += _GAP if self.small else 0
        for line in self.facts:
            items.append(line_of(x, baseline, line, theme.SMALL_SIZE, self.style.text, anchor=anchor))
            baseline += theme.SMALL_SIZE * LINE_HEIGHT
        return items


def card(  # noqa: PLR0913 what a box has
    identifier: str,
    kind: Kind,
    label: str,
    *,
    small: str = "",
    full: str = "",
    wide: float,
    size: float = theme.LABEL_SIZE,
    style: Style | None = None,
    pad: float = USUAL.pad,
    language: Language = Language.NL,
) -> Card:
    """A box of that width, as high as its texts ask; long words are broken as that language does."""
    room = wide - 2 * (pad + _SIDE) - _ACCENT / 2
    lines = wrap(label, room, size, bold=True, language=language)
    under = wrap(small, room, theme.SMALL_SIZE, most=4, language=language)
    high = 2 * pad + len(lines) * size * LINE_HEIGHT - size * (LINE_HEIGHT - 1)
    if under:
        high += _GAP + len(under) * theme.SMALL_SIZE * LINE_HEIGHT
    return Card(
        id=identifier,
        kind=kind,
        style=style or STYLES[kind],
        lines=tuple(lines),
        small=tuple(under),
        full=full or label,
        width=wide,
        height=max(high, 40.0),
        size=size,
        pad=pad,
        language=language,
        label=label,
        beneath=small,
    )


def telling(one: Card, told: Extras) -> Card:
    """The same box with the facts and the mark of what it stands for."""
    room = one.width - 2 * (one.pad + _SIDE) - _ACCENT / 2
    lines = [
        line
        for fact in told.facts.get(one.id, ())
        for line in wrap(fact, room, theme.SMALL_SIZE, most=3, language=one.language)
    ]
    more = _GAP + len(lines) * theme.SMALL_SIZE * LINE_HEIGHT if lines else 0.0
    made = replace(one, facts=tuple(lines), flag=told.flags.get(one.id), height=one.height + more)
    return changed(made, told.changes) if told.changes else made


def changed(one: Card, changes: Changes) -> Card:
    """The same box in a picture of a difference. One without a text says so as it does elsewhere."""
    change = changes.boxes.get(one.id)
    style = one.style if one.style is STYLES[Kind.MISSING] else changes.style(one.id, one.style)
    if change is None:
        return replace(one, style=style)
    tag = Mark(changes.tags[one.id], change)
    full = f"{one.full} ({changes.tags[one.id]})"
    return replace(one, style=style, tag=tag, full=full, height=one.height + _TAG)


def node_card(
    plan: Plan,
    identifier: str,
    node: Input | Activity | Output | Outcome | ImpactGoal,
    words: Words,
    wide: float,
    told: Extras,
    size: float | None = None,
) -> Card:
    """The box of a node: its label, and under it who carries it out or in whom the change shows."""
    kind = _KINDS[type(node)]
    style = STYLES[kind]
    label = node.label or node.text
    if not label:
        label, style = f"{identifier}: {words.missing_text}", STYLES[Kind.MISSING]
    elif isinstance(node, Output | Outcome) and node.external:
        style = replace(style, fill=STYLES[Kind.FACTOR].fill, dash=STYLES[Kind.FACTOR].dash)
    people = node.by if isinstance(node, Activity | Input) else node.who
    names = people if isinstance(node, Input) else tuple(actor_name(plan, one) for one in people)
    small = _joined(names, words) if told.has(Part.ACTORS) else ""
    if isinstance(node, Input) and node.amount:
        small = " · ".join(part for part in (node.amount, small) if part)
    if isinstance(node, Output | Outcome) and node.external:
        small = " · ".join(part for part in (small, words.external) if part)
    is_above_all = kind is Kind.IMPACT and not isinstance(node, Goal)
    size = size or (theme.IMPACT_SIZE if is_above_all else told.setting.label)
    made = card(
        identifier,
        kind,
        label,
        small=small,
        full=node.text or label,
        wide=wide,
        size=size,
        style=style,
        pad=told.setting.pad,
        language=words.language,
    )
    return telling(made, told)


def stretched(one: Card, high: float) -> Card:
    """The same box, that high, with its text in the middle."""
    return replace(one, height=high, above=one.above + (high - one.height) / 2)


def top_card(plan: Plan, words: Words, wide: float, told: Extras) -> Card | None:
    """The box above all others: that of the impact goal. None where the plan has goals side by side, and none above."""
    return goal_card(plan, words, wide, told) if plan.impact_goal or not plan.goals else None


def goal_card(plan: Plan, words: Words, wide: float, told: Extras, size: float = theme.IMPACT_SIZE) -> Card:
    """The box of the impact goal, or the one that says that there is none yet."""
    if plan.impact_goal:
        return node_card(plan, IMPACT, plan.impact_goal, words, wide, told, size)
    return missing_card(IMPACT, f"{words.impact_goal}: {words.nothing_yet}", wide)


def effect_card(effect: UnintendedEffect, words: Words, wide: float, told: Extras, causes: Iterable[str] = ()) -> Card:
    """The box of an unintended effect; `causes` are the names of those that no arrow of the picture shows."""
    small = ": ".join(part for part in (words.unintended, _joined(tuple(causes), words)) if part)
    made = card(
        effect.id,
        Kind.UNINTENDED,
        effect.text or words.missing_text,
        small=small,
        wide=wide,
        size=told.setting.label,
        pad=told.setting.pad,
        language=words.language,
    )
    return telling(made, told)


def missing_card(identifier: str, text: str, wide: float) -> Card:
    """The box that stands where the plan has a hole."""
    return card(identifier, Kind.MISSING, text, wide=wide)


def actor_name(plan: Plan, identifier: str) -> str:
    """The actor's name, or the id where the file does not give one."""
    actor = plan.actors.get(identifier)
    return (actor and actor.name) or identifier


def _joined(names: tuple[str, ...], words: Words) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {words.and_} {names[-1]}"


_KINDS: dict[type, Kind] = {
    Input: Kind.INPUT,
    Activity: Kind.ACTIVITY,
    Output: Kind.OUTPUT,
    Outcome: Kind.OUTCOME,
    ImpactGoal: Kind.IMPACT,
    Goal: Kind.IMPACT,
}
