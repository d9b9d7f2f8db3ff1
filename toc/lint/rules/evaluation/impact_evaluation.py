"""Rules on impact evaluation: whether it is warranted, and whether it asks for impact."""

from collections.abc import Iterator

from toc.core import keywords
from toc.core.findings import Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.core.model import Criteria, Criterion, EvaluationType, Language, Plan
from toc.core.settings import Limit
from toc.lint.rules._helpers.gaps import at_keyword
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import GEZINSCOACHING

# --- The criteria -----------------------------------------------------------------------------------------------------
# The five criteria of a plan for which an impact evaluation is meant.

NAMES = tuple(Criteria.model_fields)

_FIDELITY = {
    Language.NL: late(
        r"(?:model|methodiek|methode|programma)ge?trouw|\b(?:volgens|trouw aan|zoals in) (?:de|het) (?:\w+ )?"
        r"(?:methodiek|methode|draaiboek|handleiding|handboek|model|leidraad|werkwijze)|\bzoals beschreven\b"
    ),
    Language.EN: late(
        r"\bfidelity\b|\b(?:according to|true to|as in|follow\w*) the (?:\w+ )?(?:method|manual|handbook|model|guide|"
        r"protocol|script)|\bas described\b"
    ),
}
"""Words of an indicator, in small letters, that looks whether a method is carried out as it was described."""


def criteria_of(plan: Plan) -> Criteria | None:
    """The criteria, also if none is filled in; None where no impact evaluation is meant."""
    evaluation = plan.evaluation
    if evaluation is None or evaluation.type is not EvaluationType.IMPACT:
        return None
    return evaluation.criteria or Criteria()


def answer(criteria: Criteria, name: str) -> bool | None:
    criterion: Criterion | None = getattr(criteria, name)
    return criterion.answer if criterion else None


def is_proven(plan: Plan, criteria: Criteria, language: Language) -> bool:
    """Whether the method is tested and described already, and no indicator looks whether it is carried out that way."""
    return (
        answer(criteria, "untested") is False
        and answer(criteria, "replicable") is True
        and not any(_FIDELITY[language].search((one.text or "").casefold()) for one in plan.indicators.values())
    )


# --- TOC1103: an impact evaluation of a method that is known to work --------------------------------------------------


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


# --- TOC1101: an impact evaluation of which nobody wrote down why -----------------------------------------------------

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


# --- TOC1102: an impact evaluation for which too little speaks --------------------------------------------------------

YES_NEEDED = Limit(
    "ie-not-warranted",
    "yes-needed",
    3,
)


@rule(
    1102,
    "ie-not-warranted",
    Severity.INFO,
    Checklist.EVALUATION,
    applies_from=Profile.REVIEW,
    sources=(GEZINSCOACHING,),
    limits=(YES_NEEDED,),
)
def ie_not_warranted(inspection: Inspection) -> Iterator[RawFinding]:
    criteria = criteria_of(inspection.plan)
    if criteria is None or is_proven(inspection.plan, criteria, inspection.language):
        return
    refused = [name for name in NAMES if answer(criteria, name) is False]
    if len(NAMES) - len(refused) < inspection.limit(YES_NEEDED):
        spelled = [keywords.spell(name, inspection.document.spelling, Criteria) for name in refused]
        yield RawFinding(
            span=at_keyword(inspection, "evaluation", "type"),
            facts={"number": len(refused), "no_ones": ", ".join(spelled)},
            related=tuple((at_keyword(inspection, "evaluation", "criteria", name), "no") for name in refused),
        )
