"""TOC804: a plan that measures change, but not what the city added to it."""

import re
from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.core.model import EvaluationType, LearningQuestion, Link, Method, MethodType, Plan
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.needs.gaps import section_span
from toc.lint.rules.sources import DHAENE, GEZINSCOACHING

_ASKS = late(
    r"\bin welke mate\b|\bdoor\b|\bdankzij\b|bijdrage|bijgedragen|\bdra(?:ag\w{0,2}|gen)\b.{0,80}\bbij\b"
    r"|toeschrijven|\bschrij\w{1,4}\b.{0,120}\btoe\b|\bzonder\b|\bto what extent\b|\bbecause of\b|\bthanks to\b"
    r"|\bdue to\b|contribut|attribut|ascribe|\bwithout\b",
    re.IGNORECASE | re.DOTALL,
)
_EXAMINES = late(r"contributi|bijdrage|vergelijk|compar|controle ?groep|control group", re.IGNORECASE)


@rule(
    804,
    "contribution-not-examined",
    Severity.WARNING,
    Checklist.METHODS,
    applies_from=Profile.FINAL,
    sources=(
        DHAENE,
        GEZINSCOACHING,
    ),
    needs_whole_file=True,
)
def contribution_not_examined(inspection: Inspection) -> Iterator[RawFinding]:
    plan = inspection.plan
    if not (plan.outcomes or plan.impact_goal) or not (plan.methods or plan.learning_questions):
        return
    asked = any(_asks(plan, question) for question in plan.learning_questions.values())
    if not asked and not any(_examines(method) for method in plan.methods.values()):
        kind = plan.evaluation.type if plan.evaluation else None
        yield RawFinding(
            span=section_span(inspection, "learning_questions", "methods"),
            severity=Severity.INFO if kind not in (None, EvaluationType.IMPACT) else None,
            missing_keywords=("learning_questions", "methods"),
        )


def _asks(plan: Plan, question: LearningQuestion) -> bool:
    if _ASKS.search(question.text or ""):
        return True
    return any(Link.parse(text) or (text in plan.hypotheses and plan.hypotheses[text].link) for text in question.about)


def _examines(method: Method) -> bool:
    return method.type in (MethodType.CONTRIBUTION, MethodType.COMPARISON) or bool(_EXAMINES.search(method.name or ""))
