"""Where a keyword stands that is no id: the sections and blocks at the top of a file."""

from toc.core.findings import Span
from toc.lint.rules.base import Inspection


def at_keyword(inspection: Inspection, *path: str | int) -> Span:
    """The span of that keyword, or of the nearest one around it; the file's first keyword where it has none of them.

    Unlike `Inspection.at` this never takes the first word for an id: an outcome may be called `participation`.
    """
    for length in range(len(path), 0, -1):
        place = inspection.document.place(*path[:length])
        if place:
            return place.name
    return inspection.document.start
