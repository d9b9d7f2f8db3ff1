"""TOC403: nobody between the city and the target group."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import Role
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE, OUTCOME_MAPPING, UNDAF


@rule(
    403,
    "boundary-partner-missing",
    Severity.INFO,
    Checklist.ACTORS,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        OUTCOME_MAPPING,
        UNDAF,
    ),
    needs_whole_file=True,
)
def boundary_partner_missing(inspection: Inspection) -> Iterator[RawFinding]:
    actors, place = inspection.plan.actors, inspection.document.place("actors")
    if actors and place and not any(actor.role is Role.PARTNER for actor in actors.values()):
        yield RawFinding(span=place.name)
