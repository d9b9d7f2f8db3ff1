"""TOC112: an impact goal that does not say why it is needed."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import IMPACT
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE, NOBLE, VOGEL


@rule(
    112,
    "goal-without-why",
    Severity.WARNING,
    Checklist.IMPACT_GOAL,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        VOGEL,
        NOBLE,
    ),
    needs_whole_file=True,
)
def goal_without_why(inspection: Inspection) -> Iterator[RawFinding]:
    plan, document = inspection.plan, inspection.document
    goal = plan.impact_goal
    if goal is None or not (goal.text or goal.label) or goal.why:
        return
    if (plan.context and plan.context.problem) or document.is_unread("", ("context",)):
        return
    yield RawFinding(
        span=inspection.at(IMPACT), facts={"goal": inspection.label(IMPACT)}, node=IMPACT, missing_keywords=("why",)
    )
