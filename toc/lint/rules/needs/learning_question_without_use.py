"""TOC718: a question whose answer nobody waits for."""

from collections.abc import Iterator

from toc.core import keywords
from toc.core.findings import Profile, RawFinding, Severity
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.needs.gaps import all_lack_it, is_said, section_span
from toc.lint.rules.sources import DHAENE, USAID_LEARNING

_USE = ("user", "decision", "due")


@rule(
    718,
    "learning-question-without-use",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    applies_from=Profile.FINAL,
    sources=(
        DHAENE,
        USAID_LEARNING,
    ),
)
def learning_question_without_use(inspection: Inspection) -> Iterator[RawFinding]:
    questions = inspection.plan.learning_questions
    gaps = {name: gap for name in questions if (gap := _gap(inspection, name))}
    useless = [name for name, gap in gaps.items() if len(gap) == len(_USE)]
    if all_lack_it(useless, questions):
        span = section_span(inspection, "learning_questions")
        yield RawFinding(span=span, variant="all", facts={"count": len(useless)}, applies_from=Profile.REVIEW)
        return
    for name, gap in gaps.items():
        missing = [keywords.spell(word, inspection.document.spelling) for word in gap]
        yield RawFinding(
            span=inspection.at(name),
            variant="none" if name in useless else "",
            facts={"question": inspection.label(name), "missing": missing},
            node=name,
            applies_from=Profile.REVIEW if name in useless else None,
        )


def _gap(inspection: Inspection, name: str) -> list[str]:
    question, unread = inspection.plan.learning_questions[name], inspection.document.is_unread
    return [word for word in _USE if not is_said(getattr(question, word)) and not unread(name, (word,))]
