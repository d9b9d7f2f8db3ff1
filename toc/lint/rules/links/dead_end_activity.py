"""TOC502: an activity that leads nowhere."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE


@rule(
    502,
    "dead-end-activity",
    Severity.ERROR,
    Checklist.LINKS,
    applies_from=Profile.REVIEW,
    sources=(DHAENE,),
)
def dead_end_activity(inspection: Inspection) -> Iterator[RawFinding]:
    for name, activity in inspection.plan.activities.items():
        if not activity.leads_to:
            facts = {"activity": inspection.label(name)}
            yield RawFinding(span=inspection.at(name), facts=facts, node=name, missing_keywords=("leads_to",))
