"""TOC513: a plan in which nothing from outside plays a part, or a factor without a direction."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE, FORTI, GEZINSCOACHING, MAGENTA_BOOK


@rule(
    513,
    "external-factors-missing",
    Severity.WARNING,
    Checklist.LINKS,
    since=Profile.REVIEW,
    sources=(
        DHAENE,
        MAGENTA_BOOK,
        FORTI,
        GEZINSCOACHING,
    ),
    needs_whole_file=True,
)
def external_factors_missing(inspection: Inspection) -> Iterator[Report]:
    factors = inspection.plan.external_factors
    if not factors and inspection.graph.levels:
        yield Report(span=inspection.document.start, absent=("external_factors",))
    for name, factor in factors.items():
        if not factor.effect:
            facts = {"factor": inspection.label(name)}
            yield Report(span=inspection.at(name), say="effect", facts=facts, node=name, absent=("effect",))
