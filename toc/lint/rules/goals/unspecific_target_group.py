"""TOC107: a target group without an edge."""

import re
from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.language.lists import Match
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE, GAC, GRYP_HEYLEN
from toc.lint.rules.texts import Texts
from toc.syntax.statements import GOALS, Said, Statement

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
            yield RawFinding(span=texts.at_match(said, match), facts={"found": found}, node=said.node)
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
