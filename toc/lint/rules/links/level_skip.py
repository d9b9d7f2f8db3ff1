"""TOC505: an arrow that leaves out the steps between an activity and what changes in the end."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import IMPACT, Term
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import ANDERSON, DHAENE, VOGEL


@rule(
    505,
    "level-skip",
    Severity.WARNING,
    Checklist.LINKS,
    applies_from=Profile.DRAFT,
    sources=(
        DHAENE,
        ANDERSON,
        VOGEL,
    ),
)
def level_skip(inspection: Inspection) -> Iterator[RawFinding]:
    for cause, effects in inspection.graph.effects.items():
        for effect in effects:
            skipped = _skipped(inspection, cause, effect)
            if skipped:
                facts = {"cause": inspection.label(cause), "effect": inspection.label(effect)}
                yield RawFinding(span=inspection.at_link(cause, effect), variant=skipped, facts=facts, node=cause)


def _skipped(inspection: Inspection, cause: str, effect: str) -> str:
    """How the arrow skips a level: a key of the wording, empty where it does not."""
    plan = inspection.plan
    if effect == IMPACT:
        return "activity-impact" if cause in plan.activities else "output-impact" if cause in plan.outputs else ""
    late = effect in plan.outcomes and plan.outcomes[effect].term is Term.LONG
    return "activity-long" if late and cause in plan.activities else ""
