"""TOC708: an indicator that does not say what is good enough."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import Direction, Indicator
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.needs.gaps import all_lack_it, is_said, section_span
from toc.lint.rules.sources import GRYP_HEYLEN


@rule(
    708,
    "norm-missing",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    applies_from=Profile.FINAL,
    sources=(GRYP_HEYLEN,),
)
def norm_missing(inspection: Inspection) -> Iterator[RawFinding]:
    document, indicators = inspection.document, inspection.plan.indicators
    missing = [
        name for name, one in indicators.items() if not _has_norm(one) and not document.is_unread(name, ("target",))
    ]
    if all_lack_it(missing, indicators):
        yield RawFinding(span=section_span(inspection, "indicators"), variant="all", facts={"count": len(missing)})
        return
    for name in missing:
        facts = {"indicator": inspection.label(name)}
        variant = "value" if indicators[name].target else ""
        yield RawFinding(span=inspection.at(name, "target"), variant=variant, facts=facts, node=name)


def _has_norm(indicator: Indicator) -> bool:
    target, baseline = indicator.target, indicator.baseline
    stays = indicator.direction is Direction.STABLE and baseline is not None and is_said(baseline.value)
    return stays or (target is not None and (is_said(target.value) or is_said(target.text)))
