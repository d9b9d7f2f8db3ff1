"""TOC103: a verb that says what one strives for, not what becomes different."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.judgement import clause_of, does_it_themselves, group_for, weight
from toc.lint.rules.sources import DHAENE, FARO, GEZINSCOACHING, HOT
from toc.syntax.statements import CHANGES, GOALS

_SUPPORT = frozenset({"ondersteunen", "uitbouwen", "support"})
"""In an output or outcome these tell an activity: another rule says so."""


@rule(
    103,
    "vague-verb",
    Severity.WARNING,
    Checklist.IMPACT_GOAL,
    applies_from=Profile.DRAFT,
    sources=(
        DHAENE,
        FARO,
        HOT,
        GEZINSCOACHING,
    ),
)
def vague_verb(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(*GOALS, *CHANGES):
        reading = texts.read(said)
        opening = [match for match in texts.find(said, "vague-openings") if not match.start]
        for match in (*opening, *texts.find_verbs(said, "vague-verbs")):
            if said.kind in CHANGES and match.entry in _SUPPORT:
                continue
            clause = clause_of(reading, match)
            if clause and does_it_themselves(texts, said, clause, match):
                continue
            group = group_for(inspection, said)
            yield RawFinding(
                span=texts.at_match(said, match),
                variant="group" if group else "",
                facts={"found": said.text[match.start : match.end], "group": group},
                node=said.node,
                severity=weight(inspection, said, Severity.WARNING),
            )
            break
