"""The action plan, as 'Impactanalyse zorgzame buurten' has it (Gryp & Heylen, Thomas More): the action, to which goals
it contributes, the wanted results with their norm, the indicators, the first steps and who takes them up."""

from collections.abc import Iterator

from toc.core.model import Activity, Indicator, Step
from toc.core.placeholders import is_said
from toc.publish.tables.figures import norm_text
from toc.publish.tables.lookup import Lookup
from toc.publish.tables.table import Cell, Column, Line, On, Row, State, Table, gap, lines, nothing, said


def actions(look: Lookup) -> Table:
    """A row for every activity, in the order of the file."""
    say = look.tongue.say
    return Table(
        name="actions",
        title=say("action-plan"),
        lead=say("what-happens-what-it-should"),
        language=look.language,
        source=look.source,
        columns=_columns(look),
        subject="action",
        empty=say("the-plan-has-no-activities"),
        rows=tuple(_row(look, one) for one in look.plan.activities.values()),
        notes=(_how(look),),
    )


def _columns(look: Lookup) -> tuple[Column, ...]:
    say = look.tongue.say
    return (
        Column("action", say("action"), 34),
        Column("contributes", say("contributes-to"), 22),
        Column("results", say("wanted-result-with-its-target"), 32),
        Column("indicators", say("indicators"), 34),
        Column("steps", say("first-steps"), 34),
        Column("who", say("who"), 24),
        Column("when", say("when"), 20),
        Column("term", say("term"), 11),
        Column("priority", say("priority"), 11, on=On.SHEET),
        Column("budget", say("budget"), 16, on=On.SHEET),
    )


def _row(look: Lookup, activity: Activity) -> Row:
    say, missing, none = look.tongue.say, look.tongue.missing(), nothing()
    effects = [look.label(name) for name in look.graph.effects[activity.id]]
    measured = _measured(look, activity)
    marked = [f"{look.marks[one.id]} {one.text or one.id}" for _, one in measured]
    steps = [Line(text, state) for step in activity.steps for text, state in _step(look, step)]
    cells = (
        _action(activity),
        said(*effects) if effects else gap(say("nothing-yet")),
        lines(_results(look, measured), gap(say("no-result-with-a-target"))),
        said(*marked) if marked else gap(say("no-indicator")),
        lines(steps, gap(say("no-first-step"))),
        _who(look, activity),
        _when(look, activity),
        said(look.tongue.value(activity.term)) if activity.term else gap(missing),
        said(activity.priority) if is_said(activity.priority) and activity.priority else none,
        said(activity.budget) if is_said(activity.budget) and activity.budget else none,
    )
    return Row(cells)


def _action(activity: Activity) -> Cell:
    """Its label, and the sentence where that says more."""
    return said(
        *([one for one in dict.fromkeys((activity.label, activity.text)) if is_said(one) and one] or [activity.id])
    )


def _measured(look: Lookup, activity: Activity) -> list[tuple[str, Indicator]]:
    """What is measured at the activity, and at what it brings about directly (rule `action-without-result-norm`): the
    node and the indicator, each indicator once."""
    nodes = (activity.id, *look.graph.effects[activity.id])
    found = {one.id: (name, one) for name in reversed(nodes) for one in reversed(look.indicators_of(name))}
    return list(reversed(found.values()))


def _results(look: Lookup, measured: list[tuple[str, Indicator]]) -> Iterator[Line]:
    say = look.tongue.say
    for name, indicator in measured:
        mark, norm, due = (
            look.marks[indicator.id],
            norm_text(look, indicator),
            indicator.target and indicator.target.due,
        )
        if norm is None:
            yield Line(say("no-target-yet", mark=mark), State.GAP)
            continue
        by = say("by-2") + look.tongue.short_day(due) if due else ""
        yield Line(f"{look.sentence(name)}: {norm}{by} ({mark})")
        if not due:
            yield Line(say("without-a-date"), State.GAP)


def _step(look: Lookup, step: Step) -> Iterator[tuple[str, State]]:
    """The step with who and when; what is missing of these as a line of its own."""
    who, say = ", ".join(look.actors(step.who)), look.tongue.say
    facts = [one for one in (who, step.due and look.tongue.short_day(step.due)) if one]
    text = step.text if step.text and is_said(step.text) else look.tongue.missing()
    yield f"{text} ({', '.join(facts)})" if facts else text, State.SAID if is_said(step.text) else State.GAP
    if not who:
        yield say("by-whom"), State.GAP
    if not step.due:
        yield say("by-when"), State.GAP


def _who(look: Lookup, activity: Activity) -> Cell:
    """Who leads it, who carries it out and with whom. That nobody does is a gap."""
    say = look.tongue.say
    owner = [activity.owner] if activity.owner and is_said(activity.owner) else []
    if owner and activity.by == (look.actor_id(owner[0]),):
        owner = []  # who carries it out alone leads it
    named = (
        (say("lead"), owner),
        (say("by"), look.actors(activity.by)),
        (say("with"), look.actors(activity.with_)),
    )
    found = [Line(f"{name}: {', '.join(people)}") for name, people in named if people]
    if owner or activity.by:
        return Cell(tuple(found))
    return Cell((Line(say("by-whom"), State.GAP), *found))


def _when(look: Lookup, activity: Activity) -> Cell:
    say, day = look.tongue.say, look.tongue.short_day
    found = [
        say("from") + day(activity.start) if activity.start else "",
        say("to") + day(activity.end) if activity.end else "",
        activity.frequency or "",
        activity.duration or "",
    ]
    return lines([Line(one) for one in found if is_said(one)], gap(look.tongue.missing()))


def _how(look: Lookup) -> str:
    return look.tongue.say("the-wanted-result-is-what")
