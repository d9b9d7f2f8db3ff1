"""TOC101: a plan that does not say which policy objective it starts from."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE


@rule(
    101,
    "policy-objective-missing",
    Severity.ERROR,
    Checklist.IMPACT_GOAL,
    applies_from=Profile.REVIEW,
    sources=(DHAENE,),
    needs_whole_file=True,
)
def policy_objective_missing(inspection: Inspection) -> Iterator[RawFinding]:
    plan, document = inspection.plan, inspection.document
    lacking = _lacking(inspection)
    if not lacking or not document.places:
        return
    problem = plan.context is not None and bool(plan.context.problem)
    yield RawFinding(
        span=document.span_of("policy_objective"),
        variant="" if lacking == "all" else lacking,
        severity=Severity.WARNING if lacking == "source" or (lacking == "all" and problem) else None,
        missing_keywords=("policy_objective", *(("context",) if lacking == "all" else ())),
    )


def _lacking(inspection: Inspection) -> str:
    """What the policy objective lacks: `all`, `both` text and source, one of them, or nothing."""
    objective = inspection.plan.policy_objective
    if objective is None:
        return "all"
    sourced = objective.source or objective.code or objective.url
    if objective.text:
        return "" if sourced else "source"
    return "text" if sourced else "both"
