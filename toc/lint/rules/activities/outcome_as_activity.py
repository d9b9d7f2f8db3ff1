"""TOC206: an effect among the activities."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import Role
from toc.language.reading import Clause, Who
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.judgement import starts_with_effect, verb_place
from toc.lint.rules.sources import DHAENE, GRYP_HEYLEN, WISCONSIN
from toc.lint.rules.texts import Texts
from toc.syntax.statements import Said, Statement


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
