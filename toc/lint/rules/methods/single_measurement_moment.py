"""TOC803: a change that is measured at one moment only."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import IMPACT, Indicator
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.needs.gaps import NAMED
from toc.lint.rules.needs.moments import are_the_same, only_moment
from toc.lint.rules.needs.table import Table
from toc.lint.rules.sources import GEZINSCOACHING


@rule(
    803,
    "single-measurement-moment",
    Severity.WARNING,
    Checklist.METHODS,
    applies_from=Profile.REVIEW,
    sources=(GEZINSCOACHING,),
)
def single_measurement_moment(inspection: Inspection) -> Iterator[RawFinding]:
    table = Table.of(inspection)
    changes = {*inspection.plan.outcomes, IMPACT}
    groups: dict[tuple[str, str, str], list[str]] = {}
    for name, indicator in inspection.plan.indicators.items():
        methods = table.of_need(name)
        moment = None if changes.isdisjoint(indicator.measures) else only_moment(indicator, methods)
        if moment and not _may_be_more(inspection, name, table):
            timed = next(method for method, one in methods.items() if one.when)
            groups.setdefault((timed, moment, _kind(indicator, moment)), []).append(name)
    for (method, moment, kind), names in groups.items():
        facts = {
            "indicators": [inspection.label(name) for name in names],
            "count": len(names),
            "method": inspection.label(method),
            "moment": moment,
        }
        variant = kind if len(names) <= NAMED else "_".join(filter(None, ("many", kind)))
        related = tuple((inspection.at(name), "indicator") for name in names)
        yield RawFinding(span=inspection.at(method, "when"), variant=variant, facts=facts, related=related, node=method)


def _kind(indicator: Indicator, moment: str) -> str:
    dated = indicator.baseline and indicator.baseline.date
    return "start" if dated and are_the_same(dated, moment) else ""


def _may_be_more(inspection: Inspection, name: str, table: Table) -> bool:
    """Whether there is a moment that could not be read."""
    unread = inspection.document.is_unread
    methods = table.of_need(name)
    return table.unsure or unread(name, ("baseline", "frequency")) or any(unread(one, ("when",)) for one in methods)
