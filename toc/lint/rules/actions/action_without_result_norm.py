"""TOC905: an activity of which nobody can tell whether it went well."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.model import IMPACT, Activity, Outcome
from toc.lint.rules.actions.plan import once_or_each
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import GRYP_HEYLEN


@rule(
    905,
    "action-without-result-norm",
    Severity.WARNING,
    Checklist.ACTION_PLAN,
    since=Profile.FINAL,
    sources=(
        GRYP_HEYLEN.at(
            "a wanted result with a norm, and indicators, for every action",
            "per actie een gewenst resultaat met een norm, en indicatoren",
        ),
    ),
    nl=Wording(
        title="Bij elke activiteit hoort een resultaat met een norm.",
        why="Spreek je niet af wanneer een activiteit geslaagd is, dan is ze dat achteraf altijd, en leer je er niets "
        "uit.",
        say={
            "": "Geen enkele indicator meet wat activiteit '{activity}' meteen oplevert.",
            "all": "Geen enkele indicator meet wat de {number} activiteiten meteen opleveren.",
        },
        do={
            "": "Wanneer vind je deze activiteit geslaagd? Voeg een indicator toe met {measures}: [{id}], of met het "
            "id van de output, en geef die een {target}.",
            "all": "Wanneer vind je een activiteit geslaagd? Voeg per activiteit een indicator toe met {measures}: [id "
            "van de output] en een {target}.",
        },
        point={"": "geen resultaat met {target}", "all": "nergens een resultaat met {target}"},
        bad="""\
activiteiten:
  ⟦spelnamiddag⟧:
    tekst: De buurtwerker houdt elke maand een spelnamiddag voor jonge gezinnen
    leidt_tot: [gezinnen_komen]
outputs:
  gezinnen_komen:
    tekst: Jonge gezinnen komen naar de spelnamiddag
    leidt_tot: [kennen_elkaar]
outcomes:
  kennen_elkaar:
    tekst: Jonge gezinnen kennen elkaar
indicatoren:
  kent_gezin:
    tekst: Aandeel van de gezinnen dat een ander gezin bij naam kent
    meet: [kennen_elkaar]
    norm: {waarde: 80, tegen: 2027-09-01}
""",
        good="""\
activiteiten:
  spelnamiddag:
    tekst: De buurtwerker houdt elke maand een spelnamiddag voor jonge gezinnen
    leidt_tot: [gezinnen_komen]
outputs:
  gezinnen_komen:
    tekst: Jonge gezinnen komen naar de spelnamiddag
    leidt_tot: [kennen_elkaar]
outcomes:
  kennen_elkaar:
    tekst: Jonge gezinnen kennen elkaar
indicatoren:
  kent_gezin:
    tekst: Aandeel van de gezinnen dat een ander gezin bij naam kent
    meet: [kennen_elkaar]
    norm: {waarde: 80, tegen: 2027-09-01}
  opkomst:
    tekst: Aandeel van de jonge gezinnen uit de buurt dat naar een spelnamiddag kwam
    meet: [gezinnen_komen]
    norm: {waarde: 30, tegen: 2026-12-31}
""",
    ),
    en=Wording(
        title="Every activity has a result with a target.",
        why="If nobody agrees beforehand when an activity went well, it always did, and nothing is learnt from it.",
        say={
            "": "No indicator measures what activity '{activity}' delivers directly.",
            "all": "No indicator measures what the {number} activities deliver directly.",
        },
        do={
            "": "When do you call this activity a success? Add an indicator with {measures}: [{id}], or with the id of "
            "its output, and give that a {target}.",
            "all": "When do you call an activity a success? Add for each of them an indicator with {measures}: [id of "
            "the output] and a {target}.",
        },
        point={"": "no result with a {target}", "all": "no result with a {target} anywhere"},
        bad="""\
activities:
  ⟦games_afternoon⟧:
    text: The community worker holds a games afternoon for young families every month
    leads_to: [families_come]
outputs:
  families_come:
    text: Young families come to the games afternoon
    leads_to: [know_each_other]
outcomes:
  know_each_other:
    text: Young families know each other
indicators:
  knows_family:
    text: Share of families that know another family by name
    measures: [know_each_other]
    target: {value: 80, due: 2027-09-01}
""",
        good="""\
activities:
  games_afternoon:
    text: The community worker holds a games afternoon for young families every month
    leads_to: [families_come]
outputs:
  families_come:
    text: Young families come to the games afternoon
    leads_to: [know_each_other]
outcomes:
  know_each_other:
    text: Young families know each other
indicators:
  knows_family:
    text: Share of families that know another family by name
    measures: [know_each_other]
    target: {value: 80, due: 2027-09-01}
  turnout:
    text: Share of the young families of the neighbourhood that came to a games afternoon
    measures: [families_come]
    target: {value: 30, due: 2026-12-31}
""",
    ),
    needs_whole_file=True,
    note=(
        (
            "The format has no result of its own for an activity: it is what an indicator measures at the activity, or "
            "at a change to which it leads directly. Silent while there are no indicators; where such an indicator has "
            "no target yet (norm-missing); where an outcome to which it leads has no information need at all "
            "(outcome-without-information-need); and where the plan says why nothing is measured there."
        ),
        (
            "In het formaat heeft een activiteit geen eigen resultaat: het is wat een indicator meet bij de "
            "activiteit, of bij een verandering waartoe ze rechtstreeks leidt. Zwijgt zolang er geen indicatoren zijn; "
            "als zo'n indicator nog geen norm heeft (norm-missing); als een outcome waartoe ze leidt geen enkele "
            "informatienood heeft (outcome-without-information-need); en als het plan zegt waarom daar niets gemeten "
            "wordt."
        ),
    ),
)
def action_without_result_norm(inspection: Inspection) -> Iterator[Report]:
    plan = inspection.plan
    measured = {node for indicator in plan.indicators.values() for node in indicator.measures}
    if not measured or inspection.document.is_unread("", ("indicators",)):
        return
    asked_about = {node for question in plan.learning_questions.values() for node in question.about}
    linked = [activity for activity in plan.activities.values() if inspection.graph.effects[activity.id]]
    lacking = [one.id for one in linked if not _is_spoken_of(inspection, one, measured, asked_about)]
    yield from once_or_each(inspection, lacking, len(linked), ("leads_to",))


def _is_spoken_of(inspection: Inspection, activity: Activity, measured: set[str], asked_about: set[str]) -> bool:
    """Whether something is measured at the activity or right after it, or another rule already asks for that."""
    effects = inspection.graph.effects[activity.id]
    if not measured.isdisjoint((activity.id, *effects)) or IMPACT in effects:
        return True
    changes = [inspection.document.thing(effect) for effect in effects]
    return any(
        getattr(change, "not_measured", None) or (isinstance(change, Outcome) and change.id not in asked_about)
        for change in changes
    )
