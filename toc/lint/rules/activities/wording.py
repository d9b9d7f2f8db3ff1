"""Rules on how an activity is worded: one thing that somebody does, with a verb that says what."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.core.model import Role
from toc.language.lists import Match
from toc.language.reading import Clause, Reading, Who
from toc.lint.rules._helpers.gaps import section_span
from toc.lint.rules._helpers.judgement import (
    contributes_to_something,
    has_names_only,
    is_name,
    starts_with_effect,
    verb_place,
)
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE, GRYP_HEYLEN, HOT, MENDLING, WISCONSIN
from toc.lint.rules.texts import Texts
from toc.syntax.statements import Said, Statement

# --- TOC204: an activity that is only a name --------------------------------------------------------------------------


@rule(
    204,
    "activity-without-verb",
    Severity.WARNING,
    Checklist.ACTIVITIES,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        MENDLING,
    ),
)
def activity_without_verb(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    if has_names_only(inspection):
        activities = inspection.plan.activities
        facts = {"number": len(activities), "found": inspection.label(next(iter(activities)))}
        yield RawFinding(span=section_span(inspection, "activities"), variant="all", facts=facts)
        return
    for said in texts.of(Statement.ACTIVITY):
        if is_name(texts.read(said)):
            variant = "label" if said.is_label else ""
            yield RawFinding(span=texts.whole(said), variant=variant, facts={"found": said.text}, node=said.node)


# --- TOC207: several activities in one --------------------------------------------------------------------------------

_NO_ACT = frozenset({"zijn", "be", "hebben", "have"})
_SAME = frozenset({"hiervoor", "hierbij", "daarvoor", "daarbij", "hiermee", "daarmee", "hierin", "this"})
"""Words by which a next sentence says that it is still about the same activity."""


@rule(
    207,
    "multiple-activities",
    Severity.INFO,
    Checklist.ACTIVITIES,
    applies_from=Profile.FINAL,
    sources=(DHAENE,),
)
def multiple_activities(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(Statement.ACTIVITY):
        reading = texts.read(said)
        if starts_with_effect(texts, reading):
            continue
        acts = [clause for clause in reading.clauses if clause.lemma not in _NO_ACT]
        others = [one for one in acts if one.shares_subject or _is_next(reading, acts[0], one)]
        heads = () if reading.clauses else reading.heads
        if others:
            place = verb_place(reading, others[0])
            yield RawFinding(span=texts.at(said, *place), facts={"number": 1 + len(others)}, node=said.node)
        elif len(heads) > 2 or _stand_apart(reading, heads):
            place = reading.place(heads[1], heads[1])
            yield RawFinding(span=texts.at(said, *place), facts={"number": len(heads)}, node=said.node)


def _is_next(reading: Reading, first: Clause, other: Clause) -> bool:
    """Whether another sentence tells a next activity of the same doer; `hiervoor` says that it is still the same."""
    if other is first or other.shares_subject or other.subject.who is not first.subject.who:
        return False
    ties = any(reading.tokens[place].low in _SAME for place in other.words)
    return first.subject.who in (Who.WE, Who.OWN, Who.ORGANISATION) and not ties


def _stand_apart(reading: Reading, heads: tuple[int, ...]) -> bool:
    """Whether two infinitives each have an object: "ondersteunen volkstuinen en uitbreiden samentuinen"."""
    if len(heads) != 2:
        return False
    joined = reading.tokens[heads[1] - 1].low in ("en", "and")
    return joined and heads[1] - heads[0] > 2


# --- TOC206: an effect among the activities ---------------------------------------------------------------------------


@rule(
    206,
    "outcome-as-activity",
    Severity.ERROR,
    Checklist.ACTIVITIES,
    applies_from=Profile.DRAFT,
    sources=(
        DHAENE,
        GRYP_HEYLEN,
        WISCONSIN,
    ),
)
def outcome_as_activity(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(Statement.ACTIVITY):
        reading = texts.read(said)
        if starts_with_effect(texts, reading):
            yield _report(texts, said, "effect", reading.place(reading.heads[0], reading.heads[0]))
            continue
        clause = next((one for one in reading.clauses if _tells_change(texts, one)), None)
        if clause:
            yield _report(texts, said, "change", verb_place(reading, clause))


def _tells_change(texts: Texts, clause: Clause) -> bool:
    """Whether people, and not a service of the city, feel or know something there."""
    people = clause.subject.who is Who.PERSONS and texts.role_of(clause.subject.actor) is not Role.CITY
    return people and texts.verbs.in_class(clause.lemma, "feel")


def _report(texts: Texts, said: Said, variant: str, place: tuple[int, int]) -> RawFinding:
    facts = {"found": said.text[place[0] : place[1]]}
    return RawFinding(span=texts.at(said, *place), variant=variant, facts=facts, node=said.node)


# --- TOC205: a verb that hides what is done ---------------------------------------------------------------------------

_COUNTED = late(r"\s+(?:\w+\s+)?\d")
"""A number behind the verb, as in "we realiseren 3 trainingen": what is done stands there."""


_IN_BRACKETS = late(r"\((?!zie\b|see\b)[^()]*[a-z]{3}[^()]*\)")
"""What is done between brackets: "(data-uitwisseling)". A reference elsewhere tells nothing."""


@rule(
    205,
    "vague-activity-verb",
    Severity.WARNING,
    Checklist.ACTIVITIES,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        HOT,
    ),
)
def vague_activity_verb(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(Statement.ACTIVITY):
        if starts_with_effect(texts, texts.read(said)) or next(texts.find(said, "instruments-of-doing"), None):
            continue
        match = next(texts.find_verbs(said, "vague-activity-verbs"), None)
        if match and contributes_to_something(texts, said, match):
            continue
        if match and not _COUNTED.match(said.text, match.end) and not _has_means(inspection, said, match):
            yield RawFinding(
                span=texts.at_match(said, match),
                facts={"found": said.text[match.start : match.end]},
                node=said.node,
                severity=None if _is_main(texts.read(said), match) else Severity.INFO,
            )


def _has_means(inspection: Inspection, said: Said, match: Match) -> bool:
    """Whether the plan says how it is done: between brackets behind the verb, or with an input of that activity."""
    brackets = _IN_BRACKETS.search(said.text, match.end)
    return bool(brackets) or any(said.node in one.leads_to for one in inspection.plan.inputs.values())


def _is_main(reading: Reading, match: Match) -> bool:
    """Whether that is all the text says of what is done, and no other verb in it tells more."""
    acts = [clause for clause in reading.clauses if clause.lemma not in _NO_ACT]
    verbs = [reading.tokens[place] for clause in acts for place in (clause.verb, clause.meaning)]
    return not acts or any(match.start <= verb.start < match.end for verb in verbs)
