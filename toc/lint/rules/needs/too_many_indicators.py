"""TOC715: more indicators than anybody will follow up."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.settings import Limit
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.needs.gaps import section_span
from toc.lint.rules.sources import GEZINSCOACHING

PER_NODE = Limit(
    "too-many-indicators",
    "per-node",
    3,
)
IN_TOTAL = Limit(
    "too-many-indicators",
    "in-total",
    25,
)


@rule(
    715,
    "too-many-indicators",
    Severity.INFO,
    Checklist.INFORMATION_NEEDS,
    applies_from=Profile.REVIEW,
    sources=(GEZINSCOACHING,),
    limits=(PER_NODE, IN_TOTAL),
)
def too_many_indicators(inspection: Inspection) -> Iterator[RawFinding]:
    indicators = inspection.plan.indicators
    if len(indicators) > inspection.limit(IN_TOTAL):
        yield RawFinding(span=section_span(inspection, "indicators"), facts={"count": len(indicators)})
    measuring: dict[str, list[str]] = {node: [] for node, _ in inspection.plan.nodes()}
    for name, indicator in indicators.items():
        for node in dict.fromkeys(indicator.measures):
            if node in measuring:
                measuring[node].append(name)
    for node, names in measuring.items():
        if len(names) > inspection.limit(PER_NODE):
            yield RawFinding(
                span=inspection.at(node),
                variant="node",
                facts={"thing": inspection.label(node), "count": len(names)},
                related=tuple((inspection.at(name), "indicator") for name in names),
                node=node,
            )
