"""An advice as JSON, for programs: names are the English ones of the model, reasons are in the language asked."""

import json
from typing import Any

from toc.advice.advice import Advice, NeedAdvice
from toc.advice.comparing import Comparison
from toc.advice.decision import Option
from toc.model import Language

VERSION = 1
"""Goes up when a name or a meaning changes; new names may come without that."""


def as_json(advice: Advice, language: Language, path: str) -> bytes:
    """The advice on one plan. `path` is the name of the plan to show."""
    whole = {
        "version": VERSION,
        "plan": path,
        "language": language.value,
        "needs": [_need(one, language) for one in advice.needs],
        "before_and_after": [_comparison(one) for one in advice.comparisons],
        "impact_evaluation": {
            "verdict": advice.worth.verdict.value,
            "criteria": {one.criterion: {"answer": one.answer, "why": one.why} for one in advice.worth.answers},
        },
        "coaching": {
            "own": list(advice.own_topics),
            "open": [
                {
                    "checklist": topic.checklist.value,
                    "findings": [
                        {"rule": one.rule, "message": one.message, "line": one.span.start.line}
                        for one in topic.findings
                    ],
                }
                for topic in advice.topics
            ],
        },
    }
    return (json.dumps(whole, indent=2, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")


def _need(one: NeedAdvice, language: Language) -> dict[str, Any]:
    return {
        "id": one.need.id,
        "about": list(one.about),
        "facts": {fact.name: fact.evidence for fact in one.facts},
        "methods": [_option(option, language) for option in one.options if option.rows],
        "chosen": [method.id for method in one.chosen],
    }


def _option(option: Option, language: Language) -> dict[str, Any]:
    reasons = [
        {"fact": row.fact, "weight": row.weight, "reason": row.reason[language], "source": row.source}
        for row in option.rows
    ]
    return {"method": option.method.value, "fit": option.fit.value, "sum": option.total, "reasons": reasons}


def _comparison(one: Comparison) -> dict[str, Any]:
    return {
        "indicator": one.indicator,
        "before": one.before.value,
        "start": one.start.isoformat() if one.start else None,
        "moments": one.moments,
        "people_needed": one.needed,
        "people_asked": one.people,
    }
