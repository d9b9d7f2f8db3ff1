"""TOC506: an arrow that runs from a higher level to a lower one."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DAVIES_2018, DHAENE


@rule(
    506,
    "backward-link",
    Severity.ERROR,
    Checklist.LINKS,
    applies_from=Profile.DRAFT,
    sources=(
        DHAENE,
        DAVIES_2018,
    ),
)
def backward_link(inspection: Inspection) -> Iterator[RawFinding]:
    levels = inspection.graph.levels
    for cause, effects in inspection.graph.effects.items():
        for effect in effects:
            if levels[cause] > levels[effect]:
                named = {"cause": inspection.label(cause), "effect": inspection.label(effect)}
                yield RawFinding(
                    span=inspection.at_link(cause, effect),
                    variant=f"{levels[cause].name}-{levels[effect].name}".lower(),
                    facts={**named, "cause_id": cause, "effect_id": effect},
                    node=cause,
                )
