"""TOC503: a change that nothing in the plan brings about."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.links.loose import loose_nodes
from toc.lint.rules.sources import ANDERSON, DHAENE, GRYP_HEYLEN


@rule(
    503,
    "change-without-cause",
    Severity.ERROR,
    Checklist.LINKS,
    since=Profile.REVIEW,
    sources=(
        DHAENE.at(
            "think through activities and intended changes together",
            "geplande activiteiten en beoogde veranderingen samen doordenken",
        ),
        GRYP_HEYLEN.at("which actions does each intermediate goal need?", "welke acties zijn er per tussendoel nodig?"),
        ANDERSON.at("every outcome rests on its preconditions", "elke outcome steunt op voorwaarden"),
    ),
    nl=Wording(
        title="Elke verandering heeft een oorzaak: een activiteit, een andere verandering of iets wat anderen doen.",
        why="Een verandering komt er niet vanzelf. Zolang niemand er iets voor doet, hangt de weg naar impact op die "
        "plaats in de lucht.",
        say="Niets in je plan leidt tot '{change}'.",
        do="Vraag je af: wat brengt dit teweeg? Zet '{id}' daar bij {leads_to}. Zorgen anderen ervoor, schrijf dan "
        "{external}: ja.",
        point="hier komt geen pijl aan",
        bad="""\
activiteiten:
  wijkbudget:
    tekst: Sociale Zaken kent elk jaar een wijkbudget toe aan bewonersgroepen
    leidt_tot: [buren_actief]
outcomes:
  buren_actief:
    tekst: Buren zetten zelf ontmoetingen op
    leidt_tot: [buren_vertrouwen]
  ⟦jongeren_welkom⟧:
    tekst: Jongeren voelen zich welkom op het plein
    leidt_tot: [buren_vertrouwen]
  buren_vertrouwen:
    tekst: Buren vertrouwen elkaar meer
""",
        good="""\
activiteiten:
  wijkbudget:
    tekst: Sociale Zaken kent elk jaar een wijkbudget toe aan bewonersgroepen
    leidt_tot: [buren_actief]
  pleinwerk:
    tekst: De jeugddienst zet drie avonden per week een jeugdwerker op het plein
    leidt_tot: [jongeren_welkom]
outcomes:
  buren_actief:
    tekst: Buren zetten zelf ontmoetingen op
    leidt_tot: [buren_vertrouwen]
  jongeren_welkom:
    tekst: Jongeren voelen zich welkom op het plein
    leidt_tot: [buren_vertrouwen]
  buren_vertrouwen:
    tekst: Buren vertrouwen elkaar meer
""",
    ),
    en=Wording(
        title="Every change has a cause: an activity, another change or something that others do.",
        why="A change does not come by itself. As long as nobody does anything for it, the way to impact has no ground "
        "under it there.",
        say="Nothing in the plan leads to '{change}'.",
        do="Ask what brings this about, and add '{id}' to {leads_to} there. If others take care of it, write "
        "{external}: yes.",
        point="no arrow arrives here",
        bad="""\
activities:
  neighbourhood_budget:
    text: Social Affairs grants residents' groups a yearly neighbourhood budget
    leads_to: [neighbours_active]
outcomes:
  neighbours_active:
    text: Neighbours set up meetings themselves
    leads_to: [neighbours_trust]
  ⟦young_welcome⟧:
    text: Young people feel welcome on the square
    leads_to: [neighbours_trust]
  neighbours_trust:
    text: Neighbours trust each other more
""",
        good="""\
activities:
  neighbourhood_budget:
    text: Social Affairs grants residents' groups a yearly neighbourhood budget
    leads_to: [neighbours_active]
  youth_work:
    text: The youth service sends a youth worker to the square on three evenings a week
    leads_to: [young_welcome]
outcomes:
  neighbours_active:
    text: Neighbours set up meetings themselves
    leads_to: [neighbours_trust]
  young_welcome:
    text: Young people feel welcome on the square
    leads_to: [neighbours_trust]
  neighbours_trust:
    text: Neighbours trust each other more
""",
    ),
    needs_whole_file=True,
    note=(
        (
            "Only where the chain starts: what follows from that change gets its cause along with it. A change brought "
            "about by others counts as a cause. A change without any arrow is for orphan-node, a circle for "
            "unmarked-cycle."
        ),
        (
            "Enkel waar de keten begint: wat uit die verandering volgt, krijgt dan mee een oorzaak. Een verandering "
            "door anderen telt als oorzaak. Een verandering zonder enige pijl is voor orphan-node, een kring voor "
            "unmarked-cycle."
        ),
    ),
)
def change_without_cause(inspection: Inspection) -> Iterator[Report]:
    loose = loose_nodes(inspection)
    for change in inspection.plan.changes():
        name = change.id
        if not inspection.graph.causes[name] and not change.external and name not in loose:
            facts = {"change": inspection.label(name), "id": name}
            yield Report(span=inspection.at(name), facts=facts, node=name, absent=("external",))
