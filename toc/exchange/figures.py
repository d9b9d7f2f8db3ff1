"""Figures as people write them in a cell: `35%`, `minstens 75 %`, `1.250`, `60% tegen 2027`."""

import re
from dataclasses import dataclass

from toc.exchange.moments import moment

_FIGURE = re.compile(
    r"(?P<least>(?:minstens|minimum|minimaal|min\.?|max\.?|maximum|maximaal|hoogstens|meer dan|minder dan|"
    r"ongeveer|ca\.?|at least|at most|about|>=|<=|[≥≤><~±])\s*)?"
    r"(?P<number>-?\d+(?:[ .\u00a0\u202f]\d{3})*(?:[.,]\d+)?)\s*"
    r"(?P<unit>%|€|euro|procent|percent)?",
    re.IGNORECASE,
)
_DUE = re.compile(r"[,;(]?\s*(?:tegen|eind|in|voor|by|end of|before|vanaf)\s+(?P<when>[^,;()]+?)\)?\s*$", re.IGNORECASE)
_LATER = re.compile(
    r"nog te bepalen|nog niet|onbekend|n\.?v\.?t\.?|n\.?t\.?b\.?|nulmeting volgt|volgt|geen|"
    r"tbd|to be|unknown|none|\?+|-+|/",
    re.IGNORECASE,
)


_LONGEST = 500
"""A longer text tells a story, whatever numbers it holds."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in the spelling of a plan, its unit, by when, and the words in which it was said where these say
    more.
    """

    value: str = ""
    unit: str = ""
    due: str = ""
    words: str = ""


def number(written: str) -> str:
    """A number with a point before its decimals: `1.250,5` is `1250.5`."""
    plain = re.sub(r"[ \u00a0\u202f]", "", written)
    if "," in plain:
        return plain.replace(".", "").replace(",", ".")
    return plain.replace(".", "") if re.fullmatch(r"-?\d{1,3}(?:\.\d{3})+", plain) else plain


def figure(text: str) -> Figure:
    """What a cell for a figure says; only words where no number leads."""
    rest, due = text.strip(), ""
    if len(rest) > _LONGEST:
        return Figure(words=text)
    if found := _DUE.search(rest):
        when = moment(found["when"])
        if when:
            due, rest = when[0], rest[: found.start()].strip()
    found = _FIGURE.fullmatch(rest)
    if not found:
        return Figure(words=text)
    unit = {"procent": "%", "percent": "%", "€": "euro"}.get((found["unit"] or "").lower(), found["unit"] or "")
    return Figure(number(found["number"]), unit, due, text if found["least"] else "")


def is_unknown(text: str) -> bool:
    """Whether a cell says that there is no figure yet."""
    return bool(_LATER.match(text.strip())) and not re.search(r"\d", text)
