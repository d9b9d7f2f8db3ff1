"""TOC204: an activity that is only a name."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE, MENDLING
from toc.syntax.statements import Statement


@rule(
    204,
    "activity-without-verb",
    Severity.WARNING,
    Checklist.ACTIVITIES,
    since=Profile.REVIEW,
    sources=(
        DHAENE,
        MENDLING,
    ),
)
def activity_without_verb(inspection: Inspection) -> Iterator[Report]:
    texts = inspection.texts
    for said in texts.of(Statement.ACTIVITY):
        reading = texts.read(said)
        if not reading.clauses and not reading.heads:
            say = "label" if said.is_label else ""
            yield Report(span=texts.whole(said), say=say, facts={"found": said.text}, node=said.node)
