"""TOC1004: a plan that measures everybody together."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.core.model import Language, Plan, SideEffect
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.participation.places import at_keyword
from toc.lint.rules.sources import DHAENE, GAC, GEZINSCOACHING

_FOR_WHOM = {
    Language.NL: late(
        r"\b(?:voor|bij|tot) wie\b|\bwelke (?:\w+ ){0,3}?(?:groep|doelgroep)|\b(?:wie|welke)\b"
        r".{0,200}?\b(?:niet|geen|minder|wegbl"
        r"|ontbre|afha|uitval)|\bwie (?:ontbreekt|haakt|valt|mist|blijft)\b"
    ),
    Language.EN: late(
        r"\b(?:for|in|with|by) whom\b|\bwhich groups?\b|\bwho\b.{0,200}?\bfor\?"
        r"|\b(?:who|which|whom)\b.{0,200}?\b(?:not|no|less|never"
        r"|left out|miss|stays? away|keeps?|drops? out)|\bwho (?:is|are) missing\b"
    ),
}
"""Words of a question, in small letters, that ask for whom something works and for whom not."""


@rule(
    1004,
    "equity-not-considered",
    Severity.INFO,
    Checklist.PARTICIPATION,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        GEZINSCOACHING,
        GAC,
    ),
    needs_whole_file=True,
)
def equity_not_considered(inspection: Inspection) -> Iterator[RawFinding]:
    plan = inspection.plan
    needs = "indicators" if plan.indicators else "learning_questions"
    if (plan.indicators or plan.learning_questions) and not _looks_at_groups(plan, inspection.language):
        yield RawFinding(
            span=at_keyword(inspection, needs),
            missing_keywords=("indicators", "learning_questions", "unintended_effects"),
        )


def _looks_at_groups(plan: Plan, language: Language) -> bool:
    return (
        any(indicator.disaggregation for indicator in plan.indicators.values())
        or any(effect.who and effect.effect is not SideEffect.POSITIVE for effect in plan.unintended_effects.values())
        or any(_FOR_WHOM[language].search((one.text or "").casefold()) for one in plan.learning_questions.values())
    )
