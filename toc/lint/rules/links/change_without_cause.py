"""TOC503: a change that nothing in the plan brings about."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.links.loose import loose_nodes
from toc.lint.rules.sources import ANDERSON, DHAENE, GRYP_HEYLEN


@rule(
    503,
    "change-without-cause",
    Severity.ERROR,
    Checklist.LINKS,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        GRYP_HEYLEN,
        ANDERSON,
    ),
    needs_whole_file=True,
)
def change_without_cause(inspection: Inspection) -> Iterator[RawFinding]:
    loose = loose_nodes(inspection)
    for change in inspection.plan.changes():
        name = change.id
        if not inspection.graph.causes[name] and not change.external and name not in loose:
            facts = {"change": inspection.label(name), "id": name}
            yield RawFinding(span=inspection.at(name), facts=facts, node=name, missing_keywords=("external",))
