"""The rule on what is done about conditions that are not fulfilled: what, by whom, and by when."""

from collections.abc import Iterator

from toc.core import keywords
from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import Condition
from toc.core.placeholders import is_said
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE


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
