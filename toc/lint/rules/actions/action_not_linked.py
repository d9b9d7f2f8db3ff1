"""TOC901: a change for which the plan itself does nothing, or means that no activity uses."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.graph import Level
from toc.core.model import Output
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.participation.places import at_keyword
from toc.lint.rules.sources import GRYP_HEYLEN


@rule(
    901,
    "action-not-linked",
    Severity.WARNING,
    Checklist.ACTION_PLAN,
    applies_from=Profile.REVIEW,
    sources=(GRYP_HEYLEN,),
    needs_whole_file=True,
)
def action_not_linked(inspection: Inspection) -> Iterator[RawFinding]:
    arrows_unread = any(path[2:3] == ("leads_to",) for path in inspection.document.unread)
    if inspection.plan.activities and not arrows_unread:
        yield from _changes_by_others_alone(inspection)
        yield from _unused_inputs(inspection)


def _changes_by_others_alone(inspection: Inspection) -> Iterator[RawFinding]:
    graph = inspection.graph
    helped = graph.downstream(graph.at(Level.ACTIVITY))
    external = {change.id for change in inspection.plan.changes() if change.external}
    for change in inspection.plan.changes():
        causes = graph.causes[change.id]
        if change.id not in helped and not change.external and causes and external.issuperset(causes):
            yield RawFinding(
                span=inspection.at(change.id),
                facts={"change": inspection.label(change.id), "id": change.id},
                related=tuple((inspection.at(cause), "other") for cause in causes[:3]),
                node=change.id,
                severity=Severity.INFO if isinstance(change, Output) else None,
                missing_keywords=("external",),
            )


def _unused_inputs(inspection: Inspection) -> Iterator[RawFinding]:
    inputs = inspection.plan.inputs
    unused = [name for name, one in inputs.items() if not one.leads_to]
    if len(unused) == len(inputs) > 1:
        yield RawFinding(span=at_keyword(inspection, "inputs"), variant="inputs", severity=Severity.INFO)
        return
    for name in unused:
        yield RawFinding(
            span=inspection.at(name),
            variant="input",
            facts={"input": inspection.label(name)},
            node=name,
            severity=Severity.INFO,
            missing_keywords=("leads_to",),
        )
