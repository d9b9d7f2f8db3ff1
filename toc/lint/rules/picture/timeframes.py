"""Rules on when changes are expected."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import IMPACT, Term, date_range
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE, FORTI, GRYP_HEYLEN, MAYNE_2019, NOBLE

# --- TOC606: an outcome or an impact goal that does not say by when ---------------------------------------------------


@rule(
    606,
    "timeframe-missing",
    Severity.WARNING,
    Checklist.PICTURE,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        GRYP_HEYLEN,
        FORTI,
    ),
)
def timeframe_missing(inspection: Inspection) -> Iterator[RawFinding]:
    plan = inspection.plan
    for name, outcome in plan.outcomes.items():
        if not outcome.term and not outcome.due:
            facts = {"change": inspection.label(name)}
            yield RawFinding(span=inspection.at(name), facts=facts, node=name, missing_keywords=("term", "due"))
    for name, goal in plan.all_goals().items():
        if not goal.horizon and not goal.due:
            yield RawFinding(
                span=inspection.at(name),
                variant="impact" if name == IMPACT else "goal",
                facts={"goal": inspection.label(name)},
                node=name,
                missing_keywords=("horizon", "due"),
            )


# --- TOC607: a cause that would come after its effect -----------------------------------------------------------------


@rule(
    607,
    "timeframe-not-monotone",
    Severity.ERROR,
    Checklist.PICTURE,
    applies_from=Profile.DRAFT,
    sources=(
        MAYNE_2019,
        NOBLE,
    ),
)
def timeframe_not_monotone(inspection: Inspection) -> Iterator[RawFinding]:
    graph = inspection.graph
    frames = {change.id: _Frame.of(change.term, change.due) for change in inspection.plan.changes()}
    frames |= {name: _Frame.of(goal.horizon, goal.due) for name, goal in inspection.plan.all_goals().items()}
    closing = {(link.cause, link.effect) for link in graph.closing_links()}
    for cause, frame in frames.items():
        for effect in graph.effects[cause]:
            later = frame.later_than(frames[effect]) if effect in frames else ""
            if later and graph.levels[cause] <= graph.levels[effect] and (cause, effect) not in closing:
                yield _report(inspection, cause, effect, later, (frame, frames[effect]))


class _Frame(NamedTuple):
    """When a change is expected: its term with the order of it, its date with the first and last day of it."""

    term: Term | None
    order: int | None
    due: str | None
    days: tuple[date, date] | None

    @classmethod
    def of(cls, term: Term | None, due: str | None) -> "_Frame":
        return cls(term, term.order if term else None, due, date_range(due) if due else None)

    def later_than(self, other: "_Frame") -> str:
        """By which keyword this comes after the other for certain: `term` or `due`; empty where it does not."""
        if self.order is not None and other.order is not None and self.order > other.order:
            return "term"
        return "due" if self.days and other.days and self.days[0] > other.days[1] else ""


def _report(inspection: Inspection, cause: str, effect: str, variant: str, frames: tuple[_Frame, _Frame]) -> RawFinding:
    named = {"cause": inspection.label(cause), "effect": inspection.label(effect)}
    when = {"cause_when": getattr(frames[0], variant), "effect_when": getattr(frames[1], variant)}
    goals = inspection.plan.all_goals()
    at_cause, at_effect = (
        inspection.at(node, "horizon" if node in goals and variant == "term" else variant) for node in (cause, effect)
    )
    return RawFinding(
        span=inspection.at_link(cause, effect),
        variant=variant,
        facts={**named, **when},
        related=((at_cause, "cause"), (at_effect, "effect")),
        node=cause,
    )
