"""TOC608: a picture without the few words and dates that tell what it is."""

from collections.abc import Iterator
from datetime import date

from toc.core import keywords
from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import Plan, date_range
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DAVIES_2012, DAVIES_2018, VOGEL

WORDS = 50
"""Words that a narrative has at least."""

MONTHS = 18
"""Age in months from which a version is old."""


@rule(
    608,
    "narrative-or-version-missing",
    Severity.INFO,
    Checklist.PICTURE,
    applies_from=Profile.FINAL,
    sources=(
        VOGEL,
        DAVIES_2018,
        DAVIES_2012,
    ),
    needs_whole_file=True,
)
def narrative_or_version_missing(inspection: Inspection) -> Iterator[RawFinding]:
    plan, document = inspection.plan, inspection.document
    needed = [name for name in ("narrative", "version", "date", "owner") if not getattr(plan, name)]
    missing = [name for name in needed if not document.is_unread("", (name,))]
    if missing and inspection.graph.levels:
        spelled = [keywords.spell(name, document.spelling, Plan) for name in missing]
        yield RawFinding(span=document.start, facts={"missing": spelled})
    words = len((plan.narrative or "").split())
    place = document.place("narrative")
    if place and 0 < words < WORDS:
        yield RawFinding(span=place.name, variant="short", facts={"words": words, "least": WORDS})
    place = document.place("date")
    if place and plan.date and _is_old(date_range(plan.date)[1], inspection.today):
        yield RawFinding(span=place.name, variant="old", facts={"written": plan.date, "months": MONTHS})


def _is_old(day: date, today: date) -> bool:
    """Whether that day lies more than `MONTHS` months before today."""
    months = 12 * (today.year - day.year) + today.month - day.month
    return (months, today.day) > (MONTHS, day.day)
