"""TOC707: an indicator of a change without the situation before."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import IMPACT, Indicator
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.needs.gaps import all_lack_it, is_said, section_span
from toc.lint.rules.needs.moments import days_of, only_moment
from toc.lint.rules.needs.table import Table
from toc.lint.rules.sources import GEZINSCOACHING, USAID_PIRS


@rule(
    707,
    "baseline-missing",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    applies_from=Profile.FINAL,
    sources=(
        GEZINSCOACHING,
        USAID_PIRS,
    ),
)
def baseline_missing(inspection: Inspection) -> Iterator[RawFinding]:
    changes = {*inspection.plan.outcomes, IMPACT}
    asked = {name: one for name, one in inspection.plan.indicators.items() if not changes.isdisjoint(one.measures)}
    table = Table.of(inspection)
    gaps = {name: gap for name, one in asked.items() if (gap := _gap(inspection, name, one, table))}
    lacking = [name for name, gap in gaps.items() if gap == "none"]
    if all_lack_it(lacking, asked):
        yield RawFinding(span=section_span(inspection, "indicators"), variant="all", facts={"count": len(asked)})
        return
    for name, gap in gaps.items():
        yield RawFinding(
            span=inspection.at(name, "baseline"),
            variant="" if gap == "none" else gap,
            facts={"indicator": inspection.label(name)},
            node=name,
            severity=Severity.INFO if gap == "date" else None,
        )


def _gap(inspection: Inspection, name: str, indicator: Indicator, table: Table) -> str:
    """What the baseline lacks: `none` where there is no baseline at all, empty where nothing is missing."""
    baseline = indicator.baseline
    if inspection.document.is_unread(name, ("baseline",)):
        return ""
    if baseline and is_said(baseline.value):
        return "" if baseline.date else "date"
    if baseline and (is_said(baseline.plan) or _is_to_come(inspection, baseline.date)):
        return ""
    if only_moment(indicator, table.of_need(name)) or _is_planned(inspection, name, table):
        return ""
    return "value" if baseline else "none"


def _is_planned(inspection: Inspection, name: str, table: Table) -> bool:
    """Whether a method has several moments of which the first is still to come, or says so in words."""
    if table.unsure or any(inspection.document.is_unread(method, ("when",)) for method in table.of_need(name)):
        return True
    moments = [moment for method in table.of_need(name).values() for moment in method.when]
    days = sorted(found for moment in moments if (found := days_of(moment)))
    if len(days) < len(moments):
        return len(moments) > 1 or _says_before(moments[0])
    return len(days) > 1 and days[0][1] >= inspection.today


def _says_before(moment: str) -> bool:
    return any(
        word in moment.casefold().replace("-", " ").split() for word in ("voor", "vooraf", "before", "nulmeting")
    )


def _is_to_come(inspection: Inspection, written: str | None) -> bool:
    days = days_of(written) if written else None
    return bool(days and days[1] >= inspection.today)
