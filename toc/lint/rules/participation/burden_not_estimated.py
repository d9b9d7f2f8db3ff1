"""TOC1007: questions and registrations of which nobody counted the time."""

import re
from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.core.model import Method, MethodType
from toc.core.settings import Limit
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.participation.asking import ASKS_PEOPLE
from toc.lint.rules.sources import GEZINSCOACHING, GEZINSWETENSCHAPPEN

HOURS = Limit(
    "burden-not-estimated",
    "hours",
    400,
)
SHOWN = 5
"""Other methods that a finding points at."""

_A_MOMENT = late(r"lijst|telblad|turf|\blist|tally|sign-in", re.IGNORECASE)
"""Registrations that take a moment each time."""


@rule(
    1007,
    "burden-not-estimated",
    Severity.INFO,
    Checklist.PARTICIPATION,
    applies_from=Profile.FINAL,
    sources=(
        GEZINSCOACHING,
        GEZINSWETENSCHAPPEN,
    ),
    limits=(HOURS,),
)
def burden_not_estimated(inspection: Inspection) -> Iterator[RawFinding]:
    methods = inspection.plan.methods.values()
    unknown = [one for one in methods if _takes_time(one) and not inspection.document.is_unread(one.id, ("minutes",))]
    if unknown:
        yield RawFinding(
            span=inspection.at(unknown[0].id),
            facts={"method": inspection.label(unknown[0].id)},
            related=tuple((inspection.at(one.id), "more") for one in unknown[1 : SHOWN + 1]),
            node=unknown[0].id,
        )
    hours = sum(map(_hours, methods))
    if hours > inspection.limit(HOURS):
        yield _much(inspection, max(methods, key=_hours), hours)


def _takes_time(method: Method) -> bool:
    """Whether people give time to that method, and the plan does not say how much."""
    a_moment = method.type is MethodType.REGISTRATION and _A_MOMENT.search(method.name or "")
    return method.minutes is None and method.type in ASKS_PEOPLE and not a_moment


def _hours(method: Method) -> float:
    return (method.minutes or 0) * (method.cases or 0) / 60


def _much(inspection: Inspection, largest: Method, hours: float) -> RawFinding:
    return RawFinding(
        span=inspection.at(largest.id, "minutes"),
        variant="much",
        facts={"hours": round(hours), "largest": inspection.label(largest.id), "most": round(_hours(largest))},
        node=largest.id,
        severity=Severity.WARNING,
    )
