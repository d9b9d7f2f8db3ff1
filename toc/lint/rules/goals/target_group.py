"""Rules on whom a goal is about: people, named, and no organisation in their place."""

import re
from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.core.model import Role
from toc.language.lists import Match
from toc.language.reading import Form, Reading
from toc.lint.rules._helpers.judgement import (
    for_given,
    group_for,
    is_place,
    naming_nobody,
    own_opening,
    quoted,
    weight,
    whom,
)
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE, FARO, GAC, GRYP_HEYLEN, INNOVATION_NETWORK
from toc.lint.rules.texts import Texts
from toc.syntax.statements import GOALS, Said, Statement

# --- TOC106: a goal or outcome that does not say in whom something changes --------------------------------------------


@rule(
    106,
    "missing-target-group",
    Severity.ERROR,
    Checklist.IMPACT_GOAL,
    applies_from=Profile.DRAFT,
    sources=(
        DHAENE,
        INNOVATION_NETWORK,
        GAC,
    ),
)
def missing_target_group(inspection: Inspection) -> Iterator[RawFinding]:
    groups = [one.name for one in inspection.plan.actors.values() if one.role is Role.TARGET_GROUP and one.name]
    for said in naming_nobody(inspection, *GOALS, Statement.OUTCOME):
        given = said.kind is Statement.POLICY_OBJECTIVE
        yield RawFinding(
            span=inspection.texts.whole(said),
            variant=_key(said, some=bool(groups)),
            facts={"found": quoted(said.text), "groups": groups},
            node=said.node,
            severity=weight(inspection, said, Severity.WARNING if given else Severity.ERROR),
            applies_from=None if said.kind is Statement.IMPACT_GOAL else Profile.REVIEW,
            missing_keywords=("who",) if said.node else (),
        )


def _key(said: Said, *, some: bool) -> str:
    """`some`: the file has target groups to choose from."""
    if said.kind is Statement.POLICY_OBJECTIVE:
        return said.kind
    goal = "goal" if said.kind is Statement.IMPACT_GOAL else ""
    return f"{goal} with groups".strip() if some else goal


# --- TOC107: a target group without an edge ---------------------------------------------------------------------------

_FOR_ALL = late(r"\b(for all|voor allen)\W*$", re.IGNORECASE)
_JOINED = frozenset({"en", "and", "aged", "affected"})


@rule(
    107,
    "unspecific-target-group",
    Severity.INFO,
    Checklist.IMPACT_GOAL,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        GRYP_HEYLEN,
        GAC,
    ),
)
def unspecific_target_group(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(*GOALS, Statement.OUTCOME):
        for match in texts.find(said, "universal", "universal-exceptions"):
            bare = texts.lists.has(match.entry, "bare-groups")
            if bare and _says_which(texts, said, match):
                continue
            found = said.text[match.start : match.end]
            later = for_given(inspection, said)
            yield RawFinding(
                span=texts.at_match(said, match), facts={"found": found}, node=said.node, applies_from=later
            )
            break
        else:
            if ending := _FOR_ALL.search(said.text):
                span = texts.at(said, *ending.span(1))
                yield RawFinding(span=span, facts={"found": ending[1]}, node=said.node)


def _says_which(texts: Texts, said: Said, match: Match) -> bool:
    """Whether something says which people: an adjective or number before, `with`, `who` or `and` behind."""
    tokens = texts.read(said).tokens
    place = next(one for one, token in enumerate(tokens) if token.start >= match.start)
    has = texts.lists.has
    behind = tokens[place + 1].low if place + 1 < len(tokens) else ""
    before = tokens[place - 1] if place else None
    described = before is not None and before.is_word and not has(before.low, "before-bare-groups")
    joined = has(behind, "prepositions") or has(behind, "subordinators") or behind in _JOINED
    return described or joined or behind.endswith("ing")


# --- TOC105: a goal or outcome about what the city does ---------------------------------------------------------------


@rule(
    105,
    "organisation-as-subject",
    Severity.WARNING,
    Checklist.IMPACT_GOAL,
    applies_from=Profile.DRAFT,
    sources=(
        DHAENE,
        FARO,
        GAC,
    ),
)
def organisation_as_subject(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(*GOALS, Statement.OUTCOME):
        place = _own_subject(inspection, said, texts.read(said))
        if place:
            group = group_for(inspection, said)
            yield RawFinding(
                span=texts.at(said, *place),
                variant="group" if group else "",
                facts={"found": said.text[place[0] : place[1]], "group": group},
                node=said.node,
                severity=weight(inspection, said, Severity.WARNING),
            )


def _own_subject(inspection: Inspection, said: Said, reading: Reading) -> tuple[int, int] | None:
    """Where the own organisation is the subject; in a text without verb, where it opens it."""
    texts = inspection.texts
    for clause in reading.clauses:
        if clause.shares_subject or clause.passive or is_place(texts, reading, clause):
            continue
        if texts.is_own(clause, whom(inspection, said)):
            tokens = clause.subject.tokens
            return reading.place(tokens[0], tokens[-1])
    opening = own_opening(texts, said) if reading.form is Form.PHRASE else None
    return (opening.start, opening.end) if opening else None
