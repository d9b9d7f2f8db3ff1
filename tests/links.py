"""What rules on links say about a plan: shared by the tests of these rules."""

from collections.abc import Iterable
from datetime import date

from worded import lint

from toc.core.model import Language
from toc.lint.rules import find
from toc.lint.rules.base import Rule
from toc.syntax.source import read

Expected = list[tuple[str, int, int, str, str]]
"""Of every finding its rule, line, column, severity and message."""


def found(rules: Iterable[Rule], source: str, language: Language) -> Expected:
    """What these rules say about the source in that language: rule, line, column, severity and message."""
    findings = lint(read(source, "plan.toc.yaml"), rules, language=language, today=date(2026, 11, 1))
    return [(one.rule, one.span.start.line, one.span.start.column, str(one.severity), one.message) for one in findings]


def says(name: str, source: str, dutch: Expected, english: Expected) -> None:
    """That rule says just this about the source, in both languages."""
    rule = find(name)
    assert rule
    assert found([rule], source, Language.NL) == dutch
    assert found([rule], source, Language.EN) == english
