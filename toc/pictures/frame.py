"""What stands around every view: title block, legend, and the words for people who do not see the picture."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from toc.compare.difference import Change
from toc.core import keywords
from toc.core.model import Language, Plan
from toc.core.numbers import spoken
from toc.pictures import theme
from toc.pictures.changes import STROKES, Changes, faded, standing_out, styled
from toc.pictures.extras import Extras, Mark
from toc.pictures.metrics import LINE_HEIGHT, width, wrap
from toc.pictures.notes import marks_at, notes_block
from toc.pictures.scene import Group, Item, Logo, Rect, Scene, Stroke, moved
from toc.pictures.shapes import arrow, box, line_of
from toc.pictures.theme import STYLES, Kind
from toc.pictures.words import Words

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


def framed(
    body: Body,
    plan: Plan,
    view: str,
    words: Words,
    language: Language,
    told: Extras,
    *,
    apart: bool = False,
    logo: Logo | None = None,
) -> Scene:
    """The whole picture: title block, the view, the notes (not where they come `apart`), the legend.

    The `logo` comes in the upper right corner, at the size that it has. In a picture of a difference the title block
    says with what the plan is compared, and the legend what occurs.
    """
    notes, changes = told.notes, told.changes
    wide = max(body.width + 2 * theme.MARGIN, _LEAST_WIDTH)
    room = wide - 2 * theme.MARGIN
    beside = logo.width + 18 if logo else 0.0
    title_items, top = _title_block(plan, view, words, language, room, beside, since=changes.since if changes else None)
    dx = theme.MARGIN + (room - body.width) / 2
    note_items, note_height = notes_block(() if apart else notes, room)
    under = top + body.height + 30
    bottom = top + body.height + 26 + (30 + note_height if note_items else 0)
    marks = [
        (one.notes[0].mark, f"{one.legend} ({words.next_sheet})" if apart else one.legend)
        for one in notes
        if one.legend
    ]
    legend_items, legend_height = _legend(body, marks, room, _changes(changes) if changes else ())
    items = [
        *title_items,
        *(moved(item, dx, top) for item in body.items),
        *(moved(item, theme.MARGIN, under) for item in note_items),
        *(moved(item, theme.MARGIN, bottom) for item in legend_items),
    ]
    return Scene(
        width=round(wide),
        height=round(bottom + legend_height + theme.MARGIN * 0.8),
        title=f"{plan.title or words.untitled} ({view})",
        description=described(plan, view, words, changes),
        language=language,
        background=theme.PAPER,
        items=items,
        logo=replace(logo, x=theme.MARGIN + room - logo.width, y=theme.MARGIN - 8) if logo else None,
    )


def notes_alone(plan: Plan, view: str, words: Words, language: Language, told: Extras, wide: float) -> Scene:
    """The notes as a picture of that width, for a sheet of their own."""
    notes, since = told.notes, told.changes.since if told.changes else None
    items, top = _title_block(plan, view, words, language, wide - 2 * theme.MARGIN, since=since)
    shapes, height = notes_block(notes, wide - 2 * theme.MARGIN)
    texts = (
        text for group in notes for note in group.notes for text in (note.mark.text, *(one for one, _ in note.lines))
    )
    return Scene(
        width=round(wide),
        height=round(top + height + theme.MARGIN),
        title=f"{plan.title or words.untitled} ({view})",
        description=" ".join(texts),
        language=language,
        background=theme.PAPER,
        items=[*items, *(moved(item, theme.MARGIN, top) for item in shapes)],
    )


def legend_strokes(used: Collection[Stroke], names: Mapping[Stroke, str], words: Words) -> list[tuple[Stroke, str]]:
    """The arrows that a picture has, for its legend: those of the view, and how well they are supported."""
    weights = {
        stroke: f"{words.leads_to}: {words.evidence_name(evidence)}" for evidence, stroke in theme.EVIDENCE.items()
    }
    found = [(stroke, name) for stroke, name in {**weights, **names}.items() if stroke in used]
    return found + [(faded(stroke), name) for stroke, name in names.items() if _in_difference(stroke) & {*used}]


def _in_difference(stroke: Stroke) -> set[Stroke]:
    """That line as a picture of a difference has it. What a solid one says that is new, its own entry tells."""
    thick = {standing_out(stroke, change) for change in (Change.ADDED, Change.CHANGED)}
    return {faded(stroke), *(thick if stroke.dash else ())}


def described(plan: Plan, view: str, words: Words, changes: Changes | None = None) -> str:
    """The picture in words, for a screen reader."""
    goal = plan.impact_goal
    parts = [view]
    if goal or not plan.goals:
        parts.append(f"{words.impact_goal}: {(goal and (goal.text or goal.label)) or words.nothing_yet}")
    if plan.goals:
        texts = [(one.text or one.label or name).rstrip(".") for name, one in plan.goals.items()]
        parts.append(f"{words.goals}: {'; '.join(texts)}")
    for heading, section in (
        (words.activities, plan.activities),
        (words.outputs, plan.outputs),
        (words.outcomes, plan.outcomes),
    ):
        names = [(node.label or node.text or name).rstrip(".") for name, node in section.items()]
        parts.append(f"{heading}: {'; '.join(names) or words.nothing_yet}")
    if changes:
        parts += [changes.since, changes.described]
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def _title_block(
    plan: Plan, view: str, words: Words, language: Language, room: float, beside: float = 0, *, since: str | None = None
) -> tuple[list[Item], float]:
    """The title block and where the view can start. `beside` is how much the logo takes of its width."""
    items: list[Item] = []
    tag = line_of(theme.MARGIN + room - beside, theme.MARGIN + 14, view, theme.HEADING_SIZE, theme.MUTED, anchor="end")
    items.append(tag)
    baseline = theme.MARGIN + 18
    for line in wrap(plan.title or words.untitled, room - tag.width - 40 - beside, theme.TITLE_SIZE, bold=True, most=3):
        items.append(line_of(theme.MARGIN, baseline, line, theme.TITLE_SIZE, bold=True))
        baseline += theme.TITLE_SIZE * LINE_HEIGHT
    facts = [
        plan.organisation,
        plan.version and f"{words.version} {plan.version}",
        plan.date and spoken(plan.date, language),
    ]
    if plan.status:
        facts.append(keywords.spell(plan.status.value, language))
    facts.append(since)
    small = " · ".join(fact for fact in facts if fact)
    baseline -= theme.TITLE_SIZE * LINE_HEIGHT - 23
    for line in wrap(small, room - beside, 13, most=2):
        items.append(line_of(theme.MARGIN, baseline, line, 13, theme.MUTED))
        baseline += 13 * LINE_HEIGHT
    y = baseline + (0 if small else 8)
    items.append(Rect(x=theme.MARGIN, y=y - 4, width=room, height=1.2, fill=theme.RULE))
    return items, y + 18


def _changes(changes: Changes) -> list[tuple[list[Item], str]]:
    """The boxes and arrows of a difference that occur, with their names."""
    return [
        (
            _arrow(STROKES[change])
            if is_arrow and change
            else box(styled(STYLES[Kind.INPUT], change), 0, -8, _SWATCH, 16),
            label,
        )
        for (change, is_arrow), label in changes.legend.items()
    ]


def _legend(
    body: Body,
    marks: Sequence[tuple[Mark, str]],
    room: float,
    changes: Sequence[tuple[list[Item], str]] = (),
) -> tuple[list[Item], float]:
    """The legend in as many rows as it needs, from (0, 0), and its height."""
    entries: list[tuple[list[Item], str]] = [*changes, *((_box(kind), label) for kind, label in body.kinds)]
    entries += [(_arrow(stroke), label) for stroke, label in body.strokes]
    entries += [([_mark(mark)], label) for mark, label in marks]
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


def _mark(mark: Mark) -> Group:
    return Group(id=f"legend-{mark.text}", kind="mark", items=tuple(marks_at([mark], (_SWATCH / 2, 0))))


def _arrow(stroke: Stroke) -> list[Item]:
    return arrow(((0, 0), (6, 0), (12, 0), (_SWATCH - 9, 0)), (_SWATCH, 0), stroke)
