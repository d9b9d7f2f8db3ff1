"""TOC309: a way to impact without outcomes, or without outputs."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE, GEZINSCOACHING, OECD_DAC


@rule(
    309,
    "outputs-or-outcomes-absent",
    Severity.ERROR,
    Checklist.CHANGES,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        GEZINSCOACHING,
        OECD_DAC,
    ),
    needs_whole_file=True,
)
def outputs_or_outcomes_absent(inspection: Inspection) -> Iterator[RawFinding]:
    if not inspection.plan.outcomes:
        yield _absent(inspection, "outcomes", None)
    elif not inspection.plan.outputs:
        yield _absent(inspection, "outputs", Severity.INFO)


def _absent(inspection: Inspection, section: str, severity: Severity | None) -> RawFinding:
    place = inspection.document.place(section)
    return RawFinding(span=place.name if place else inspection.document.start, variant=section, severity=severity)
