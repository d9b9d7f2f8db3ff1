"""Rules on baselines: that there is one in time, and that the norm goes with it."""

import re
from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.core.model import IMPACT, Baseline, Direction, Indicator, Target
from toc.core.text import is_said
from toc.lint.rules._helpers.gaps import Table, all_lack_it, days_of, only_moment, section_span
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.needs.figures import Bound, Figure, figure, is_percent, sign_of_difference
from toc.lint.rules.sources import FORMAT, GEZINSCOACHING, USAID_PIRS

# --- TOC707: an indicator of a change without the situation before ----------------------------------------------------


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
    changes = {*inspection.plan.outcomes, *inspection.plan.goals, IMPACT}
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


# --- TOC712: a norm, a baseline and a direction that cannot all be right ----------------------------------------------

# A growth or an occupancy rate may well be more than 100 %.
_MAY_EXCEED = late(r"groei|toename|stijging|index|bezetting|growth|increase|occupancy|change", re.IGNORECASE)


@rule(
    712,
    "baseline-norm-inconsistent",
    Severity.ERROR,
    Checklist.INFORMATION_NEEDS,
    applies_from=Profile.DRAFT,
    sources=(
        FORMAT,
        GEZINSCOACHING,
    ),
)
def baseline_norm_inconsistent(inspection: Inspection) -> Iterator[RawFinding]:
    for name, indicator in inspection.plan.indicators.items():
        outside = list(_outside_percent(inspection, name, indicator))
        yield from outside
        if indicator.baseline and indicator.target:
            if not outside:
                yield from _values(inspection, name, indicator, indicator.baseline, indicator.target)
            yield from _dates(inspection, name, indicator.baseline, indicator.target)


def _outside_percent(inspection: Inspection, name: str, indicator: Indicator) -> Iterator[RawFinding]:
    if not is_percent(indicator.unit) or _MAY_EXCEED.search(indicator.text or ""):
        return
    for keyword, part in (("baseline", indicator.baseline), ("target", indicator.target)):
        read = figure(part.value, indicator.unit) if part else None
        if part and read and min(read.readings) > 100:
            facts = {"indicator": inspection.label(name), "wanted": part.value}
            yield RawFinding(span=inspection.at(name, keyword, "value"), variant="percent", facts=facts, node=name)


def _values(
    inspection: Inspection, name: str, indicator: Indicator, baseline: Baseline, target: Target
) -> Iterator[RawFinding]:
    was, wanted = figure(baseline.value, indicator.unit), figure(target.value, indicator.unit)
    variant = _clash(was, wanted, indicator.direction) if was and wanted else ""
    if variant:
        yield RawFinding(
            span=inspection.at(name, "target", "value"),
            variant=variant,
            facts={"indicator": inspection.label(name), "was": baseline.value, "wanted": target.value},
            related=((inspection.at(name, "baseline", "value"), "baseline"),),
            node=name,
            severity={"stable": Severity.WARNING, "still": Severity.INFO}.get(variant),
            missing_keywords=("direction",) if variant == "still" else (),
        )


def _clash(was: Figure, wanted: Figure, direction: Direction | None) -> str:
    """What is wrong between the two figures, as a key of the messages; empty where nothing certainly is."""
    sign = sign_of_difference(wanted, was)
    if was.bound is not Bound.EXACT or sign is None:
        return ""
    # More than 80 lies above 80.
    sign = sign or {Bound.MORE_THAN: 1, Bound.LESS_THAN: -1}.get(wanted.bound, 0)
    match direction:
        case Direction.STABLE:
            return "stable" if sign and wanted.bound is Bound.EXACT else ""
        case None:
            return "" if sign else "still"
        case Direction.UP if sign < 0:
            return "up"
        case Direction.DOWN if sign > 0:
            return "down"
        case _:
            return "" if sign else "same"


def _dates(inspection: Inspection, name: str, baseline: Baseline, target: Target) -> Iterator[RawFinding]:
    keyword = "date" if baseline.date else "plan"
    written = baseline.date or baseline.plan or ""
    first, last = days_of(written), days_of(target.due or "")
    if first and last and last[1] <= first[0]:
        yield RawFinding(
            span=inspection.at(name, "target", "due"),
            variant="dates",
            facts={"indicator": inspection.label(name), "was": written, "wanted": target.due},
            related=((inspection.at(name, "baseline", keyword), "baseline"),),
            node=name,
        )
