"""TOC402: an output or outcome that does not say in whom it shows."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.judgement import naming_nobody
from toc.lint.rules.sources import DHAENE, OUTCOME_MAPPING
from toc.syntax.statements import Statement


@rule(
    402,
    "change-without-who",
    Severity.ERROR,
    Checklist.ACTORS,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        OUTCOME_MAPPING,
    ),
)
def change_without_who(inspection: Inspection) -> Iterator[RawFinding]:
    said = _said_already(inspection)
    for change in inspection.plan.changes():
        if not change.who and change.id not in said:
            facts = {"kind": type(change).__name__.lower(), "change": inspection.label(change.id)}
            yield RawFinding(span=inspection.at(change.id), facts=facts, node=change.id, missing_keywords=("who",))


def _said_already(inspection: Inspection) -> set[str]:
    """The outcomes of which missing-target-group says that they name nobody."""
    if not inspection.settings.runs("missing-target-group"):
        return set()
    return {said.node for said in naming_nobody(inspection, Statement.OUTCOME)}
