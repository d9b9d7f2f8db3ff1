"""TOC110: a container word of policy that the plan does not explain."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.judgement import is_defined
from toc.lint.rules.sources import LSA, MECHELEN
from toc.syntax.statements import CHANGES, GOALS


@rule(
    110,
    "undefined-jargon",
    Severity.INFO,
    Checklist.IMPACT_GOAL,
    applies_from=Profile.REVIEW,
    sources=(
        LSA,
        MECHELEN,
    ),
)
def undefined_jargon(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(*GOALS, *CHANGES):
        for match in texts.find(said, "jargon", "jargon-exceptions"):
            found = said.text[match.start : match.end]
            if is_defined(inspection, found) or is_defined(inspection, match.entry):
                continue
            yield RawFinding(span=texts.at_match(said, match), facts={"found": found}, node=said.node)
            break
