"""TOC710: a norm in words that does not say by when."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DORAN, GRYP_HEYLEN
from toc.syntax.statements import Statement

_YEAR = late(r"(?<!dan )(?<!than )(?<!van )(?<!from )\b(?:19|20)\d\d\b")
"""A year by which; one to compare with ("dan 2025") is no deadline."""

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
        if (target and target.due) or _YEAR.search(said.text) or next(texts.find(said, "deadline"), None):
            continue
        if any(token.low in _FIRST for token in texts.read(said).tokens):
            continue
        yield RawFinding(
            span=texts.whole(said), facts={"found": said.text}, node=said.node, missing_keywords=("target",)
        )
