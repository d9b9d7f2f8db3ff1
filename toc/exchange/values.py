"""Values of a plan ⇄ what stands in a cell: dates as people write them, and everything else."""

import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from toc.core import keywords
from toc.core.languages import spelling_of
from toc.core.model import Approach, Language
from toc.core.numbers import is_ambiguous
from toc.core.shapes import Leaf, ListOf
from toc.exchange.grid import Cell, Value, clean
from toc.exchange.layout import Column
from toc.exchange.naming import folded

# --- Dates ------------------------------------------------------------------------------------------------------------
# Dates as people write them → dates as a plan has them.

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


# --- Values -----------------------------------------------------------------------------------------------------------
# Values of a plan ⇄ what stands in a cell.

DATES = frozenset({"date", "due", "start", "end", "reviewed"})
"""Keywords that hold a date or a year, wherever they stand."""
ANSWERS_IN = {Language.EN: ("yes", "no"), Language.NL: ("ja", "nee")}
ANSWERS = frozenset({"external", "personal_data", "special_category", "answer", "fulfilled"})
COUNTS = frozenset({"minutes", "cases"})
_FIGURES = COUNTS | {"value"}

_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,13})(?:\.\d{0,8}[1-9])?")
_COUNT = re.compile(r"[0-9]{1,3}(?:([ .,'\u2019\u00a0\u2009\u202f])[0-9]{3})(?:\1[0-9]{3})*(?![0-9])|[0-9]{1,15}")
_DAY = re.compile(r"(?:19|20|21)\d\d-\d\d-\d\d")
_BULLET = re.compile(r"[ \t]*(?:[•◦▪‣·●○■*]|[-–—](?=\s)|o(?=\s{2,})|\(?\d{1,2}[.)](?=\s)|[a-z]\)(?=\s))[ \t]*")
_YES = frozenset({"ja", "yes", "true", "waar", "x", "j", "y", "v", "✓", "✔", "1", "ok"})
_NO = frozenset({"nee", "neen", "no", "false", "onwaar", "n", "0", "-"})
SYNONYMS = {
    "role": {
        "stad": "city", "gemeente": "city", "eigen dienst": "city", "dienst": "city", "stadsdienst": "city",
        "intern": "city", "internal": "city", "municipality": "city", "ocmw": "city", "organisatie": "partner",
        "externe partner": "partner", "extern": "partner", "samenwerkingspartner": "partner", "middenveld": "partner",
        "doelgroepen": "target_group", "einddoelgroep": "target_group", "target group": "target_group",
        "beneficiary": "target_group", "begunstigde": "target_group", "overige": "other", "anders": "other",
    },
    "term": {
        "korte": "short", "korte termijn": "short", "middellange": "medium", "middellange termijn": "medium",
        "middel": "medium", "middenlang": "medium", "lange": "long", "lange termijn": "long",
        "short term": "short", "medium term": "medium", "mid term": "medium", "long term": "long",
    },
    "direction": {
        "stijgen": "up", "stijging": "up", "omhoog": "up", "meer": "up", "hoger": "up", "↑": "up", "+": "up",
        "increase": "up", "dalen": "down", "daling": "down", "omlaag": "down", "minder": "down", "lager": "down",
        "↓": "down", "-": "down", "decrease": "down", "gelijk": "stable", "=": "stable", "behouden": "stable",
    },
    "evidence": {"veel": "strong", "weinig": "weak", "beperkt": "weak", "goed": "strong", "middelmatig": "moderate"},
    "importance": {"groot": "high", "klein": "low", "gemiddeld": "medium", "kritisch": "high", "critical": "high"},
    "status": {"concept": "draft", "voorlopig": "draft", "goedgekeurd": "final", "approved": "final"},
    "effect": {
        "bevordert": "helps", "versterkt": "helps", "kans": "helps", "opportunity": "helps", "+": "helps",
        "belemmert": "hinders", "remt": "hinders", "risico": "hinders", "risk": "hinders", "-": "hinders",
        "bedreiging": "hinders", "threat": "hinders",
    },
    "approach": {
        "individuen": "individuals", "doelgroepen/individuen": "individuals", "mensen": "individuals",
        "people": "individuals", "target groups": "individuals", "doelgroep": "individuals",
        "verenigingen": "organisations", "wijk": "neighbourhoods", "buurt": "neighbourhoods",
        "buurten": "neighbourhoods",
    },
    "type": {
        "enquete": "survey", "vragenlijst": "survey", "questionnaire": "survey", "gesprek": "interview",
        "gesprekken": "interview", "interviews": "interview", "telling": "observation", "teller": "observation",
        "focusgroepen": "focus_group", "focus group": "focus_group", "groepsgesprek": "focus_group",
        "bestaande cijfers": "existing_data", "bestaande data": "existing_data", "existing data": "existing_data",
        "aftekenlijst": "registration", "storytelling": "stories", "gedragsverandering": "behaviour",
        "behavior": "behaviour", "leefsituatie": "living_condition", "vaardigheden": "skill", "skills": "skill",
        "attitude": "attitude", "weten": "knowledge", "living condition": "living_condition",
    },
}  # fmt: skip
"""Other words for fixed values, by the keyword under which they stand."""


