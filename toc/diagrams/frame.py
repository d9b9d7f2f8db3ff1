"""What stands around every view: title block, legend, and the words for people who do not see the picture."""

from dataclasses import dataclass, field

from toc import keywords
from toc.diagrams import theme
from toc.diagrams.metrics import LINE_HEIGHT, width, wrap
from toc.diagrams.scene import Item, Rect, Scene, Stroke, moved
from toc.diagrams.shapes import arrow, badge, box, line_of
from toc.diagrams.theme import STYLES, Kind
from toc.diagrams.words import Words
from toc.model import Language, Plan

_LEAST_WIDTH = 760.0
_SWATCH = 26.0


@dataclass(slots=True, kw_only=True)
class Body:
    """A view's own part of the picture, from (0, 0), and what the legend has to explain of it."""

    items: list[Item]
    width: float
    height: float
    kinds: list[tuple[Kind, str]] = field(default_factory=list)
    strokes: list[tuple[Stroke, str]] = field(default_factory=list)
    badge: str = ""


def framed(body: Body, plan: Plan, view: str, words: Words, language: Language) -> Scene:
    """The whole picture: title block, the view, the legend."""
    wide = max(body.width + 2 * theme.MARGIN, _LEAST_WIDTH)
    room = wide - 2 * theme.MARGIN
    title_items, top = _title_block(plan, view, words, language, room)
    dx = theme.MARGIN + (room - body.width) / 2
    legend_items, legend_height = _legend(body, room)
    bottom = top + body.height + 26
    items = [
        *title_items,
        *(moved(item, dx, top) for item in body.items),
        *(moved(item, theme.MARGIN, bottom) for item in legend_items),
    ]
    return Scene(
        width=round(wide),
        height=round(bottom + legend_height + theme.MARGIN * 0.8),
        title=f"{plan.title or words.untitled} ({view})",
        description=described(plan, view, words),
        language=language,
        background=theme.PAPER,
        items=items,
    )


def described(plan: Plan, view: str, words: Words) -> str:
    """The picture in words, for a screen reader."""
    goal = plan.impact_goal
    parts = [f"{view}. {words.impact_goal}: {(goal and (goal.text or goal.label)) or words.nothing_yet}"]
    for heading, section in (
        (words.activities, plan.activities),
        (words.outputs, plan.outputs),
        (words.outcomes, plan.outcomes),
    ):
        names = [(node.label or node.text or name).rstrip(".") for name, node in section.items()]
        parts.append(f"{heading}: {'; '.join(names) or words.nothing_yet}")
    return ". ".join(part.rstrip(".") for part in parts) + "."


def _title_block(plan: Plan, view: str, words: Words, language: Language, room: float) -> tuple[list[Item], float]:
    """The title block and where the view can start."""
    items: list[Item] = []
    tag = line_of(theme.MARGIN + room, theme.MARGIN + 14, view, theme.HEADING_SIZE, theme.MUTED, anchor="end")
    items.append(tag)
    baseline = theme.MARGIN + 18
    for line in wrap(plan.title or words.untitled, room - tag.width - 40, theme.TITLE_SIZE, bold=True, most=3):
        items.append(line_of(theme.MARGIN, baseline, line, theme.TITLE_SIZE, bold=True))
        baseline += theme.TITLE_SIZE * LINE_HEIGHT
    facts = [plan.organisation, plan.version and f"{words.version} {plan.version}", plan.date]
    if plan.status:
        facts.append(keywords.spell(plan.status.value, language))
    small = " · ".join(fact for fact in facts if fact)
    baseline -= theme.TITLE_SIZE * LINE_HEIGHT - 23
    for line in wrap(small, room, 13, most=2):
        items.append(line_of(theme.MARGIN, baseline, line, 13, theme.MUTED))
        baseline += 13 * LINE_HEIGHT
    y = baseline + (0 if small else 8)
    items.append(Rect(x=theme.MARGIN, y=y - 4, width=room, height=1.2, fill=theme.RULE))
    return items, y + 18


def _legend(body: Body, room: float) -> tuple[list[Item], float]:
    """The legend in as many rows as it needs, from (0, 0), and its height."""
    entries: list[tuple[list[Item], str]] = [(_box(kind), label) for kind, label in body.kinds]
    entries += [(_arrow(stroke), label) for stroke, label in body.strokes]
    if body.badge:
        entries.append((badge(_SWATCH / 2, 0, "H1"), body.badge))
    items: list[Item] = [Rect(x=0, y=0, width=room, height=1.2, fill=theme.RULE)]
    x, y = 0.0, 24.0
    for shapes, label in entries:
        wide = _SWATCH + 8 + width(label, theme.SMALL_SIZE) + 24
        if x + wide > room and x:
            x, y = 0.0, y + 24
        items += [moved(shape, x, y) for shape in shapes]
        items.append(line_of(x + _SWATCH + 8, y + 4, label, theme.SMALL_SIZE, theme.MUTED))
        x += wide
    return items, y + 8


def _box(kind: Kind) -> list[Item]:
    return box(STYLES[kind], 0, -8, _SWATCH, 16)


def _arrow(stroke: Stroke) -> list[Item]:
    return arrow(((0, 0), (6, 0), (12, 0), (_SWATCH - 9, 0)), (_SWATCH, 0), stroke)
