"""What the city does and what changes by it, as the handout of day 1 has it (Dhaene, ACE Europe, 2025, step 1.3)."""

from collections.abc import Iterator

from toc.core.model import IMPACT, Activity, Approach, ImpactGoal
from toc.publish.tables.lookup import Lookup
from toc.publish.tables.table import Cell, Column, Line, Row, State, Table, gap, lines, nothing, said


def changes(look: Lookup) -> Table:
    """A row for every activity, by those with whom the city does it, and one for every change that no activity brings
    about."""
    say = look.tongue.say
    return Table(
        name="changes",
        title=say("activities-and-changes"),
        lead=say("what-we-do-and-what-changes"),
        language=look.language,
        source=look.source,
        band=say("done-with"),
        columns=_columns(look),
        subject="activity",
        empty=say("the-plan-has-no-activities"),
        rows=(*_rows(look), *_without_activity(look)),
        notes=(say("the-change-comes-first"),),
    )


def _columns(look: Lookup) -> tuple[Column, ...]:
    say = look.tongue.say
    return (
        Column("activity", say("activity-2"), 34),
        Column("changes", say("change-2"), 60),
        Column("further", say("leads-further-to"), 40),
        Column("who", say("in-whom"), 26),
    )


def band_of(look: Lookup, approach: Approach | None) -> str:
    """The heading of a group, in the words of the handout."""
    say = look.tongue.say
    match approach:
        case Approach.INDIVIDUALS:
            return say("doing-with-people")
        case Approach.ORGANISATIONS:
            return say("doing-with-organisations")
        case Approach.NEIGHBOURHOODS:
            return say("doing-with-neighbourhoods")
        case None:
            return say("not-said-with-whom")


def _rows(look: Lookup) -> Iterator[Row]:
    for approach in (*Approach, None):
        for activity in look.plan.activities.values():
            if activity.approach is approach:
                yield Row(tuple(_cells(look, activity)), band_of(look, approach))


def _cells(look: Lookup, activity: Activity) -> Iterator[Cell]:
    say = look.tongue.say
    direct = list(look.graph.effects[activity.id])
    changes_of = [name for name in direct if not isinstance(look.nodes[name], Activity | ImpactGoal)]
    further = _further(look, direct)
    yield said(look.label(activity.id))
    bullet = "• " if len(changes_of) > 1 else ""
    yield lines(
        [
            *(Line(bullet + look.sentence(name)) for name in changes_of),
            *(Line(f"→ {look.label(name)}", State.NONE) for name in direct if name not in changes_of),
        ],
        gap(say("nothing-changes-yet")),
    )
    yield from _onward(look, direct, further)
    yield _who(look, [*changes_of, *(one for one in further if one not in changes_of)])


def _onward(look: Lookup, direct: list[str], further: list[str]) -> Iterator[Cell]:
    """What the changes lead to on the way; a gap where the way ends before the goal."""
    shown = [name for name in further if name not in direct and not isinstance(look.nodes[name], ImpactGoal)]
    arrives = any(isinstance(look.nodes[name], ImpactGoal) for name in (*direct, *further))
    found = [Line(look.label(name)) for name in shown]
    if direct and look.plan.impact_goal and not arrives:
        found.append(Line(look.tongue.say("does-not-reach-the-goal"), State.GAP))
    yield lines(found, nothing(look.tongue.say("the-goal-itself")) if arrives else nothing())


def _further(look: Lookup, direct: list[str]) -> list[str]:
    """Everything that comes of these, nearest first."""
    found: dict[str, None] = {}
    waiting = list(direct)
    while waiting:
        for effect in look.graph.effects[waiting.pop(0)]:
            if effect not in found:
                found[effect] = None
                waiting.append(effect)
    return list(found)


def _who(look: Lookup, names: list[str]) -> Cell:
    """In whom these changes show; a gap where of none it is said."""
    people = [one for name in names for one in getattr(look.nodes[name], "who", ()) if name != IMPACT]
    found = look.actors(people)
    return said(*found) if found else (gap(look.tongue.say("in-whom-2")) if names else nothing())


def _without_activity(look: Lookup) -> Iterator[Row]:
    """Changes that nothing brings about, unless others do."""
    say = look.tongue.say
    reached = set(_further(look, list(look.plan.activities)))
    for change in look.plan.changes():
        if change.id in reached or change.external:
            continue
        direct = list(look.graph.effects[change.id])
        cells = (gap(say("no-activity")), said(look.sentence(change.id)))
        onward = tuple(_onward(look, [change.id], [*direct, *_further(look, direct)]))
        yield Row((*cells, *onward, _who(look, [change.id])), say("no-activity-leads-to-it"))
