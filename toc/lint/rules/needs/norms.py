"""Rules on norms: the number, and by when."""

import re
from collections.abc import Iterator

from toc.core.findings import Fix, Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.core.model import Direction, Indicator, Plan
from toc.core.text import is_said
from toc.language.reading import Who
from toc.lint.rules._helpers.edits import beside
from toc.lint.rules._helpers.gaps import PERIOD, all_lack_it, section_span
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.needs.figures import figure, is_percent
from toc.lint.rules.sources import DORAN, FORMAT, GRYP_HEYLEN, USAID_TIPS_6
from toc.lint.rules.texts import Texts
from toc.syntax.statements import Said, Statement

# --- TOC708: an indicator that does not say what is good enough -------------------------------------------------------


@rule(
    708,
    "norm-missing",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    applies_from=Profile.FINAL,
    sources=(GRYP_HEYLEN,),
)
def norm_missing(inspection: Inspection) -> Iterator[RawFinding]:
    document, plan = inspection.document, inspection.plan
    indicators = {name: one for name, one in plan.indicators.items() if not _is_of_context(plan, one)}
    missing = [
        name for name, one in indicators.items() if not _has_norm(one) and not document.is_unread(name, ("target",))
    ]
    if all_lack_it(missing, indicators):
        yield RawFinding(span=section_span(inspection, "indicators"), variant="all", facts={"count": len(missing)})
        return
    for name in missing:
        facts = {"indicator": inspection.label(name)}
        variant = "value" if indicators[name].target else ""
        yield RawFinding(span=inspection.at(name, "target"), variant=variant, facts=facts, node=name)


def _is_of_context(plan: Plan, indicator: Indicator) -> bool:
    """Whether an indicator follows what plays a part from outside: there one aims at nothing."""
    return bool(indicator.measures) and all(name in plan.external_factors for name in indicator.measures)


def _has_norm(indicator: Indicator) -> bool:
    target, baseline = indicator.target, indicator.baseline
    stays = indicator.direction is Direction.STABLE and baseline is not None and is_said(baseline.value)
    return stays or (target is not None and (is_said(target.value) or is_said(target.text)))


# --- TOC709: a norm in words that does not say how much is enough -----------------------------------------------------

_DIGIT = late(r"\d")


