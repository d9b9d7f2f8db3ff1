"""The calendar as a table: moments in their order, by quarter or month. Any writer of tables can write it."""

from collections.abc import Sequence

from toc.publish.calendars.moments import Moment
from toc.publish.calendars.words import kind_of, period_of, when_of
from toc.publish.tables.lookup import Lookup
from toc.publish.tables.table import Cell, Column, Kind, Line, Row, Table, gap, nothing, said


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
