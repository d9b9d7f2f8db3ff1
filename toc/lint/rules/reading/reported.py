"""How a rule words what the reader found."""

from collections.abc import Iterable

from toc.core.findings import RawFinding
from toc.lint.rules.base import Check, Inspection


def reported_as(name: str) -> Check:
    """A check that hands on what the reader reported under that name."""

    def check(inspection: Inspection) -> Iterable[RawFinding]:
        return (problem.report for problem in inspection.document.problems if problem.rule == name)

    return check
