"""TOC105: a goal or outcome about what the city does."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.language.reading import Form, Reading
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.judgement import group_for, is_place, own_opening, weight, whom
from toc.lint.rules.sources import DHAENE, FARO, GAC
from toc.syntax.statements import GOALS, Said, Statement


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
