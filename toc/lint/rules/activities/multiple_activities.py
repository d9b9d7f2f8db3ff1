"""TOC207: several activities in one."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.language.reading import Clause, Reading, Who
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.judgement import starts_with_effect, verb_place
from toc.lint.rules.sources import DHAENE
from toc.syntax.statements import Statement

_NO_ACT = frozenset({"zijn", "be", "hebben", "have"})
_SAME = frozenset({"hiervoor", "hierbij", "daarvoor", "daarbij", "hiermee", "daarmee", "hierin", "this"})
"""Words by which a next sentence says that it is still about the same activity."""


@rule(
    207,
    "multiple-activities",
    Severity.INFO,
    Checklist.ACTIVITIES,
    applies_from=Profile.REVIEW,
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
