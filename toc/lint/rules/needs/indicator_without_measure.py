"""TOC702: an indicator that does not say what is counted or measured."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import ME_STUDIO, USAID_PIRS
from toc.syntax.statements import Statement


@rule(
    702,
    "indicator-without-measure",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    since=Profile.REVIEW,
    sources=(
        ME_STUDIO,
        USAID_PIRS,
    ),
)
def indicator_without_measure(inspection: Inspection) -> Iterator[Report]:
    texts = inspection.texts
    for said in texts.of(Statement.INDICATOR):
        if inspection.plan.indicators[said.node].unit or next(texts.find(said, "measure-heads"), None):
            continue
        yield Report(
            span=texts.whole(said),
            say="sentence" if texts.read(said).clauses else "",
            facts={"found": inspection.label(said.node)},
            node=said.node,
            absent=("unit",),
        )
