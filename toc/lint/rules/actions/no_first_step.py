"""TOC906: an activity for the short term without a first step."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.model import Activity, Term, date_range
from toc.lint.rules.actions.plan import once_or_each
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import GRYP_HEYLEN


@rule(
    906,
    "no-first-step",
    Severity.WARNING,
    Checklist.ACTION_PLAN,
    since=Profile.FINAL,
    sources=(
        GRYP_HEYLEN.at(
            "note the first possible steps and who takes them up",
            "noteer de eerste mogelijke stappen en wie ze opneemt",
        ),
    ),
    nl=Wording(
        title="Een activiteit op korte termijn heeft een eerste stap, met wie en tegen wanneer.",
        why="Een plan komt pas in beweging als iemand weet wat hij of zij deze maand moet doen.",
        say={
            "": "Activiteit '{activity}' staat op korte termijn, maar heeft nog geen eerste stap.",
            "all": "{number} activiteiten staan op korte termijn, maar geen ervan heeft een eerste stap.",
            "who": "Bij stap '{step}' staat niet wie die opneemt.",
            "due": "Bij stap '{step}' staat niet tegen wanneer.",
            "both": "Bij stap '{step}' staat niet wie die opneemt en tegen wanneer.",
        },
        do={
            "": "Wat is het eerste wat iemand moet doen? Schrijf onder {steps} een {text}, een {who} en een {due}.",
            "all": "Wat is het eerste wat iemand moet doen? Schrijf per activiteit onder {steps} een {text}, een {who} "
            "en een {due}.",
            "who": "Schrijf {who}: [rol of dienst].",
            "due": "Schrijf {due}: [datum], bijvoorbeeld 2027-01-15.",
            "both": "Schrijf {who}: [rol of dienst] en {due}: [datum].",
        },
        point={
            "": "geen {steps}",
            "all": "nergens {steps}",
            "who": "geen {who}",
            "due": "geen {due}",
            "both": "geen {who} en geen {due}",
            "more": "ook deze stap",
        },
        bad="""\
activiteiten:
  ⟦ontmoetingsruimte⟧:
    tekst: De buurtwerker opent een ontmoetingsruimte in de buurt
    termijn: kort
  spelnamiddag:
    tekst: De buurtwerker houdt elke maand een spelnamiddag
    termijn: kort
    stappen:
      - {tekst: De turnzaal vastleggen, wie: buurtwerker, tegen: 2026-12-01}
""",
        good="""\
activiteiten:
  ontmoetingsruimte:
    tekst: De buurtwerker opent een ontmoetingsruimte in de buurt
    termijn: kort
    stappen:
      - {tekst: De directie van de school bellen, wie: buurtwerker, tegen: 2027-01-15}
  spelnamiddag:
    tekst: De buurtwerker houdt elke maand een spelnamiddag
    termijn: kort
    stappen:
      - {tekst: De turnzaal vastleggen, wie: buurtwerker, tegen: 2026-12-01}
""",
    ),
    en=Wording(
        title="An activity for the short term has a first step, with who and by when.",
        why="A plan starts to move only when somebody knows what to do this month.",
        say={
            "": "Activity '{activity}' is for the short term, but has no first step yet.",
            "all": "{number} activities are for the short term, and none of them has a first step.",
            "who": "Step '{step}' does not say who takes it up.",
            "due": "Step '{step}' does not say by when.",
            "both": "Step '{step}' does not say who takes it up, nor by when.",
        },
        do={
            "": "What is the first thing that somebody has to do? Write a {text}, a {who} and a {due} under {steps}.",
            "all": "What is the first thing that somebody has to do? Write for each activity a {text}, a {who} and a "
            "{due} under {steps}.",
            "who": "Write {who}: [role or service].",
            "due": "Write {due}: [date], for instance 2027-01-15.",
            "both": "Write {who}: [role or service] and {due}: [date].",
        },
        point={
            "": "no {steps}",
            "all": "no {steps} anywhere",
            "who": "no {who}",
            "due": "no {due}",
            "both": "no {who} and no {due}",
            "more": "this step too",
        },
        bad="""\
activities:
  ⟦meeting_room⟧:
    text: The community worker opens a meeting room in the neighbourhood
    term: short
  games_afternoon:
    text: The community worker holds a games afternoon every month
    term: short
    steps:
      - {text: Book the gym, who: community worker, due: 2026-12-01}
""",
        good="""\
activities:
  meeting_room:
    text: The community worker opens a meeting room in the neighbourhood
    term: short
    steps:
      - {text: Call the head of the school, who: community worker, due: 2027-01-15}
  games_afternoon:
    text: The community worker holds a games afternoon every month
    term: short
    steps:
      - {text: Book the gym, who: community worker, due: 2026-12-01}
""",
    ),
    note=(
        (
            "An activity that has started needs no first step any more. One finding for a plan without any step. A "
            "step without who or without a date is an info, once for each activity."
        ),
        (
            "Een activiteit die al loopt, heeft geen eerste stap meer nodig. Eén melding voor een plan zonder enige "
            "stap. Een stap zonder wie of zonder datum is een info, één keer per activiteit."
        ),
    ),
)
def no_first_step(inspection: Inspection) -> Iterator[Report]:
    activities = inspection.plan.activities
    asked = [name for name, one in activities.items() if one.steps or _starts_soon(inspection, one)]
    yield from once_or_each(inspection, [name for name in asked if not activities[name].steps], len(asked), ("steps",))
    for name in asked:
        found = list(_unfinished(inspection, activities[name]))
        if found:
            yield found[0]._replace(related=tuple((other.span, "more") for other in found[1:]))


def _starts_soon(inspection: Inspection, activity: Activity) -> bool:
    started = activity.start is not None and date_range(activity.start)[0] <= inspection.today
    return activity.term is Term.SHORT and not started


def _unfinished(inspection: Inspection, activity: Activity) -> Iterator[Report]:
    """The steps of an activity that do not say who or by when."""
    for index, step in enumerate(activity.steps):
        lacks = tuple(word for word in ("who", "due") if not getattr(step, word))
        if lacks and step.text:
            yield Report(
                span=inspection.at(activity.id, "steps", index),
                say="both" if len(lacks) == 2 else lacks[0],
                facts={"step": step.text},
                node=activity.id,
                severity=Severity.INFO,
                absent=("steps",),
            )
