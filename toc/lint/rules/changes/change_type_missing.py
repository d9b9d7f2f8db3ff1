"""TOC311: outcomes that do not say what kind of change they are, or that all stop at knowing."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import ChangeType
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.needs.gaps import is_any_unread
from toc.lint.rules.sources import GAC, MAYNE_2019


@rule(
    311,
    "change-type-missing",
    Severity.INFO,
    Checklist.CHANGES,
    applies_from=Profile.REVIEW,
    sources=(
        MAYNE_2019,
        GAC,
    ),
)
def change_type_missing(inspection: Inspection) -> Iterator[RawFinding]:
    outcomes = inspection.plan.outcomes
    if not outcomes:
        return
    types = {outcome.type for outcome in outcomes.values()}
    facts: dict[str, object] = {"types": ChangeType}
    whole = inspection.document.span_of("outcomes")
    if types == {ChangeType.KNOWLEDGE}:
        if not inspection.document.partial:
            yield RawFinding(span=whole, variant="knowledge", severity=Severity.WARNING)
    elif types == {None} and len(outcomes) > 1 and not is_any_unread(inspection.document, "outcomes", "type"):
        yield RawFinding(span=whole, variant="all", facts=facts)
    else:
        for name, outcome in outcomes.items():
            if outcome.type is None:
                named = facts | {"change": inspection.label(name)}
                yield RawFinding(span=inspection.at(name), facts=named, node=name, missing_keywords=("type",))
