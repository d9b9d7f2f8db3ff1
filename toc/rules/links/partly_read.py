"""Things of which a line could not be read: what they seem to lack may stand there, and the reader reported it."""

from toc.rules.base import Inspection


def partly_read(inspection: Inspection) -> set[str]:
    """The ids of the things (and of the impact goal) in or right behind which a stretch of the file was skipped."""
    document = inspection.document
    broken = {problem.report.span.start.line for problem in document.problems if problem.rule == "invalid-yaml"}
    if not document.partial or not broken:
        return set()
    places = ((path, place) for path, place in document.places.items() if len(path) <= 2 and place.key)
    return {
        str(path[-1])
        for path, place in places
        if any(place.name.start.line <= line <= place.value.end.line + 1 for line in broken)
    }
