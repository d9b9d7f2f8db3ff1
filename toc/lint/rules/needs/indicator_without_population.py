"""TOC706: a share or percentage that does not say of whom or of what."""

import re
from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.core.model import Language
from toc.language.lists import Match
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.needs.groups import group_measured
from toc.lint.rules.sources import ME_STUDIO
from toc.lint.rules.texts import Texts
from toc.syntax.statements import Said, Statement

_NUMBER_OF_NOBODY = late(r"\s*number \w+ing\b", re.IGNORECASE)
_OF = late(r"\b(?:van|of|bij|onder|among|in|die|dat|who|that)\b", re.IGNORECASE)


@rule(
    706,
    "indicator-without-population",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    applies_from=Profile.REVIEW,
    sources=(ME_STUDIO,),
)
def indicator_without_population(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(Statement.INDICATOR):
        place = _share_of_nobody(texts, said)
        if place:
            group = group_measured(inspection, inspection.plan.indicators[said.node])
            yield RawFinding(
                span=texts.at(said, *place),
                variant="group" if group else "",
                facts={"found": said.text[slice(*place)].strip(), "group": group},
                node=said.node,
            )


def _share_of_nobody(texts: Texts, said: Said) -> tuple[int, int] | None:
    """Offsets of a share of which the text does not say what it is a share of."""
    counted = _NUMBER_OF_NOBODY.match(said.text) if texts.language is Language.EN else None
    if counted:
        return counted.span()
    head = next(texts.find(said, "share-heads"), None)
    return (head.start, head.end) if head and not _says_of_whom(texts, said, head) else None


def _says_of_whom(texts: Texts, said: Said, head: Match) -> bool:
    """Whether a share says of whom or of what: a group, `of …`, a relative clause, or a plural behind it."""
    reading = texts.read(said)
    if reading.mentions or _OF.search(said.text, head.end):
        return True
    behind = [token.low for token in reading.tokens if token.start >= head.end and token.is_word]
    return any(len(word) > 4 and word.endswith(("en", "s", "ën")) for word in behind)
