"""TOC108: means and end chained in one sentence."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from toc.core.findings import Edit, Fix, Profile, RawFinding, Severity
from toc.language.lists import Match
from toc.language.reading import Reading, Who
from toc.language.verbs import Kind
from toc.lint.rules._helpers.edits import beside
from toc.lint.rules._helpers.judgement import clause_of, polishing, quoted, weight
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE, GRYP_HEYLEN, UNDAF_REFINING
from toc.lint.rules.texts import Texts
from toc.syntax.statements import GOALS, Said, Statement

_MEANS = frozenset(
    {
        *("dankzij", "door middel van", "als gevolg van", "via", "door te", "met behulp van", "aan de hand van"),
        *("middels", "thanks to", "as a result of", "by means of", "through", "utilizing", "utilising", "due to"),
        "because of",
    }
)
"""What stands behind one of these is the means; behind all others, except English `by …`, it is the end."""
_CHANNELS = frozenset({"via", "through"})
_AFTER_PARTICLE = frozenset({"dat", "om", "en"})
"""Before one of these `door` is a conjunction or the part of a verb."""
_NEAR = 3
"""So many words behind `door` a group may stand that then is the doer."""


@rule(
    108,
    "means-end-in-statement",
    Severity.WARNING,
    Checklist.IMPACT_GOAL,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        GRYP_HEYLEN,
        UNDAF_REFINING,
    ),
)
def means_end_in_statement(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(*GOALS, Statement.OUTCOME):
        joint = next(_joints(texts, said), None)
        if joint:
            own = Severity.INFO if said.kind is Statement.IMPACT_GOAL else Severity.WARNING
            rest = re.split("[,;.]", said.text[joint.end :].strip(" ,"), maxsplit=1)[0].strip()
            yield RawFinding(
                span=texts.at(said, joint.start, joint.end),
                variant=_key(said, joint, rest),
                facts={"found": said.text[joint.start : joint.end], "rest": quoted(rest)},
                fixes=_as_why(inspection, said, joint),
                node=said.node,
                severity=weight(inspection, said, own),
                applies_from=polishing(said),
            )


class _Joint(NamedTuple):
    """Where a statement joins means and end: offsets of the words that do so, and which of both stands behind them."""

    start: int
    end: int
    end_behind: bool


def _as_why(inspection: Inspection, said: Said, joint: _Joint) -> tuple[Fix, ...]:
    """The fix for a goal that ends with its answer to WHY: that answer moves to the keyword for it."""
    end = said.text[joint.end :].strip(" .")
    if said.kind is not Statement.IMPACT_GOAL or not joint.end_behind or not end or re.search("[,;.]", end):
        return ()
    start = len(said.text[: joint.start].rstrip(" ,"))
    place = inspection.texts.located(said).exact(start, len(said.text))
    added = beside(inspection.document, said.path, "why", end[:1].upper() + end[1:])
    return (Fix("why", (Edit(*place, ""), added), safe=False),) if place and added else ()


def _key(said: Said, joint: _Joint, rest: str) -> str:
    if not joint.end_behind or not rest:
        return ""
    return "end" if said.kind is Statement.OUTCOME else "goal"


def _joints(texts: Texts, said: Said) -> Iterator[_Joint]:
    """A marker, `by` with what does it, or a thing that brings about another."""
    reading = texts.read(said)
    channel = any(texts.lists.has(clause.lemma, "channel-verbs") for clause in reading.clauses)
    if not channel:
        yield from _by_means(texts, reading)
    for match in texts.find(said, "means-end"):
        written = " ".join(said.text[match.start : match.end].lower().split())
        if not (channel and written in _CHANNELS):
            yield _Joint(match.start, match.end, not (written in _MEANS or written.startswith("by ")))
    if said.kind is Statement.OUTCOME:
        yield from (_Joint(match.start, match.end, True) for match in _things_that_cause(texts, said, reading))


def _things_that_cause(texts: Texts, said: Said, reading: Reading) -> Iterator[Match]:
    for match in texts.find_verbs(said, "means-end-as-cause"):
        clause = clause_of(reading, match)
        if clause and clause.subject.who is Who.THING and not clause.passive:
            yield match


def _by_means(texts: Texts, reading: Reading) -> Iterator[_Joint]:
    """Dutch `door` before what does it, where it is no agent of a passive and no part of a verb."""
    if any(clause.passive for clause in reading.clauses):
        return
    parts_of_verbs = {clause.meaning for clause in reading.clauses}
    for place, token in enumerate(reading.tokens[:-1]):
        if token.low != "door" or place not in reading.main or place in parts_of_verbs:
            continue
        if place and _is_state(texts, reading.tokens[place - 1].low):
            continue
        following = reading.tokens[place + 1]
        if _can_be_means(texts, following.low) and not _names_group_near(reading, place):
            yield _Joint(token.start, following.end, end_behind=False)


def _can_be_means(texts: Texts, word: str) -> bool:
    return word.isalpha() and word not in _AFTER_PARTICLE and not texts.lists.has(word, "prepositions")


def _names_group_near(reading: Reading, place: int) -> bool:
    return any(place < mention.start <= place + _NEAR for mention in reading.mentions)


def _is_state(texts: Texts, word: str) -> bool:
    """A participle before `door` tells what somebody is, not by what means: "minder belast door de zorg"."""
    return any(form.kind is Kind.PARTICIPLE for form in texts.verbs.forms(word))
