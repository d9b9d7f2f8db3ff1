"""Dates as people write them → dates as a plan has them."""

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "jan", "january"),
            ("februari", "feb", "february"),
            ("maart", "mrt", "march", "mar"),
            ("april", "apr"),
            ("mei", "may"),
            ("juni", "jun", "june"),
            ("juli", "jul", "july"),
            ("augustus", "aug", "august"),
            ("september", "sep", "sept"),
            ("oktober", "okt", "october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        1,
    )
    for name in names
}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
_BELGIAN = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})")
_WORDS = re.compile(r"(?:(\d{1,2})\s+)?([a-z]+)\.?\s+(\d{4})")
_QUARTER = re.compile(r"(?:q|k|kwartaal |quarter )([1-4])[\s/-]*(\d{4})|(\d{4})[\s/-]*[qk]([1-4])")
_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d{2}(?!\d)")


def moment(written: str) -> tuple[str, bool] | None:
    """The date or year that a text means, and whether that is certain; None where it means none.

    Days come before months, as in Belgium. Of a month or quarter the last day is taken: by then it has to be done.
    """
    text = written.strip().lower()
    if re.fullmatch(r"\d{4}", text):
        return (text, True) if text != "0000" else None
    if found := _ISO.fullmatch(text):
        return _certain(int(found[1]), int(found[2]), int(found[3]))
    if found := _BELGIAN.fullmatch(text):
        year = int(found[3])
        return _certain(year + 2000 if year < 100 else year, int(found[2]), int(found[1]))
    return _in_words(text)


def _in_words(text: str) -> tuple[str, bool] | None:
    found = _WORDS.fullmatch(text)
    if found and found[2] in _MONTHS:
        year, month = int(found[3]), _MONTHS[found[2]]
        if found[1]:
            return _certain(year, month, int(found[1]))
        return _end_of_month(year, month), False
    if found := _QUARTER.fullmatch(text):
        return _end_of_month(int(found[2] or found[3]), 3 * int(found[1] or found[4])), False
    years = set(_YEAR.findall(text))
    return (years.pop(), False) if len(years) == 1 else None


def _certain(year: int, month: int, day: int) -> tuple[str, bool] | None:
    try:
        return date(year, month, day).isoformat(), True
    except ValueError:
        return None


def _end_of_month(year: int, month: int) -> str:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1).isoformat()
