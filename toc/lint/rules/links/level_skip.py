"""TOC505: an arrow that leaves out the steps between an activity and what changes in the end."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.model import IMPACT, Term
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import ANDERSON, DHAENE, VOGEL


@rule(
    505,
    "level-skip",
    Severity.WARNING,
    Checklist.LINKS,
    since=Profile.DRAFT,
    sources=(
        DHAENE.at(
            "changes are the steps in between on the way to impact",
            "veranderingen zijn de tussenstappen op weg naar impact",
        ),
        ANDERSON.at(
            "work back from the goal, precondition by precondition",
            "werk terug vanaf het doel, voorwaarde per voorwaarde",
        ),
        VOGEL.at("the missing middle", "het ontbrekende midden ('missing middle')"),
    ),
    nl=Wording(
        title="Geen pijl springt van een activiteit of output meteen naar het einde van de weg.",
        why="Wie meteen naar het einde springt, slaat over wat er bij mensen moet veranderen. Net daar loopt het vaak "
        "mis, en net dat wil je meten.",
        say={
            "activity-impact": "Activiteit '{cause}' springt meteen naar het impactdoel.",
            "activity-long": "Activiteit '{cause}' springt meteen naar '{effect}', een verandering op lange termijn.",
            "output-impact": "Output '{cause}' springt meteen naar het impactdoel.",
        },
        do={
            "": "Wat verandert er eerst, en bij wie? Zet die tussenstappen onder {outputs} en {outcomes}, en laat de "
            "pijl daarlangs lopen.",
            "output-impact": "Wat gaan mensen hierdoor anders doen, kunnen of denken? Zet die stap onder {outcomes}, "
            "tussen de output en het impactdoel.",
        },
        point="hier ontbreekt een stap",
        bad="""\
impactdoel:
  tekst: Bewoners voelen zich veiliger in hun wijk
activiteiten:
  campagne:
    tekst: De stad verspreidt een affiche over hoffelijkheid op straat
    leidt_tot: [⟦impact⟧]
""",
        good="""\
impactdoel:
  tekst: Bewoners voelen zich veiliger in hun wijk
activiteiten:
  campagne:
    tekst: De stad verspreidt een affiche over hoffelijkheid op straat
    leidt_tot: [buren_groeten]
outcomes:
  buren_groeten:
    tekst: Buren groeten elkaar vaker op straat
    leidt_tot: [impact]
""",
    ),
    en=Wording(
        title="No arrow jumps from an activity or output straight to the end of the way.",
        why="Whoever jumps to the end leaves out what has to change in people. That is where things often go wrong, "
        "and it is what one wants to measure.",
        say={
            "activity-impact": "Activity '{cause}' jumps straight to the impact goal.",
            "activity-long": "Activity '{cause}' jumps straight to '{effect}', a change in the long term.",
            "output-impact": "Output '{cause}' jumps straight to the impact goal.",
        },
        do={
            "": "What changes first, and in whom? Add those steps under {outputs} and {outcomes}, and let the arrow "
            "run through them.",
            "output-impact": "What will people do, know or think differently because of this? Add that step under "
            "{outcomes}, between the output and the impact goal.",
        },
        point="a step is missing here",
        bad="""\
impact_goal:
  text: Residents feel safer in their neighbourhood
activities:
  campaign:
    text: The city puts up a poster on courtesy in the street
    leads_to: [⟦impact⟧]
""",
        good="""\
impact_goal:
  text: Residents feel safer in their neighbourhood
activities:
  campaign:
    text: The city puts up a poster on courtesy in the street
    leads_to: [neighbours_greet]
outcomes:
  neighbours_greet:
    text: Neighbours greet each other in the street more often
    leads_to: [impact]
""",
    ),
)
def level_skip(inspection: Inspection) -> Iterator[Report]:
    for cause, effects in inspection.graph.effects.items():
        for effect in effects:
            skipped = _skipped(inspection, cause, effect)
            if skipped:
                facts = {"cause": inspection.label(cause), "effect": inspection.label(effect)}
                yield Report(span=inspection.at_link(cause, effect), say=skipped, facts=facts, node=cause)


def _skipped(inspection: Inspection, cause: str, effect: str) -> str:
    """How the arrow skips a level: a key of the wording, empty where it does not."""
    plan = inspection.plan
    if effect == IMPACT:
        return "activity-impact" if cause in plan.activities else "output-impact" if cause in plan.outputs else ""
    late = effect in plan.outcomes and plan.outcomes[effect].term is Term.LONG
    return "activity-long" if late and cause in plan.activities else ""
