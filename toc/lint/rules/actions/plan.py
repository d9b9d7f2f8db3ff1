"""What the rules of the action plan share."""

from collections.abc import Iterator, Sequence

from toc.core.findings import Report
from toc.lint.rules.base import Inspection
from toc.lint.rules.participation.places import at_keyword


def once_or_each(
    inspection: Inspection, lacking: Sequence[str], asked: int, absent: tuple[str, ...]
) -> Iterator[Report]:
    """A report for each of the activities that lack something; one for the plan where all that could have it lack it.

    A plan that has not come to its action plan is told so once. `asked` is how many activities could have it, `absent`
    the keywords that were looked for.
    """
    document = inspection.document
    lacking = [name for name in lacking if not document.is_unread(name, absent)]
    if len(lacking) == asked > 1:
        if not document.partial:
            yield Report(span=at_keyword(inspection, "activities"), say="all", facts={"number": asked})
        return
    for name in lacking:
        facts = {"activity": inspection.label(name), "id": name}
        yield Report(span=inspection.at(name), facts=facts, node=name, absent=absent)
