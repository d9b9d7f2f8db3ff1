"""Findings that say the same about many things, as one finding with a list: for whoever reads them.

Programs, baselines, ignores and fixes keep one finding for each thing.
"""

from collections.abc import Iterable
from typing import NamedTuple

from toc.core.findings import Finding

LEAST = 3
"""So many findings that say the same become one: two are read as fast as a list of two."""

_READING = "TOC0"
EACH_ITS_OWN = frozenset({"dangling-reference"})
"""Rules that say something else of each place, as those on reading do: which word stands there, and which was meant."""


class Fold(NamedTuple):
    """One of some findings that say the same, and the others."""

    first: Finding
    others: tuple[Finding, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        return (self.first, *self.others)


def folded(findings: Iterable[Finding]) -> list[Fold]:
    """The findings in their order, with `LEAST` or more of one rule in one file as one, at the place of its first.

    The first is the first of those that weigh most, so that nothing hides behind what weighs less.
    """
    listed = list(findings)
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in listed:
        if not (finding.code.startswith(_READING) or finding.rule in EACH_ITS_OWN):
            groups.setdefault((finding.path, finding.code), []).append(finding)
    folds = {id(fold.first): fold for fold in map(_fold, groups.values()) if len(fold.findings) >= LEAST}
    within = {id(one) for fold in folds.values() for one in fold.others}
    return [folds.get(id(one), Fold(one)) for one in listed if id(one) not in within]


def _fold(group: list[Finding]) -> Fold:
    first = max(group, key=lambda one: one.severity.weight)
    return Fold(first, tuple(one for one in group if one is not first))
