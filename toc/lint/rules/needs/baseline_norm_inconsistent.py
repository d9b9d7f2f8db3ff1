"""TOC712: a norm, a baseline and a direction that cannot all be right."""

import re
from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.core.model import Baseline, Direction, Indicator, Target
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.needs.figures import Bound, Figure, figure, is_percent, sign_of_difference
from toc.lint.rules.needs.moments import days_of
from toc.lint.rules.sources import FORMAT, GEZINSCOACHING

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
