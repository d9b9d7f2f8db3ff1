"""TOC514: an impact goal of which the city seems to be the only cause."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import IMPACT, Link, Role
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE, GEZINSCOACHING, GEZINSWETENSCHAPPEN


@rule(
    514,
    "sole-cause-claim",
    Severity.INFO,
    Checklist.LINKS,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        GEZINSCOACHING,
        GEZINSWETENSCHAPPEN,
    ),
    needs_whole_file=True,
)
def sole_cause_claim(inspection: Inspection) -> Iterator[RawFinding]:
    plan, graph = inspection.plan, inspection.graph
    if not graph.causes.get(IMPACT) or not plan.external_factors:
        return
    way = graph.upstream([IMPACT])
    works = any(
        not factor.on or any(_is_on(text, way) for text in factor.on) for factor in plan.external_factors.values()
    )
    others = any(change.external and change.id in way for change in plan.changes())
    partners = {name for name, actor in plan.actors.items() if actor.role is Role.PARTNER}
    joined = any(name in way and not partners.isdisjoint(activity.by) for name, activity in plan.activities.items())
    if not (works or others or joined):
        yield RawFinding(span=inspection.at(IMPACT), node=IMPACT)


def _is_on(text: str, way: set[str]) -> bool:
    """Whether that node, or the effect of that link, lies on the way."""
    link = Link.parse(text)
    return (link.effect if link else text) in way
