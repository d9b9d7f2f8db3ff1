"""TOC307: an open list, or a way out."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE, FEMMER
from toc.syntax.statements import Statement


@rule(
    307,
    "open-list-or-hedge",
    Severity.INFO,
    Checklist.CHANGES,
    applies_from=Profile.REVIEW,
    sources=(
        FEMMER,
        DHAENE,
    ),
)
def open_list_or_hedge(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.all:
        if said.kind is Statement.LEARNING_QUESTION:
            continue
        match = next(texts.find(said, "hedges", "hedge-exceptions"), None)
        if match:
            found = said.text[match.start : match.end]
            yield RawFinding(span=texts.at_match(said, match), facts={"found": found}, node=said.node)
