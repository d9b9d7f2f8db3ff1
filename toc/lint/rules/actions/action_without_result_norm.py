"""TOC905: an activity of which nobody can tell whether it went well."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import IMPACT, Activity, Outcome
from toc.lint.rules.actions.plan import once_or_each
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import GRYP_HEYLEN


@rule(
    905,
    "action-without-result-norm",
    Severity.WARNING,
    Checklist.ACTION_PLAN,
    applies_from=Profile.FINAL,
    sources=(GRYP_HEYLEN,),
    needs_whole_file=True,
)
def action_without_result_norm(inspection: Inspection) -> Iterator[RawFinding]:
    plan = inspection.plan
    measured = {node for indicator in plan.indicators.values() for node in indicator.measures}
    if not measured or inspection.document.is_unread("", ("indicators",)):
        return
    asked_about = {node for question in plan.learning_questions.values() for node in question.about}
    linked = [activity for activity in plan.activities.values() if inspection.graph.effects[activity.id]]
    lacking = [one.id for one in linked if not _is_spoken_of(inspection, one, measured, asked_about)]
    yield from once_or_each(inspection, lacking, len(linked), ("leads_to",))


def _is_spoken_of(inspection: Inspection, activity: Activity, measured: set[str], asked_about: set[str]) -> bool:
    """Whether something is measured at the activity or right after it, or another rule already asks for that."""
    effects = inspection.graph.effects[activity.id]
    if not measured.isdisjoint((activity.id, *effects)) or IMPACT in effects:
        return True
    changes = [inspection.document.thing(effect) for effect in effects]
    return any(
        getattr(change, "not_measured", None) or (isinstance(change, Outcome) and change.id not in asked_about)
        for change in changes
    )
