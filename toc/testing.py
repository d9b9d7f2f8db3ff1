"""For who writes rules of their own: the tests that every rule of toc has to pass."""

import re
from collections.abc import Iterator
from datetime import date

from toc.core.findings import Finding
from toc.core.model import Language
from toc.lint.engine import lint
from toc.lint.plugins import know_texts
from toc.lint.rules.base import Rule
from toc.lint.wording import PLUGIN_FAILED, GapError, Wording, worded
from toc.syntax.source import read

__all__ = ["check_rule"]

_DAY = date(2026, 11, 1)


def check_rule(rule: Rule) -> None:
    """Runs the examples of a rule in each language: the bad one gives one finding, at the place between ⟦ and ⟧, that
    every language can tell; the good one gives none. The texts have the same keys and gaps in every language. Raises
    AssertionError that says what is different, and FileNotFoundError without texts.
    """
    if rule.texts:
        know_texts([rule])
    for language in Language:
        words = rule.wording(language)
        _check_texts(rule, words)
        _check_gaps(rule, words, language)
        if words.bad:
            _check_bad(rule, words.bad, language)
        if words.good:
            _hold(not _places(rule, words.good, language), f"{rule.name}, {language}: the good example gives findings")


def _check_texts(rule: Rule, words: Wording) -> None:
    for section in ("title", "rationale", "message"):
        _hold(bool(getattr(words, section)), f"{rule.name}: the texts have no {section}")
    _hold("⟦" in words.bad or not words.bad, f"{rule.name}: the bad example has no place between ⟦ and ⟧")


def _check_gaps(rule: Rule, words: Wording, language: Language) -> None:
    """Whether each text has the gaps that it has in English: what is looked up for a finding goes by these."""
    english = dict(_gaps(rule.wording(Language.EN)))
    own = dict(_gaps(words))
    for text in english.keys() | own.keys():
        here, there = own.get(text), english.get(text)
        _hold(here == there, f"{rule.name}: {text} has the gaps {here} in {language}, and {there} in en")


def _gaps(words: Wording) -> Iterator[tuple[str, list[str]]]:
    """The gaps of each text, by the name of its section and its key."""
    yield "rationale", _gaps_in(words.rationale)
    for section in ("message", "help", "label", "fix", "limits"):
        for key, said in getattr(words, section).items():
            yield f"{section} {key}".rstrip(), _gaps_in(said)


def _gaps_in(said: str) -> list[str]:
    return sorted(set(re.findall(r"\{(\w+)\}", said)))


def _check_bad(rule: Rule, marked: str, language: Language) -> None:
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    found = _places(rule, marked.replace("⟦", "").replace("⟧", ""), language)
    _hold(found == [(start, end)], f"{rule.name}, {language}: the bad example gives {found}, not [({start}, {end})]")


def _places(rule: Rule, snippet: str, language: Language) -> list[tuple[int, int]]:
    """Where that rule finds something in the snippet, as offsets in it; each finding is told in every language."""
    # `read` takes a plan in the language of its keywords: the spelling of the head goes by it.
    head = f"toc: 1\n{'taal' if language is Language.NL else 'language'}: {language}\n"
    found = _told(rule, head + snippet)
    return [(one.span.start.offset - len(head), one.span.end.offset - len(head)) for one in found]


def _told(rule: Rule, plan: str) -> list[Finding]:
    try:
        found = lint(read(plan, "example.toc.yaml"), [rule], today=_DAY)
        for one in found:
            # Of a rule that `toc` has loaded, a check that fails is a finding.
            _hold(one.variant != PLUGIN_FAILED, f"{rule.name}: {dict(one.facts).get('reason')}")
            for language in Language:
                worded(one, language)
    except GapError as wrong:
        raise AssertionError(f"{rule.name}: GapError: {wrong}") from wrong
    return found


def _hold(condition: bool, wrong: str) -> None:
    if not condition:
        raise AssertionError(wrong)
