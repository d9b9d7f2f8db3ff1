"""TOC1101: an impact evaluation of which nobody wrote down why."""

from collections.abc import Iterator

from toc.core import keywords
from toc.core.findings import Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.core.model import Criteria, Criterion, Language
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.evaluation.criteria import NAMES, answer, criteria_of
from toc.lint.rules.participation.places import at_keyword
from toc.lint.rules.sources import GEZINSCOACHING

_DESCRIPTION = {
    Language.NL: late(
        r"draaiboek|hand(?:leiding|boek)|methodiek|beschr[ei]|omschr[ei]|protocol|stappenplan|leidraad|\bgids\b|toolkit"
        r"|werkwijze|\w*fiche|stap voor stap|uitgeschreven|op papier"
    ),
    Language.EN: late(
        r"handbook|manual|describ|description|protocol|guide|toolkit|playbook|script|step by step|written|on paper"
    ),
}
"""Words that point, in small letters, at a description of what is done."""


@rule(
    1101,
    "ie-criteria-unanswered",
    Severity.INFO,
    Checklist.EVALUATION,
    applies_from=Profile.REVIEW,
    sources=(GEZINSCOACHING,),
    needs_whole_file=True,
)
def ie_criteria_unanswered(inspection: Inspection) -> Iterator[RawFinding]:
    criteria = criteria_of(inspection.plan)
    if criteria is None:
        return
    unanswered = [name for name in NAMES if not _is_complete(getattr(criteria, name))]
    if unanswered:
        yield _unanswered(inspection, unanswered)
    if answer(criteria, "strategic"):
        yield from _strategic(inspection)
    yield from _replicable(inspection, criteria)


def _is_complete(criterion: Criterion | None) -> bool:
    return criterion is not None and criterion.answer is not None and bool(criterion.why)


def _unanswered(inspection: Inspection, names: list[str]) -> RawFinding:
    spelled = [keywords.spell(name, inspection.document.spelling, Criteria) for name in names]
    none = len(names) == len(NAMES)
    written = [name for name in names if inspection.document.place("evaluation", "criteria", name)]
    return RawFinding(
        span=at_keyword(inspection, "evaluation", "criteria"),
        variant="" if none else "open",
        facts={"open_ones": ", ".join(spelled), "all_ones": ", ".join(spelled)},
        related=()
        if none
        else tuple((at_keyword(inspection, "evaluation", "criteria", name), "one") for name in written),
        missing_keywords=("evaluation",),
    )


def _strategic(inspection: Inspection) -> Iterator[RawFinding]:
    plan = inspection.plan
    users = bool(plan.evaluation and plan.evaluation.users)
    questions = bool(plan.learning_questions)
    if not users or not questions:
        yield RawFinding(
            span=at_keyword(inspection, "evaluation", "criteria", "strategic"),
            variant="decision" if users else ("users" if questions else "both"),
            severity=Severity.WARNING,
            missing_keywords=("evaluation", "learning_questions"),
        )


def _replicable(inspection: Inspection, criteria: Criteria) -> Iterator[RawFinding]:
    one = criteria.replicable
    described = _DESCRIPTION[inspection.language]
    if one and one.answer and one.why and not described.search(one.why.casefold()):
        yield RawFinding(span=at_keyword(inspection, "evaluation", "criteria", "replicable"), variant="method")
