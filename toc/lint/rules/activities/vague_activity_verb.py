"""TOC205: a verb that hides what is done."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.judgement import starts_with_effect
from toc.lint.rules.sources import DHAENE, HOT
from toc.syntax.statements import Statement

_COUNTED = late(r"\s+(?:\w+\s+)?\d")
"""A number behind the verb, as in "we realiseren 3 trainingen": what is done stands there."""


@rule(
    205,
    "vague-activity-verb",
    Severity.WARNING,
    Checklist.ACTIVITIES,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        HOT,
    ),
)
def vague_activity_verb(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(Statement.ACTIVITY):
        if starts_with_effect(texts, texts.read(said)) or next(texts.find(said, "instruments-of-doing"), None):
            continue
        match = next(texts.find_verbs(said, "vague-activity-verbs"), None)
        if match and not _COUNTED.match(said.text, match.end):
            found = said.text[match.start : match.end]
            yield RawFinding(span=texts.at_match(said, match), facts={"found": found}, node=said.node)
