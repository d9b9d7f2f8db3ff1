"""The rule on conditions in the organisation that are not fulfilled while the plan is called final."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.lint.rules._helpers.gaps import at_keyword
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE

# --- TOC1104: a final plan with a condition that is not fulfilled -----------------------------------------------------


@rule(
    1104,
    "condition-not-fulfilled",
    Severity.INFO,
    Checklist.EVALUATION,
    applies_from=Profile.FINAL,
    sources=(DHAENE,),
)
def condition_not_fulfilled(inspection: Inspection) -> Iterator[RawFinding]:
    conditions = inspection.plan.conditions
    if conditions is None:
        return
    for group in ("motive", "means", "opportunity"):
        for place, condition in enumerate(getattr(conditions, group)):
            # What else stands there is what somebody does about it.
            if condition.fulfilled is False and not condition.model_fields_set - {"text", "fulfilled"}:
                yield RawFinding(
                    span=at_keyword(inspection, "conditions", group, place, "fulfilled"),
                    facts={"condition": condition.text or ""},
                )
