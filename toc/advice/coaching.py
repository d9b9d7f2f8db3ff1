"""Topics for coaching: what the plan leaves open, as questions to take to a coach.

The third half day of the training ends with topics for coaching (Dhaene, 2025). The plan's own come first; then what
`toc lint` finds at the level of a final plan, by checklist; then what the advice itself found.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from toc.finding import Finding, Severity
from toc.rules.base import Checklist, Rule

MOST = 5
"""So many topics fit in a coaching session; the rest can wait."""

SHOWN = 3
"""Findings that a topic names; of more it gives the number."""

_WEIGHT = {Severity.ERROR: 5, Severity.WARNING: 3, Severity.INFO: 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One checklist of the training on which the plan leaves something open, with what that is."""

    checklist: Checklist
    findings: tuple[Finding, ...]

    @property
    def weight(self) -> int:
        return sum(_WEIGHT[one.severity] for one in self.findings)


def topics(findings: Iterable[Finding], rules: Sequence[Rule]) -> tuple[Topic, ...]:
    """The checklists with something open, what weighs most first; findings on reading the file are no topic."""
    checklists = {rule.name: rule.checklist for rule in rules if rule.checklist is not Checklist.READING}
    by_checklist: dict[Checklist, list[Finding]] = {}
    for finding in findings:
        if finding.rule in checklists:
            by_checklist.setdefault(checklists[finding.rule], []).append(finding)
    found = (Topic(checklist=name, findings=_telling(some)) for name, some in by_checklist.items())
    return tuple(sorted(found, key=lambda topic: -topic.weight))


def _telling(findings: list[Finding]) -> tuple[Finding, ...]:
    """The gravest first, and of one rule not three in a row."""
    seen: Counter[str] = Counter()
    ranked: list[tuple[int, int, int, Finding]] = []
    for finding in findings:
        ranked.append((-_WEIGHT[finding.severity], seen[finding.rule], len(ranked), finding))
        seen[finding.rule] += 1
    return tuple(finding for *_, finding in sorted(ranked, key=lambda one: one[:3]))
