"""What a measurement before and after would need: two moments, the same question, and enough people.

Sizes of groups follow the usual test of two shares (Fleiss, Levin & Paik, 2003, Statistical Methods for Rates and
Proportions): two separate samples, a chance of 5% to see a difference that is not there and of 20% to miss one that is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import ceil, sqrt

from toc.advice.facts import about
from toc.graph import CausalGraph
from toc.model import Indicator, Language, Method, MethodType, Plan, date_range
from toc.numbers import readings

_SURE, _SEEN = 1.959964, 0.841621
"""Quantiles of the normal distribution for 5% (on two sides) and 80%."""


class Before(StrEnum):
    """How it stands with the measurement before: done, planned, still possible, or too late for it."""

    DONE = "done"
    PLANNED = "planned"
    POSSIBLE = "possible"
    TOO_LATE = "too_late"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Before and after for one indicator. `start` is when the first activity starts that leads to it.

    `needed` is how many people each of the two measurements needs to tell baseline and target apart, `people` how many
    the smallest of its methods asks; None where the plan does not say enough to know.
    """

    indicator: str
    before: Before
    moments: int
    start: date | None = None
    needed: int | None = None
    people: int | None = None

    @property
    def is_too_small(self) -> bool:
        return self.needed is not None and self.people is not None and self.people < self.needed


def comparisons(plan: Plan, today: date) -> tuple[Comparison, ...]:
    """A line for each indicator of an outcome or of the impact goal: these have a before and an after."""
    graph = CausalGraph.of(plan)
    return tuple(
        _comparison(plan, graph, indicator, today)
        for indicator in plan.indicators.values()
        if any(name not in plan.activities and name not in plan.outputs for name in about(plan, indicator))
    )


def _comparison(plan: Plan, graph: CausalGraph, indicator: Indicator, today: date) -> Comparison:
    methods = answering(plan, indicator.id)
    start = min(_starts(plan, graph, indicator), default=None)
    people = [one.cases for one in methods.values() if one.cases and one.type is MethodType.SURVEY]
    return Comparison(
        indicator=indicator.id,
        before=_before(indicator, start, today),
        moments=len({moment for method in methods.values() for moment in method.when}),
        start=start,
        needed=needed(indicator) if people else None,
        people=min(people, default=None),
    )


def answering(plan: Plan, need: str) -> Mapping[str, Method]:
    """The methods that answer a need, by id."""
    return {name: method for name, method in plan.methods.items() if need in method.answers}


def _before(indicator: Indicator, start: date | None, today: date) -> Before:
    baseline = indicator.baseline
    if baseline and baseline.value:
        return Before.DONE
    if baseline and baseline.plan:
        return Before.PLANNED
    return Before.TOO_LATE if start and start < today else Before.POSSIBLE


def _starts(plan: Plan, graph: CausalGraph, indicator: Indicator) -> Iterator[date]:
    """When the activities start that lead to what is measured, as far as the plan says."""
    names = set(about(plan, indicator))
    for name in graph.upstream(names):
        activity = plan.activities.get(name)
        if activity and activity.start:
            yield date_range(activity.start)[0]


def needed(indicator: Indicator) -> int | None:
    """People that each measurement needs to show a change from the baseline to the target of a share (%)."""
    if (indicator.unit or "").strip() not in ("%", "procent", "percent"):
        return None
    before = _share(indicator.baseline.value if indicator.baseline else None)
    after = _share(indicator.target.value if indicator.target else None)
    if before is None or after is None or before == after:
        return None
    middle = (before + after) / 2
    spread = _SURE * sqrt(2 * middle * (1 - middle)) + _SEEN * sqrt(before * (1 - before) + after * (1 - after))
    return ceil((spread / (after - before)) ** 2)


def _share(written: str | None) -> float | None:
    """A percentage as a share from 0 to 1; None where it is none, or can be read in two ways."""
    meant = {one.exact for language in Language for one in readings((written or "").strip("% "), language)}
    share = float(meant.pop() / 100) if len(meant) == 1 else -1
    return share if 0 <= share <= 1 else None
