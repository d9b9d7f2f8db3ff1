"""TOC903: an activity without a term, or a plan in which all activities have the same term."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.model import date_range
from toc.core.settings import Limit
from toc.lint.rules.actions.plan import once_or_each
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.participation.places import at_keyword
from toc.lint.rules.sources import GRYP_HEYLEN

MIX_FROM = Limit(
    "action-without-term",
    "mix-from",
    4,
    ("activities from which on a plan should mix terms", "activiteiten vanaf wanneer een plan termijnen mengt"),
)
MIXED_YEARS = Limit(
    "action-without-term",
    "mixed-years",
    2,
    (
        "years between the first start and the last end that make a plan mixed already",
        "jaren tussen het eerste begin en het laatste einde waarmee een plan al gemengd is",
    ),
)


@rule(
    903,
    "action-without-term",
    Severity.WARNING,
    Checklist.ACTION_PLAN,
    since=Profile.FINAL,
    sources=(
        GRYP_HEYLEN.at(
            "short, medium or long term for every action, and a mix of them",
            "bij elke actie korte, middellange of lange termijn, en een mix daarvan",
        ),
    ),
    nl=Wording(
        title="Elke activiteit heeft een termijn of een datum, en het plan mengt korte en lange termijn.",
        why="Zonder termijn begint niemand eraan, en weet niemand vanaf wanneer je er iets van mag merken.",
        say={
            "": "Bij activiteit '{activity}' staat niet wanneer ze gebeurt.",
            "all": "Bij geen enkele van de {number} activiteiten staat wanneer ze gebeurt.",
            "mix": "Alle {number} activiteiten hebben {term}: {only}.",
        },
        do={
            "": "Schrijf {term}: {short}, {medium} of {long}. Of geef data: {start} en {end}.",
            "all": "Schrijf bij elke activiteit {term}: {short}, {medium} of {long}. Of geef data: {start} en {end}.",
            "mix": "Kijk of er iets ontbreekt: waarmee kun je morgen beginnen, en wat vraagt meer tijd?",
        },
        point={"": "geen {term} of {start}", "all": "nergens een {term}", "mix": "overal {only}"},
        bad="""\
activiteiten:
  ⟦spelnamiddag⟧:
    tekst: De buurtwerker houdt een spelnamiddag voor jonge gezinnen
  ouderavond:
    tekst: De school houdt een ouderavond
    termijn: kort
""",
        good="""\
activiteiten:
  spelnamiddag:
    tekst: De buurtwerker houdt een spelnamiddag voor jonge gezinnen
    start: 2027-02-01
  ouderavond:
    tekst: De school houdt een ouderavond
    termijn: kort
""",
    ),
    en=Wording(
        title="Every activity has a term or a date, and the plan mixes short and long terms.",
        why="Without a term nobody starts, and nobody knows from when on anything may be noticed.",
        say={
            "": "Activity '{activity}' does not say when it takes place.",
            "all": "None of the {number} activities says when it takes place.",
            "mix": "All {number} activities have {term}: {only}.",
        },
        do={
            "": "Write {term}: {short}, {medium} or {long}. Or give dates: {start} and {end}.",
            "all": "Write for every activity {term}: {short}, {medium} or {long}. Or give dates: {start} and {end}.",
            "mix": "See whether anything is missing: what could start tomorrow, and what takes more time?",
        },
        point={"": "no {term} or {start}", "all": "no {term} anywhere", "mix": "{only} everywhere"},
        bad="""\
activities:
  ⟦games_afternoon⟧:
    text: The community worker holds a games afternoon for young families
  parents_evening:
    text: The school holds a parents' evening
    term: short
""",
        good="""\
activities:
  games_afternoon:
    text: The community worker holds a games afternoon for young families
    start: 2027-02-01
  parents_evening:
    text: The school holds a parents' evening
    term: short
""",
    ),
    limits=(MIX_FROM, MIXED_YEARS),
    note=(
        (
            "A start or an end counts as a term. One finding for a plan without any term. That all activities have the "
            "same term is an info from review on, and none where their dates lie years apart: activities that start "
            "now and go on for years are a mix already."
        ),
        (
            "Een begin of een einde telt als termijn. Eén melding voor een plan zonder enige termijn. Dat alle "
            "activiteiten dezelfde termijn hebben, is een info vanaf het nalezen, en zwijgt als de data jaren "
            "uiteenliggen: wat nu start en jaren doorloopt, is al een mengeling."
        ),
    ),
)
def action_without_term(inspection: Inspection) -> Iterator[Report]:
    activities = inspection.plan.activities
    lacking = [name for name, one in activities.items() if not (one.term or one.start or one.end)]
    yield from once_or_each(inspection, lacking, len(activities), ("term", "start", "end"))
    terms = {one.term for one in activities.values()}
    only = next(iter(terms)) if len(terms) == 1 else None
    if only and len(activities) >= inspection.limit(MIX_FROM) and not _years_apart(inspection):
        yield Report(
            span=at_keyword(inspection, "activities"),
            say="mix",
            facts={"number": len(activities), "only": only},
            severity=Severity.INFO,
            since=Profile.REVIEW,
            absent=("activities",),
        )


def _years_apart(inspection: Inspection) -> bool:
    """Whether the activities together run for more years than a single term does."""
    written = [day for one in inspection.plan.activities.values() for day in (one.start, one.end) if day]
    days = [day for text in written for day in date_range(text)]
    return bool(days) and (max(days) - min(days)).days > inspection.limit(MIXED_YEARS) * 365
