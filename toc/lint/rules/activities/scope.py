"""The rule on the scope of an activity: how much, how often, where."""

import re
from collections.abc import Iterator
from enum import StrEnum

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.core.messages import Listed, message
from toc.core.model import Activity
from toc.core.settings import Limit
from toc.core.text import is_said
from toc.lint.rules._helpers.judgement import starts_with_effect
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE, DORAN, GRYP_HEYLEN
from toc.lint.rules.texts import Texts
from toc.syntax.statements import Said, Statement

# --- Words of scope ---------------------------------------------------------------------------------------------------
# What makes an activity definite: when, how long, where and how many, as far as its fields or its text say so.


class Scope(StrEnum):
    WHEN = "when"
    HOW_LONG = "how long"
    WHERE = "where"
    HOW_MANY = "how many"


_YEAR = late(r"\b20[1-9]\d\b")
_DIGITS = late(r"(?<![\w.,+-])(?!20[1-9]\d\b)\d+(?:[.,]\d+)*(?![\w+-])")
_NO_COUNT = frozenset(
    {"alle", "elk", "elke", "iedereen", "niemand", "nul", "eenmaal", "tweemaal", "driemaal"}
    | {"all", "every", "each", "none", "zero", "no", "once", "twice"}
)
"""Words of the list of numbers that count nothing, or only how often."""

_TIMES = late(r"\s*(?:keer|maal|x|times)\b")
_LENGTH = late(
    r"\s*(?:halve |volle |half |full )?(?:minuten|uur|uren|dag(?:en)?|we(?:ek|ken)|maand(?:en)?|(?:school)?ja(?:ar|ren)"
    r"|\w*(?:lessen|sessies|avonden|middagen)|minutes|hours?|days?|weeks?|months?|years?|lessons|sessions|evenings)\b"
)
_AGE_BEFORE = late(
    r"(?:\d (?:en|tot|and|to)|\b(?:tussen|vanaf|boven|onder|dan|leeftijd|aged?|between|over|under|than)) $",
    re.IGNORECASE,
)
_AGE_BEHIND = late(r" (?:en|tot|and|to) \d| (?:jaar|years) (?:en|of|oud|and|or|old)\b")
_CLOCK = late(r"\b(?:om|at) $")
_LANGUAGES = "Nederlands|Frans|Engels|Arabisch|English|French|Dutch|Arabic"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_NAMED_PLACE = late(rf"\b(?:in|te|at) (?!(?:{_LANGUAGES}|{_MONTHS})\b)[A-Z]\w")
_SPACE = late(r"(?:in|op|aan|bij|at|on) ", re.IGNORECASE)
_TIME = late(
    r"jaar|zomer|winter|vakantie|dag|avond|weekend|spring|summer|autumn|evening|day|year|"
    r" (?:jan|feb|mar|maa|apr|may|mei|jun|jul|aug|sep|oct|okt|nov|dec)[a-z]*$",
    re.IGNORECASE,
)


def scope_of(texts: Texts, said: Said, activity: Activity) -> frozenset[Scope]:
    """What the fields of an activity and its text tell of when, how long, where and how many."""
    return frozenset([*_in_fields(activity), *_in_words(texts, said), *_in_numbers(texts, said)])


def _in_fields(activity: Activity) -> Iterator[Scope]:
    if activity.start or activity.end or is_said(activity.frequency):
        yield Scope.WHEN
    if is_said(activity.duration) or (activity.start and activity.end):
        yield Scope.HOW_LONG
    if is_said(activity.where):
        yield Scope.WHERE
    if is_said(activity.volume):
        yield Scope.HOW_MANY


def _in_words(texts: Texts, said: Said) -> Iterator[Scope]:
    """What words say: those of the list, years, and names behind `in`."""
    if _YEAR.search(said.text):
        yield Scope.WHEN
    if _NAMED_PLACE.search(said.text):
        yield Scope.WHERE
    for match in texts.find(said, "scope-words"):
        yield Scope.WHERE if _is_place(match.entry) else Scope.WHEN


def _is_place(entry: str) -> bool:
    """Whether an entry of the list is a place: `in` or `at` something, or a name that a city added."""
    return not _TIME.search(entry) if _SPACE.match(entry) else entry[0].isupper()


def _in_numbers(texts: Texts, said: Said) -> Iterator[Scope]:
    spelled = [one for one in texts.find(said, "numbers") if one.entry.lower() not in _NO_COUNT]
    places = [found.span() for found in _DIGITS.finditer(said.text)]
    for start, end in (*places, *((one.start, one.end) for one in spelled)):
        yield from _counted(said.text[:start], said.text[end:])


def _counted(before: str, behind: str) -> Iterator[Scope]:
    """What a number counts, by the words around it; ages count nothing."""
    length = _LENGTH.match(behind)
    if _TIMES.match(behind) or (length and _CLOCK.search(before)):
        yield Scope.WHEN
    elif not (_AGE_BEHIND.match(behind) or _AGE_BEFORE.search(before)):
        yield Scope.HOW_LONG if length else Scope.HOW_MANY


# --- TOC209: an activity without when, how long, where or how many ----------------------------------------------------

NEEDED = Limit(
    "activity-without-scope",
    "needed",
    2,
)
_FIELDS = ("start", "end", "frequency", "duration", "where", "volume")
_ASKED = {
    Scope.WHEN: message("scope-when"),
    Scope.HOW_LONG: message("scope-how-long"),
    Scope.WHERE: message("scope-where"),
    Scope.HOW_MANY: message("scope-how-many"),
}


@rule(
    209,
    "activity-without-scope",
    Severity.INFO,
    Checklist.ACTIVITIES,
    applies_from=Profile.FINAL,
    sources=(
        DHAENE,
        GRYP_HEYLEN,
        DORAN,
    ),
    limits=(NEEDED,),
)
def activity_without_scope(inspection: Inspection) -> Iterator[RawFinding]:
    needed = min(inspection.limit(NEEDED), len(Scope))
    for said in inspection.texts.of(Statement.ACTIVITY):
        if not _tells_activity(inspection, said):
            continue
        told = scope_of(inspection.texts, said, inspection.plan.activities[said.node])
        if len(told) < needed:
            missing = Listed(tuple(words for scope, words in _ASKED.items() if scope not in told), "list-or")
            facts = {"activity": inspection.label(said.node), "missing": missing}
            yield RawFinding(span=inspection.at(said.node), facts=facts, node=said.node, missing_keywords=_FIELDS)


def _tells_activity(inspection: Inspection, said: Said) -> bool:
    """Whether the text says at all what somebody does; other rules ask for that."""
    reading = inspection.texts.read(said)
    return bool(reading.clauses or reading.heads) and not starts_with_effect(inspection.texts, reading)
