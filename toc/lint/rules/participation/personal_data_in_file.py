"""TOC1006: a plan with the contact data of a person in it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from toc.core.findings import Profile, RawFinding, Severity
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.participation.contact_data import blanked, contact_data
from toc.lint.rules.sources import GDPR
from toc.syntax.document import Document

_OWN = ("owner", "organisation")
"""Keywords whose values may say how the makers of the plan can be reached."""


@rule(
    1006,
    "personal-data-in-file",
    Severity.ERROR,
    Checklist.PARTICIPATION,
    applies_from=Profile.DRAFT,
    sources=(GDPR,),
)
def personal_data_in_file(inspection: Inspection) -> Iterator[RawFinding]:
    document = inspection.document
    found = sorted(contact_data(blanked(document.text, _own_places(document))), key=lambda one: one.start)
    if not found:
        return
    things = sorted(
        (place.name.start.offset, place.value.end.offset, path[1])
        for path, place in document.places.items()
        if len(path) == 2 and isinstance(path[1], str) and document.sections.get(path[1]) == path[0]
    )
    for kind, start, end in found:
        yield RawFinding(
            span=document.lines.span(start, end),
            variant=kind,
            node=_thing_at(things, start),
            severity=Severity.WARNING if kind == "fixed" else None,
        )


def _own_places(document: Document) -> list[tuple[int, int]]:
    """Where the values stand in which contact data are at home."""
    return [
        (place.value.start.offset, place.value.end.offset)
        for path, place in document.places.items()
        if path[-1] in _OWN and len(path) in (1, 3)
    ]


def _thing_at(things: Sequence[tuple[int, int, str]], offset: int) -> str:
    """The id of the thing in which that offset lies, or nothing."""
    place = bisect_right(things, (offset, offset, "")) - 1
    if place >= 0 and offset < things[place][1]:
        return things[place][2]
    return ""
