"""WordedFindings in the shape in which the tests of the rules compare them."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from toc.core.findings import WordedFinding

Found = tuple[str, int, int, str, str]
"""Name of the rule, line, column, severity, message."""


def placed(findings: Iterable[WordedFinding]) -> list[Found]:
    return [(one.rule, one.span.start.line, one.span.start.column, str(one.severity), one.message) for one in findings]


class At(NamedTuple):
    """A finding that a test expects: its place and its rule. An empty severity or message fits every one."""

    line: int
    column: int
    rule: str
    severity: str = ""
    message: str = ""


at = At
Check = Callable[..., None]


def like(expected: At, found: Found) -> At:
    """What was found, as far as the test says what it expects."""
    rule, line, column, severity, message = found
    return At(line, column, rule, severity if expected.severity else "", message if expected.message else "")


def compare(findings: Iterable[WordedFinding], expect: Sequence[At]) -> None:
    """All that was found is what was expected, and in that order."""
    found = placed(findings)
    wanted = [*expect, *(At(0, 0, "", "any", "any") for _ in found[len(expect) :])]
    assert [like(one, other) for one, other in zip(wanted, found, strict=False)] == list(expect)
