"""The rule on communication: a message without somebody who gets it, or without a content, reaches nobody."""

from collections.abc import Iterator

from toc.core import keywords
from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import Communication
from toc.core.placeholders import is_said
from toc.lint.rules._helpers.gaps import at_keyword
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE

_NEEDED = ("who", "what", "form", "date")


@rule(
    809,
    "communication-incomplete",
    Severity.INFO,
    Checklist.METHODS,
    applies_from=Profile.FINAL,
    sources=(DHAENE,),
)
def communication_incomplete(inspection: Inspection) -> Iterator[RawFinding]:
    document = inspection.document
    for index, one in enumerate(inspection.plan.communication):
        known = {"who": any(map(is_said, one.who)), "what": is_said(one.what), "form": is_said(one.form)}
        known["date"] = bool(one.date)
        unread = {path[2] for path in document.unread if path[:2] == ("communication", index) and len(path) > 2}
        lacking = [name for name in _NEEDED if not known[name] and name not in unread]
        place = document.place("communication", index)
        if lacking:
            spelled = [keywords.spell(name, document.spelling, Communication) for name in lacking]
            yield RawFinding(
                span=place.name if place else at_keyword(inspection, "communication"), facts={"missing": spelled}
            )
