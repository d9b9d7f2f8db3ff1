"""The five criteria of a plan for which an impact evaluation is meant."""

from toc.core.lazy_regex import late
from toc.core.model import Criteria, Criterion, EvaluationType, Language, Plan

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
