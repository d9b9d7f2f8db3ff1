"""TOC510: an assumption that only says again what is hoped for."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.core.model import IMPACT, Hypothesis
from toc.core.settings import Limit
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.changes.likeness import telling_words
from toc.lint.rules.sources import DAVIES_2012, MAYNE_2015
from toc.syntax.statements import Located

LIKENESS = Limit(
    "assumption-restates-outcome",
    "likeness",
    70,
)
_HOPE = late(r"\s*(?:(?:we|wij) hopen|hopelijk|we hope|hopefully)\b", re.IGNORECASE)
_FEWEST_WORDS = 3
"""With fewer telling words an assumption shares them with a change by chance."""
_MOST_COMPARED = 50
"""Causes and effects with which an assumption is compared: no plan for people has more in one hypothesis."""


@rule(
    510,
    "assumption-restates-outcome",
    Severity.WARNING,
    Checklist.LINKS,
    applies_from=Profile.REVIEW,
    sources=(
        DAVIES_2012,
        MAYNE_2015,
    ),
    limits=(LIKENESS,),
)
def assumption_restates_outcome(inspection: Inspection) -> Iterator[RawFinding]:
    for name, hypothesis in inspection.plan.hypotheses.items():
        ends = tuple(islice(_ends(inspection, hypothesis), _MOST_COMPARED))
        for index, assumption in enumerate(hypothesis.assumptions):
            path = ("hypotheses", name, "assumptions", index)
            hope = _HOPE.match(assumption)
            if hope:
                place = Located(inspection.document, path, assumption)
                facts = {"found": hope[0].strip()}
                yield RawFinding(span=place.span(*hope.span()), variant="hope", facts=facts, node=name)
                continue
            same = _said_by(inspection, assumption, ends)
            if same:
                place = Located(inspection.document, path, assumption)
                yield RawFinding(
                    span=place.span(0, len(assumption)),
                    facts={"assumption": assumption, "same": inspection.label(same)},
                    related=((inspection.at(same), "same"),),
                    node=name,
                )


class _End(NamedTuple):
    """A cause or effect of a hypothesis, with the telling words of its text or label."""

    node: str
    words: frozenset[str]


def _ends(inspection: Inspection, hypothesis: Hypothesis) -> Iterator[_End]:
    nodes = dict.fromkeys(end for link in hypothesis.links for end in (link.effect, link.cause))
    for node in nodes:
        thing = inspection.plan.impact_goal if node == IMPACT else inspection.document.thing(node)
        for text in (getattr(thing, "text", None), getattr(thing, "label", None)):
            if text:
                yield _End(node, telling_words(text, inspection.language))


def _said_by(inspection: Inspection, assumption: str, ends: tuple[_End, ...]) -> str:
    """The cause or effect that says what the assumption says; empty where none does."""
    own = telling_words(assumption, inspection.language)
    least = inspection.limit(LIKENESS)
    for end in ends:
        shared = 100 * len(own & end.words)
        alike = shared >= least * len(own | end.words)
        within = len(own) >= _FEWEST_WORDS and shared >= least * len(own)
        if own and (alike or within):
            return end.node
    return ""
