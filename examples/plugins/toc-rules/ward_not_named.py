"""GENT001: an activity that does not say in which ward it happens."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.lint.rules.base import Checklist, Inspection, rule

WARDS = ("Brugse Poort", "Dampoort", "Rabot")


@rule("GENT001", "ward-not-named", Severity.INFO, Checklist.ACTIVITIES, applies_from=Profile.REVIEW, sources=())
def ward_not_named(inspection: Inspection) -> Iterator[RawFinding]:
    for identifier, activity in inspection.plan.activities.items():
        if activity.text and not any(ward in activity.text for ward in WARDS):
            facts = {"name": inspection.label(identifier), "wards": ", ".join(WARDS)}
            yield RawFinding(span=inspection.at(identifier), facts=facts, node=identifier)
