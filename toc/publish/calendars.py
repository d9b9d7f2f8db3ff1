"""When a plan asks something of somebody: every date of a plan as a moment, and all of them as a table."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from toc.core.model import Activity, Conditions, Method, Phase, date_range
from toc.core.numbers import month
from toc.core.text import is_said
from toc.publish.tables.figures import name_of, norm_text
from toc.publish.tables.lookup import Lookup
from toc.publish.tables.table import Cell, Column, Kind, Line, Row, Table, Tongue, gap, nothing, said

# --- Moments ----------------------------------------------------------------------------------------------------------
# Every date of a plan as a moment: measuring, baselines, norms, results, questions, reflection, taking part, first
# steps, and the start and end of activities. What has words in the place of a date is kept apart.


class MomentKind(StrEnum):
    MEASUREMENT = "measurement"
    BASELINE = "baseline"
    TARGET = "target"
    RESULT = "result"
    QUESTION = "question"
    REFLECTION = "reflection"
    PARTICIPATION = "participation"
    COMMUNICATION = "communication"
    CONDITION = "condition"
    STEP = "step"
    START = "start"
    END = "end"


BY_THE_END = frozenset(
    {MomentKind.TARGET, MomentKind.RESULT, MomentKind.QUESTION, MomentKind.CONDITION, MomentKind.STEP, MomentKind.END}
)
"""For these a year means: by the end of it. For the others it is a day of that year which is still to be chosen."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Something on a day. `key` tells it apart from all others of the plan and stays the same when its date changes;
    `written` is the date as the plan has it (ISO, a year, words, or empty), `day` where it stands in a calendar (None
    where it is neither date nor year); `who` are names, `details` sentences."""

    kind: MomentKind
    key: str
    what: str
    written: str
    day: date | None
    who: tuple[str, ...] = ()
    details: tuple[str, ...] = ()

    @property
    def is_year(self) -> bool:
        return self.day is not None and len(self.written) == 4


def moments(look: Lookup) -> list[Moment]:
    """All moments: those with a day in their order, then those without."""
    found = list(_all(look))
    kinds = list(MomentKind)
    dated = [(one.day, kinds.index(one.kind), place, one) for place, one in enumerate(found) if one.day]
    return [*(one for *_, one in sorted(dated)), *(one for one in found if one.day is None)]


def _all(look: Lookup) -> Iterator[Moment]:
    yield from (one for method in look.plan.methods.values() for one in _of_method(look, method))
    yield from _of_indicators(look)
    yield from _of_results(look)
    yield from _of_questions(look)
    yield from _of_meetings(look)
    yield from _of_communication(look)
    yield from _of_conditions(look)
    yield from (one for activity in look.plan.activities.values() for one in _of_activity(look, activity))


def _moment(
    kind: MomentKind, key: str, what: str, written: str, *, who: Iterable[str] = (), details: Iterable[str] = ()
) -> Moment:
    """A moment, with its day worked out."""
    shown = written.strip()
    return Moment(
        kind,
        key,
        what,
        shown,
        _day(kind, shown),
        tuple(dict.fromkeys(one for one in who if is_said(one))),
        tuple(one for one in details if is_said(one)),
    )


def _day(kind: MomentKind, written: str) -> date | None:
    try:
        first, last = date_range(written)
    except ValueError:
        return None
    return last if kind in BY_THE_END else first


def _of_method(look: Lookup, method: Method) -> Iterator[Moment]:
    say = look.tongue.say
    answers = [look.marks[need] for need in method.answers if need in look.marks]
    asked = ", ".join(look.actors(method.respondents))
    details = [
        say("for") + ", ".join(answers) if answers else "",
        say("asked") + asked if asked else "",
        say("analysed-by") + method.analyses if method.analyses else "",
    ]
    for number, when in enumerate(method.when, 1):
        if is_said(when):
            key = f"method:{method.id}:{number}"
            who = [method.collects or ""]
            yield _moment(MomentKind.MEASUREMENT, key, name_of(look, method), when, who=who, details=details)


def _of_indicators(look: Lookup) -> Iterator[Moment]:
    for one in look.plan.indicators.values():
        named = f"{look.marks[one.id]} {one.text or one.id}"
        who = [one.responsible or ""]
        if one.baseline and one.baseline.plan and not is_said(one.baseline.value):
            details = [one.baseline.source or ""]
            yield _moment(MomentKind.BASELINE, f"baseline:{one.id}", named, one.baseline.plan, who=who, details=details)
        if one.target and one.target.due:
            norm = norm_text(look, one)
            details = [look.tongue.say("target-2") + norm if norm else ""]
            yield _moment(MomentKind.TARGET, f"target:{one.id}", named, one.target.due, who=who, details=details)


def _of_results(look: Lookup) -> Iterator[Moment]:
    for name, node in look.nodes.items():
        if isinstance(node, Activity):
            continue
        if due := node.due:
            full = look.sentence(name) if look.sentence(name) != look.label(name) else ""
            who = look.actors(node.who)
            yield _moment(MomentKind.RESULT, f"result:{name}", look.label(name), due, who=who, details=[full])


def _of_questions(look: Lookup) -> Iterator[Moment]:
    say = look.tongue.say
    for one in look.plan.learning_questions.values():
        if one.due:
            named = f"{look.marks[one.id]} {one.text or one.id}"
            details = [say("decision") + one.decision if one.decision else ""]
            yield _moment(
                MomentKind.QUESTION, f"question:{one.id}", named, one.due, who=[one.user or ""], details=details
            )


def _of_meetings(look: Lookup) -> Iterator[Moment]:
    """Reflection and taking part."""
    say = look.tongue.say
    for number, one in enumerate(look.plan.reflection, 1):
        what = one.text or say("reading-the-results-together")
        who = look.actors(one.who)
        yield _moment(MomentKind.REFLECTION, f"reflection:{number}", what, one.date or "", who=who)
    phases = {
        Phase.DESIGN: say("making-the-plan"),
        Phase.MEASURE: say("measuring"),
        Phase.INTERPRET: say("reading-the-results-2"),
    }
    for number, part in enumerate(look.plan.participation, 1):
        phase = phases[part.phase] if part.phase else say("taking-part-2")
        what = f"{phase}: {part.how}" if part.how else phase
        who = look.actors(part.who)
        yield _moment(MomentKind.PARTICIPATION, f"participation:{number}", what, part.date or "", who=who)


def _of_communication(look: Lookup) -> Iterator[Moment]:
    for number, one in enumerate(look.plan.communication, 1):
        what = one.what or look.tongue.missing()
        who = look.actors(one.who)
        key = f"communication:{number}"
        yield _moment(MomentKind.COMMUNICATION, key, what, one.date or "", who=who, details=[one.form or ""])


def _of_conditions(look: Lookup) -> Iterator[Moment]:
    """What is done about conditions that are not fulfilled yet."""
    written = look.plan.conditions or Conditions(motive=(), means=(), opportunity=())
    for kind, found in written:
        for number, one in enumerate(found, 1):
            if is_said(one.action):
                key = f"condition:{kind}:{number}"
                who = look.actors(one.who)
                details = [one.text or ""]
                yield _moment(MomentKind.CONDITION, key, one.action, one.due or "", who=who, details=details)


def _of_activity(look: Lookup, activity: Activity) -> Iterator[Moment]:
    label, by = look.label(activity.id), look.actors(activity.by)
    who = by or [activity.owner or ""]
    if activity.start:
        yield _moment(MomentKind.START, f"start:{activity.id}", label, activity.start, who=who)
    if activity.end:
        yield _moment(MomentKind.END, f"end:{activity.id}", label, activity.end, who=who)
    for number, step in enumerate(activity.steps, 1):
        what = step.text if step.text and is_said(step.text) else look.tongue.missing()
        details = [look.tongue.say("of-2") + label]
        key = f"step:{activity.id}:{number}"
        yield _moment(MomentKind.STEP, key, what, step.due or "", who=look.actors(step.who), details=details)


# --- Words ------------------------------------------------------------------------------------------------------------
# How a calendar calls its moments and periods.

_KINDS = {
    MomentKind.MEASUREMENT: "calendar-measurement",
    MomentKind.BASELINE: "calendar-baseline-planned",
    MomentKind.TARGET: "calendar-target-due",
    MomentKind.RESULT: "calendar-result-expected",
    MomentKind.QUESTION: "calendar-answer-needed",
    MomentKind.REFLECTION: "calendar-reflection",
    MomentKind.PARTICIPATION: "calendar-participation",
    MomentKind.COMMUNICATION: "calendar-communication",
    MomentKind.CONDITION: "calendar-condition",
    MomentKind.STEP: "calendar-first-step",
    MomentKind.START: "calendar-activity-starts",
    MomentKind.END: "calendar-activity-ends",
}
_QUARTERS = ("calendar-first-quarter", "calendar-second-quarter", "calendar-third-quarter", "calendar-fourth-quarter")


def kind_of(moment: Moment, tongue: Tongue) -> str:
    """'Meting', 'Reflectie'."""
    return tongue.say(_KINDS[moment.kind])


def when_of(moment: Moment, tongue: Tongue) -> str:
    """The day as people write it; a year says what it means, and that there is none."""
    if not moment.written:
        return tongue.say("no-date-yet")
    if not moment.is_year:
        return tongue.short_day(moment.written)
    if moment.kind in BY_THE_END:
        return tongue.say("by-the-end-of", written=moment.written)
    if moment.kind is MomentKind.START:
        return tongue.say("in-2", written=moment.written)
    return tongue.say("in-choose-a-day", written=moment.written)


def period_of(day: date, tongue: Tongue, *, by_month: bool) -> str:
    """'Derde kwartaal 2026', 'Augustus 2026'."""
    name = month(day.month, tongue.language) if by_month else tongue.say(_QUARTERS[(day.month - 1) // 3])
    return f"{name[0].upper()}{name[1:]} {day.year}"


# --- A table ----------------------------------------------------------------------------------------------------------
# The calendar as a table: moments in their order, by quarter or month. Any writer of tables can write it.


def overview(look: Lookup, found: Sequence[Moment], *, by_month: bool = False) -> Table:
    """A row for every moment. Those without a date come last, and say so."""
    say = look.tongue.say
    return Table(
        name="calendar",
        title=say("calendar"),
        lead=say("when-the-plan-asks-something"),
        language=look.language,
        source=look.source,
        band=say("period"),
        subject="what",
        empty=say("the-plan-has-no-dates"),
        columns=_columns(look),
        rows=tuple(_row(look, one, by_month=by_month) for one in found),
        notes=(say("i-indicator-l-learning-question-the"),),
    )


def _columns(look: Lookup) -> tuple[Column, ...]:
    say = look.tongue.say
    return (
        Column("when", say("when"), 18, Kind.DATE),
        Column("kind", say("kind"), 18),
        Column("what", say("what"), 46),
        Column("who", say("who"), 26),
        Column("details", say("details"), 36),
    )


def _row(look: Lookup, moment: Moment, *, by_month: bool) -> Row:
    say = look.tongue.say
    if moment.day is None:
        band = say("without-a-date-2")
        when = said(moment.written) if moment.written else gap(when_of(moment, look.tongue))
    else:
        band = period_of(moment.day, look.tongue, by_month=by_month)
        when = Cell((Line(when_of(moment, look.tongue)),), None if moment.is_year else moment.day)
    return Row(
        (
            when,
            said(kind_of(moment, look.tongue)),
            said(moment.what),
            said(*moment.who) if moment.who else gap(say("nobody-yet")),
            said(*moment.details) if moment.details else nothing(),
        ),
        band,
    )
