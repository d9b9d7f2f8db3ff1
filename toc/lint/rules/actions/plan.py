"""What the rules of the action plan share."""

from collections.abc import Iterator, Sequence

from toc.core.findings import RawFinding
from toc.lint.rules.base import Inspection
from toc.lint.rules.participation.places import at_keyword


def once_or_each(
    inspection: Inspection, lacking: Sequence[str], asked: int, missing_keywords: tuple[str, ...]
) -> Iterator[RawFinding]:
    """A report for each of the activities that lack something; one for the plan where all that could have it lack it.

    A plan that has not come to its action plan is told so once. `asked` is how many activities could have it.
    """
    document = inspection.document
    lacking = [name for name in lacking if not document.is_unread(name, missing_keywords)]
    if len(lacking) == asked > 1:
        if not document.partial:
            yield RawFinding(span=at_keyword(inspection, "activities"), variant="all", facts={"number": asked})
        return
    for name in lacking:
        facts = {"activity": inspection.label(name), "id": name}
        yield RawFinding(span=inspection.at(name), facts=facts, node=name, missing_keywords=missing_keywords)
