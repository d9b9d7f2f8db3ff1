"""TOC605: so many arrows that they no longer tell which ones matter."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from toc.core import keywords
from toc.core.findings import Profile, Report, Severity
from toc.core.graph import Level
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import DHAENE, MENDLING

SHARE = 0.6
"""Share of the possible arrows between two levels above which they are no choice any more (own proposal)."""

LEAST = 3
"""Boxes that each of the two levels has at least: with fewer of them a few arrows are all arrows (own proposal)."""

DENSITY = 2.5
"""Arrows for each box of the whole picture (own proposal)."""

_SECTIONS = {
    Level.ACTIVITY: "activities",
    Level.OUTPUT: "outputs",
    Level.OUTCOME: "outcomes",
    Level.IMPACT: "impact_goal",
}


@rule(
    605,
    "everything-leads-to-everything",
    Severity.WARNING,
    Checklist.PICTURE,
    since=Profile.REVIEW,
    sources=(
        MENDLING.at("G2: few paths for each element", "G2: weinig paden per element"),
        DHAENE.at("choices about what to look at", "kiezen waar je naar kijkt"),
    ),
    nl=Wording(
        title="Pijlen tonen een keuze: niet alles leidt tot alles.",
        why="Als alles tot alles leidt, zegt de tekening niets meer: je ziet niet wat de doorslag geeft, en dus ook "
        "niet wat je moet meten.",
        say={
            "levels": "Van {from} naar {to} lopen {links} van de {possible} mogelijke pijlen.",
            "density": "De tekening telt {links} pijlen voor {nodes} vakjes.",
        },
        do="Vraag bij elke pijl: komt die verandering er ook zonder deze oorzaak? Hou per vakje de een of twee pijlen "
        "over waarvan je het meest verwacht.",
        point="te veel pijlen",
        bad="""\
⟦activiteiten⟧:
  stadsbeest:
    tekst: De buurtwerkers wandelen elke week met eigenaars van een hond
    leidt_tot: [buren_groeten, buren_helpen]
  wijkbudget:
    tekst: Dienst Welzijn kent elk jaar een wijkbudget toe aan bewoners
    leidt_tot: [buren_groeten, buren_helpen, jongeren_welkom]
  pleinwerk:
    tekst: De jeugddienst zet drie avonden per week een jeugdwerker op het plein
    leidt_tot: [buren_groeten, jongeren_welkom]
outcomes:
  buren_groeten:
    tekst: Buren groeten elkaar vaker op straat
  buren_helpen:
    tekst: Buren helpen elkaar vaker met een klus
  jongeren_welkom:
    tekst: Jongeren voelen zich welkom op het plein
""",
        good="""\
activiteiten:
  stadsbeest:
    tekst: De buurtwerkers wandelen elke week met eigenaars van een hond
    leidt_tot: [buren_groeten]
  wijkbudget:
    tekst: Dienst Welzijn kent elk jaar een wijkbudget toe aan bewoners
    leidt_tot: [buren_helpen]
  pleinwerk:
    tekst: De jeugddienst zet drie avonden per week een jeugdwerker op het plein
    leidt_tot: [jongeren_welkom]
outcomes:
  buren_groeten:
    tekst: Buren groeten elkaar vaker op straat
  buren_helpen:
    tekst: Buren helpen elkaar vaker met een klus
  jongeren_welkom:
    tekst: Jongeren voelen zich welkom op het plein
""",
    ),
    en=Wording(
        title="Arrows show a choice: not everything leads to everything.",
        why="When everything leads to everything the picture says nothing any more: nobody sees what tips the scales, "
        "and so nobody knows what to measure.",
        say={
            "levels": "{links} of the {possible} possible arrows run from {from} to {to}.",
            "density": "The picture has {links} arrows for {nodes} boxes.",
        },
        do="Ask of every arrow whether that change would come without this cause as well. Keep for each box the one "
        "or two arrows of which you expect most.",
        point="too many arrows",
        bad="""\
⟦activities⟧:
  dog_walks:
    text: Neighbourhood workers walk with dog owners every week
    leads_to: [neighbours_greet, neighbours_help]
  neighbourhood_budget:
    text: Social Affairs grants residents a yearly neighbourhood budget
    leads_to: [neighbours_greet, neighbours_help, young_welcome]
  youth_work:
    text: The youth service sends a youth worker to the square on three evenings a week
    leads_to: [neighbours_greet, young_welcome]
outcomes:
  neighbours_greet:
    text: Neighbours greet each other in the street more often
  neighbours_help:
    text: Neighbours help each other with a job more often
  young_welcome:
    text: Young people feel welcome on the square
""",
        good="""\
activities:
  dog_walks:
    text: Neighbourhood workers walk with dog owners every week
    leads_to: [neighbours_greet]
  neighbourhood_budget:
    text: Social Affairs grants residents a yearly neighbourhood budget
    leads_to: [neighbours_help]
  youth_work:
    text: The youth service sends a youth worker to the square on three evenings a week
    leads_to: [young_welcome]
outcomes:
  neighbours_greet:
    text: Neighbours greet each other in the street more often
  neighbours_help:
    text: Neighbours help each other with a job more often
  young_welcome:
    text: Young people feel welcome on the square
""",
    ),
    note=(
        (
            "Levels are adjacent when no level between them has boxes. The number of arrows in the whole picture is "
            "looked at only where no two levels stand out."
        ),
        (
            "Twee niveaus liggen naast elkaar als er geen niveau met vakjes tussen ligt. Naar het aantal pijlen in de "
            "hele tekening kijken we alleen als er geen twee niveaus uitspringen."
        ),
    ),
)
def everything_leads_to_everything(inspection: Inspection) -> Iterator[Report]:
    graph, document = inspection.graph, inspection.document
    boxes = Counter(graph.levels.values())
    arrows = ((cause, effect) for cause, effects in graph.effects.items() for effect in effects)
    links = Counter((graph.levels[cause], graph.levels[effect]) for cause, effect in arrows)
    crowded = False
    for low, high in pairwise(sorted(boxes)):
        possible = boxes[low] * boxes[high]
        if min(boxes[low], boxes[high]) >= LEAST and links[low, high] > SHARE * possible:
            crowded = True
            place = document.place(_SECTIONS[low])
            spelled = {
                name: keywords.spell(_SECTIONS[level], document.spelling)
                for name, level in (("from", low), ("to", high))
            }
            facts = {**spelled, "links": links[low, high], "possible": possible}
            yield Report(span=place.name if place else document.start, say="levels", facts=facts)
    if not crowded and links.total() > DENSITY * len(graph.levels):
        yield Report(span=document.start, say="density", facts={"links": links.total(), "nodes": len(graph.levels)})
