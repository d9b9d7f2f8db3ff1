"""Fills the gaps in a rule's texts: facts of the report, and keywords as the file spells them."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from toc.core import keywords
from toc.core.findings import Finding, Fix, Label, Report
from toc.core.model import Language, Part
from toc.lint.rules.base import Rule
from toc.lint.rules.rule_texts import Texts, text_for
from toc.syntax.document import Document


def finding(rule: Rule, report: Report, document: Document, language: Language) -> Finding:
    """The report in words: in `language`, with keywords as the document spells them."""
    words = rule.wording(language)
    gaps = _Gaps(report.facts, language, document.spelling)

    def filled(texts: Texts, key: str) -> str:
        text = text_for(texts, key)
        return text.format_map(gaps) if "{" in text or "}" in text else text

    return Finding(
        code=rule.code,
        rule=rule.name,
        severity=report.severity or rule.severity,
        path=document.path,
        span=report.span,
        message=filled(words.message, report.say),
        label=filled(words.label, report.say),
        related=tuple(Label(span, filled(words.label, key)) for span, key in report.related),
        why=filled({"": words.rationale}, ""),
        help=filled(words.help, report.say),
        source=rule.source(language),
        node=report.node,
        since=report.since or rule.since,
        fixes=tuple(Fix(filled(words.fix, repair.title), repair.edits, repair.safe) for repair in report.repairs),
    )


def listed(words: list[str], language: Language, last: tuple[str, str] = ("and", "en")) -> str:
    """`a, b and c`, or `a, b en c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last[language is Language.NL]} {words[-1]}"


_KEYWORDS = ("keyword", "one")
"""Facts that are a keyword, by its English name."""


class _Gaps(dict[str, Any]):
    """What the gaps of a template stand for: a fact, or else a keyword or value under its English name."""

    def __init__(self, facts: Mapping[str, object], language: Language, spelling: Language) -> None:
        super().__init__()
        for name, fact in facts.items():
            plain = type(fact) is str and name not in _KEYWORDS  # most are
            self[name] = fact if plain else self._shown(name, fact, language, spelling)
        self._spelling = spelling

    def __missing__(self, name: str) -> str:
        return keywords.spell(name, self._spelling)

    @staticmethod
    def _shown(name: str, fact: object, language: Language, spelling: Language) -> object:
        match fact:
            case Language():
                return next(word for word in keywords.VALUES[Language] if word.en == fact).about(language)
            case StrEnum():
                return keywords.spell(fact.value, spelling)
            case type() if issubclass(fact, Part):
                return ", ".join(word.spelled(spelling) for word in keywords.KEYWORDS[fact])
            case type() if issubclass(fact, StrEnum):
                return listed([word.spelled(spelling) for word in keywords.VALUES[fact]], language, ("or", "of"))
            case list() | tuple() if name == "needed":
                return listed([f"'{keywords.spell(word, spelling)}'" for word in fact], language, ("or", "of"))
            case list() | tuple():
                return listed([f"'{word}'" for word in fact], language)
            case str() if name in _KEYWORDS and fact:
                return _spelled_or_same(fact, spelling)
            case _:
                return fact


def _spelled_or_same(name: str, spelling: Language) -> str:
    try:
        return keywords.spell(name, spelling)
    except KeyError:
        return name
