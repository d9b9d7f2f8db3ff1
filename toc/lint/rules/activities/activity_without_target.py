"""TOC203: an activity for nobody and with nobody."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.model import Role
from toc.lint.rules.activities.named import offered
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.judgement import names_other_party, starts_with_effect
from toc.lint.rules.sources import DHAENE, GRYP_HEYLEN
from toc.syntax.statements import Statement


@rule(
    203,
    "activity-without-target",
    Severity.WARNING,
    Checklist.ACTIVITIES,
    since=Profile.REVIEW,
    sources=(
        DHAENE.at("step 1.2: for and with whom", "stap 1.2: voor en met wie?"),
        GRYP_HEYLEN.at("whether an action appeals to the target group", "spreekt de actie de beoogde doelgroep aan?"),
    ),
    nl=Wording(
        title="Bij elke activiteit staat voor wie of met wie ze is.",
        why="Wat voor niemand in het bijzonder is, bereikt vooral wie de weg al kent. Weet je voor wie je het doet, "
        "dan weet je ook bij wie je later kijkt of er iets veranderd is.",
        say="Activiteit '{activity}' zegt niet voor wie of met wie ze is.",
        do={
            "": "Noem de groep in de zin ('… voor jonge gezinnen'), of vul {for}: [id] of {with}: [id] in.",
            "offered": "Noem de groep in de zin, of vul {for}: [id] of {with}: [id] in; doelgroepen in dit plan: "
            "{offered}.",
        },
        point="voor wie?",
        bad="""\
activiteiten:
  energieloket:
    tekst: ⟦De woondienst houdt elke woensdag een energieloket open⟧
""",
        good="""\
activiteiten:
  energieloket:
    tekst: De woondienst houdt elke woensdag een energieloket open voor huurders
  dorpsdag:
    tekst: De cultuurdienst toont in mei het erfgoed van het dorp
    met: [heemkring]
actoren:
  heemkring: {naam: Heemkring, rol: partner}
""",
    ),
    en=Wording(
        title="Every activity says for whom or with whom it is.",
        why="What is for nobody in particular mostly reaches those who know the way already. If you know whom you do "
        "it for, you also know in whom to look for a change later.",
        say="Activity '{activity}' does not say for whom or with whom it is.",
        do={
            "": "Name the group in the sentence ('… for young families'), or fill in {for}: [id] or {with}: [id].",
            "offered": "Name the group in the sentence, or fill in {for}: [id] or {with}: [id]; target groups in this "
            "plan: {offered}.",
        },
        point="for whom?",
        bad="""\
activities:
  energy_desk:
    text: ⟦The housing department opens an energy desk every Wednesday⟧
""",
        good="""\
activities:
  energy_desk:
    text: The housing department opens an energy desk for tenants every Wednesday
  heritage_day:
    text: The arts service shows the heritage of the town in May
    with: [history_society]
actors:
  history_society: {name: History society, role: partner}
""",
    ),
    note=(
        (
            "Any group besides the one that acts counts, also within a longer word ('seniorenwoningen'): whether it is "
            "the right one, words do not tell."
        ),
        (
            "Elke groep naast wie het zelf doet, telt mee, ook binnen een langer woord ('seniorenwoningen'): of het de "
            "juiste is, zeggen woorden niet."
        ),
    ),
)
def activity_without_target(inspection: Inspection) -> Iterator[Report]:
    texts = inspection.texts
    groups = offered(inspection, Role.TARGET_GROUP)
    for said in texts.of(Statement.ACTIVITY):
        activity = inspection.plan.activities[said.node]
        reading = texts.read(said)
        if activity.for_ or activity.with_ or names_other_party(texts, reading) or starts_with_effect(texts, reading):
            continue
        yield Report(
            span=texts.whole(said),
            say="offered" if groups else "",
            facts={"activity": inspection.label(said.node), "offered": groups},
            node=said.node,
            absent=("for", "with"),
        )
