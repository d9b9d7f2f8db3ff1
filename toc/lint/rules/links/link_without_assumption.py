"""TOC509: a hypothesis that does not say what has to be true for it to hold."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import GEZINSWETENSCHAPPEN, MAYNE_2015, UNDAF, VOGEL


@rule(
    509,
    "link-without-assumption",
    Severity.WARNING,
    Checklist.LINKS,
    applies_from=Profile.FINAL,
    sources=(
        MAYNE_2015,
        VOGEL,
        UNDAF,
        GEZINSWETENSCHAPPEN,
    ),
)
def link_without_assumption(inspection: Inspection) -> Iterator[RawFinding]:
    for name, hypothesis in inspection.plan.hypotheses.items():
        if not hypothesis.assumptions and hypothesis.links:
            facts = {"hypothesis": inspection.label(name)}
            yield RawFinding(span=inspection.at(name), facts=facts, node=name, missing_keywords=("assumptions",))
