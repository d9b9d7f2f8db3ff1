"""TOC305: several changes in one."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.language.reading import Who
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.judgement import activity_words, verb_place
from toc.lint.rules.sources import DHAENE, USAID_TIPS_6
from toc.syntax.statements import Statement

_ALTERNATIVE = frozenset({"of", "or"})
"""What joins alternatives: any of them is the same change."""


@rule(
    305,
    "multiple-changes",
    Severity.WARNING,
    Checklist.CHANGES,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        USAID_TIPS_6,
    ),
)
def multiple_changes(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(Statement.IMPACT_GOAL, Statement.OUTCOME):
        if activity_words(inspection, said):
            continue
        reading = texts.read(said)
        told = [one for one in reading.clauses if one.shares_subject or one.subject.who is not Who.NOBODY]
        if any(one.joint in _ALTERNATIVE for one in told):
            continue
        joined = max((one.infinitives for one in told), default=0)
        number = max(len(told), reading.inner_changes, joined)
        if number > 1:
            place = verb_place(reading, told[1]) if len(told) > 1 else (0, len(said.text))
            yield RawFinding(
                span=texts.at(said, *place),
                variant=str(said.kind),
                facts={"number": number},
                node=said.node,
                severity=Severity.INFO if said.kind is Statement.IMPACT_GOAL else Severity.WARNING,
            )
