"""TOC601: a picture with more boxes than people can take in."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE, MENDLING

MANY = 20
"""Boxes that still fit on one page (own proposal)."""

TOO_MANY = 35
"""Boxes that people still find their way in (own proposal)."""

FAR_TOO_MANY = 50
"""Boxes beyond which a model is more likely to hold an error than not (Mendling et al. 2010, on process models)."""


@rule(
    601,
    "too-many-nodes",
    Severity.INFO,
    Checklist.PICTURE,
    applies_from=Profile.REVIEW,
    sources=(
        MENDLING,
        DHAENE,
    ),
)
def too_many_nodes(inspection: Inspection) -> Iterator[RawFinding]:
    count = len(inspection.graph.levels)
    for limit, severity in ((FAR_TOO_MANY, Severity.ERROR), (TOO_MANY, Severity.WARNING), (MANY, Severity.INFO)):
        if count > limit:
            yield RawFinding(span=inspection.document.start, facts={"count": count, "limit": limit}, severity=severity)
            return
