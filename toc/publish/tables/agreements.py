"""What is agreed around a plan: who gets to hear what, which conditions have to be in place, and which frames of others
the plan answers to."""

from collections.abc import Iterator

from toc.core import keywords
from toc.core.model import Activity, Communication, Condition, Conditions, Frame, Node
from toc.core.text import is_said
from toc.publish.tables.lookup import Lookup, Need
from toc.publish.tables.table import Cell, Column, Kind, Line, Row, Table, gap, lines, nothing, said

# --- Communication ----------------------------------------------------------------------------------------------------
# Who gets which results, in which form and when: the seventh part of a system (Dhaene, ACE Europe, 2025, day 1).


def communication(look: Lookup) -> Table:
    """A row for every message, in the order of the file."""
    say = look.tongue.say
    return Table(
        name="communication",
        title=say("communication-who-hears-what"),
        lead=say("communication-lead"),
        language=look.language,
        source=look.source,
        columns=(
            Column("who", say("communication-for-whom"), 26),
            Column("what", say("what"), 46),
            Column("form", say("in-which-form"), 30),
            Column("date", say("when"), 16, Kind.DATE),
        ),
        subject="what",
        empty=say("communication-nothing-yet"),
        rows=tuple(Row(_told(look, one)) for one in look.plan.communication),
    )


def _told(look: Lookup, one: Communication) -> tuple[Cell, ...]:
    missing = gap(look.tongue.missing())
    return (
        lines(map(Line, look.actors(one.who)), missing),
        _text(one.what) or missing,
        _text(one.form) or missing,
        look.tongue.dated(one.date) if one.date else missing,
    )


# --- Conditions -------------------------------------------------------------------------------------------------------
# Motive, means and opportunity in the organisation, and what is done about what is not there yet (Dhaene, day 1).

_KINDS = ("motive", "means", "opportunity")


def conditions(look: Lookup) -> Table:
    """A row for every condition: motive, then means, then opportunity."""
    say = look.tongue.say
    return Table(
        name="conditions",
        title=say("conditions-title"),
        lead=say("conditions-lead"),
        language=look.language,
        source=look.source,
        band=say("conditions-kind"),
        columns=(
            Column("condition", say("conditions-what"), 42),
            Column("fulfilled", say("conditions-fulfilled"), 12),
            Column("action", say("conditions-action"), 40),
            Column("who", say("who"), 24),
            Column("due", say("by-when-2"), 14, Kind.DATE),
        ),
        subject="condition",
        empty=say("conditions-none-yet"),
        rows=tuple(_conditions(look)),
    )


def _conditions(look: Lookup) -> Iterator[Row]:
    written = look.plan.conditions
    for kind in _KINDS if written else ():
        band = keywords.spell(kind, look.language, Conditions).capitalize()
        found: tuple[Condition, ...] = getattr(written, kind)
        yield from (Row(_condition(look, one), band) for one in found)


def _condition(look: Lookup, one: Condition) -> tuple[Cell, ...]:
    """What is to be done is a gap where the condition is not fulfilled."""
    say, missing = look.tongue.say, gap(look.tongue.missing())
    otherwise = missing if one.fulfilled is False or is_said(one.action) else nothing()
    answers = {True: said(say("yes")), False: gap(say("conditions-not-yet")), None: gap(say("not-said"))}
    return (
        _text(one.text) or missing,
        answers[one.fulfilled],
        _text(one.action) or otherwise,
        lines(map(Line, look.actors(one.who)), otherwise),
        look.tongue.dated(one.due) if one.due else otherwise,
    )


# --- Frames -----------------------------------------------------------------------------------------------------------
# The frames of others (levels of a funder, building blocks of a programme) against what the plan does and measures.


def frames(look: Lookup) -> Table:
    """A row for every frame: what counts under it, and what is measured of that."""
    say = look.tongue.say
    return Table(
        name="frames",
        title=say("frames-title"),
        lead=say("frames-lead"),
        language=look.language,
        source=look.source,
        columns=(
            Column("frame", say("frames-frame"), 28),
            Column("source", say("source"), 24),
            Column("activities", say("frames-activities"), 32),
            Column("changes", say("changes"), 36),
            Column("needs", say("indicators-and-questions"), 16),
        ),
        subject="frame",
        empty=say("frames-none"),
        rows=tuple(_frame(look, one) for one in look.plan.frames.values()),
        notes=(say("i-indicator-l-learning-question-the"),),
    )


def _frame(look: Lookup, frame: Frame) -> Row:
    say = look.tongue.say
    under = {name: node for name, node in look.nodes.items() if frame.id in node.frames}
    doing = [look.label(name) for name, node in under.items() if isinstance(node, Activity)]
    changing = [look.label(name) for name, node in under.items() if not isinstance(node, Activity)]
    nothing_yet = gap(say("nothing-yet"))
    return Row(
        (
            said(frame.name or frame.id),
            _text(frame.source) or nothing(),
            lines(map(Line, doing), nothing() if changing else nothing_yet),
            lines(map(Line, changing), nothing_yet),
            _measured(look, under),
        )
    )


def _measured(look: Lookup, under: dict[str, Node]) -> Cell:
    """The marks of the needs about these nodes."""
    marks: dict[str, None] = {}
    for name in under:
        needs: list[Need] = [*look.indicators_of(name), *look.questions_of(name)]
        marks |= dict.fromkeys(look.marks[one.id] for one in needs)
    return said(", ".join(marks)) if marks else gap(look.tongue.say("none"))


def _text(text: str | None) -> Cell | None:
    return said(text) if text and is_said(text) else None
