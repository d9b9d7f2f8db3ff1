"""TOC513: a plan in which nothing from outside plays a part, or a factor without a direction."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE, FORTI, GEZINSCOACHING, MAGENTA_BOOK


@rule(
    513,
    "external-factors-missing",
    Severity.WARNING,
    Checklist.LINKS,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        MAGENTA_BOOK,
        FORTI,
        GEZINSCOACHING,
    ),
    needs_whole_file=True,
)
def external_factors_missing(inspection: Inspection) -> Iterator[RawFinding]:
    factors = inspection.plan.external_factors
    if not factors and inspection.graph.levels:
        yield RawFinding(span=inspection.document.start, missing_keywords=("external_factors",))
    for name, factor in factors.items():
        if not factor.effect:
            facts = {"factor": inspection.label(name)}
            yield RawFinding(
                span=inspection.at(name), variant="effect", facts=facts, node=name, missing_keywords=("effect",)
            )
