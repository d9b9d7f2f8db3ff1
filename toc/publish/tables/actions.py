"""Who does what: the action plan, and everybody in the plan by role."""

from collections.abc import Iterable, Iterator

from toc.core.model import IMPACT, Activity, Actor, Indicator, Phase, Role, Step
from toc.core.placeholders import is_said
from toc.publish.tables.figures import name_of, norm_text
from toc.publish.tables.lookup import Lookup
from toc.publish.tables.table import Cell, Column, Line, On, Row, State, Table, gap, lines, nothing, said

# --- The action plan --------------------------------------------------------------------------------------------------
# As 'Impactanalyse zorgzame buurten' has it (Gryp & Heylen, Thomas More): the action, to which goals
# it contributes, the wanted results with their norm, the indicators, the first steps and who takes them up.


def actions(look: Lookup) -> Table:
    """A row for every activity, in the order of the file."""
    say = look.tongue.say
    return Table(
        name="actions",
        title=say("action-plan"),
        lead=say("what-happens-what-it-should"),
        language=look.language,
        source=look.source,
        columns=_action_columns(look),
        subject="action",
        empty=say("the-plan-has-no-activities"),
        rows=tuple(_row(look, one) for one in look.plan.activities.values()),
        notes=(_how(look),),
    )


def _action_columns(look: Lookup) -> tuple[Column, ...]:
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


# --- Everybody by role ------------------------------------------------------------------------------------------------
# Who does what, who changes, who is asked: everybody in the plan, by role.
#
# After steps 1.2 and 1.3 of the training (Dhaene, ACE Europe, 2025).


def actors(look: Lookup) -> Table:
    """A row for every actor: services of the city first, then partners, target groups and others."""
    say = look.tongue.say
    return Table(
        name="actors",
        title=say("who-does-what-and-who"),
        lead=say("everybody-with-a-part-in"),
        language=look.language,
        source=look.source,
        band=say("role"),
        columns=_actor_columns(look),
        subject="actor",
        empty=say("the-plan-has-no-actors"),
        rows=tuple(_rows(look)),
    )


def _actor_columns(look: Lookup) -> tuple[Column, ...]:
    say = look.tongue.say
    return (
        Column("actor", say("who"), 24),
        Column("part", say("does"), 46, on=On.PAPER),
        Column("does", say("carries-out"), 32, on=On.SHEET),
        Column("with", say("works-along-on-2"), 28, on=On.SHEET),
        Column("for", say("is-it-for"), 28),
        Column("changes", say("changes"), 36),
        Column("asked", say("is-asked-in"), 26),
        Column("measures", say("measures"), 28, on=On.SHEET),
        Column("takes_part", say("takes-part-in"), 28),
    )


def _rows(look: Lookup) -> Iterator[Row]:
    for role in (*Role, None):
        for name, actor in look.plan.actors.items():
            if actor.role is role:
                yield Row(tuple(_cells(look, name, actor)), _band(look, role))


def _band(look: Lookup, role: Role | None) -> str:
    say = look.tongue.say
    match role:
        case Role.CITY:
            return say("services-of-the-city")
        case Role.PARTNER:
            return say("partners")
        case Role.TARGET_GROUP:
            return say("target-groups")
        case Role.OTHER:
            return say("others")
        case None:
            return say("role-not-said")


def _cells(look: Lookup, name: str, actor: Actor) -> Iterator[Cell]:
    """The parts that an actor plays. A gap is what a role asks for: a target group or partner in whom nothing changes,
    a target group that nobody asks, somebody with no part at all."""
    say, plan = look.tongue.say, look.plan
    activities = plan.activities.values()
    does = _labels(look, (one.id for one in activities if name in one.by))
    along = _labels(look, (one.id for one in activities if name in one.with_))
    for_them = _labels(look, (one.id for one in activities if name in one.for_))
    changes = [one.text or one.label or one.id for one in plan.changes() if name in one.who]
    for goal, one in plan.all_goals().items():
        if name in one.who:
            changes.append(say("impact-goal" if goal == IMPACT else "goal-of-actor") + look.sentence(goal))
    asked = [name_of(look, one) for one in plan.methods.values() if name in one.respondents]
    measures, takes_part = _measures(look, name), _takes_part(look, name)
    parts = (does, along, for_them, changes, asked, measures, takes_part)
    nowhere = gap(say("no-part-in-the-plan"))
    yield said(actor.name or name, *([actor.note] if actor.note else []))
    works_along = [f"{say('works-along-on')}: {'; '.join(along)}"] if along else []
    otherwise = nothing() if any(parts) else nowhere
    yield _list([*does, *works_along, *measures], otherwise)
    yield _list(does, otherwise)
    yield _list(along)
    yield _list(for_them)
    boundary = actor.role in (Role.TARGET_GROUP, Role.PARTNER)
    yield _list(changes, gap(say("nothing-changes-yet")) if boundary else nothing())
    unasked = gap(say("not-asked"))
    yield _list(asked, unasked if actor.role is Role.TARGET_GROUP and plan.methods else nothing())
    yield _list(measures)
    yield _list(takes_part)


def _list(found: list[str], otherwise: Cell | None = None) -> Cell:
    return lines([Line(one) for one in dict.fromkeys(found)], otherwise or nothing())


def _labels(look: Lookup, names: Iterable[str]) -> list[str]:
    return [look.label(name) for name in names]


def _measures(look: Lookup, name: str) -> list[str]:
    """The methods for which an actor gathers or analyses information: the file names these by their words."""
    say, methods = look.tongue.say, look.plan.methods.values()
    parts = (
        (say("collects"), [one for one in methods if look.actor_id(one.collects or "") == name]),
        (say("analyses"), [one for one in methods if look.actor_id(one.analyses or "") == name]),
    )
    return [f"{part}: {'; '.join(name_of(look, one) for one in found)}" for part, found in parts if found]


def _takes_part(look: Lookup, name: str) -> list[str]:
    """The phases and moments in which an actor has a say."""
    say, plan = look.tongue.say, look.plan
    phases = {
        Phase.DESIGN: say("the-plan"),
        Phase.MEASURE: say("the-measuring"),
        Phase.INTERPRET: say("reading-the-results"),
        None: say("taking-part"),
    }
    found = [
        phases[one.phase] + (f": {one.how}" if one.how else "")
        for one in plan.participation
        if name in map(look.actor_id, one.who)
    ]
    moments = [one for one in plan.reflection if name in map(look.actor_id, one.who)]
    if moments:
        days = ", ".join(look.tongue.short_day(one.date) for one in moments if one.date)
        found.append(say("reflection") + (f": {days}" if days else ""))
    return found
