"""The rule on who measures: those who do the work, and nobody else."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import Method, MethodType
from toc.lint.rules._helpers.named import Named
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import GEZINSWETENSCHAPPEN

# --- TOC807: people who are asked about help by those who helped them -------------------------------------------------

_ASKS = frozenset({MethodType.SURVEY, MethodType.INTERVIEW, MethodType.FOCUS_GROUP, MethodType.STORIES})
"""Methods in which people answer somebody. A registration is kept by who does the work, as a matter of course."""


@rule(
    807,
    "measured-by-deliverer",
    Severity.WARNING,
    Checklist.METHODS,
    applies_from=Profile.FINAL,
    sources=(GEZINSWETENSCHAPPEN,),
)
def measured_by_deliverer(inspection: Inspection) -> Iterator[RawFinding]:
    known = Named(inspection.plan.actors)
    for name, method in inspection.plan.methods.items():
        collecting = set(known.actors(method.collects or ""))
        if method.type not in _ASKS or not collecting:
            continue
        delivering = _delivering(inspection, method)
        analysing = set(known.actors(method.analyses or ""))
        alone = not method.analyses or (analysing and analysing <= delivering)
        if collecting <= delivering and alone and not collecting & set(method.respondents):
            yield RawFinding(
                span=inspection.at(name, "collects"),
                facts={
                    "method": inspection.label(name),
                    "who": [inspection.label(one) for one in sorted(collecting)],
                },
                node=name,
            )


def _delivering(inspection: Inspection, method: Method) -> set[str]:
    """Who carries out the activities that lead to what this method measures."""
    plan = inspection.plan
    indicators = (plan.indicators[name].measures for name in method.answers if name in plan.indicators)
    questions = (plan.learning_questions[name].about for name in method.answers if name in plan.learning_questions)
    measured = {node for nodes in (*indicators, *questions) for node in nodes}
    before = inspection.graph.upstream(measured) | measured
    return {actor for name, activity in plan.activities.items() if name in before for actor in activity.by}
