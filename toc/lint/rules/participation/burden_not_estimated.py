"""TOC1007: questions and registrations of which nobody counted the time."""

import re
from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.lazy_regex import late
from toc.core.model import Method, MethodType
from toc.core.settings import Limit
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.participation.asking import ASKS_PEOPLE
from toc.lint.rules.sources import GEZINSCOACHING, GEZINSWETENSCHAPPEN

HOURS = Limit(
    "burden-not-estimated",
    "hours",
    400,
    ("hours that one round of all methods may ask", "uren die één ronde van alle methoden samen mag vragen"),
)
SHOWN = 5
"""Other methods that a finding points at."""

_A_MOMENT = late(r"lijst|telblad|turf|\blist|tally|sign-in", re.IGNORECASE)
"""Registrations that take a moment each time."""


@rule(
    1007,
    "burden-not-estimated",
    Severity.INFO,
    Checklist.PARTICIPATION,
    since=Profile.FINAL,
    sources=(
        GEZINSCOACHING.at("1: is registering a burden or a strength?", "1: is registreren een last of een kracht?"),
        GEZINSWETENSCHAPPEN.at(
            "the time that registering and questioning take", "de tijd die registratie en bevraging kosten"
        ),
    ),
    nl=Wording(
        title="Het plan schat hoeveel tijd meten vraagt van mensen en medewerkers, en die tijd is haalbaar.",
        why="Tijd voor vragen en registreren gaat af van tijd voor mensen. Wordt het te veel, dan vult niemand het nog "
        "goed in.",
        say={
            "": "Bij methode '{method}' staat niet hoeveel minuten ze vraagt.",
            "much": "Eén ronde van alle methoden samen vraagt ongeveer {hours} uur.",
        },
        do={
            "": "Schrijf {minutes} (per keer) en {cases} (hoeveel mensen of fiches).",
            "much": "Kan het met minder vragen, een kleinere groep of gegevens die er al zijn? Begin bij wat het meest "
            "vraagt: '{largest}', {most} uur.",
        },
        point={"": "geen {minutes}", "much": "{most} uur", "more": "hier ook niet"},
        bad="""\
methoden:
  bevraging:
    naam: Bevraging van gezinnen
    soort: bevraging
    minuten: 10
    aantal: 80
  ⟦gesprekken⟧:
    naam: Gesprekken met ouders
    soort: interview
""",
        good="""\
methoden:
  bevraging:
    naam: Bevraging van gezinnen
    soort: bevraging
    minuten: 10
    aantal: 80
  gesprekken:
    naam: Gesprekken met ouders
    soort: interview
    minuten: 45
    aantal: 12
""",
    ),
    en=Wording(
        title="The plan estimates how much time measuring asks of people and staff, and that time is feasible.",
        why="Time for questions and registration is taken from time for people. If it gets too much, nobody fills it "
        "in well.",
        say={
            "": "Method '{method}' does not say how many minutes it takes.",
            "much": "One round of all methods together takes about {hours} hours.",
        },
        do={
            "": "Write {minutes} (each time) and {cases} (how many people or records).",
            "much": "Could it be done with fewer questions, a smaller group or data that exist already? Start with "
            "what takes most: '{largest}', {most} hours.",
        },
        point={"": "no {minutes}", "much": "{most} hours", "more": "nor does this"},
        bad="""\
methods:
  survey:
    name: Survey of families
    type: survey
    minutes: 10
    cases: 80
  ⟦talks⟧:
    name: Talks with parents
    type: interview
""",
        good="""\
methods:
  survey:
    name: Survey of families
    type: survey
    minutes: 10
    cases: 80
  talks:
    name: Talks with parents
    type: interview
    minutes: 45
    cases: 12
""",
    ),
    limits=(HOURS,),
    note=(
        (
            "One finding for the plan, and only for methods that take the time of people: surveys, interviews, focus "
            "groups, stories and registrations (not a list to tick). How many staff there are is not in the file, so "
            "the sum is held against a limit of our own: 400 hours for one round, about a quarter of a full-time year. "
            "More is a warning."
        ),
        (
            "Eén melding voor het plan, en enkel voor methoden die tijd van mensen vragen: bevragingen, interviews, "
            "focusgroepen, verhalen en registraties (geen aftekenlijst). Hoeveel medewerkers er zijn, staat niet in "
            "het bestand. Daarom geldt een eigen grens: 400 uur voor één ronde, ongeveer een kwart van een voltijds "
            "jaar. Meer is een waarschuwing."
        ),
    ),
)
def burden_not_estimated(inspection: Inspection) -> Iterator[Report]:
    methods = inspection.plan.methods.values()
    unknown = [one for one in methods if _takes_time(one) and not inspection.document.is_unread(one.id, ("minutes",))]
    if unknown:
        yield Report(
            span=inspection.at(unknown[0].id),
            facts={"method": inspection.label(unknown[0].id)},
            related=tuple((inspection.at(one.id), "more") for one in unknown[1 : SHOWN + 1]),
            node=unknown[0].id,
        )
    hours = sum(map(_hours, methods))
    if hours > inspection.limit(HOURS):
        yield _much(inspection, max(methods, key=_hours), hours)


def _takes_time(method: Method) -> bool:
    """Whether people give time to that method, and the plan does not say how much."""
    a_moment = method.type is MethodType.REGISTRATION and _A_MOMENT.search(method.name or "")
    return method.minutes is None and method.type in ASKS_PEOPLE and not a_moment


def _hours(method: Method) -> float:
    return (method.minutes or 0) * (method.cases or 0) / 60


def _much(inspection: Inspection, largest: Method, hours: float) -> Report:
    return Report(
        span=inspection.at(largest.id, "minutes"),
        say="much",
        facts={"hours": round(hours), "largest": inspection.label(largest.id), "most": round(_hours(largest))},
        node=largest.id,
        severity=Severity.WARNING,
    )
