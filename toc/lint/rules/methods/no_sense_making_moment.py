"""TOC806: results that nobody reads together, or only after the decision."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity, Span
from toc.core.model import Phase, date_range
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.needs.gaps import section_span
from toc.lint.rules.sources import DHAENE


@rule(
    806,
    "no-sense-making-moment",
    Severity.INFO,
    Checklist.METHODS,
    applies_from=Profile.FINAL,
    sources=(DHAENE,),
    needs_whole_file=True,
)
def no_sense_making_moment(inspection: Inspection) -> Iterator[RawFinding]:
    moments = _moments(inspection)
    if not moments:
        if inspection.plan.methods:
            span = section_span(inspection, "reflection", "methods")
            yield RawFinding(span=span, missing_keywords=("reflection", "participation"))
    elif not inspection.document.is_unread("", ("reflection", "participation")):
        yield from _too_late(inspection, moments)


def _moments(inspection: Inspection) -> list[tuple[str, Span]]:
    """When results are read together, with the place of the date; empty text where there is no date."""
    plan, document = inspection.plan, inspection.document
    moments = [
        (one.date or "", document.span_of("reflection", index, "date")) for index, one in enumerate(plan.reflection)
    ]
    moments += [
        (one.date or "", document.span_of("participation", index, "date"))
        for index, one in enumerate(plan.participation)
        if one.phase is Phase.INTERPRET
    ]
    return moments


def _too_late(inspection: Inspection, moments: list[tuple[str, Span]]) -> Iterator[RawFinding]:
    if not all(written for written, _ in moments):
        return
    first, span = min(moments, key=lambda moment: date_range(moment[0])[0])
    dues = {name: one.due for name, one in inspection.plan.learning_questions.items() if one.due}
    late = {name: due for name, due in dues.items() if date_range(due)[1] < date_range(first)[0]}
    if late:
        yield RawFinding(
            span=span,
            variant="late_many" if len(late) > 1 else "late",
            facts={
                "moment": first,
                "count": len(late),
                "questions": [inspection.label(name) for name in late],
                "due": min(late.values(), key=lambda due: date_range(due)[0]),
            },
            related=tuple((inspection.at(name, "due"), "due") for name in late),
            severity=Severity.WARNING,
        )
