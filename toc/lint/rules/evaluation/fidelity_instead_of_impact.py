"""TOC1103: an impact evaluation of a method that is known to work."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.evaluation.criteria import criteria_of, is_proven
from toc.lint.rules.participation.places import at_keyword
from toc.lint.rules.sources import GEZINSCOACHING


@rule(
    1103,
    "fidelity-instead-of-impact",
    Severity.INFO,
    Checklist.EVALUATION,
    applies_from=Profile.REVIEW,
    sources=(GEZINSCOACHING,),
    needs_whole_file=True,
)
def fidelity_instead_of_impact(inspection: Inspection) -> Iterator[RawFinding]:
    criteria = criteria_of(inspection.plan)
    if criteria is not None and is_proven(inspection.plan, criteria, inspection.language):
        yield RawFinding(
            span=at_keyword(inspection, "evaluation", "criteria", "untested"),
            related=(
                (at_keyword(inspection, "evaluation", "criteria", "replicable"), "described"),
                (at_keyword(inspection, "evaluation", "type"), "type"),
            ),
            missing_keywords=("indicators",),
        )