@rule(
    709,
    "norm-without-number",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    applies_from=Profile.FINAL,
    sources=(GRYP_HEYLEN,),
)
def norm_without_number(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(Statement.NORM):
        target = inspection.plan.indicators[said.node].target
        if target and target.value:
            continue
        rest = PERIOD.sub(" ", said.text)
        if not _DIGIT.search(rest) and not next(texts.lists.find(rest, "numbers"), None):
            in_words = _is_in_words(texts, said)
            yield RawFinding(
                span=texts.whole(said),
                variant="sign" if in_words else "",
                facts={"found": said.text},
                node=said.node,
                severity=Severity.INFO if in_words else None,
                missing_keywords=("target",),
            )


def _is_in_words(texts: Texts, said: Said) -> bool:
    """Whether a norm says what has to be so, and not how much of it: "Kind en Gezin is een vaste partner"."""
    reading = texts.read(said)
    much = any(next(texts.find(said, name), None) for name in ("change-adverbs", "vague-amounts"))
    return bool(reading.clauses) and reading.clauses[0].subject.who is not Who.NOBODY and not much


# --- TOC710: a norm in words that does not say by when ----------------------------------------------------------------

_YEAR = late(r"(?<!dan )(?<!than )(?<!van )(?<!from )\b(?:19|20)\d\d\b")
"""A year by which; one to compare with ("dan 2025") is no deadline."""

_OCCASION = late(r"\b(?:aanwezigen|deelnemers|deelneemsters|participants|attendees|those present)\b", re.IGNORECASE)
"""A norm on those who are there has its moment in the occasion itself (001:235)."""
_FIRST = frozenset({"eerste", "first"})
"""The first so many occasions are a moment as well: "op de eerste spelnamiddagen"."""


@rule(
    710,
    "norm-without-deadline",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    applies_from=Profile.FINAL,
    sources=(
        GRYP_HEYLEN,
        DORAN,
    ),
)
def norm_without_deadline(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(Statement.NORM):
        target = inspection.plan.indicators[said.node].target
        if (target and target.due) or says_by_when(texts, said.text):
            continue
        beside_number = _is_in_words(texts, said) and not _DIGIT.search(said.text)
        yield RawFinding(
            span=texts.whole(said),
            facts={"found": said.text},
            node=said.node,
            severity=Severity.INFO if beside_number or _OCCASION.search(said.text) else None,
            missing_keywords=("target",),
        )


def says_by_when(texts: Texts, norm: str) -> bool:
    """Whether the words of a norm say by when it has to be reached. Tables ask it too."""
    if _YEAR.search(norm) or next(texts.lists.find(norm, "deadline"), None):
        return True
    return any(token.low in _FIRST for token in texts.read_text(norm).tokens)


# --- TOC719: a norm of which the number stands in the words only ------------------------------------------------------

_NUMBER = late(r"(?<![\w.,+±/’'-])\d+(?:[.,]\d+)*(?P<percent>\s?(?:%|procent\b|percent\b))?(?![\w+/’'-])")
_ANY_DIGIT = late(r"\d")
_STEP = late(
    r"\b(?:(?:meer|minder|hoger|lager|more|less|fewer|higher|lower)(?!\s+(?:dan|than)\s+\d)|beter|better"
    r"|stijg\w*|daal\w*|daling\w*|toenam\w*|toenem\w*|toeneemt|afnam\w*|afnem\w*|afneemt|verhog\w*|verlag\w*|verminder\w*"
    r"|increas\w*|decreas\w*|ris(?:e|es|ing)|drop\w*|fall\w*|reduc\w*|grow\w*|groei\w*|extra|bijkomend\w*|additional)\b",
    re.IGNORECASE,
)
"""A step from where things are now ("10% meer"), and no level to reach."""
_PART_OF = late(r"\b(?:op|van|uit|in|of)\s+(?:de\s+|the\s+)?$", re.IGNORECASE)
"""Before the number: "één op 3", "twintig van de 40"."""
_ALL = frozenset({"alle", "elke", "elk", "iedereen", "all", "every", "each"})


@rule(
    719,
    "norm-number-in-text",
    Severity.INFO,
    Checklist.INFORMATION_NEEDS,
    applies_from=Profile.FINAL,
    sources=(
        FORMAT,
        USAID_TIPS_6,
    ),
)
def norm_number_in_text(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(Statement.NORM):
        indicator = inspection.plan.indicators[said.node]
        if indicator.target is None or is_said(indicator.target.value):
            continue
        found = _only_number(texts, said.text)
        number = _value(found, indicator.unit) if found else None
        if found and number:
            added = beside(inspection.document, said.path, "value", number)
            yield RawFinding(
                span=texts.at(said, *found.span()),
                facts={"found": found[0], "number": number},
                fixes=(Fix("value", (added,), safe=False),) if added else (),
                node=said.node,
                missing_keywords=("target",),
            )


def _only_number(texts: Texts, text: str) -> re.Match[str] | None:
    """The one number of a norm besides its deadline; None where there are more, or where it tells a step."""
    rest = PERIOD.sub(lambda period: " " * len(period[0]), text)
    found = _NUMBER.search(rest)
    if not found or _STEP.search(rest) or _PART_OF.search(rest[: found.start()]):
        return None
    if any(rest[word.start : word.end].lower() not in _ALL for word in texts.lists.find(rest, "numbers")):
        return None
    return None if _ANY_DIGIT.search(rest[: found.start()] + rest[found.end() :]) else found


def _value(found: re.Match[str], unit: str | None) -> str | None:
    """The number as the value of a target with that unit; None where it is not certain how to read it."""
    percent = found["percent"] or ""
    number = found[0].removesuffix(percent)
    read = figure(number, None)
    if not read or len(read.readings) > 1 or (percent and unit and not is_percent(unit)):
        return None
    return f"{number}%" if percent and not unit else number
