"""WordedFindings in the shape in which the tests of the rules compare them."""

from collections.abc import Iterable

from toc.core.findings import WordedFinding

Found = tuple[str, int, int, str, str]
"""Name of the rule, line, column, severity, message."""


def placed(findings: Iterable[WordedFinding]) -> list[Found]:
    return [(one.rule, one.span.start.line, one.span.start.column, str(one.severity), one.message) for one in findings]
