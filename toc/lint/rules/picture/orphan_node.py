"""TOC603: a change or an impact goal without any arrow."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import IMPACT
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.links.loose import loose_nodes
from toc.lint.rules.sources import BROWN_2019, DAVIES_2018

SHOWN = 5
"""Last steps that a finding about the impact goal points at."""


@rule(
    603,
    "orphan-node",
    Severity.ERROR,
    Checklist.PICTURE,
    applies_from=Profile.REVIEW,
    sources=(
        DAVIES_2018,
        BROWN_2019,
    ),
    needs_whole_file=True,
)
def orphan_node(inspection: Inspection) -> Iterator[RawFinding]:
    plan, loose = inspection.plan, loose_nodes(inspection)
    if len(inspection.graph.levels) < 2:
        return
    for change in plan.changes():
        if change.id in loose:
            facts = {"change": inspection.label(change.id), "id": change.id}
            yield RawFinding(
                span=inspection.at(change.id),
                facts=facts,
                node=change.id,
                missing_keywords=("leads_to", "feeds_back_to"),
            )
    if IMPACT in loose:
        last = [change.id for change in plan.changes() if not change.leads_to and change.id not in loose]
        related = tuple((inspection.at(name), "last") for name in last[:SHOWN])
        yield RawFinding(span=inspection.at(IMPACT), variant="impact", related=related, node=IMPACT)
