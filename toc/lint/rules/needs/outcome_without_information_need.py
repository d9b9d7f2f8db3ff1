"""TOC701: an outcome of which nobody will know whether it came about."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import Link, Plan
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.needs.gaps import is_any_unread, is_said, section_span
from toc.lint.rules.sources import DHAENE, USAID_TIPS_6


@rule(
    701,
    "outcome-without-information-need",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        USAID_TIPS_6,
    ),
    needs_whole_file=True,
)
def outcome_without_information_need(inspection: Inspection) -> Iterator[RawFinding]:
    plan, document = inspection.plan, inspection.document
    wanted = [name for name, one in plan.outcomes.items() if not one.external and not is_said(one.not_measured)]
    if not plan.indicators and not plan.learning_questions:
        if wanted:
            span = section_span(inspection, "indicators", "learning_questions")
            yield RawFinding(span=span, variant="plan", missing_keywords=("indicators", "learning_questions"))
        return
    if is_any_unread(document, "indicators", "measures") or is_any_unread(document, "learning_questions", "about"):
        return
    covered = _covered(plan)
    for name in wanted:
        if name not in covered:
            facts = {"change": inspection.label(name), "id": name}
            yield RawFinding(
                span=inspection.at(name), facts=facts, node=name, missing_keywords=("not_measured", "external")
            )


def _covered(plan: Plan) -> set[str]:
    """Every node that an indicator measures or a learning question is about."""
    measured = {node for indicator in plan.indicators.values() for node in indicator.measures}
    asked = {text for question in plan.learning_questions.values() for text in question.about}
    links = [link for text in asked if (link := Link.parse(text))]
    links += [link for name in asked if name in plan.hypotheses for link in plan.hypotheses[name].links]
    return measured | asked | {end for link in links for end in (link.cause, link.effect)}
