"""TOC504: a change from which no way leads to the impact goal."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import IMPACT
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import ANDERSON, DHAENE


@rule(
    504,
    "change-not-leading-to-impact",
    Severity.ERROR,
    Checklist.LINKS,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        ANDERSON,
    ),
    needs_whole_file=True,
)
def change_not_leading_to_impact(inspection: Inspection) -> Iterator[RawFinding]:
    graph = inspection.graph
    if not graph.causes.get(IMPACT):
        return
    for change in inspection.plan.changes():
        if not change.leads_to and graph.causes[change.id]:
            facts = {"change": inspection.label(change.id)}
            yield RawFinding(span=inspection.at(change.id), facts=facts, node=change.id, missing_keywords=("leads_to",))
