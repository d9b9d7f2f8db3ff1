"""Dates as people read them, in one way wherever a person reads one. Files for programs keep ISO dates."""

from datetime import date

from toc.core.languages import Language
from toc.core.messages import text


def month(number: int, language: Language) -> str:
    """The name of a month, from 1."""
    return text(language, f"month-{number:02}")


def spoken(written: str, language: Language, *, short: bool = False) -> str:
    """An ISO date in words: '24 November 2026', in Dutch '24 november 2026'. The `short` form is for the columns of a
    table: '24 Nov 2026', in Dutch '24/11/2026'. A year, and what is no date, stays as it is."""
    day = day_of(written)
    if day is None:
        return written
    if not short:
        return text(language, "date-long", day=day.day, month=month(day.month, language), year=day.year)
    # A language takes what it needs: the name of the month, or numbers of two digits.
    return text(
        language,
        "date-short",
        day=day.day,
        dd=f"{day.day:02}",
        mm=f"{day.month:02}",
        short=text(language, f"month-short-{day.month:02}"),
        year=day.year,
    )


def day_of(written: str) -> date | None:
    """The day that an ISO date means; None for a year and for words."""
    try:
        return date.fromisoformat(written) if len(written) == 10 else None
    except ValueError:
        return None
