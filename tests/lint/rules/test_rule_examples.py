"""The examples of every rule, run: the bad one gives that finding at that place, the good one does not."""

from datetime import date

import pytest
from worded import lint

from toc.core.model import Language
from toc.lint.rules import ALL_RULES
from toc.lint.rules.base import Rule
from toc.syntax.source import read

pytestmark = pytest.mark.thorough

CASES = [
    pytest.param(rule, language, id=f"{rule.name}-{language}")
    for rule in ALL_RULES
    for language in Language
    if rule.wording(language).bad
]


def places(rule: Rule, language: Language, snippet: str) -> list[tuple[int, int, int]]:
    """Offset range and line of every finding of that rule in the snippet, as a file of its own."""
    header = f"toc: 1\n{'taal' if language is Language.NL else 'language'}: {language}\n"
    document = read(header + snippet, "example.toc.yaml")
    found = lint(document, [rule], language=language, today=date(2026, 11, 1))
    return [
        (one.span.start.offset - len(header), one.span.end.offset - len(header), one.span.start.line) for one in found
    ]


@pytest.mark.parametrize(("rule", "language"), CASES)
def test_the_bad_example_gives_the_finding_at_its_place(rule: Rule, language: Language) -> None:
    marked = rule.wording(language).bad
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    snippet = marked.replace("⟦", "").replace("⟧", "")
    assert places(rule, language, snippet) == [(start, end, snippet[:start].count("\n") + 3)]


@pytest.mark.parametrize(("rule", "language"), CASES)
def test_the_good_example_gives_none(rule: Rule, language: Language) -> None:
    assert places(rule, language, rule.wording(language).good) == []
