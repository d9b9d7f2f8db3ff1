"""Rules on the term of actions: whether there is one, and whether the text says another."""

import re
from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.core.model import Activity, Language, Term, date_range
from toc.core.settings import Limit
from toc.lint.rules._helpers.gaps import at_keyword
from toc.lint.rules.actions.actions import once_or_each
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import GRYP_HEYLEN

# --- TOC903: an activity without a term, or a plan in which all activities have the same term -------------------------

MIX_FROM = Limit(
    "action-without-term",
    "mix-from",
    4,
)
MIXED_YEARS = Limit(
    "action-without-term",
    "mixed-years",
    2,
)


@rule(
    903,
    "action-without-term",
    Severity.WARNING,
    Checklist.ACTION_PLAN,
    applies_from=Profile.FINAL,
    sources=(GRYP_HEYLEN,),
    limits=(MIX_FROM, MIXED_YEARS),
)
def action_without_term(inspection: Inspection) -> Iterator[RawFinding]:
    activities = inspection.plan.activities
    lacking = [name for name, one in activities.items() if not (one.term or one.start or one.end)]
    yield from once_or_each(inspection, lacking, len(activities), ("term", "start", "end"))
    terms = {one.term for one in activities.values()}
    only = next(iter(terms)) if len(terms) == 1 else None
    if only and len(activities) >= inspection.limit(MIX_FROM) and not _years_apart(inspection):
        yield RawFinding(
            span=at_keyword(inspection, "activities"),
            variant="mix",
            facts={"number": len(activities), "only": only},
            severity=Severity.INFO,
            applies_from=Profile.REVIEW,
            missing_keywords=("activities",),
        )


def _years_apart(inspection: Inspection) -> bool:
    """Whether the activities together run for more years than a single term does."""
    written = [day for one in inspection.plan.activities.values() for day in (one.start, one.end) if day]
    days = [day for text in written for day in date_range(text)]
    return bool(days) and (max(days) - min(days)).days > inspection.limit(MIXED_YEARS) * 365


# --- TOC904: an activity whose term says something else than its own text ---------------------------------------------

SHORT_YEARS = Limit(
    "term-text-conflict",
    "short-years",
    2,
)

LONG_MONTHS = Limit(
    "term-text-conflict",
    "long-months",
    12,
)
"""The training itself calls a speed date "in het komende jaar" long-term (001:162): a year ahead may be long."""

_SOON = {
    Language.NL: late(
        r"\b(?:(?:(?:het |een )?(?:komende?|volgende?|eerstkomende?) |dit )(?P<year>(?:school|werk|kalender)?jaar)"
        r"|(?:de |een )?(?:komende?|volgende?|eerstkomende?) (?:maand(?:en)?|weken|week)|deze (?:maand|week)"
        r"|(?P<season>dit (?:voorjaar|najaar)|deze (?:lente|zomer|herfst|winter))"
        r"|binnen (?:de |het |een )?(?P<count>[1-9]|1[0-2]|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf"
        r"|twaalf|paar|enkele) ?(?:maand|maanden)\b(?! (?:na|nadat)\b))\b",
        re.IGNORECASE,
    ),
    Language.EN: late(
        r"\b(?:(?:this|next|the coming|the next|this coming)"
        r" (?:(?P<year>(?:school |calendar )?year(?! group))|months?|weeks?)"
        r"|(?P<season>(?:this|next) (?:spring|summer|autumn|winter))|the (?:coming|next) few (?:months|weeks)"
        r"|within (?:the next )?(?P<count>a few|a|[1-9]|1[0-2]|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
        r"|twelve) months?\b(?! (?:of|after|from)\b))\b",
        re.IGNORECASE,
    ),
}
"""Words that promise something within a year."""
_COUNTS = {
    word: number
    for words in (
        ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"),
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        ("één",),
        ("a",),
    )
    for number, word in enumerate(words, 1)
}
_FEW, _SEASON, _YEAR_LONG = 3, 6, 12
"""Months that a few months, a season and a year may take."""


def _months(soon: re.Match[str]) -> int:
    """How many months ahead these words look at most."""
    if soon["year"]:
        return _YEAR_LONG
    if soon["season"]:
        return _SEASON
    count = (soon["count"] or "a").lower()
    return int(count) if count.isdigit() else _COUNTS.get(count, _FEW)


_YEAR = late(r"(?<![\w./-])20\d\d(?![\w/-]|[.,]\d)")
_NOT_THEN = late(
    r"\b(?:(?:tot|t\.e\.m\.|tem|met|sinds|until|till|to|through|since)(?: eind| end)?(?: of)?"
    r"|\w*(?:plan|visie|strategie|agenda|akkoord|vision|strategy|agreement)) $"
)
"""What before a year says how long it goes on, or that it belongs to a name: `tot eind 2031`, `Klimaatplan 2030`."""


@rule(
    904,
    "term-text-conflict",
    Severity.WARNING,
    Checklist.ACTION_PLAN,
    applies_from=Profile.DRAFT,
    sources=(GRYP_HEYLEN,),
    limits=(SHORT_YEARS, LONG_MONTHS),
)
def term_text_conflict(inspection: Inspection) -> Iterator[RawFinding]:
    for name, activity in inspection.plan.activities.items():
        for keyword in ("text", "label"):
            words = _conflict(inspection, activity, getattr(activity, keyword) or "")
            if words:
                yield RawFinding(
                    span=inspection.at(name, "term"),
                    variant="soon" if activity.term is Term.LONG else "late",
                    facts={"activity": inspection.label(name), "written": activity.term, "words": words},
                    related=((inspection.at(name, keyword), "words"),),
                    node=name,
                )
                break


def _conflict(inspection: Inspection, activity: Activity, text: str) -> str:
    """The words of the text that do not go with the term of the activity; empty where they agree."""
    if activity.term is Term.LONG:
        least = inspection.limit(LONG_MONTHS)
        return next((soon[0] for soon in _SOON[inspection.language].finditer(text) if _months(soon) < least), "")
    if activity.term is Term.SHORT:
        last = inspection.today.year + inspection.limit(SHORT_YEARS)
        years = (year for year in _YEAR.finditer(text) if int(year[0]) > last)
        return next(
            (
                year[0]
                for year in years
                if not _NOT_THEN.search(text[max(0, year.start() - 40) : year.start()].casefold())
            ),
            "",
        )
    return ""
