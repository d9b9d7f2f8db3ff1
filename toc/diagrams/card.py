"""The box of one part of the plan: what it says, how large it is, and its shapes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from toc.diagrams import theme
from toc.diagrams.extras import USUAL, Extras, Mark, Part
from toc.diagrams.metrics import LINE_HEIGHT, wrap
from toc.diagrams.notes import marks_at, marks_width
from toc.diagrams.scene import Anchor, Group, Item
from toc.diagrams.shapes import box, line_of
from toc.diagrams.theme import STYLES, Kind, Style
from toc.diagrams.words import Words
from toc.model import IMPACT, Activity, ImpactGoal, Input, Outcome, Output, Plan, UnintendedEffect

_SIDE = 3.0
"""So much more room is left at the sides than above and below."""
_ACCENT = 5.0
_GAP = 5.0


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
    full: str
    width: float
    height: float
    size: float = theme.LABEL_SIZE
    pad: float = USUAL.pad
    label: str = ""
    beneath: str = ""

    def at(self, x: float, y: float) -> Group:
        """The box with its centre there."""
        left, top = x - self.width / 2, y - self.height / 2
        items: list[Item] = box(self.style, left, top, self.width, self.height)
        if self.kind is Kind.IMPACT:
            items += self._texts(x, top + self.pad, "middle")
        else:
            items += self._texts(left + self.pad + _SIDE + _ACCENT / 2, top + self.pad, "start")
        if self.flag:
            # On the upper edge, mostly outside the box: there no text can be.
            wide = marks_width([self.flag])
            items += marks_at([self.flag], (left + self.width - wide / 2 - 6, top - 4))
        return Group(id=f"node-{self.id}", kind=self.kind, title=self.full, items=tuple(items))

    def _texts(self, x: float, top: float, anchor: Anchor) -> list[Item]:
        items: list[Item] = []
        baseline = top + self.size * 0.8
        for line in self.lines:
            items.append(line_of(x, baseline, line, self.size, self.style.text, bold=True, anchor=anchor))
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
) -> Card:
    """A box of that width, as high as its texts ask."""
    room = wide - 2 * (pad + _SIDE) - _ACCENT / 2
    lines = wrap(label, room, size, bold=True)
    under = wrap(small, room, theme.SMALL_SIZE, most=4)
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
        label=label,
        beneath=small,
    )


def telling(one: Card, told: Extras) -> Card:
    """The same box with the facts and the mark of what it stands for."""
    room = one.width - 2 * (one.pad + _SIDE) - _ACCENT / 2
    lines = [line for fact in told.facts.get(one.id, ()) for line in wrap(fact, room, theme.SMALL_SIZE, most=3)]
    more = _GAP + len(lines) * theme.SMALL_SIZE * LINE_HEIGHT if lines else 0.0
    return replace(one, facts=tuple(lines), flag=told.flags.get(one.id), height=one.height + more)


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
    size = size or (theme.IMPACT_SIZE if kind is Kind.IMPACT else told.setting.label)
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
    )
    return telling(made, told)


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
}
