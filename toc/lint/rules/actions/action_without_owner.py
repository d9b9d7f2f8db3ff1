"""TOC902: an activity of several that nobody pulls."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import Activity
from toc.lint.rules.actions.plan import once_or_each
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DORAN, GRYP_HEYLEN

_NOBODY = frozenset(
    {"iedereen", "allen", "allemaal", "alle", "alle diensten", "alle partners", "we", "wij", "wij allen", "team"}
    | {"het team", "ons team", "iedereen samen", "nog te bepalen", "te bepalen", "nog onbekend", "ntb", "n.t.b."}
    | {"everyone", "everybody", "all", "all of us", "all services", "all departments", "all partners", "us", "the team"}
    | {"our team", "to be decided", "to be determined", "unknown", "tbd", "tbc", "?", "-", "…", "..."}
)
"""Owners that point at nobody, in Dutch and in English."""


@rule(
    902,
    "action-without-owner",
    Severity.WARNING,
    Checklist.ACTION_PLAN,
    applies_from=Profile.FINAL,
    sources=(
        GRYP_HEYLEN,
        DORAN,
    ),
)
def action_without_owner(inspection: Inspection) -> Iterator[RawFinding]:
    activities = inspection.plan.activities
    asked = [name for name, one in activities.items() if one.owner or len(set(one.by)) > 1]
    lacking = [name for name in asked if not activities[name].owner]
    for report in once_or_each(inspection, lacking, len(asked), ("owner",)):
        yield _with_doers(inspection, report)
    for name, activity in activities.items():
        if activity.owner and activity.owner.strip().casefold() in _NOBODY:
            yield _nobody(inspection, name, activity)


def _with_doers(inspection: Inspection, report: RawFinding) -> RawFinding:
    if not report.node:
        return report
    doers = list(dict.fromkeys(inspection.plan.activities[report.node].by))
    facts = {**report.facts, "doers": [inspection.label(doer) for doer in doers]}
    return RawFinding(
        span=inspection.at(report.node),
        facts=facts,
        node=report.node,
        missing_keywords=report.missing_keywords,
        related=report.related,
    )


def _nobody(inspection: Inspection, name: str, activity: Activity) -> RawFinding:
    return RawFinding(
        span=inspection.at(name, "owner"),
        variant="nobody",
        facts={"activity": inspection.label(name), "written": activity.owner},
        node=name,
        applies_from=Profile.REVIEW,
    )
