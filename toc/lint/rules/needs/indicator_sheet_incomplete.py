"""TOC713: an indicator that does not say where the figure comes from, how often, and who follows it up."""

from collections.abc import Iterator

from toc.core import keywords
from toc.core.findings import Profile, RawFinding, Severity
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.needs.gaps import all_lack_it, is_said, section_span
from toc.lint.rules.needs.table import Table
from toc.lint.rules.sources import DHAENE, GRYP_HEYLEN, USAID_PIRS

_SHEET = ("source", "frequency", "responsible")


@rule(
    713,
    "indicator-sheet-incomplete",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    applies_from=Profile.FINAL,
    sources=(
        USAID_PIRS,
        DHAENE,
        GRYP_HEYLEN,
    ),
)
def indicator_sheet_incomplete(inspection: Inspection) -> Iterator[RawFinding]:
    indicators, table = inspection.plan.indicators, Table.of(inspection)
    if table.unsure:
        return
    gaps = {name: gap for name in indicators if (gap := _gap(inspection, name, table))}
    empty = [name for name, gap in gaps.items() if len(gap) == len(_SHEET)]
    if all_lack_it(empty, indicators) and not inspection.plan.methods:
        yield RawFinding(span=section_span(inspection, "indicators"), variant="all", facts={"count": len(empty)})
        return
    for name, gap in gaps.items():
        if name not in empty or not inspection.plan.methods:
            missing = [keywords.spell(word, inspection.document.spelling) for word in gap]
            facts = {"indicator": inspection.label(name), "missing": missing}
            yield RawFinding(span=inspection.at(name), facts=facts, node=name)


def _gap(inspection: Inspection, name: str, table: Table) -> list[str]:
    """Which of the three neither the indicator nor a method that answers it says."""
    indicator = inspection.plan.indicators[name]
    methods = table.of_need(name).values()
    known = {
        "source": bool(methods) or is_said(indicator.source),
        "frequency": any(method.when for method in methods) or is_said(indicator.frequency),
        "responsible": any(is_said(method.collects) for method in methods) or is_said(indicator.responsible),
    }
    return [word for word in _SHEET if not known[word] and not inspection.document.is_unread(name, (word,))]