def to_cell(value: Any, column: Column, language: Language) -> Value:
    """What stands in the cell for that value; numbers and dates become such where nothing of them gets lost."""
    name = column.path[-1]
    match value:
        case None:
            return None
        case bool():
            return _answer(value, language)
        case list():
            return joined([str(one) for one in value], one_line=not _holds_texts(column))
        case int():
            return value
        case str() if isinstance(column.shape, Leaf) and column.shape.values:
            return _spelled(value, column.shape.values, language)
        case str() if name in DATES:
            return _moment_cell(value)
        case str() if name in _FIGURES and _NUMBER.fullmatch(value) and not is_ambiguous(value, Language.NL):
            return float(value) if "." in value else int(value)
        case _:
            return clean(str(value)) or None


def _answer(value: bool, language: Language) -> str:
    yes, no = ANSWERS_IN[spelling_of(language)]
    return yes if value else no


def _holds_texts(column: Column) -> bool:
    return (
        isinstance(column.shape, ListOf) and not column.shape.reference and column.path[-1] not in {"when", "aliases"}
    )


def _spelled(value: str, kind: type[StrEnum], language: Language) -> str:
    return next(word.spelled(language) for word in keywords.VALUES[kind] if word.en == value).replace("_", " ")


def _moment_cell(value: str) -> Value:
    if _DAY.fullmatch(value):
        return date.fromisoformat(value)
    return int(value) if re.fullmatch(r"[1-9]\d{3}", value) else value


def joined(items: Sequence[str], *, one_line: bool) -> str | None:
    """Several values in one cell; with bullets where they could not be told apart otherwise."""
    items = [text for item in items if (text := clean(item))]
    if any(re.search(r"[;\n]", item) or _BULLET.match(item) for item in items):
        return "\n".join(f"• {item}" for item in items)
    return ("; " if one_line else "\n").join(items) or None


def split(text: str) -> list[str]:
    """The values that stand in one cell: by bullets, else by lines, else by semicolons."""
    lines = clean(text).split("\n")
    if len(lines) > 1 or lines[0].startswith("•"):
        marks = [_BULLET.match(line) for line in lines]
        if marks[0] and lines[0].lstrip().startswith("•"):
            marks = [mark if line.lstrip().startswith("•") else None for mark, line in zip(marks, lines, strict=True)]
        if marks[0]:
            return [one for one in _by_marks(lines, marks) if one]
        return [one.strip() for one in lines if one.strip()]
    return [one.strip() for one in text.split(";") if one.strip()]


def _by_marks(lines: list[str], marks: Sequence[re.Match[str] | None]) -> list[str]:
    items: list[str] = []
    for line, mark in zip(lines, marks, strict=True):
        if mark:
            items.append(line[mark.end() :].strip())
        else:
            items[-1] = clean(f"{items[-1]}\n{line}")
    return items


def without_bullet(text: str) -> str:
    mark = _BULLET.match(text)
    return text[mark.end() :] if mark else text


def fixed_value(text: str, kind: type[StrEnum], name: str) -> str | None:
    """The English name of a fixed value, in whatever language and case it was written."""
    plain = _plain(text)
    known = {_plain(spelling): word.en for spelling, word in keywords.values_of(kind).items()}
    found = known.get(plain) or SYNONYMS.get(name, {}).get(plain)
    return found if found in {word.en for word in keywords.VALUES[kind]} else None


def _plain(text: str) -> str:
    return " ".join(folded(text.strip()).replace("_", " ").rstrip(".").split())


_DOING_WITH = re.compile(r"(?:doen|werken|do|work|working) (?:met|with)\s+", re.IGNORECASE)


def approach(text: str) -> str | None:
    """With whom people work, as the training has it (Dhaene, ACE Europe, 2025): `Doen met
    organisaties/verenigingen/instituties`. What stands first counts.
    """
    rest = _DOING_WITH.sub("", text.strip(" :"), count=1)
    pieces = (rest, *re.split(r"[/,]|\s(?:en|of|and|or)\s", rest))
    return next((found for one in pieces if (found := fixed_value(one, Approach, "approach"))), None)


def says_approach(text: str) -> bool:
    """Whether a line is a heading of one of the three groups of the training: `Doen met wijken`."""
    return bool(_DOING_WITH.match(text.strip())) and approach(text) is not None


def answer(text: str) -> bool | None:
    """Yes or no, as people tick it; None where it is neither."""
    plain = _plain(text)
    return True if plain in _YES else False if plain in _NO else None


class NotUnderstoodError(Exception):
    """A cell that does not fit its column."""


def from_cell(cell: Cell, path: tuple[str, ...], shape: Leaf) -> tuple[Any, bool]:
    """The value that a cell holds, and whether that is certain. Raises NotUnderstoodError where it fits no such
    value.
    """
    name, text = path[-1], cell.text
    if shape.values:
        found = approach(text) if shape.values is Approach else fixed_value(text, shape.values, name)
        return _given(found)
    if name in DATES:
        day = moment(text)
        if day is None:
            raise NotUnderstoodError
        return day
    if name in ANSWERS:
        return _given(answer(text))
    if name in COUNTS:
        # No count has decimals: the groups of `1.200` are thousands.
        digits = _COUNT.search(text)
        count = int(re.sub(r"[^0-9]", "", digits[0])) if digits else None
        return _given(count, certain=bool(digits and digits[0] == text))
    return text, True


def _given(value: Any, *, certain: bool = True) -> tuple[Any, bool]:
    if value is None:
        raise NotUnderstoodError
    return value, certain
