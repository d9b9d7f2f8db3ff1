"""TOC310: two steps that say nearly the same, or a change that repeats the impact goal."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import IMPACT
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.changes.likeness import alike, telling_words
from toc.lint.rules.sources import DAVIES_2012, INNOVATION_NETWORK


@rule(
    310,
    "duplicate-change",
    Severity.WARNING,
    Checklist.CHANGES,
    applies_from=Profile.DRAFT,
    sources=(
        INNOVATION_NETWORK,
        DAVIES_2012,
    ),
)
def duplicate_change(inspection: Inspection) -> Iterator[RawFinding]:
    plan = inspection.plan
    texts = {change.id: change.text or change.label or "" for change in plan.changes()}
    if plan.impact_goal:
        texts[IMPACT] = plan.impact_goal.text or plan.impact_goal.label or ""
    names = sorted(texts, key=inspection.at)
    words = [telling_words(texts[name], inspection.language) for name in names]
    for later, earlier in alike(words):
        pair = names[later], names[earlier]
        change, same = reversed(pair) if pair[0] == IMPACT else pair
        yield RawFinding(
            span=inspection.at(names[later]),
            variant="impact" if IMPACT in pair else "",
            facts={"change": inspection.label(change), "same": inspection.label(same)},
            related=((inspection.at(names[earlier]), "earlier"),),
            node=names[later],
        )
