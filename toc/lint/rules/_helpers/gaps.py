"""What a plan leaves open, and what it measures: questions that rules of several checklists ask."""

import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple

from toc.core.findings import Span
from toc.core.lazy_regex import late
from toc.core.model import IMPACT, Baseline, Indicator, Method, MethodType, Role, date_range
from toc.core.text import is_said
from toc.lint.rules.base import Inspection
from toc.syntax.document import Document

# --- Gaps -------------------------------------------------------------------------------------------------------------
# What counts as filled in, and when a gap is told once for the whole plan instead of for every thing.

MANY = 3
"""From so many things on that all lack the same, the plan has not come to it yet: one finding says so."""

NAMED = 2
"""So many things a message names; of more it gives the number, and the related places show which."""


def all_lack_it(lacking: Collection[str], things: Collection[str]) -> bool:
    """Whether it is the plan that lacks something, and not some of its things."""
    return len(things) >= MANY and len(lacking) == len(things)


def is_any_unread(document: Document, section: str, keyword: str) -> bool:
    """Whether that keyword, of anything in that section, is there but could not be read."""
    return any(path[0] == section and path[2:3] in ((), (keyword,)) for path in document.unread)


def section_span(inspection: Inspection, *sections: str) -> Span:
    """The keyword of the first of these sections that the file has, or the start of the file."""
    places = (inspection.document.place(section) for section in sections)
    return next((place.name for place in places if place), inspection.document.start)


# --- Places of keywords -----------------------------------------------------------------------------------------------
# Where a keyword stands that is no id: the sections and blocks at the top of a file.


def at_keyword(inspection: Inspection, *path: str | int) -> Span:
    """The span of that keyword, or of the nearest one around it; the file's first keyword where it has none of them.

    Unlike `Inspection.at` this never takes the first word for an id: an outcome may be called `participation`.
    """
    for length in range(len(path), 0, -1):
        place = inspection.document.place(*path[:length])
        if place:
            return place.name
    return inspection.document.start


# --- Rows of the impact measurement table -----------------------------------------------------------------------------
# The impact measurement table: which methods answer which indicator or learning question.


class Table(NamedTuple):
    """For every information need the methods that answer it, by id, in the order of the file.

    `unsure` tells that a method may answer more than could be read.
    """

    methods: dict[str, dict[str, Method]]
    unsure: bool

    @classmethod
    def of(cls, inspection: Inspection) -> "Table":
        methods: dict[str, dict[str, Method]] = {}
        for name, method in inspection.plan.methods.items():
            for need in method.answers:
                methods.setdefault(need, {})[name] = method
        return cls(methods, is_any_unread(inspection.document, "methods", "answers"))

    @property
    def answering(self) -> set[str]:
        """The methods that answer something."""
        return {name for methods in self.methods.values() for name in methods}

    def of_need(self, need: str) -> dict[str, Method]:
        return self.methods.get(need, {})


# --- Groups of people -------------------------------------------------------------------------------------------------
# Whose change an indicator measures, as the plan says it.


def group_measured(inspection: Inspection, indicator: Indicator) -> str:
    """The name of the first actor in whom a change that the indicator measures shows; empty where there is none."""
    plan = inspection.plan
    for node in indicator.measures:
        thing = plan.impact_goal if node == IMPACT else inspection.document.thing(node)
        who: tuple[str, ...] = getattr(thing, "who", ())
        for name in who:
            actor = plan.actors.get(name)
            if actor and actor.name and actor.role is not Role.CITY:
                return actor.name
    return ""


# --- Methods that ask people ------------------------------------------------------------------------------------------
# Which methods ask people themselves.

ASKS_PEOPLE = frozenset(
    {MethodType.INTERVIEW, MethodType.SURVEY, MethodType.REGISTRATION, MethodType.FOCUS_GROUP, MethodType.STORIES}
)
"""They take the time of people, and as a rule it is known who answered."""


# --- Moments ----------------------------------------------------------------------------------------------------------
# Whether something is measured once or more often, as far as its moments certainly say so.
#
# Moments are dates, years or free words: `2027-06-01`, `na elke sessie`, `before and after`.

