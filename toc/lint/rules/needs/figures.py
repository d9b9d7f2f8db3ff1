"""Figures of indicators: how they are read, and the rules on figures that can be read in two ways."""

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from toc.core.findings import Edit, Fix, Profile, RawFinding, Severity, Span
from toc.core.languages import Language
from toc.core.lazy_regex import late
from toc.core.numbers import Number, plain, readings
from toc.language.reading import Who
from toc.lint.readiness import profile_for
from toc.lint.rules._helpers.gaps import group_measured
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import FORMAT, GRYP_HEYLEN, YAML_SPEC
from toc.lint.rules.texts import Texts
from toc.syntax.statements import Said, Statement

# --- Reading figures --------------------------------------------------------------------------------------------------
# Reads a figure as a policy officer writes it, in Dutch or in English: `2,5`, `>80`, `30 %`, `1 op 3`, `1 200`.
#
# What is not certainly a number gives None, and two figures are compared only where every way to read them agrees:
# `1.200` is twelve hundred in a Dutch report and one point two in a spreadsheet.

_LONGEST = 60
"""No figure is longer than this; a text that is, is no figure."""

_SPACES = " \u00a0\u202f"
_NUMBER = rf"[0-9]+(?:[.,{_SPACES}][0-9]+)*"
_DECIMAL = late(r"[0-9]+(?:[.,][0-9]+)?")
_GROUPED = (
    late(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?"),
    late(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?"),
    late(rf"[1-9][0-9]{{0,2}}(?:[{_SPACES}][0-9]{{3}})+(?:[.,][0-9]+)?"),
)
_PERCENT = r"%|procent|percent|per cent|pct\.?"


class Bound(Enum):
    """What stands before the number."""

    EXACT = ""
    AT_LEAST = r"≥|>=|minstens|minimaal|minimum|min\.|ten minste|tenminste|vanaf|at least"
    MORE_THAN = r">|meer dan|boven|more than|over|above"
    AT_MOST = r"≤|<=|hoogstens|maximaal|maximum|max\.|ten hoogste|at most|no more than"
    LESS_THAN = r"<|minder dan|onder|less than|fewer than|under|below"


_BOUNDS = "|".join(f"(?P<{bound.name}>{bound.value})" for bound in Bound if bound.value)
_FIGURE = late(
    rf"(?:{_BOUNDS})?\s*(?P<number>{_NUMBER})"
    rf"(?:\s*(?P<percent>{_PERCENT})|\s+(?:op de|op|in|out of)\s+(?P<whole>{_NUMBER}))?(?:\s+(?P<tail>[^\W\d]\D*))?",
    re.IGNORECASE,
)


_IS_PERCENT = late(rf"(?:{_PERCENT}|percentage)", re.IGNORECASE)


class Figure(NamedTuple):
    """A number with all its readings, as a percentage where `is_share`."""

    readings: tuple[Fraction, ...]
    is_share: bool
    bound: Bound
    sign: str = ""
    """The sign before the three digits, where there is more than one reading."""


def is_percent(unit: str | None) -> bool:
    return bool(unit and _IS_PERCENT.fullmatch(unit.strip()))


def figure(written: str | None, unit: str | None) -> Figure | None:
    """The figure that the text certainly writes, in that unit."""
    text = (written or "").strip()
    match = _FIGURE.fullmatch(text) if len(text) <= _LONGEST else None
    if not match or not _is_unit(match["tail"], unit):
        return None
    readings = _readings(match["number"])
    is_share = is_percent(unit) or bool(match["percent"] or match["whole"])
    if match["whole"]:
        wholes = _readings(match["whole"])
        readings = tuple(100 * part / whole for part, whole in product(readings, wholes) if whole)
    bound = next((bound for bound in Bound if bound.value and match[bound.name]), Bound.EXACT)
    sign = "," if "," in match["number"] else "."
    return Figure(readings, is_share, bound, sign if len(readings) > 1 else "") if readings else None


def _is_unit(tail: str | None, unit: str | None) -> bool:
    """Whether nothing stands behind the number but its unit: `30 % van de gezinnen` is another thing than `30 %`."""
    return not tail or tail.casefold() == (unit or "").strip().casefold()


def _readings(number: str) -> tuple[Fraction, ...]:
    """Every number that can be meant, the smallest first."""
    read = {Fraction(number.replace(",", "."))} if _DECIMAL.fullmatch(number) else set()
    for separators, decimal, pattern in zip((".", ",", _SPACES), (",", ".", ","), _GROUPED, strict=True):
        if pattern.fullmatch(number):
            bare = "".join(character for character in number if character not in separators)
            read.add(Fraction(bare.replace(decimal, ".")))
    return tuple(sorted(read))


def sign_of_difference(one: Figure, other: Figure) -> int | None:
    """1 where the first figure is certainly higher, -1 where lower, 0 where equal; None where that is not certain."""
    if one.is_share is not other.is_share:
        return None
    # Whoever writes both figures with a dot and three digits means the same by it; by a dot and a comma not.
    alike = len(one.readings) == len(other.readings) and one.sign == other.sign
    pairs: Iterable[tuple[Fraction, Fraction]] = (
        zip(one.readings, other.readings, strict=True) if alike else product(one.readings, other.readings)
    )
    signs = {(mine > theirs) - (mine < theirs) for mine, theirs in pairs}
    return signs.pop() if len(signs) == 1 else None


# --- TOC720: a baseline or a norm of which the number can be read in two ways, a thousand times apart -----------------


@rule(
    720,
    "number-read-two-ways",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    applies_from=Profile.DRAFT,
    sources=(
        FORMAT,
        YAML_SPEC,
    ),
)
def number_read_two_ways(inspection: Inspection) -> Iterator[RawFinding]:
    document = inspection.document
    final = profile_for(inspection.plan.status, inspection.settings.profile) is Profile.FINAL
    asked: set[Span] = set()
    for (name, indicator), keyword in product(inspection.plan.indicators.items(), ("baseline", "target")):
        part = getattr(indicator, keyword)
        written = (part and part.value) or ""
        found = readings(written, document.language)
        place = document.place("indicators", name, keyword, "value")
        # What stands behind an alias is asked once, where it is written.
        if len(found) < 2 or place is None or place.value in asked:
            continue
        asked.add(place.value)
        if is_percent(indicator.unit):
            found = tuple(sorted(found, key=lambda one: one.grouped))
        yield RawFinding(
            span=place.value,
            facts={"written": written.strip(), **_facts(found, document.language)},
            fixes=tuple(_repair(one, place.value) for one in found),
            node=name,
            severity=Severity.WARNING if final else Severity.INFO,
        )


def _facts(found: Iterable[Number], language: Language) -> dict[str, str]:
    """The two readings, as the language writes them and as a plan can."""
    thousands, decimal = sorted(found, key=lambda one: one.grouped, reverse=True)
    return {
        "thousands": thousands.spelled(language),
        "decimal": decimal._replace(fraction=decimal.fraction.rstrip("0")).spelled(language),
        "plain": plain(thousands.exact),
        "point": plain(decimal.exact),
    }


def _repair(one: Number, span: Span) -> Fix:
    title = "thousands" if one.grouped else "decimal"
    return Fix(title, (Edit(span.start.offset, span.end.offset, plain(one.exact)),), safe=False)


# --- TOC711: a percentage in a norm that does not say of whom or of what ----------------------------------------------

_PERCENTAGE = late(r"(?<!\d)\d+(?:[.,]\d+)?\s?(?:%|procent\b|percent\b)")

_OF_WHOM = frozenset({"onder", "bij", "van", "of", "among", "in"})
_JOINTS = frozenset({"of", "en", "or", "and"})


@rule(
    711,
    "percentage-without-base",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    applies_from=Profile.FINAL,
    sources=(GRYP_HEYLEN,),
)
def percentage_without_base(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(Statement.NORM):
        indicator = inspection.plan.indicators[said.node]
        if _names_base(texts, said.text) or (indicator.text and _names_people(texts, indicator.text)):
            continue
        found = next((one for one in _PERCENTAGE.finditer(said.text) if _stands_alone(texts, said, one.end())), None)
        if found:
            group = group_measured(inspection, indicator)
            yield RawFinding(
                span=texts.at(said, *found.span()),
                variant="group" if group else "",
                facts={"found": found[0], "group": group},
                node=said.node,
            )


def _names_base(texts: Texts, text: str) -> bool:
    """Whether a norm says elsewhere of whom: "de eenzaamheid onder ouderen daalt van 53 naar 50 procent"."""
    reading = texts.read_text(text)
    return any(
        mention.who is Who.PERSONS
        and any(token.low in _OF_WHOM for token in reading.tokens[max(0, mention.start - 2) : mention.start])
        for mention in reading.mentions
    )


def _names_people(texts: Texts, text: str) -> bool:
    return any(mention.who is Who.PERSONS for mention in texts.read_text(text).mentions)


def _stands_alone(texts: Texts, said: Said, end: int) -> bool:
    """Whether nothing follows, or a verb at once: "70% is tevreden"."""
    following = said.text[end:].split()
    word = following[0].strip(".,;").lower() if following else ""
    return not word or word in _JOINTS or texts.lists.has(word, "closed-questions")
