"""TOC111: a promise of all or nothing."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DORAN, FORTI, GRYP_HEYLEN
from toc.syntax.statements import GOALS, Statement


@rule(
    111,
    "absolute-claim",
    Severity.INFO,
    Checklist.IMPACT_GOAL,
    applies_from=Profile.REVIEW,
    sources=(
        GRYP_HEYLEN,
        DORAN,
        FORTI,
    ),
)
def absolute_claim(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(*GOALS, Statement.OUTCOME):
        match = next(texts.find(said, "absolutes", "absolute-exceptions"), None)
        if match:
            found = said.text[match.start : match.end]
            yield RawFinding(span=texts.at_match(said, match), facts={"found": found}, node=said.node)
