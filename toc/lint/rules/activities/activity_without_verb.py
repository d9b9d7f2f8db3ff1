"""TOC204: an activity that is only a name."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE, MENDLING
from toc.syntax.statements import Statement


@rule(
    204,
    "activity-without-verb",
    Severity.WARNING,
    Checklist.ACTIVITIES,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        MENDLING,
    ),
)
def activity_without_verb(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(Statement.ACTIVITY):
        reading = texts.read(said)
        if not reading.clauses and not reading.heads:
            variant = "label" if said.is_label else ""
            yield RawFinding(span=texts.whole(said), variant=variant, facts={"found": said.text}, node=said.node)
