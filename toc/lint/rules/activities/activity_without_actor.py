"""TOC201: an activity that nobody carries out."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.model import Role
from toc.lint.rules.activities.named import offered
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.judgement import names_doer, starts_with_effect
from toc.lint.rules.sources import DHAENE, DORAN
from toc.syntax.statements import Statement


@rule(
    201,
    "activity-without-actor",
    Severity.ERROR,
    Checklist.ACTIVITIES,
    since=Profile.REVIEW,
    sources=(
        DHAENE.at(
            "step 1.2: who is going to do what, and for or with whom",
            "stap 1.2: wie gaat wat doen, en voor of met wie?",
        ),
        DORAN.at("assignable: who will do it", "toewijsbaar (assignable): wie het doet"),
    ),
    nl=Wording(
        title="Bij elke activiteit staat wie ze uitvoert.",
        why="Een activiteit van niemand blijft liggen: iedereen denkt dat een ander ze opneemt. En later weet je niet "
        "aan wie je kunt vragen hoe het gelopen is.",
        say="Activiteit '{activity}' zegt niet wie ze uitvoert.",
        do={
            "": "Vul {by}: [id] in met de dienst of de partner die het doet, of zet die vooraan in de zin: "
            "'De jeugddienst …'.",
            "offered": "Vul {by}: [id] in, of begin de zin met wie het doet; uitvoerders in dit plan: {offered}.",
        },
        point="wie doet dit?",
        bad="""\
activiteiten:
  cursus:
    tekst: ⟦Opleiden van jongeren tot wijkanimator⟧
""",
        good="""\
activiteiten:
  cursus:
    tekst: De jeugddienst leidt twintig jongeren op tot wijkanimator
  repaircafe:
    tekst: Uitlenen van fietsen aan nieuwkomers
    door: [kringwinkel]
actoren:
  kringwinkel: {naam: Kringwinkel, rol: partner}
""",
    ),
    en=Wording(
        title="Every activity says who carries it out.",
        why="An activity of nobody stays undone: everybody thinks that somebody else takes it up. And later you do not "
        "know whom to ask how it went.",
        say="Activity '{activity}' does not say who carries it out.",
        do={
            "": "Fill in {by}: [id] with the service or partner that does it, or start the sentence with it: "
            "'The youth service …'.",
            "offered": "Fill in {by}: [id], or start the sentence with who does it; who can carry out in this plan: "
            "{offered}.",
        },
        point="who does this?",
        bad="""\
activities:
  course:
    text: ⟦Training young people as neighbourhood hosts⟧
""",
        good="""\
activities:
  course:
    text: The youth service trains twenty young people as neighbourhood hosts
  repairs:
    text: Lending bicycles to newcomers
    by: [reuse_shop]
actors:
  reuse_shop: {name: Reuse shop, role: partner}
""",
    ),
    note=(
        (
            "An organisation behind 'with' counts in a heading without a verb. Silent where vague-actor, "
            "passive-without-actor or outcome-as-activity says it already."
        ),
        (
            "In een titel zonder werkwoord telt een organisatie achter 'met' mee. Zwijgt waar vague-actor, "
            "passive-without-actor of outcome-as-activity het al zegt."
        ),
    ),
)
def activity_without_actor(inspection: Inspection) -> Iterator[Report]:
    texts = inspection.texts
    carriers = offered(inspection, Role.CITY, Role.PARTNER)
    for said in texts.of(Statement.ACTIVITY):
        reading = texts.read(said)
        passive = any(clause.passive and not clause.agent for clause in reading.clauses)
        we = next(texts.find(said, "we"), None)
        if inspection.plan.activities[said.node].by or passive or we or starts_with_effect(texts, reading):
            continue
        if not names_doer(reading):
            yield Report(
                span=texts.whole(said),
                say="offered" if carriers else "",
                facts={"activity": inspection.label(said.node), "offered": carriers},
                node=said.node,
                absent=("by",),
            )
