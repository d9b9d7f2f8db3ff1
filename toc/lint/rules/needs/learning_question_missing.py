"""TOC716: a plan that counts, but does not ask why."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.settings import Limit
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.needs.gaps import section_span
from toc.lint.rules.sources import DHAENE, GEZINSCOACHING

AT_MOST = Limit(
    "learning-question-missing",
    "at-most",
    8,
)


@rule(
    716,
    "learning-question-missing",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        GEZINSCOACHING,
    ),
    needs_whole_file=True,
    limits=(AT_MOST,),
)
def learning_question_missing(inspection: Inspection) -> Iterator[RawFinding]:
    count = len(inspection.plan.learning_questions)
    if not count and inspection.plan.indicators:
        yield RawFinding(
            span=section_span(inspection, "learning_questions", "indicators"), missing_keywords=("learning_questions",)
        )
    if count > inspection.limit(AT_MOST):
        span = section_span(inspection, "learning_questions")
        yield RawFinding(span=span, variant="many", facts={"count": count}, severity=Severity.INFO)
