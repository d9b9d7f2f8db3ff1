"""Who does what: the action plan, and everybody in the plan by role."""

from collections.abc import Iterable, Iterator

from toc.core.model import IMPACT, Activity, Actor, Indicator, Output, Phase, Role, Step
from toc.core.text import is_said
from toc.publish.tables.figures import name_of, norm_sentence
from toc.publish.tables.lookup import Lookup
from toc.publish.tables.table import Cell, Column, Line, On, Row, State, Table, Tongue, gap, lines, nothing, said

# --- The action plan --------------------------------------------------------------------------------------------------
# As 'Impactanalyse zorgzame buurten' has it (Gryp & Heylen, Thomas More): the action, to which (intermediate) goals it
# contributes, the wanted results with their norm, the indicators, the first steps and who takes them up; priority and
# budget ("prioriteiten durven stellen + middelen"). And for whom ("wie gaat wat doen en voor/met wie", Dhaene), where
# and how much.
#
# `toc import` reads this table back (`toc.exchange.action_plan`): what is written here by a fixed form is read there.


def actions(look: Lookup) -> Table:
    """A row for every activity, in the order of the file."""
    say = look.tongue.say
    return Table(
        name="actions",
        title=say("action-plan"),
        lead=say("what-happens-what-it-should"),
        language=look.language,
        source=look.source,
        columns=action_columns(look.tongue),
        subject="action",
        empty=say("the-plan-has-no-activities"),
        rows=tuple(_row(look, one) for one in look.plan.activities.values()),
        notes=(_how(look),),
    )


def action_columns(tongue: Tongue) -> tuple[Column, ...]:
    """The columns of the action plan."""
    say = tongue.say
    return (
        Column("action", say("action"), 34),
        Column("contributes", say("contributes-to"), 26),
        Column("results", say("wanted-result-with-its-target"), 34),
        Column("indicators", say("indicators"), 30),
        Column("steps", say("first-steps"), 32),
        Column("who", say("who"), 24),
        Column("reach", say("for-whom-and-where"), 20, on=On.PAPER),
        Column("for", say("for-whom"), 22, on=On.SHEET),
        Column("where", say("where-2"), 16, on=On.SHEET),
        Column("volume", say("how-much"), 16, on=On.SHEET),
        Column("when", say("when"), 18),
        Column("term", say("term"), 9),
        Column("urgency", say("priority-and-budget"), 14, on=On.PAPER),
        Column("priority", say("priority"), 11, on=On.SHEET),
        Column("budget", say("budget"), 16, on=On.SHEET),
    )


def _row(look: Lookup, activity: Activity) -> Row:
    say, missing = look.tongue.say, look.tongue.missing()
    results, goals = _way(look, activity)
    measured = _measured(look, activity, results)
    marked = dict.fromkeys(one.id for _, found in measured for one in found)
    indicators = [f"{look.marks[name]} {look.plan.indicators[name].text or name}" for name in marked]
    steps = [Line(text, state) for step in activity.steps for text, state in _step(look, step)]
    cells = (
        _action(activity),
        lines((Line(_goal(look, name)) for name in goals), gap(say("no-goal-yet") if results else say("nothing-yet"))),
        lines(_results(look, measured), gap(say("no-result-with-a-target"))),
        said(*indicators) if indicators else gap(say("no-indicator")),
        lines(steps, gap(say("no-first-step"))),
        _who(look, activity),
        *_reach(look, activity),
        _when(look, activity),
        said(look.tongue.value(activity.term)) if activity.term else gap(missing),
        *_urgency(look, activity),
    )
    return Row(cells)


def _action(activity: Activity) -> Cell:
    """Its label, and the sentence where that says more."""
    return said(
        *([one for one in dict.fromkeys((activity.label, activity.text)) if is_said(one) and one] or [activity.id])
    )


def _way(look: Lookup, activity: Activity) -> tuple[list[str], list[str]]:
    """What comes of an activity by itself, up to the first outcomes or the goal; and these, to which it contributes. An
    output is a result of the action, never a goal of it.
    """
    results: dict[str, None] = {}
    goals: dict[str, None] = {}
    waiting = list(look.graph.effects[activity.id])
    while waiting:
        name = waiting.pop(0)
        node = look.nodes.get(name)
        if not isinstance(node, Activity | Output):
            goals[name] = None
        elif name not in results and name != activity.id:
            results[name] = None
            waiting += look.graph.effects[name]
    return [name for name in results if isinstance(look.nodes[name], Output)], list(goals)


