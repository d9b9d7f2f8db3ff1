"""Things of which a line could not be read: what they seem to lack may stand there, and the reader reported it."""

from toc.model import IMPACT
from toc.rules.base import Inspection


def partly_read(inspection: Inspection) -> set[str]:
    """The ids of the things in which, or right behind which, a stretch of the file was skipped."""
    document = inspection.document
    broken = {problem.report.span.start.line for problem in document.problems if problem.rule == "invalid-yaml"}
    things = {
        IMPACT if path == ("impact_goal",) else str(path[-1]): place
        for path, place in document.places.items()
        if document.partial and (path == ("impact_goal",) or (len(path) == 2 and path[1] in document.sections))
    }
    return {
        name
        for name, place in things.items()
        if any(place.name.start.line <= line <= place.value.end.line + 1 for line in broken)
    }
