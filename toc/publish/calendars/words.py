"""How a calendar calls its moments and periods."""

from datetime import date

from toc.core.dates import MONTHS
from toc.core.languages import Language
from toc.publish.calendars.moments import BY_THE_END, Kind, Moment
from toc.publish.tables.speech import Tongue

_KINDS = {
    Kind.MEASUREMENT: ("Measurement", "Meting"),
    Kind.BASELINE: ("Baseline planned", "Nulmeting gepland"),
    Kind.TARGET: ("Target due", "Norm te halen"),
    Kind.RESULT: ("Result expected", "Resultaat verwacht"),
    Kind.QUESTION: ("Answer needed", "Antwoord nodig"),
    Kind.REFLECTION: ("Reflection", "Reflectie"),
    Kind.PARTICIPATION: ("Participation", "Participatie"),
    Kind.STEP: ("First step", "Eerste stap"),
    Kind.START: ("Activity starts", "Activiteit start"),
    Kind.END: ("Activity ends", "Activiteit eindigt"),
}
_QUARTERS = {
    Language.EN: ("first quarter of", "second quarter of", "third quarter of", "fourth quarter of"),
    Language.NL: ("eerste kwartaal", "tweede kwartaal", "derde kwartaal", "vierde kwartaal"),
}


def kind_of(moment: Moment, tongue: Tongue) -> str:
    """'Meting', 'Reflectie'."""
    return tongue.either(*_KINDS[moment.kind])


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
    names = MONTHS if by_month else _QUARTERS
    name = names[tongue.language][(day.month - 1) // (1 if by_month else 3)]
    return f"{name[0].upper()}{name[1:]} {day.year}"
