"""Puts findings into words: the texts of their rules in the language of a reader, with the facts in their gaps.

Neither the rules nor the plan are needed for it, so that it is quick for what comes from the cache.
"""

from collections.abc import Iterable, Mapping
from itertools import groupby, pairwise

from toc.core.findings import MORE, Finding, Fix, Label, WordedFinding
from toc.core.languages import Language
from toc.core.messages import Listed, Message, text
from toc.lint.rule_texts import Texts, Wording, text_for, wording

PLUGIN_FAILED = "(plugin-failed)"
"""The variant of the finding that a rule of a plugin failed: no text of a plugin has it."""


def worded(finding: Finding, language: Language) -> WordedFinding:
    """The finding in the words of that language, or in English where its rule has no texts in it."""
    words, gaps = _words_of(finding, language), _gaps(finding, language)

    def filled(texts: Texts, key: str) -> str:
        return _filled(text_for(texts, key), gaps)

    return WordedFinding(
        code=finding.code,
        rule=finding.rule,
        severity=finding.severity,
        path=finding.path,
        span=finding.span,
        message=filled(words.message, finding.variant) + _more(gaps, language),
        label=filled(words.label, finding.variant),
        related=tuple(Label(span, filled(words.label, key)) for span, key in finding.related),
        rationale=_filled(words.rationale, gaps),
        help=filled(words.help, finding.variant),
        source="; ".join(cited(finding.sources, words, language)),
        node=finding.node,
        fields=finding.fields,
        fixes=tuple(Fix(filled(words.fix, fix.title), fix.edits, fix.safe) for fix in finding.fixes),
        applies_from=finding.applies_from,
    )


def message_of(finding: Finding, language: Language) -> str:
    """What is wrong, in one sentence or two; for whoever needs nothing else of the finding."""
    said = text_for(_words_of(finding, language).message, finding.variant)
    if not (finding.facts and finding.facts[-1][0] == MORE) and "{" not in said and "}" not in said:
        return said
    gaps = _gaps(finding, language)
    return _filled(said, gaps) + _more(gaps, language)


def in_order(findings: Iterable[Finding], language: Language) -> tuple[Finding, ...]:
    """The findings as a reader of that language meets them: in the order of the file, then by code and message.

    `findings` are in the order of `lint`, so that only those of one rule at one place have to be put into words.
    """
    ordered = tuple(findings)
    if not any(one.span == other.span and one.code == other.code for one, other in pairwise(ordered)):
        return ordered  # nearly always: most of what a run from the cache does is walking over findings
    groups = groupby(ordered, key=lambda one: (one.span, one.code))
    return tuple(one for _, group in groups for one in sorted(group, key=lambda alike: message_of(alike, language)))


def in_words(findings: Iterable[Finding], language: Language) -> list[WordedFinding]:
    """All these findings in the words of that language, in the order in which its reader meets them."""
    return [worded(one, language) for one in in_order(findings, language)]


def cited(sources: Iterable[Message], words: Wording, language: Language) -> Iterable[str]:
    """Each of the works on which a rule rests, with the part of it that the texts of the rule name."""
    parts = words.sources
    for at, source in enumerate(sources):
        part = parts[at] if at < len(parts) else ""
        yield f"{source.text(language)}{part and f': {part}'}"


def _more(gaps: Mapping[str, object], language: Language) -> str:
    """How many more of the same there are, behind the last one that is told."""
    return f" {text(language, 'more-of-the-same', count=gaps[MORE])}" if MORE in gaps else ""


def _words_of(finding: Finding, language: Language) -> Wording:
    words = wording(finding.code, finding.rule, language)
    return _failed(words, language) if finding.variant == PLUGIN_FAILED else words


def _failed(words: Wording, language: Language) -> Wording:
    """The texts with which it is told that a rule failed: it has none of the facts of the rule, so that no gap of its
    own texts could be filled."""
    said = text(language, "plugin-rule-failed", plugin="{plugin}", reason="{reason}")
    rationale = words.rationale.replace("{", "{{").replace("}", "}}")
    return words._replace(rationale=rationale, message={"": said}, help={}, label={})


def _gaps(finding: Finding, language: Language) -> Mapping[str, object]:
    return {name: fact if type(fact) is str else _shown(fact, language) for name, fact in finding.facts}


def _shown(fact: object, language: Language) -> object:
    return fact.text(language) if isinstance(fact, Message | Listed) else fact


def _filled(said: str, gaps: Mapping[str, object]) -> str:
    return said.format_map(gaps) if "{" in said or "}" in said else said
