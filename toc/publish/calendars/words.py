"""How a calendar calls its moments and periods."""

from datetime import date

from toc.core.dates import month
from toc.publish.calendars.moments import BY_THE_END, Kind, Moment
from toc.publish.tables.speech import Tongue

_KINDS = {
    Kind.MEASUREMENT: "calendar-measurement",
    Kind.BASELINE: "calendar-baseline-planned",
    Kind.TARGET: "calendar-target-due",
    Kind.RESULT: "calendar-result-expected",
    Kind.QUESTION: "calendar-answer-needed",
    Kind.REFLECTION: "calendar-reflection",
    Kind.PARTICIPATION: "calendar-participation",
    Kind.STEP: "calendar-first-step",
    Kind.START: "calendar-activity-starts",
    Kind.END: "calendar-activity-ends",
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
    if moment.kind is Kind.START:
        return tongue.say("in-2", written=moment.written)
    return tongue.say("in-choose-a-day", written=moment.written)


def period_of(day: date, tongue: Tongue, *, by_month: bool) -> str:
    """'Derde kwartaal 2026', 'Augustus 2026'."""
    name = month(day.month, tongue.language) if by_month else tongue.say(_QUARTERS[(day.month - 1) // 3])
    return f"{name[0].upper()}{name[1:]} {day.year}"
