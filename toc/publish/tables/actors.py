"""Who does what, who changes, who is asked: everybody in the plan, by role.

After steps 1.2 and 1.3 of the training (Dhaene, ACE Europe, 2025).
"""

from collections.abc import Iterable, Iterator

from toc.core.model import Actor, Phase, Role
from toc.publish.tables.burden import name_of
from toc.publish.tables.lookup import Lookup
from toc.publish.tables.table import Cell, Column, Line, On, Row, Table, gap, lines, nothing, said


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
        columns=_columns(look),
        subject="actor",
        empty=say("the-plan-has-no-actors"),
        rows=tuple(_rows(look)),
    )


def _columns(look: Lookup) -> tuple[Column, ...]:
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
    goal = plan.impact_goal
    if goal and name in goal.who:
        changes.append(say("impact-goal") + look.sentence("impact"))
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
