"""TOC511: a hypothesis on which much depends, with little evidence and no question about it."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import Evidence, Importance, Link
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import GEZINSCOACHING, MAYNE_2017, USAID_LEARNING


@rule(
    511,
    "critical-assumption-untested",
    Severity.WARNING,
    Checklist.LINKS,
    applies_from=Profile.FINAL,
    sources=(
        MAYNE_2017,
        USAID_LEARNING,
        GEZINSCOACHING,
    ),
    needs_whole_file=True,
)
def critical_assumption_untested(inspection: Inspection) -> Iterator[RawFinding]:
    asked = {text for question in inspection.plan.learning_questions.values() for text in question.about}
    links = {link for text in asked if (link := Link.parse(text))}
    for name, hypothesis in inspection.plan.hypotheses.items():
        if (
            hypothesis.importance is Importance.HIGH
            and hypothesis.evidence in (None, Evidence.NONE, Evidence.WEAK)
            and name not in asked
            and links.isdisjoint(hypothesis.links)
        ):
            yield RawFinding(
                span=inspection.at(name, "importance"),
                variant="" if hypothesis.evidence else "unknown",
                facts={"hypothesis": inspection.label(name), "id": name},
                node=name,
                missing_keywords=() if hypothesis.evidence else ("evidence",),
            )
