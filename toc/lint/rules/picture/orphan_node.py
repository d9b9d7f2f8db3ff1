"""TOC603: a change or an impact goal without any arrow."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.model import IMPACT
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.links.loose import loose_nodes
from toc.lint.rules.sources import BROWN_2019, DAVIES_2018

SHOWN = 5
"""Last steps that a finding about the impact goal points at."""


@rule(
    603,
    "orphan-node",
    Severity.ERROR,
    Checklist.PICTURE,
    since=Profile.REVIEW,
    sources=(
        DAVIES_2018.at("missing connections", "ontbrekende verbanden"),
        BROWN_2019.at(
            "a pathway of outcomes with its causal links", "een pad van outcomes met hun oorzakelijke verbanden"
        ),
    ),
    nl=Wording(
        title="Elk vakje hangt met een pijl vast aan de weg naar impact.",
        why="Een los vakje vertelt niet waar het vandaan komt of waartoe het dient. Wie de tekening leest, kan er "
        "niets mee.",
        say={
            "": "'{change}' staat los: er komt geen pijl aan en er vertrekt er geen.",
            "impact": "Geen enkele pijl komt aan bij het impactdoel.",
        },
        do={
            "": "Waaruit volgt dit, en waartoe leidt het? Zet '{id}' bij {leads_to} van de oorzaak, en geef het zelf "
            "een {leads_to}. Hoort het nergens bij, haal het dan weg.",
            "impact": "Zoek de laatste veranderingen voor het impactdoel en schrijf daar {leads_to}: [impact].",
        },
        point={"": "geen enkele pijl", "impact": "hier komt niets aan", "last": "hier stopt de weg"},
        bad="""\
impactdoel:
  tekst: Bewoners voelen zich veiliger in hun wijk
activiteiten:
  wandelgroep:
    tekst: De buurtwerkers wandelen elke week met eigenaars van een hond
    leidt_tot: [buren_groeten]
outcomes:
  buren_groeten:
    tekst: Buren groeten elkaar vaker op straat
    leidt_tot: [impact]
  ⟦jongeren_welkom⟧:
    tekst: Jongeren voelen zich welkom op het plein
""",
        good="""\
impactdoel:
  tekst: Bewoners voelen zich veiliger in hun wijk
activiteiten:
  wandelgroep:
    tekst: De buurtwerkers wandelen elke week met eigenaars van een hond
    leidt_tot: [buren_groeten]
outcomes:
  buren_groeten:
    tekst: Buren groeten elkaar vaker op straat
    leidt_tot: [jongeren_welkom, impact]
  jongeren_welkom:
    tekst: Jongeren voelen zich welkom op het plein
    leidt_tot: [impact]
""",
    ),
    en=Wording(
        title="Every box is tied to the way to impact by an arrow.",
        why="A loose box does not tell where it comes from or what it is for. Whoever reads the picture can do "
        "nothing with it.",
        say={
            "": "'{change}' stands alone: no arrow arrives and none leaves.",
            "impact": "No arrow arrives at the impact goal.",
        },
        do={
            "": "What does this follow from, and what does it lead to? Add '{id}' to {leads_to} of its cause, and "
            "give it a {leads_to} of its own. If it belongs nowhere, take it out.",
            "impact": "Find the last changes before the impact goal and write {leads_to}: [impact] there.",
        },
        point={"": "no arrow at all", "impact": "nothing arrives here", "last": "the way stops here"},
        bad="""\
impact_goal:
  text: Residents feel safer in their neighbourhood
activities:
  walking_group:
    text: Neighbourhood workers walk with dog owners every week
    leads_to: [neighbours_greet]
outcomes:
  neighbours_greet:
    text: Neighbours greet each other in the street more often
    leads_to: [impact]
  ⟦young_welcome⟧:
    text: Young people feel welcome on the square
""",
        good="""\
impact_goal:
  text: Residents feel safer in their neighbourhood
activities:
  walking_group:
    text: Neighbourhood workers walk with dog owners every week
    leads_to: [neighbours_greet]
outcomes:
  neighbours_greet:
    text: Neighbours greet each other in the street more often
    leads_to: [young_welcome, impact]
  young_welcome:
    text: Young people feel welcome on the square
    leads_to: [impact]
""",
    ),
    needs_whole_file=True,
    note=(
        (
            "Changes and the impact goal only: an activity without an arrow is for dead-end-activity. Feedback arrows "
            "and arrows to an unknown id count as arrows here. Silent while the plan has only one box."
        ),
        (
            "Enkel veranderingen en het impactdoel: een activiteit zonder pijl is voor dead-end-activity. Een "
            "terugkoppeling en een pijl naar een onbekend id tellen hier als pijl. Zwijgt zolang het plan maar één "
            "vakje heeft."
        ),
    ),
)
def orphan_node(inspection: Inspection) -> Iterator[Report]:
    plan, loose = inspection.plan, loose_nodes(inspection)
    if len(inspection.graph.levels) < 2:
        return
    for change in plan.changes():
        if change.id in loose:
            facts = {"change": inspection.label(change.id), "id": change.id}
            yield Report(
                span=inspection.at(change.id), facts=facts, node=change.id, absent=("leads_to", "feeds_back_to")
            )
    if IMPACT in loose:
        last = [change.id for change in plan.changes() if not change.leads_to and change.id not in loose]
        related = tuple((inspection.at(name), "last") for name in last[:SHOWN])
        yield Report(span=inspection.at(IMPACT), say="impact", related=related, node=IMPACT)
