"""TOC719: a norm of which the number stands in the words only."""

import re
from collections.abc import Iterator

from toc.core.findings import Fix, Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.edits import beside
from toc.lint.rules.needs.figures import figure, is_percent
from toc.lint.rules.needs.gaps import is_said
from toc.lint.rules.needs.moments import PERIOD
from toc.lint.rules.sources import FORMAT, USAID_TIPS_6
from toc.lint.rules.texts import Texts
from toc.syntax.statements import Statement

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
