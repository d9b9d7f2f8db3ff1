"""TOC303: a change that only says that something exists."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.language.reading import Clause, Who
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.judgement import opening_group
from toc.lint.rules.sources import FARO, GAC, INNOVATION_NETWORK
from toc.syntax.statements import Statement

_EXISTS = frozenset({"zijn", "bestaan", "komen", "be", "exist"})


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
        if not reading.clauses or not _only_is_there(reading.clauses[0]):
            continue
        if next(texts.find(said, "change-adverbs"), None) or next(texts.find(said, "effect-nouns"), None):
            continue
        first = reading.clauses[0]
        place = reading.place(min(first.subject.tokens[0], first.verb), first.verb)
        facts = {"found": said.text[place[0] : place[1]], "group": opening_group(inspection, said)}
        yield RawFinding(span=texts.at(said, *place), facts=facts, node=said.node)


def _only_is_there(clause: Clause) -> bool:
    """Whether a clause only says that something exists: "er is een aanspreekpunt"."""
    return clause.subject.who is Who.THERE and not clause.passive and clause.lemma in _EXISTS
