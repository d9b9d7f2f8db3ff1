"""TOC703: an indicator that already says which way it should go, or how far."""

import re
from collections.abc import Iterator

from toc.core import keywords
from toc.core.findings import Edit, Fix, Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.core.model import Direction
from toc.language.reading import Who
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.edits import beside
from toc.lint.rules.judgement import verb_place
from toc.lint.rules.sources import USAID_TIPS_6
from toc.lint.rules.texts import Texts
from toc.syntax.statements import Said, Statement

_OPENING = late(
    r"(?:(?P<up>stijging|toename|verhoging|groei|increase|rise|growth)"
    r"|(?P<down>daling|afname|verlaging|vermindering|decrease|reduction|decline|drop|fall))"
    r"\s+(?:van|in|of)\s+(?:(?:het|de|the)\s+)?(?=\w)",
    re.IGNORECASE,
)
_HOW_MUCH = late(r"\b(?:met|by)\s+\d|\d\s?(?:%|procent|percent)", re.IGNORECASE)
"""A size of the change: without its opening the text would still not be neutral."""


@rule(
    703,
    "indicator-not-neutral",
    Severity.INFO,
    Checklist.INFORMATION_NEEDS,
    applies_from=Profile.REVIEW,
    sources=(USAID_TIPS_6,),
)
def indicator_not_neutral(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(Statement.INDICATOR):
        match = next(texts.find(said, "indicator-direction", "indicator-direction-exceptions"), None)
        if match:
            found = said.text[match.start : match.end]
            neutral = _neutral(inspection, said)
            yield RawFinding(
                span=texts.at_match(said, match),
                facts={"found": found, **(neutral[0] if neutral else {})},
                fixes=(neutral[1],) if neutral else (),
                node=said.node,
            )
        elif place := _told(texts, said):
            yield RawFinding(span=texts.at(said, *place), variant="sentence", node=said.node)


def _told(texts: Texts, said: Said) -> tuple[int, int] | None:
    """The verb of an indicator that is a sentence without any measure: "Mantelzorgers kunnen hun taak aan"."""
    reading = texts.read(said)
    if not reading.clauses or next(texts.find(said, "measure-heads"), None):
        return None
    subject = reading.clauses[0].subject
    told = subject.who not in (Who.WE, Who.NOBODY, Who.THERE)
    return verb_place(reading, reading.clauses[0]) if told else None


def _neutral(inspection: Inspection, said: Said) -> tuple[dict[str, object], Fix] | None:
    """The fix for "Stijging van het aantal …": without the opening, with the direction under its own keyword."""
    texts = inspection.texts
    opening = _OPENING.match(said.text)
    if not opening or inspection.plan.indicators[said.node].direction:
        return None
    rest = said.text[opening.end() :]
    head = next(texts.lists.find(rest, "measure-heads"), None)
    directions = list(texts.find(said, "indicator-direction", "indicator-direction-exceptions"))
    if not head or head.start or len(directions) > 1 or _HOW_MUCH.search(rest):
        return None
    way = Direction.UP if opening["up"] else Direction.DOWN
    spelled = keywords.spell(way, inspection.document.spelling)
    place = texts.located(said).exact(0, opening.end() + 1)
    added = beside(inspection.document, said.path, "direction", spelled)
    if not place or not added:
        return None
    neutral = rest[: head.end]
    edits = (Edit(*place, rest[0].upper()), added)
    return {"neutral": neutral[:1].upper() + neutral[1:], "way": way}, Fix("direction", edits, safe=False)
