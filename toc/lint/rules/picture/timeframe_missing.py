"""TOC606: an outcome or an impact goal that does not say by when."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import IMPACT
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE, FORTI, GRYP_HEYLEN


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
    goal = plan.impact_goal
    if goal and not goal.horizon and not goal.due:
        yield RawFinding(span=inspection.at(IMPACT), variant="impact", node=IMPACT, missing_keywords=("horizon", "due"))
