"""TOC109: a word of quality that every reader fills in differently."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.judgement import indicator_texts, is_defined
from toc.lint.rules.sources import DHAENE, MECHELEN
from toc.syntax.statements import CHANGES, GOALS


@rule(
    109,
    "vague-qualifier",
    Severity.INFO,
    Checklist.IMPACT_GOAL,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        MECHELEN,
    ),
)
def vague_qualifier(inspection: Inspection) -> Iterator[RawFinding]:
    texts, indicators = inspection.texts, indicator_texts(inspection)
    for said in texts.of(*GOALS, *CHANGES):
        for match in texts.find(said, "vague-qualifiers", "vague-qualifier-exceptions"):
            found = said.text[match.start : match.end]
            if is_defined(inspection, found, indicators.get(said.node, ())):
                continue
            yield RawFinding(span=texts.at_match(said, match), facts={"found": found}, node=said.node)
            break
