"""TOC306: a statement too long to read in one go."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.settings import Limit
from toc.language.tokens import count_words
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE, ONZE_TAAL
from toc.syntax.statements import Statement

SHORT = Limit(
    "overlong-statement",
    "words",
    25,
)
LONG = Limit(
    "overlong-statement",
    "activity-words",
    30,
)


@rule(
    306,
    "overlong-statement",
    Severity.INFO,
    Checklist.CHANGES,
    applies_from=Profile.REVIEW,
    sources=(
        ONZE_TAAL,
        DHAENE,
    ),
    limits=(SHORT, LONG),
)
def overlong_statement(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.all:
        if said.kind is Statement.LEARNING_QUESTION:
            continue
        limit = inspection.limit(LONG if said.kind in (Statement.ACTIVITY, Statement.NORM) else SHORT)
        number = count_words(said.text)
        if number > limit:
            facts = {"number": number, "limit": limit}
            yield RawFinding(span=texts.whole(said), facts=facts, node=said.node)
