"""TOC011: two ids that differ in capitals only."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import IMPACT
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import FORMAT


@rule(
    11,
    "ids-differ-by-case",
    Severity.ERROR,
    Checklist.READING,
    applies_from=Profile.DRAFT,
    sources=(FORMAT,),
)
def ids_differ_by_case(inspection: Inspection) -> Iterator[RawFinding]:
    firsts = {IMPACT: IMPACT} if inspection.plan.impact_goal else {}
    for name in inspection.document.sections:
        first = firsts.setdefault(name.casefold(), name)
        if first != name:
            yield RawFinding(
                span=inspection.at(name),
                facts={"first": first, "second": name},
                related=((inspection.at(first), "first"),),
                node=name,
            )
