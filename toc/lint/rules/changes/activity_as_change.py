"""TOC301: an activity among the changes."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.judgement import activity_words, opening_group
from toc.lint.rules.sources import ASTON, DHAENE, GEZINSCOACHING, WINDERL, WISCONSIN
from toc.syntax.statements import CHANGES, Statement


@rule(
    301,
    "activity-as-change",
    Severity.ERROR,
    Checklist.CHANGES,
    applies_from=Profile.DRAFT,
    sources=(
        DHAENE,
        GEZINSCOACHING,
        WISCONSIN,
        WINDERL,
        ASTON,
    ),
)
def activity_as_change(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(Statement.IMPACT_GOAL, *CHANGES):
        place = activity_words(inspection, said)
        if place:
            yield RawFinding(
                span=texts.at(said, *place),
                variant=str(said.kind),
                facts={"found": said.text[place[0] : place[1]], "group": opening_group(inspection, said)},
                node=said.node,
            )
