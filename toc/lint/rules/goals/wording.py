"""Rules on how goals are worded: no slogans, absolute claims, jargon, or words that anything fits."""

import re
from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.language.lists import Match
from toc.language.reading import Clause, Form, Reading, Who
from toc.lint.rules._helpers.judgement import (
    clause_of,
    contributes_to_something,
    does_it_themselves,
    for_given,
    group_for,
    indicator_texts,
    is_defined,
    own_opening,
    polishing,
    quoted,
    subject_words,
    weight,
)
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE, DORAN, FARO, FORTI, GEZINSCOACHING, GRYP_HEYLEN, HOT, LSA, MECHELEN
from toc.lint.rules.texts import Texts
from toc.syntax.statements import CHANGES, GOALS, Said, Statement

# --- TOC103: a verb that says what one strives for, not what becomes different ----------------------------------------

_PASSIVES = (Statement.IMPACT_GOAL, Statement.OUTCOME)
"""Where a passive is reported as such: passive-without-actor."""
_SUPPORT = frozenset({"ondersteunen", "uitbouwen", "support"})
"""In an output or outcome these tell an activity: another rule says so."""


@rule(
    103,
    "vague-verb",
    Severity.WARNING,
    Checklist.IMPACT_GOAL,
    applies_from=Profile.DRAFT,
    sources=(
        DHAENE,
        FARO,
        HOT,
        GEZINSCOACHING,
    ),
)
def vague_verb(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(*GOALS, *CHANGES):
        reading = texts.read(said)
        opening = [match for match in texts.find(said, "vague-openings") if not match.start]
        for match in (*opening, *texts.find_verbs(said, "vague-verbs")):
            if said.kind in CHANGES and match.entry in _SUPPORT:
                continue
            clause = clause_of(reading, match)
            if clause and does_it_themselves(texts, said, clause, match):
                continue
            if clause and said.kind in _PASSIVES and _is_passive_of_people(reading, clause):
                continue
            if contributes_to_something(texts, said, match):
                continue
            group = group_for(inspection, said)
            yield RawFinding(
                span=texts.at_match(said, match),
                variant="group" if group else "",
                facts={"found": said.text[match.start : match.end], "group": group},
                node=said.node,
                severity=weight(inspection, said, Severity.WARNING),
                applies_from=for_given(inspection, said),
            )
            break


def _is_passive_of_people(reading: Reading, clause: Clause) -> bool:
    """Whether something of people is the subject of a passive: "De rechten van de jonge gezinnen worden gerealiseerd".

    That nobody acts there, another rule says, once.
    """
    named = any(one.who is Who.PERSONS and one.start in clause.subject.tokens for one in reading.mentions)
    return clause.passive and not clause.agent and clause.subject.who is Who.THING and named


# --- TOC109: a word of quality that every reader fills in differently -------------------------------------------------


@rule(
    109,
    "vague-qualifier",
    Severity.INFO,
    Checklist.IMPACT_GOAL,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        MECHELEN,
    ),
)
def vague_qualifier(inspection: Inspection) -> Iterator[RawFinding]:
    texts, indicators = inspection.texts, indicator_texts(inspection)
    for said in texts.of(*GOALS, *CHANGES):
        for match in texts.find(said, "vague-qualifiers", "vague-qualifier-exceptions"):
            found = said.text[match.start : match.end]
            if is_defined(inspection, found, indicators.get(said.node, ())):
                continue
            yield RawFinding(
                span=texts.at_match(said, match),
                facts={"found": found},
                node=said.node,
                applies_from=polishing(said),
            )
            break


# --- TOC111: a promise of all or nothing ------------------------------------------------------------------------------


@rule(
    111,
    "absolute-claim",
    Severity.INFO,
    Checklist.IMPACT_GOAL,
    applies_from=Profile.REVIEW,
    sources=(
        GRYP_HEYLEN,
        DORAN,
        FORTI,
    ),
)
def absolute_claim(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(*GOALS, Statement.OUTCOME):
        match = next(texts.find(said, "absolutes", "absolute-exceptions"), None)
        if match:
            found = said.text[match.start : match.end]
            yield RawFinding(span=texts.at_match(said, match), facts={"found": found}, node=said.node)


# --- TOC110: a container word of policy that the plan does not explain ------------------------------------------------


@rule(
    110,
    "undefined-jargon",
    Severity.INFO,
    Checklist.IMPACT_GOAL,
    applies_from=Profile.FINAL,
    sources=(
        LSA,
        MECHELEN,
    ),
)
def undefined_jargon(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(*GOALS, *CHANGES):
        for match in texts.find(said, "jargon", "jargon-exceptions"):
            found = said.text[match.start : match.end]
            if is_defined(inspection, found) or is_defined(inspection, match.entry):
                continue
            yield RawFinding(
                span=texts.at_match(said, match),
                facts={"found": found},
                node=said.node,
                applies_from=polishing(said),
            )
            break


# --- TOC104: a slogan, or a few words without a verb, where a goal belongs --------------------------------------------

_SHORT = 4
"""A city and so many words are a slogan: "Mechelen verbindt"."""
_A_CITY_WHERE = late(
    r"(?:een|an?)\s+(?:[^\s,]+,?\s+){0,4}"
    r"(?:stad|gemeente|dorp|buurt|wijk|samenleving|omgeving|city|town|place|community|borough|county|council)"
    r"\s*,?\s+(?:waar|waarin|die|dat|where|that|we)\b",
    re.IGNORECASE,
)
"""`Een warme gemeente waar …`: what follows describes a place, and says of nobody what changes."""
_RELATIVE = frozenset({"die", "dat", "waar", "that", "where"})
"""Openings that end with one of these go on with a clause that is no sentence: "a city that dares"."""


@rule(
    104,
    "slogan-not-goal",
    Severity.WARNING,
    Checklist.IMPACT_GOAL,
    applies_from=Profile.DRAFT,
    sources=(DHAENE,),
)
def slogan_not_goal(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(*GOALS):
        if _is_slogan(texts, said):
            group = group_for(inspection, said)
            yield RawFinding(
                span=texts.whole(said),
                variant=_slogan_key(texts.read(said), group),
                facts={"found": quoted(said.text), "group": group},
                node=said.node,
                severity=weight(inspection, said, Severity.WARNING),
                applies_from=for_given(inspection, said),
            )


def _slogan_key(reading: Reading, group: str) -> str:
    if len(reading.tokens) == 1:
        return "word"
    return "group" if group else ""


def _is_slogan(texts: Texts, said: Said) -> bool:
    """Whether a text has no verb, or opens as a slogan does and is no sentence."""
    reading = texts.read(said)
    if reading.form is Form.PHRASE and not own_opening(texts, said):
        return True
    if _A_CITY_WHERE.match(said.text):
        return True
    if len(reading.tokens) <= _SHORT and any(
        texts.lists.has(subject_words(reading, one), "municipalities") for one in reading.clauses
    ):
        return True
    opening = next((match for match in texts.find(said, "slogans") if match.start == 0), None)
    return opening is not None and not _is_sentence(reading, opening)


def _is_sentence(reading: Reading, opening: Match) -> bool:
    """Whether a text that opens like a slogan is a sentence all the same: it has a verb outside "a city that …"."""
    relative = opening.entry.lower().split()[-1] in _RELATIVE
    return bool(reading.clauses) and not relative and reading.clauses[0].subject.who is not Who.NOBODY
