"""TOC702: an indicator that does not say what is counted or measured."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import ME_STUDIO, USAID_PIRS
from toc.syntax.statements import Statement


@rule(
    702,
    "indicator-without-measure",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    applies_from=Profile.REVIEW,
    sources=(
        ME_STUDIO,
        USAID_PIRS,
    ),
)
def indicator_without_measure(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(Statement.INDICATOR):
        if inspection.plan.indicators[said.node].unit or next(texts.find(said, "measure-heads"), None):
            continue
        yield RawFinding(
            span=texts.whole(said),
            variant="sentence" if texts.read(said).clauses else "",
            facts={"found": inspection.label(said.node)},
            node=said.node,
            missing_keywords=("unit",),
        )
