"""TOC506: an arrow that runs from a higher level to a lower one."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DAVIES_2018, DHAENE


@rule(
    506,
    "backward-link",
    Severity.ERROR,
    Checklist.LINKS,
    since=Profile.DRAFT,
    sources=(
        DHAENE,
        DAVIES_2018,
    ),
)
def backward_link(inspection: Inspection) -> Iterator[Report]:
    levels = inspection.graph.levels
    for cause, effects in inspection.graph.effects.items():
        for effect in effects:
            if levels[cause] > levels[effect]:
                named = {"cause": inspection.label(cause), "effect": inspection.label(effect)}
                yield Report(
                    span=inspection.at_link(cause, effect),
                    say=f"{levels[cause].name}-{levels[effect].name}".lower(),
                    facts={**named, "cause_id": cause, "effect_id": effect},
                    node=cause,
                )
