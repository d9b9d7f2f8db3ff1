"""From what a check finds to a finding: with its rule, and with all that the file decides on put into facts."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache

from toc.core import keywords
from toc.core.findings import Fact, Finding, RawFinding
from toc.core.lazy_regex import late
from toc.core.messages import Listed, Message, message
from toc.core.model import Language, Part
from toc.lint.rules.base import Rule
from toc.lint.wording import PLUGIN_FAILED, GapError, text_for, wording
from toc.syntax.document import Document

_GAP = late(r"\{(\w+)\}")
_KEYWORDS = ("keyword", "one")
"""Facts that are a keyword, by its English name."""


def finding(rule: Rule, raw: RawFinding, document: Document) -> Finding:
    """The finding of that rule in that document; keywords in its facts are spelled as the document spells them.

    Raises GapError where a text of the rule has a gap that is neither a fact nor a keyword.
    """
    return Finding(
        code=rule.code,
        rule=rule.name,
        severity=raw.severity or rule.severity,
        path=document.path,
        span=raw.span,
        variant=raw.variant,
        facts=(*_facts(raw.facts, document.spelling), *_keywords(rule, raw, document.spelling)),
        related=raw.related,
        node=raw.node,
        fields=raw.missing_keywords or _fields(raw, document),
        fixes=raw.fixes,
        sources=rule.sources,
        applies_from=raw.applies_from or rule.applies_from,
    )


def _fields(raw: RawFinding, document: Document) -> tuple[str, ...]:
    """The keyword at which the finding stands; none where it is about the part, or the file, as a whole."""
    if not raw.node and raw.span == document.start:
        return ()
    found = document.field_at(raw.node, raw.span.start.offset)
    return (found,) if found else ()


def _facts(facts: Mapping[str, object], spelling: Language) -> Iterator[tuple[str, Fact]]:
    for name, fact in facts.items():
        plain = type(fact) is str and name not in _KEYWORDS  # most are
        yield name, str(fact) if plain else _resolved(name, fact, spelling)


def _resolved(name: str, fact: object, spelling: Language) -> Fact:
    match fact:
        case Message() | Listed():
            return fact
        case Language():
            return message(f"language-{fact}")
        case StrEnum():
            return keywords.spell(fact.value, spelling)
        case type() if issubclass(fact, Part):
            return ", ".join(word.spelled(spelling) for word in keywords.KEYWORDS[fact])
        case type() if issubclass(fact, StrEnum):
            return Listed(tuple(word.spelled(spelling) for word in keywords.VALUES[fact]), "list-or")
        case list() | tuple() if name == "needed":
            return Listed(tuple(f"'{keywords.spell(word, spelling)}'" for word in fact), "list-or")
        case list() | tuple():
            return Listed(tuple(f"'{word}'" for word in fact))
        case str() if name in _KEYWORDS and fact:
            return _spelled_or_same(fact, spelling)
        case str() | int() | float() | None:
            return fact
        case _:
            return str(fact)


def _spelled_or_same(name: str, spelling: Language) -> str:
    try:
        return keywords.spell(name, spelling)
    except KeyError:
        return name


def _keywords(rule: Rule, raw: RawFinding, spelling: Language) -> Iterator[tuple[str, str]]:
    """The gaps that no fact fills: keywords and values by their English name, as the file spells them.

    They are the same in all languages, so that the English texts of the rule can tell.
    """
    if raw.variant == PLUGIN_FAILED:
        return
    labels = tuple([key for _, key in raw.related])
    fixes = tuple([fix.title for fix in raw.fixes])
    for name in _gaps(rule.code, rule.name, raw.variant, labels, fixes):
        if name not in raw.facts:
            yield name, _keyword(rule, name, spelling)


def _keyword(rule: Rule, name: str, spelling: Language) -> str:
    try:
        return keywords.spell(name, spelling)
    except KeyError:
        raise GapError(rule.code, rule.name, Language.EN, f"{{{name}}}") from None


def forget() -> None:
    """Looks anew for the gaps in texts when they are asked for."""
    _gaps.cache_clear()


@cache
def _gaps(code: str, rule: str, variant: str, labels: tuple[str, ...], fixes: tuple[str, ...]) -> tuple[str, ...]:
    """The names of the gaps in the texts with which that variant is worded."""
    words = wording(code, rule, Language.EN)
    texts = (
        *(text_for(one, variant) for one in (words.message, words.label, words.help)),
        *(text_for(words.label, key) for key in labels),
        *(text_for(words.fix, key) for key in fixes),
        words.rationale,
    )
    return tuple(dict.fromkeys(name for text in texts for name in _GAP.findall(text)))
