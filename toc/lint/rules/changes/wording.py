"""Rules on how a change is worded: one result, stated as a result, in a sentence that one can read."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from toc.core.findings import Fix, Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.core.settings import Limit
from toc.language.lists import Match
from toc.language.reading import Clause, Form, Reading, Who
from toc.language.tokens import count_words
from toc.lint.rules._helpers.items import as_outputs, split_outcome
from toc.lint.rules._helpers.judgement import (
    activity_words,
    has_names_only,
    names_somebody,
    only_exists,
    opening_group,
    own_opening,
    polishing,
    reach_words,
    verb_place,
    whom,
)
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import (
    DHAENE,
    FARO,
    FEMMER,
    GAC,
    INNOVATION_NETWORK,
    ONZE_TAAL,
    UNDAF_REFINING,
    USAID_TIPS_6,
)
from toc.syntax.statements import CHANGES, Said, Statement

# --- TOC303: a change that only says that something exists ------------------------------------------------------------


@rule(
    303,
    "no-change-language",
    Severity.WARNING,
    Checklist.CHANGES,
    applies_from=Profile.REVIEW,
    sources=(
        INNOVATION_NETWORK,
        FARO,
        GAC,
    ),
)
def no_change_language(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(Statement.IMPACT_GOAL, Statement.OUTCOME):
        reading = texts.read(said)
        if not only_exists(texts, said):
            continue
        first = reading.clauses[0]
        named = whom(inspection, said) or names_somebody(texts, reading)
        place = reading.place(min(first.subject.tokens[0], first.verb), first.verb)
        facts = {"found": said.text[place[0] : place[1]], "group": opening_group(inspection, said)}
        yield RawFinding(
            span=texts.at(said, *place),
            facts=facts,
            node=said.node,
            severity=Severity.INFO if named else Severity.WARNING,
        )


# --- TOC304: a change that is not told as something reached -----------------------------------------------------------


@rule(
    304,
    "not-stated-as-result",
    Severity.INFO,
    Checklist.CHANGES,
    applies_from=Profile.REVIEW,
    sources=(
        UNDAF_REFINING,
        GAC,
    ),
)
def not_stated_as_result(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(Statement.IMPACT_GOAL, *CHANGES):
        reading = texts.read(said)
        modal = next((one for one in texts.find(said, "modals") if _is_in_main(reading, one)), None)
        if modal:
            yield _report(inspection, said, "modal", (modal.start, modal.end))
        elif _is_said_already(inspection, said):
            continue
        elif reading.form is Form.INFINITIVE:
            yield _report(inspection, said, "infinitive", reading.place(reading.heads[0], reading.heads[0]))
        elif reading.form is Form.CHANGE_NOUN or (reading.form is Form.PHRASE and said.kind in CHANGES):
            if said.kind in CHANGES and has_names_only(inspection):
                continue  # activity-without-verb asks for the sentences of the whole house
            yield _report(inspection, said, "heading", (0, len(said.text)))


def _report(inspection: Inspection, said: Said, variant: str, place: tuple[int, int]) -> RawFinding:
    facts = {"found": said.text[place[0] : place[1]], "group": opening_group(inspection, said)}
    return RawFinding(span=inspection.texts.at(said, *place), variant=variant, facts=facts, node=said.node)


def _is_in_main(reading: Reading, match: Match) -> bool:
    return any(reading.tokens[place].start == match.start for place in reading.main)


def _is_said_already(inspection: Inspection, said: Said) -> bool:
    """Whether another rule says what kind of text this is: an activity, an output, a slogan."""
    texts = inspection.texts
    if activity_words(inspection, said) or own_opening(texts, said):
        return True
    return said.kind is not Statement.OUTPUT and next(reach_words(texts, said), None) is not None


# --- TOC305: several changes in one -----------------------------------------------------------------------------------

_ALTERNATIVE = frozenset({"of", "or"})
"""What joins alternatives: any of them is the same change."""


@rule(
    305,
    "multiple-changes",
    Severity.INFO,
    Checklist.CHANGES,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        USAID_TIPS_6,
    ),
)
def multiple_changes(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(Statement.IMPACT_GOAL, Statement.OUTCOME):
        if activity_words(inspection, said):
            continue
        reading = texts.read(said)
        told = [one for one in reading.clauses if one.shares_subject or one.subject.who is not Who.NOBODY]
        if any(one.joint in _ALTERNATIVE for one in told):
            continue
        joined = max((one.infinitives for one in told), default=0)
        number = max(len(told), reading.inner_changes, joined)
        if number > 1:
            place = verb_place(reading, told[1]) if len(told) > 1 else (0, len(said.text))
            parts = _sentences(reading, told) if said.kind is Statement.OUTCOME and not said.is_label else []
            edits = split_outcome(inspection, said.node, parts) if len(parts) > 1 else ()
            yield RawFinding(
                span=texts.at(said, *place),
                variant=str(said.kind),
                facts={"number": number},
                fixes=(Fix("split", edits, safe=False),) if edits else (),
                node=said.node,
                applies_from=polishing(said),
            )


_JOINS_BEFORE = late(r"[\s,;:]*(?:\b(?:en|and)\b)?\s*", re.IGNORECASE)
_PRONOUN = late(r"(?:ze|zij|they)\b", re.IGNORECASE)


def _sentences(reading: Reading, told: Sequence[Clause]) -> list[str]:
    """Each change as a sentence of its own, with its subject; none where a part cannot stand by itself."""
    first, text = told[0], reading.text
    tokens = first.subject.tokens
    if not tokens or tokens[0] != 0 or tokens[-1] >= first.verb or len(told) != len(reading.clauses):
        return []
    subject = text[: reading.tokens[first.verb].start].strip(" ,")
    starts = [0, *(reading.tokens[clause.words[0]].start for clause in told[1:]), len(text)]
    sentences = []
    for clause, (start, end) in zip(told, pairwise(starts), strict=True):
        piece = text[start:end].rstrip(" ,;:")
        joined = _JOINS_BEFORE.match(piece) if start else None
        piece = piece[joined.end() :] if joined else piece
        if clause.shares_subject:
            if not piece.startswith(reading.tokens[clause.verb].text):
                return []
            piece = f"{subject} {piece}"
        elif start and clause.subject.who is Who.PRONOUN:
            piece = _PRONOUN.sub(subject, piece, count=1) if _PRONOUN.match(piece) else piece
        sentences.append(piece[:1].upper() + piece[1:])
    return sentences


# --- TOC306: a statement too long to read in one go -------------------------------------------------------------------

SHORT = Limit(
    "overlong-statement",
    "words",
    25,
)
LONG = Limit(
    "overlong-statement",
    "activity-words",
    30,
)


@rule(
    306,
    "overlong-statement",
    Severity.INFO,
    Checklist.CHANGES,
    applies_from=Profile.FINAL,
    sources=(
        ONZE_TAAL,
        DHAENE,
    ),
    limits=(SHORT, LONG),
)
def overlong_statement(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.all:
        if said.kind is Statement.LEARNING_QUESTION:
            continue
        limit = inspection.limit(LONG if said.kind in (Statement.ACTIVITY, Statement.NORM) else SHORT)
        number = count_words(said.text)
        if number > limit:
            facts = {"number": number, "limit": limit}
            yield RawFinding(span=texts.whole(said), facts=facts, node=said.node, applies_from=polishing(said))


# --- TOC307: an open list, or a way out -------------------------------------------------------------------------------


@rule(
    307,
    "open-list-or-hedge",
    Severity.INFO,
    Checklist.CHANGES,
    applies_from=Profile.FINAL,
    sources=(
        FEMMER,
        DHAENE,
    ),
)
def open_list_or_hedge(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.all:
        if said.kind is Statement.LEARNING_QUESTION:
            continue
        match = next(texts.find(said, "hedges", "hedge-exceptions"), None)
        if match:
            found = said.text[match.start : match.end]
            yield RawFinding(
                span=texts.at_match(said, match),
                facts={"found": found},
                node=said.node,
                applies_from=polishing(said),
            )


# --- TOC308: a place that is still to be filled in --------------------------------------------------------------------


@rule(
    308,
    "placeholder-left",
    Severity.ERROR,
    Checklist.CHANGES,
    applies_from=Profile.FINAL,
    sources=(DHAENE,),
)
def placeholder_left(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.all:
        for match in texts.find(said, "placeholders"):
            found = said.text[match.start : match.end]
            if not _is_small_letter(found):
                fixes = _as_output(inspection, said)
                yield RawFinding(span=texts.at_match(said, match), facts={"found": found}, fixes=fixes, node=said.node)
                break


def _as_output(inspection: Inspection, said: Said) -> tuple[Fix, ...]:
    """The fix for a number that is still open of people who were reached: it is an output."""
    reached = said.kind is Statement.OUTCOME and next(reach_words(inspection.texts, said), None)
    return as_outputs(inspection, [said.node]) if reached else ()


def _is_small_letter(found: str) -> bool:
    """Whether it is one letter, or one repeated, that is not a capital: a word or a unit rather than a gap."""
    return len(set(found.upper())) == 1 and found.isalpha() and not found.isupper()
