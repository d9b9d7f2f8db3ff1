"""TOC906: an activity for the short term without a first step."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import Activity, Term, date_range
from toc.lint.rules.actions.plan import once_or_each
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import GRYP_HEYLEN


@rule(
    906,
    "no-first-step",
    Severity.WARNING,
    Checklist.ACTION_PLAN,
    applies_from=Profile.FINAL,
    sources=(GRYP_HEYLEN,),
)
def no_first_step(inspection: Inspection) -> Iterator[RawFinding]:
    activities = inspection.plan.activities
    asked = [name for name, one in activities.items() if one.steps or _starts_soon(inspection, one)]
    yield from once_or_each(inspection, [name for name in asked if not activities[name].steps], len(asked), ("steps",))
    for name in asked:
        found = list(_unfinished(inspection, activities[name]))
        if found:
            yield found[0]._replace(related=tuple((other.span, "more") for other in found[1:]))


def _starts_soon(inspection: Inspection, activity: Activity) -> bool:
    started = activity.start is not None and date_range(activity.start)[0] <= inspection.today
    return activity.term is Term.SHORT and not started


def _unfinished(inspection: Inspection, activity: Activity) -> Iterator[RawFinding]:
    """The steps of an activity that do not say who or by when."""
    for index, step in enumerate(activity.steps):
        lacks = tuple(word for word in ("who", "due") if not getattr(step, word))
        if lacks and step.text:
            yield RawFinding(
                span=inspection.at(activity.id, "steps", index),
                variant="both" if len(lacks) == 2 else lacks[0],
                facts={"step": step.text},
                node=activity.id,
                severity=Severity.INFO,
                missing_keywords=("steps",),
            )
