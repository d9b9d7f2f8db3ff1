"""Rules on why an arrow should hold: assumptions, hypotheses, and what else plays a part."""

import re
from collections import Counter, deque
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.graph import CausalGraph, Level
from toc.core.lazy_regex import late
from toc.core.model import IMPACT, Evidence, Hypothesis, Importance, Language, Link
from toc.core.settings import Limit
from toc.lint.rules._helpers.likeness import telling_words
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import (
    BROWN_2019,
    DAVIES_2012,
    DAVIES_2018,
    DHAENE,
    FORTI,
    GEZINSCOACHING,
    GEZINSWETENSCHAPPEN,
    MAGENTA_BOOK,
    MAYNE_2015,
    MAYNE_2017,
    UNDAF,
    USAID_LEARNING,
    VOGEL,
)
from toc.syntax.statements import Located

# --- TOC509: a hypothesis that does not say what has to be true for it to hold ----------------------------------------


@rule(
    509,
    "link-without-assumption",
    Severity.WARNING,
    Checklist.LINKS,
    applies_from=Profile.FINAL,
    sources=(
        MAYNE_2015,
        VOGEL,
        UNDAF,
        GEZINSWETENSCHAPPEN,
    ),
)
def link_without_assumption(inspection: Inspection) -> Iterator[RawFinding]:
    for name, hypothesis in inspection.plan.hypotheses.items():
        if not hypothesis.assumptions and hypothesis.links:
            facts = {"hypothesis": inspection.label(name)}
            yield RawFinding(span=inspection.at(name), facts=facts, node=name, missing_keywords=("assumptions",))


# --- TOC508: an arrow between changes of which nothing says why it holds ----------------------------------------------

_REASON = {
    Language.NL: late(r"\b(?:omdat|doordat|want|aangezien)\b", re.IGNORECASE),
    Language.EN: late(r"\b(?:because|since)\b|,\s+as\b", re.IGNORECASE),
}
"""Words with which a text goes on to say why."""


MOST_ASKED = Limit("link-without-hypothesis", "links", 3)


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
    limits=(MOST_ASKED,),
)
def link_without_hypothesis(inspection: Inspection) -> Iterator[RawFinding]:
    yield from _unexplained_arrows(inspection)
    reason = _REASON[inspection.language]
    for name, hypothesis in inspection.plan.hypotheses.items():
        told = hypothesis.mechanism or reason.search(hypothesis.text or "")
        if hypothesis.text and hypothesis.importance is Importance.HIGH and not told:
            yield RawFinding(
                span=inspection.at(name, "text"),
                variant="because",
                facts={"hypothesis": inspection.label(name)},
                node=name,
                severity=Severity.INFO,
                missing_keywords=("mechanism",),
            )


def _unexplained_arrows(inspection: Inspection) -> Iterator[RawFinding]:
    explained = {link for hypothesis in inspection.plan.hypotheses.values() for link in hypothesis.links}
    for link in _links_that_matter(inspection.graph, inspection.limit(MOST_ASKED)):
        if link not in explained:
            cause, effect = link.cause, link.effect
            named = {"cause": inspection.label(cause), "effect": inspection.label(effect)}
            facts = {**named, "cause_id": cause, "effect_id": effect}
            yield RawFinding(span=inspection.at_link(cause, effect), facts=facts, node=cause)


def _links_that_matter(graph: CausalGraph, most: int) -> list[Link]:
    """The arrows between changes on which most of the plan leans; of those on which as much leans, a last step to the
    impact goal first, as it is the furthest from what a city does itself."""
    levels = graph.levels
    links = [one for one in graph.links() if Level.OUTPUT <= levels[one.cause] <= levels[one.effect]]
    if len(links) <= most:
        return links
    leaning = _leaning(graph)
    ranked = sorted(links, key=lambda one: (-leaning[one.cause], one.effect != IMPACT))
    return ranked[:most]


def _leaning(graph: CausalGraph) -> dict[str, int]:
    """How many nodes lead to each node, itself included, without the arrows that close a circle."""
    closing = set(graph.closing_links())
    onward = {
        node: [one for one in effects if Link(node, one) not in closing] for node, effects in graph.effects.items()
    }
    waiting = Counter(effect for effects in onward.values() for effect in effects)
    ready = deque(node for node in graph.nodes if not waiting[node])
    before = {node: 1 << number for number, node in enumerate(graph.nodes)}  # a set of nodes as one number
    while ready:
        node = ready.popleft()
        for effect in onward[node]:
            before[effect] |= before[node]
            waiting[effect] -= 1
            if not waiting[effect]:
                ready.append(effect)
    return {node: nodes.bit_count() for node, nodes in before.items()}


# --- TOC510: an assumption that only says again what is hoped for -----------------------------------------------------

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


# --- TOC511: a hypothesis on which much depends, with little evidence and no question about it ------------------------


@rule(
    511,
    "critical-assumption-untested",
    Severity.WARNING,
    Checklist.LINKS,
    applies_from=Profile.FINAL,
    sources=(
        MAYNE_2017,
        USAID_LEARNING,
        GEZINSCOACHING,
    ),
    needs_whole_file=True,
)
def critical_assumption_untested(inspection: Inspection) -> Iterator[RawFinding]:
    asked = {text for question in inspection.plan.learning_questions.values() for text in question.about}
    links = {link for text in asked if (link := Link.parse(text))}
    for name, hypothesis in inspection.plan.hypotheses.items():
        if (
            hypothesis.importance is Importance.HIGH
            and hypothesis.evidence in (None, Evidence.NONE, Evidence.WEAK)
            and name not in asked
            and links.isdisjoint(hypothesis.links)
        ):
            yield RawFinding(
                span=inspection.at(name, "importance"),
                variant="" if hypothesis.evidence else "unknown",
                facts={"hypothesis": inspection.label(name), "id": name},
                node=name,
                missing_keywords=() if hypothesis.evidence else ("evidence",),
            )


# --- TOC513: a plan in which nothing from outside plays a part, or a factor without a direction -----------------------


@rule(
    513,
    "external-factors-missing",
    Severity.WARNING,
    Checklist.LINKS,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        MAGENTA_BOOK,
        FORTI,
        GEZINSCOACHING,
    ),
    needs_whole_file=True,
)
def external_factors_missing(inspection: Inspection) -> Iterator[RawFinding]:
    factors = inspection.plan.external_factors
    if not factors and inspection.graph.levels:
        yield RawFinding(span=inspection.document.start, missing_keywords=("external_factors",))
    for name, factor in factors.items():
        if not factor.effect:
            facts = {"factor": inspection.label(name)}
            yield RawFinding(
                span=inspection.at(name), variant="effect", facts=facts, node=name, missing_keywords=("effect",)
            )
