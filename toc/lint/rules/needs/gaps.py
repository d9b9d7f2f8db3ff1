"""What counts as filled in, and when a gap is told once for the whole plan instead of for every thing."""

from collections.abc import Collection

from toc.core.findings import Span
from toc.core.placeholders import is_said as is_said  # noqa: PLC0414 the rules take it from here
from toc.lint.rules.base import Inspection
from toc.syntax.document import Document

MANY = 3
"""From so many things on that all lack the same, the plan has not come to it yet: one finding says so."""

NAMED = 2
"""So many things a message names; of more it gives the number, and the related places show which."""


def all_lack_it(lacking: Collection[str], things: Collection[str]) -> bool:
    """Whether it is the plan that lacks something, and not some of its things."""
    return len(things) >= MANY and len(lacking) == len(things)


def is_any_unread(document: Document, section: str, keyword: str) -> bool:
    """Whether that keyword, of anything in that section, is there but could not be read."""
    return any(path[0] == section and path[2:3] in ((), (keyword,)) for path in document.unread)


def section_span(inspection: Inspection, *sections: str) -> Span:
    """The keyword of the first of these sections that the file has, or the start of the file."""
    places = (inspection.document.place(section) for section in sections)
    return next((place.name for place in places if place), inspection.document.start)
