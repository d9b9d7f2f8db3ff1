"""TOC304: a change that is not told as something reached."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.language.lists import Match
from toc.language.reading import Form, Reading
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.judgement import activity_words, opening_group, own_opening, reach_words
from toc.lint.rules.sources import GAC, UNDAF_REFINING
from toc.syntax.statements import CHANGES, Said, Statement


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
