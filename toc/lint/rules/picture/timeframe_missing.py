"""TOC606: an outcome or an impact goal that does not say by when."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.model import IMPACT
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE, FORTI, GRYP_HEYLEN


@rule(
    606,
    "timeframe-missing",
    Severity.WARNING,
    Checklist.PICTURE,
    since=Profile.REVIEW,
    sources=(
        DHAENE,
        GRYP_HEYLEN,
        FORTI,
    ),
)
def timeframe_missing(inspection: Inspection) -> Iterator[Report]:
    plan = inspection.plan
    for name, outcome in plan.outcomes.items():
        if not outcome.term and not outcome.due:
            facts = {"change": inspection.label(name)}
            yield Report(span=inspection.at(name), facts=facts, node=name, absent=("term", "due"))
    goal = plan.impact_goal
    if goal and not goal.horizon and not goal.due:
        yield Report(span=inspection.at(IMPACT), say="impact", node=IMPACT, absent=("horizon", "due"))