def _goal(look: Lookup, name: str) -> str:
    """A goal by its short name; of the impact goal it is said that it is one."""
    return f"{look.level(name)}: {look.label(name)}" if name == IMPACT else look.label(name)


_Measured = list[tuple[str, list[Indicator]]]


def _measured(look: Lookup, activity: Activity, results: list[str]) -> _Measured:
    """What is measured at the activity, at its results, and at the goals to which it leads by itself (rule
    `action-without-result-norm`): the node and its indicators, each indicator once. Results stand there unmeasured too.
    """
    found: _Measured = []
    done: set[str] = set()
    for name in dict.fromkeys((activity.id, *results, *look.graph.effects[activity.id])):
        here = [one for one in look.indicators_of(name) if one.id not in done]
        done |= {one.id for one in here}
        if here or name in results:
            found.append((name, here))
    return found


def _results(look: Lookup, measured: _Measured) -> Iterator[Line]:
    """Each result as a sentence with its norm. A norm that says the same as the result is not said twice."""
    say = look.tongue.say
    for name, indicators in measured:
        own = [one for one in indicators if _says_the_same(norm_sentence(look, one), look.sentence(name))]
        if name not in look.plan.activities:
            yield Line(look.sentence(name) + "".join(f" ({_mark(look, one)})" for one in own))
        for one in own:
            yield from _undated(look, one)
        if not indicators:
            yield Line(say("without-a-target"), State.GAP)
        for one in indicators:
            if one not in own:
                yield from _norm(look, one)


def _norm(look: Lookup, indicator: Indicator) -> Iterator[Line]:
    say, mark = look.tongue.say, look.marks[indicator.id]
    norm = norm_sentence(look, indicator)
    if norm is None:
        yield Line(say("no-target-yet", mark=mark), State.GAP)
        return
    yield Line(f"{say('norm')}: {norm} ({_mark(look, indicator)})")
    yield from _undated(look, indicator)


def _mark(look: Lookup, indicator: Indicator) -> str:
    """Which indicator has that norm, and by when."""
    due = indicator.target and indicator.target.due
    return look.marks[indicator.id] + ("," + look.tongue.say("by-2") + look.tongue.short_day(due) if due else "")


def _undated(look: Lookup, indicator: Indicator) -> Iterator[Line]:
    if not look.is_dated(indicator):
        yield Line(look.tongue.say("without-a-date"), State.GAP)


def _says_the_same(norm: str | None, sentence: str) -> bool:
    return norm is not None and _plain(norm) == _plain(sentence)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


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


def _reach(look: Lookup, activity: Activity) -> Iterator[Cell]:
    """For whom, where and how much: together on paper, then each by itself. Work with somebody may be for no other."""
    say = look.tongue.say
    where, volume = _text(activity.where), _text(activity.volume)
    facts = [Line(f"{name}: {text}") for name, text in ((say("where"), where), (say("how-much-2"), volume)) if text]
    people = [Line(one) for one in look.actors(activity.for_)]
    if not people and not activity.with_:
        people = [Line(say("for-whom-2"), State.GAP)]
    yield lines([*people, *facts], nothing())
    yield lines(people, nothing())
    yield said(where)
    yield said(volume)


def _text(written: str | None) -> str:
    return written if written and is_said(written) else ""


def _when(look: Lookup, activity: Activity) -> Cell:
    say, day = look.tongue.say, look.tongue.short_day
    duration = _text(activity.duration)
    found = [
        say("from") + day(activity.start) if activity.start else "",
        say("to") + day(activity.end) if activity.end else "",
        _text(activity.frequency),
        f"{say('duration-2')}: {duration}" if duration else "",
    ]
    return lines(map(Line, found), gap(look.tongue.missing()))


def _urgency(look: Lookup, activity: Activity) -> Iterator[Cell]:
    """Priority and budget: together on paper, then each by itself. A plan need not set them."""
    priority, budget = _text(activity.priority), _text(activity.budget)
    yield said(*(f"{look.tongue.say('priority-2')}: {priority}" if priority else "", budget))
    yield said(priority)
    yield said(budget)


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
    others = [say("also-called", names=", ".join(actor.aliases))] if actor.aliases else []
    yield said(actor.name or name, *others, *([actor.note] if actor.note else []))
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
