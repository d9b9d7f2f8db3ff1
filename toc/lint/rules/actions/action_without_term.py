"""TOC903: an activity without a term, or a plan in which all activities have the same term."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import date_range
from toc.core.settings import Limit
from toc.lint.rules.actions.plan import once_or_each
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.participation.places import at_keyword
from toc.lint.rules.sources import GRYP_HEYLEN

MIX_FROM = Limit(
    "action-without-term",
    "mix-from",
    4,
)
MIXED_YEARS = Limit(
    "action-without-term",
    "mixed-years",
    2,
)


@rule(
    903,
    "action-without-term",
    Severity.WARNING,
    Checklist.ACTION_PLAN,
    applies_from=Profile.FINAL,
    sources=(GRYP_HEYLEN,),
    limits=(MIX_FROM, MIXED_YEARS),
)
def action_without_term(inspection: Inspection) -> Iterator[RawFinding]:
    activities = inspection.plan.activities
    lacking = [name for name, one in activities.items() if not (one.term or one.start or one.end)]
    yield from once_or_each(inspection, lacking, len(activities), ("term", "start", "end"))
    terms = {one.term for one in activities.values()}
    only = next(iter(terms)) if len(terms) == 1 else None
    if only and len(activities) >= inspection.limit(MIX_FROM) and not _years_apart(inspection):
        yield RawFinding(
            span=at_keyword(inspection, "activities"),
            variant="mix",
            facts={"number": len(activities), "only": only},
            severity=Severity.INFO,
            applies_from=Profile.REVIEW,
            missing_keywords=("activities",),
        )


def _years_apart(inspection: Inspection) -> bool:
    """Whether the activities together run for more years than a single term does."""
    written = [day for one in inspection.plan.activities.values() for day in (one.start, one.end) if day]
    days = [day for text in written for day in date_range(text)]
    return bool(days) and (max(days) - min(days)).days > inspection.limit(MIXED_YEARS) * 365
