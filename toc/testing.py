"""For who writes rules of their own: the tests that every rule of toc has to pass."""

from datetime import date

from toc.core.model import Language
from toc.lint.engine import lint
from toc.lint.plugins import know_texts
from toc.lint.rules.base import Rule
from toc.lint.wording import Wording
from toc.syntax.source import read

__all__ = ["check_rule"]

_DAY = date(2026, 11, 1)


def check_rule(rule: Rule) -> None:
    """Runs the examples of a rule in each language: the bad one gives one finding, at the place between ⟦ and ⟧; the
    good one gives none. Raises AssertionError that says what is different, and FileNotFoundError without texts.
    """
    if rule.texts:
        know_texts([rule])
    for language in Language:
        words = rule.wording(language)
        _check_texts(rule, words)
        if words.bad:
            _check_bad(rule, words.bad, language)
        if words.good:
            _hold(not _places(rule, words.good, language), f"{rule.name}, {language}: the good example gives findings")


def _check_texts(rule: Rule, words: Wording) -> None:
    for section in ("title", "rationale", "message"):
        _hold(bool(getattr(words, section)), f"{rule.name}: the texts have no {section}")
    _hold("⟦" in words.bad or not words.bad, f"{rule.name}: the bad example has no place between ⟦ and ⟧")


def _check_bad(rule: Rule, marked: str, language: Language) -> None:
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    found = _places(rule, marked.replace("⟦", "").replace("⟧", ""), language)
    _hold(found == [(start, end)], f"{rule.name}, {language}: the bad example gives {found}, not [({start}, {end})]")


def _places(rule: Rule, snippet: str, language: Language) -> list[tuple[int, int]]:
    """Where that rule finds something in the snippet, as offsets in it."""
    # `read` takes a plan in the language of its keywords: the spelling of the head goes by it.
    head = f"toc: 1\n{'taal' if language is Language.NL else 'language'}: {language}\n"
    found = lint(read(head + snippet, "example.toc.yaml"), [rule], today=_DAY)
    return [(one.span.start.offset - len(head), one.span.end.offset - len(head)) for one in found]


def _hold(condition: bool, wrong: str) -> None:
    if not condition:
        raise AssertionError(wrong)
