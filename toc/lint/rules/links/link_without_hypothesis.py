"""TOC508: an arrow between changes of which nothing says why it holds."""

import re
from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.graph import Level
from toc.core.lazy_regex import late
from toc.core.model import Language, Link
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import BROWN_2019, DAVIES_2018, DHAENE

_REASON = {
    Language.NL: late(r"\b(?:omdat|doordat|want|aangezien)\b", re.IGNORECASE),
    Language.EN: late(r"\b(?:because|since)\b|,\s+as\b", re.IGNORECASE),
}
"""Words with which a text goes on to say why."""


@rule(
    508,
    "link-without-hypothesis",
    Severity.WARNING,
    Checklist.LINKS,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        DAVIES_2018,
        BROWN_2019,
    ),
    needs_whole_file=True,
)
def link_without_hypothesis(inspection: Inspection) -> Iterator[RawFinding]:
    yield from _unexplained_arrows(inspection)
    reason = _REASON[inspection.language]
    for name, hypothesis in inspection.plan.hypotheses.items():
        if hypothesis.text and not hypothesis.mechanism and not reason.search(hypothesis.text):
            yield RawFinding(
                span=inspection.at(name, "text"),
                variant="because",
                facts={"hypothesis": inspection.label(name)},
                node=name,
                severity=Severity.INFO,
                missing_keywords=("mechanism",),
            )


def _unexplained_arrows(inspection: Inspection) -> Iterator[RawFinding]:
    levels, hypotheses = inspection.graph.levels, inspection.plan.hypotheses
    explained = {link for hypothesis in hypotheses.values() for link in hypothesis.links}
    for cause, effects in inspection.graph.effects.items():
        if levels[cause] < Level.OUTPUT:
            continue
        for effect in effects:
            if levels[cause] <= levels[effect] and Link(cause, effect) not in explained:
                named = {"cause": inspection.label(cause), "effect": inspection.label(effect)}
                facts = {**named, "cause_id": cause, "effect_id": effect}
                yield RawFinding(span=inspection.at_link(cause, effect), facts=facts, node=cause)
