"""TOC502: an activity that leads nowhere."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import DHAENE


@rule(
    502,
    "dead-end-activity",
    Severity.ERROR,
    Checklist.LINKS,
    since=Profile.REVIEW,
    sources=(
        DHAENE.at(
            "'so what': the link between activities and goal has to be visible",
            "'so what': de link tussen activiteiten en doel moet zichtbaar zijn",
        ),
    ),
    nl=Wording(
        title="Elke activiteit leidt tot minstens één verandering.",
        why="Zonder pijl blijft onduidelijk wat de activiteit bijdraagt aan het impactdoel: dan meet je straks alleen "
        "of ze plaatsvond.",
        say="Activiteit '{activity}' leidt tot geen enkele verandering.",
        do="Vraag je af: 'en wat verandert er dan, en bij wie?' Schrijf het antwoord als output of outcome en verwijs "
        "ernaar: {leads_to}: [id].",
        point="geen {leads_to}",
        bad="""\
activiteiten:
  ⟦wijkbudget⟧:
    tekst: Sociale Zaken kent elk jaar een wijkbudget toe aan bewonersgroepen
outcomes:
  buren_actief:
    tekst: Buren zetten zelf ontmoetingen op
""",
        good="""\
activiteiten:
  wijkbudget:
    tekst: Sociale Zaken kent elk jaar een wijkbudget toe aan bewonersgroepen
    leidt_tot: [buren_actief]
outcomes:
  buren_actief:
    tekst: Buren zetten zelf ontmoetingen op
""",
    ),
    en=Wording(
        title="Every activity leads to at least one change.",
        why="Without an arrow nobody can see what the activity adds to the impact goal, and all that is left to "
        "measure is whether it took place.",
        say="Activity '{activity}' leads to no change at all.",
        do="Ask 'so what changes then, and in whom?' Write the answer as an output or outcome and refer to it: "
        "{leads_to}: [id].",
        point="no {leads_to}",
        bad="""\
activities:
  ⟦neighbourhood_budget⟧:
    text: Social Affairs grants residents' groups a yearly neighbourhood budget
outcomes:
  neighbours_active:
    text: Neighbours set up meetings themselves
""",
        good="""\
activities:
  neighbourhood_budget:
    text: Social Affairs grants residents' groups a yearly neighbourhood budget
    leads_to: [neighbours_active]
outcomes:
  neighbours_active:
    text: Neighbours set up meetings themselves
""",
    ),
    note=(
        (
            "An activity without any arrow is reported here, not by orphan-node. An arrow to an unknown id is for "
            "dangling-reference."
        ),
        (
            "Een activiteit zonder enige pijl krijgt hier een melding, niet bij orphan-node. Een pijl naar een "
            "onbekend id is voor dangling-reference."
        ),
    ),
)
def dead_end_activity(inspection: Inspection) -> Iterator[Report]:
    for name, activity in inspection.plan.activities.items():
        if not activity.leads_to:
            facts = {"activity": inspection.label(name)}
            yield Report(span=inspection.at(name), facts=facts, node=name, absent=("leads_to",))
