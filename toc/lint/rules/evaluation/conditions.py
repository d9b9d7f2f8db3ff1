"""Rules on conditions in the organisation: whether they are fulfilled, and what is done about those that are not."""

from collections.abc import Iterator

from toc.core import keywords
from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import Condition
from toc.core.text import is_said
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


# --- TOC1106: an action about a condition that does not say what, who and by when -------------------------------------


@rule(
    1106,
    "condition-action-incomplete",
    Severity.INFO,
    Checklist.EVALUATION,
    applies_from=Profile.REVIEW,
    sources=(DHAENE,),
)
def condition_action_incomplete(inspection: Inspection) -> Iterator[RawFinding]:
    document = inspection.document
    for kind, found in inspection.plan.conditions or ():
        for index, one in enumerate(found):
            way = ("conditions", kind, index)
            lacking = [name for name in _lacking(one) if (*way, name) not in document.unread]
            place = document.place(*way, "action") or document.place(*way)
            span = place.name if place else document.start
            if lacking:
                spelled = [keywords.spell(name, document.spelling, Condition) for name in lacking]
                yield RawFinding(span=span, facts={"condition": one.text or "", "missing": spelled})
            elif one.fulfilled and is_said(one.action):
                yield RawFinding(span=span, variant="fulfilled", facts={"condition": one.text or ""})


def _lacking(one: Condition) -> list[str]:
    """What an action still needs; nothing where there is none."""
    said = {"action": is_said(one.action), "who": any(map(is_said, one.who)), "due": bool(one.due)}
    return [name for name, known in said.items() if not known] if any(said.values()) else []