LOOKS_BACK = frozenset({MethodType.STORIES, MethodType.CONTRIBUTION, MethodType.COMPARISON, MethodType.EXISTING_DATA})
"""Methods that need no second moment: they ask what changed, compare with others, or find earlier years in a file."""

_LOOKS_BACK = late(r"terugbli|retrospect|reconstru|looking back|most significant", re.IGNORECASE)
_ONCE = late(
    r"\b(?:eenmalig|(?:een|één|1) keer|na afloop|achteraf|(?:op|bij|aan) het einde?|slot\w*|once|afterwards?"
    r"|at the end|exit|final)\b|^(?:na|after|eind|einde|begin|end of|start of)\b|\b20\d\d\b",
    re.IGNORECASE,
)
_OFTEN = late(
    r"\b(?:elke?|ieder|iedere|per|telkens|om de|half-?jaarlijks|\w*jaarlijks|\w*maandelijks|wekelijks|dagelijks|"
    r"voor-?|vooraf|voormeting|nulmeting|en|tot|doorlopend|continu|(?:twee|drie|vier|vijf|[2-9]) ?(?:keer|maal|x)|"
    r"each|every|yearly|annual\w*|monthly|weekly|daily|quarterly|before|and|to|until|continuous\w*|ongoing|twice|"
    r"times|pre|baseline)\b|[,&+/]|20\d\d.{1,40}20\d\d",
    re.IGNORECASE,
)

_MONTH = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    "|january|february|march|may|june|july|august|october"
)
_BY = "tegen|binnen|voor|vanaf|eind|begin|in|by|within|before|from|end of|op|na|after|until|tot"
_SOME = r"\d+|een|één|twee|drie|vier|vijf|one|two|three|four|five"
_LENGTH = "jaar|jaren|maand|maanden|weken|year|years|months|weeks"
_GAP = r"\s{1,5}"
PERIOD = late(
    rf"\b(?:(?:{_BY}){_GAP})?(?:(?:de|het|the|eind|begin|end of){_GAP}){{0,4}}"
    rf"(?:\d{{1,2}}{_GAP})?(?:{_MONTH})?\s{{0,5}}\b(?:19|20)\d\d\b"
    rf"|\b(?:binnen|within|na|after){_GAP}(?:de{_GAP})?(?:{_SOME}){_GAP}(?:{_LENGTH})\b",
    re.IGNORECASE,
)
"""When a norm has to be reached: "tegen 30 juni 2028", "after two years". Its numbers do not say how much is enough."""


def days_of(moment: str) -> tuple[date, date] | None:
    """First and last day of a moment that is a date or a year; None for free words."""
    try:
        return date_range(moment.strip())
    except ValueError:
        return None


def is_single(moment: str) -> bool:
    """Whether these words certainly mean one moment."""
    return bool(days_of(moment) or (_ONCE.search(moment) and not _OFTEN.search(moment)))


def only_moment(indicator: Indicator, methods: Mapping[str, Method]) -> str | None:
    """The one moment at which this indicator is measured; None where it is measured more often, or nobody knows."""
    if not methods or any(_looks_back(method) for method in methods.values()):
        return None
    moments = {moment for method in methods.values() for moment in method.when}
    if len(moments) != 1 or (is_said(indicator.frequency) and not is_single(indicator.frequency or "")):
        return None
    moment = moments.pop()
    return moment if is_single(moment) and not _has_another(indicator.baseline, moment) else None


def _looks_back(method: Method) -> bool:
    return method.type in LOOKS_BACK or bool(_LOOKS_BACK.search(method.name or ""))


def _has_another(baseline: Baseline | None, moment: str) -> bool:
    """Whether the baseline is, or will be, of another moment."""
    if baseline is None:
        return False
    if not baseline.date and not baseline.plan:
        return is_said(baseline.value)
    return any(not are_the_same(written, moment) for written in (baseline.date, baseline.plan) if written)


def are_the_same(one: str, other: str) -> bool:
    """Whether two moments can be one: the same words, or days that overlap."""
    mine, theirs = days_of(one), days_of(other)
    if mine and theirs:
        return mine[0] <= theirs[1] and theirs[0] <= mine[1]
    return one.strip().casefold() == other.strip().casefold()
