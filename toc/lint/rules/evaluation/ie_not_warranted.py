"""TOC1102: an impact evaluation for which too little speaks."""

from collections.abc import Iterator

from toc.core import keywords
from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import Criteria
from toc.core.settings import Limit
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.evaluation.criteria import NAMES, answer, criteria_of, is_proven
from toc.lint.rules.participation.places import at_keyword
from toc.lint.rules.sources import GEZINSCOACHING

YES_NEEDED = Limit(
    "ie-not-warranted",
    "yes-needed",
    3,
)


@rule(
    1102,
    "ie-not-warranted",
    Severity.INFO,
    Checklist.EVALUATION,
    applies_from=Profile.REVIEW,
    sources=(GEZINSCOACHING,),
    limits=(YES_NEEDED,),
)
def ie_not_warranted(inspection: Inspection) -> Iterator[RawFinding]:
    criteria = criteria_of(inspection.plan)
    if criteria is None or is_proven(inspection.plan, criteria, inspection.language):
        return
    refused = [name for name in NAMES if answer(criteria, name) is False]
    if len(NAMES) - len(refused) < inspection.limit(YES_NEEDED):
        spelled = [keywords.spell(name, inspection.document.spelling, Criteria) for name in refused]
        yield RawFinding(
            span=at_keyword(inspection, "evaluation", "type"),
            facts={"number": len(refused), "no_ones": ", ".join(spelled)},
            related=tuple((at_keyword(inspection, "evaluation", "criteria", name), "no") for name in refused),
        )
