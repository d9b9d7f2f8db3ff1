"""The page that shows the whole decision table, so that nobody has to take an advice on trust. `make gen` writes it."""

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from toc.core.model import Language
from toc.lint.wording import message_of
from toc.publish.advice.advice import Advice, Comparison, NeedAdvice
from toc.publish.advice.decision import FITS, Option, Row, table
from toc.publish.advice.story import METHODS
from toc.publish.tables.speech import Tongue


def page(language: Language) -> str:
    """The page in that language, as Markdown."""
    return "\n".join(_lines(Tongue(language))) + "\n"


def _lines(tongue: Tongue) -> Iterator[str]:
    say, language = tongue.say, tongue.language
    yield say("how-toc-advise-comes-to")
    yield ""
    yield say("nederlands-advice-nl-md-advice")
    yield ""
    yield (files("toc.publish.advice") / "data" / f"page.{language}.md").read_text(encoding="utf-8").rstrip()
    yield ""
    yield say("what-speaks-for-and-against")
    yield ""
    yield say("weights-run-from-3-strongly", fits=FITS)
    for method, name in METHODS.items():
        rows = [row for row in table().rows if row.method is method]
        if rows:
            yield ""
            yield f"### {say(name)}"
            yield ""
            yield say("if-weight-because-source")
            yield "| --- | ---: | --- | --- |"
            yield from (_row(row, language) for row in rows)
    yield ""
    yield say("sources-2")
    yield ""
    yield from (f"- `{name}`: {work[language]}." for name, work in table().sources.items())
    yield ""
    yield say("the-reasons-follow-these-works")


def _row(row: Row, language: Language) -> str:
    weight = f"{row.weight}".replace("-", "−")
    return f"| {table().facts[row.fact][language]} | {weight} | {row.reason[language]} | `{row.source}` |"


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
                        {"rule": one.rule, "message": message_of(one, language), "line": one.span.start.line}
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
