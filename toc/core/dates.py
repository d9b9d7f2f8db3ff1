"""Dates as people read them, in one way wherever a person reads one. Files for programs keep ISO dates."""

from datetime import date

from toc.core.languages import Language

_ENGLISH = "January February March April May June July August September October November December"
_DUTCH = "januari februari maart april mei juni juli augustus september oktober november december"
MONTHS = {Language.EN: tuple(_ENGLISH.split()), Language.NL: tuple(_DUTCH.split())}


def spoken(written: str, language: Language, *, short: bool = False) -> str:
    """An ISO date in words: '24 November 2026', in Dutch '24 november 2026'. The `short` form is for the columns of a
    table: '24 Nov 2026', in Dutch '24/11/2026'. A year, and what is no date, stays as it is."""
    day = day_of(written)
    if day is None:
        return written
    if not short:
        return f"{day.day} {MONTHS[language][day.month - 1]} {day.year}"
    if language is Language.NL:
        return f"{day:%d/%m}/{day.year}"
    return f"{day.day} {MONTHS[language][day.month - 1][:3]} {day.year}"


def day_of(written: str) -> date | None:
    """The day that an ISO date means; None for a year and for words."""
    try:
        return date.fromisoformat(written) if len(written) == 10 else None
    except ValueError:
        return None
