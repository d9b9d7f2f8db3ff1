"""TOC302: an outcome that only counts who was reached."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.judgement import opening_group, reach_words
from toc.lint.rules.sources import DHAENE, GEZINSCOACHING, WISCONSIN
from toc.syntax.statements import Statement


@rule(
    302,
    "output-as-outcome",
    Severity.WARNING,
    Checklist.CHANGES,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        GEZINSCOACHING,
        WISCONSIN,
    ),
)
def output_as_outcome(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(Statement.IMPACT_GOAL, Statement.OUTCOME):
        place = next(reach_words(texts, said), None)
        if place:
            facts = {"found": said.text[place[0] : place[1]], "group": opening_group(inspection, said)}
            yield RawFinding(span=texts.at(said, *place), facts=facts, node=said.node)
