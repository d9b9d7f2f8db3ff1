"""TOC202: an activity of 'we'."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import Role
from toc.lint.rules.activities.named import offered
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE, GRYP_HEYLEN, VLAANDEREN
from toc.syntax.statements import Statement


@rule(
    202,
    "vague-actor",
    Severity.INFO,
    Checklist.ACTIVITIES,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        GRYP_HEYLEN,
        VLAANDEREN,
    ),
)
def vague_actor(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    carriers = offered(inspection, Role.CITY, Role.PARTNER)
    for said in texts.of(Statement.ACTIVITY):
        match = next(texts.find(said, "we"), None)
        if match and not inspection.plan.activities[said.node].by:
            yield RawFinding(
                span=texts.at_match(said, match),
                variant="offered" if carriers else "",
                facts={"found": said.text[match.start : match.end], "offered": carriers},
                node=said.node,
                missing_keywords=("by",),
            )
