"""Numbers and dates as people write and read them, in Dutch and in English."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from toc.core.languages import Language
from toc.core.lazy_regex import late
from toc.core.messages import text

# --- Numbers ----------------------------------------------------------------------------------------------------------
# Numbers as people write them, in Dutch and in English: what they can mean, and how a language writes them.
#
# `18.500` is eighteen thousand five hundred to whoever writes Dutch, and eighteen and a half to YAML and to a
# spreadsheet. What can be read in two ways is never decided here: it has two readings, and is shown as it was written.

MOST_DIGITS = 15
"""Digits before the decimals; what has more is a code, and no number that a spreadsheet can keep."""

_GROUPED_FROM = 5
"""So many digits or more are shown in groups of three, as both languages advise: 18 500, but 1500."""

_SPACES = " \u00a0\u2009\u202f"
_DECIMALS = 10
_SIGN = "(?P<sign>[-+\N{MINUS SIGN}]?)"
_WHOLE = rf"(?P<whole>0|[1-9][0-9]{{0,{MOST_DIGITS - 1}}})"
_ONE_SEPARATOR = late(rf"{_SIGN}{_WHOLE}(?:(?P<separator>[.,])(?P<fraction>[0-9]{{1,{_DECIMALS}}}))?")
_GROUP = r"[1-9][0-9]{0,2}(?:(?P<group>[.,'\u2019 \u00a0\u2009\u202f])[0-9]{3})(?:(?P=group)[0-9]{3}){0,3}"
_GROUPED = late(
    rf"{_SIGN}(?P<whole>{_GROUP})(?:(?!(?P=group))(?P<separator>[.,])(?P<fraction>[0-9]{{1,{_DECIMALS}}}))?"
)
_NO_DIGIT = late(r"[^0-9]")
_LETTERLESS = late(
    r"(?:[<>=\u2264\u2265~\u00b1]\s*)?[-+\N{MINUS SIGN}\u00b1]?[0-9\u00bc-\u00be]"
    r"[0-9\s.,'\u2019_/:\u00b1\u00bc-\u00be\N{EN DASH}\N{MINUS SIGN}+-]*(?:[eE][-+]?[0-9]+)?"
    r"|0[xXoO][0-9A-Fa-f]+"
)
_MINUS = "\N{MINUS SIGN}"
_NO_BREAK = "\N{NO-BREAK SPACE}"
_LONGEST = 60


class Number(NamedTuple):
    """One reading of a number: its sign as written, the digits before and behind the decimal sign, and whether these
    stood in groups."""

    sign: str
    whole: str
    fraction: str
    grouped: bool = False

    @property
    def exact(self) -> Decimal:
        sign = "-" if self.sign in ("-", _MINUS) else ""
        return Decimal(f"{sign}{self.whole}.{self.fraction or 0}")

    def spelled(self, language: Language) -> str:
        """As that language writes it: '18 500,5' in Dutch, '18,500.5' in English."""
        point, group = (",", _NO_BREAK) if language is Language.NL else (".", ",")
        whole = self.whole
        if self.grouped or len(whole) >= _GROUPED_FROM:
            whole = f"{int(whole):,}".replace(",", group)
        return f"{self.sign}{whole}{point if self.fraction else ''}{self.fraction}"


def readings(written: str, language: Language) -> tuple[Number, ...]:
    """Every number that the text can mean in that language; none where it is no number alone.

    There are two where one point or comma stands before exactly three digits, and language and habit do not agree: a
    point in Dutch (YAML takes it for a decimal point), and where the last of the three digits is a zero, which is
    a needless decimal, also a decimal comma in Dutch and a decimal point in English.
    """
    text = written.strip()
    if len(text) > _LONGEST:
        return ()
    if found := _ONE_SEPARATOR.fullmatch(text):
        decimal = Number(found["sign"], found["whole"], found["fraction"] or "")
        if len(decimal.fraction) != 3 or len(decimal.whole) > 3 or decimal.whole == "0":
            return (decimal,)
        thousands = Number(decimal.sign, decimal.whole + decimal.fraction, "", grouped=True)
        return _by_habit(thousands, decimal, found["separator"], language)
    if found := _GROUPED.fullmatch(text):
        return (Number(found["sign"], _NO_DIGIT.sub("", found["whole"]), found["fraction"] or "", grouped=True),)
    return ()


def _by_habit(thousands: Number, decimal: Number, separator: str, language: Language) -> tuple[Number, ...]:
    if language is Language.EN and separator == ",":
        return (thousands,)
    if language is Language.NL and separator == ".":
        return thousands, decimal
    return (decimal, thousands) if decimal.fraction.endswith("0") else (decimal,)


def is_ambiguous(written: str, language: Language) -> bool:
    """Whether the text is a number that can be read in two ways."""
    return len(readings(written, language)) > 1


def number_of(written: str, language: Language) -> int | float | None:
    """The number that the text certainly is in that language; None for words, and for what can be read in two ways."""
    found = readings(written, language)
    return as_value(found[0].exact) if len(found) == 1 else None


def as_value(number: Decimal) -> int | float:
    """The number as a spreadsheet and JSON keep it."""
    return int(number) if number == number.to_integral_value() else float(number)


def shown(written: str, language: Language, spoken: Language) -> str:
    """A number that was written in `language`, for readers of `spoken`. What is no number, or can be read in two ways,
    stays as it was written; and so do the groups of what is written well already."""
    found = readings(written, language)
    if len(found) != 1:
        return written
    text, (one,) = written.strip(), found
    separators = {sign for sign in text if sign in ".,'\u2019" or sign in _SPACES}
    if one.grouped and separators <= _own_signs(one, text, spoken):
        return text
    return one.spelled(spoken)


def _own_signs(one: Number, text: str, spoken: Language) -> set[str]:
    """The separators with which the language can have written that number, as it stands in the text."""
    decimal, group = (",", ".") if spoken is Language.NL else (".", ",")
    before = text[: -len(one.fraction) - 1] if one.fraction else text
    behind = text[len(before) : len(before) + 1]
    own = {sign for sign in (group, *_SPACES) if decimal not in before and behind in ("", decimal)}
    # Alone before three digits, the sign of the groups would be asked for: it stays only where there is more.
    if not one.fraction and before.count(group) == 1 and spoken is Language.NL:
        own.discard(group)
    return own | ({decimal} if one.fraction else set())


def plain(number: Decimal) -> str:
    """The number as a plan holds it: a decimal point, and never so that it can be read in two ways (`12.3750`)."""
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"{text}0" if is_ambiguous(text, Language.NL) else text


def wants_unit(written: str) -> bool:
    """Whether a value is digits and signs only, so that its unit has to stand behind it: `18 500`, `10-15`, `1e3`.
    A value with words, a percent sign or a currency of its own stands alone."""
    text = written.strip()
    return len(text) <= _LONGEST and bool(_LETTERLESS.fullmatch(text))


# --- Dates ------------------------------------------------------------------------------------------------------------
# Dates as people read them, in one way wherever a person reads one. Files for programs keep ISO dates.


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
