"""TOC504: a change from which no way leads to the impact goal."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.model import IMPACT
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import ANDERSON, DHAENE


@rule(
    504,
    "change-not-leading-to-impact",
    Severity.ERROR,
    Checklist.LINKS,
    since=Profile.REVIEW,
    sources=(
        DHAENE.at(
            "'so what': does this help to reach the impact goal?",
            "'so what': gaat dit helpen om het impactdoel te realiseren?",
        ),
        ANDERSON.at(
            "preconditions that are necessary and together sufficient", "voorwaarden die nodig zijn en samen volstaan"
        ),
    ),
    nl=Wording(
        title="Elke verandering leidt, rechtstreeks of met tussenstappen, tot het impactdoel.",
        why="Ontbreekt de pijl, dan ziet niemand waarom deze verandering ertoe doet. Is er echt geen weg naar het "
        "impactdoel, dan gaan er tijd en geld naar iets anders dan je doel.",
        say="'{change}' leidt nergens toe: van hier loopt geen weg naar het impactdoel.",
        do="Vraag je af: 'so what?' Wat verandert hierdoor, en bij wie? Verwijs daarnaar: {leads_to}: [id]. Vind je "
        "geen antwoord, dan hoort deze verandering niet op deze weg.",
        point="hier stopt de weg",
        bad="""\
impactdoel:
  tekst: Bewoners voelen zich 's avonds veiliger in hun wijk
activiteiten:
  wandelgroep:
    tekst: De buurtwerkers wandelen elke week met eigenaars van een hond
    leidt_tot: [eigenaars_contact, buren_groeten]
outcomes:
  ⟦eigenaars_contact⟧:
    tekst: Eigenaars van een hond voelen zich minder alleen
  buren_groeten:
    tekst: Buren groeten elkaar vaker op straat
    leidt_tot: [impact]
""",
        good="""\
impactdoel:
  tekst: Bewoners voelen zich 's avonds veiliger in hun wijk
activiteiten:
  wandelgroep:
    tekst: De buurtwerkers wandelen elke week met eigenaars van een hond
    leidt_tot: [eigenaars_contact, buren_groeten]
outcomes:
  eigenaars_contact:
    tekst: Eigenaars van een hond voelen zich minder alleen
    leidt_tot: [buren_groeten]
  buren_groeten:
    tekst: Buren groeten elkaar vaker op straat
    leidt_tot: [impact]
""",
    ),
    en=Wording(
        title="Every change leads, at once or in steps, to the impact goal.",
        why="When the arrow is missing nobody sees why this change matters. When there really is no way to the impact "
        "goal, time and money go to something else than the goal.",
        say="'{change}' leads nowhere: no way runs from here to the impact goal.",
        do="Ask 'so what?': what changes because of this, and in whom? Refer to that: {leads_to}: [id]. If there is no "
        "answer, this change does not belong on this way.",
        point="the way stops here",
        bad="""\
impact_goal:
  text: Residents feel safer in their neighbourhood in the evening
activities:
  walking_group:
    text: Neighbourhood workers walk with dog owners every week
    leads_to: [owners_less_alone, neighbours_greet]
outcomes:
  ⟦owners_less_alone⟧:
    text: Dog owners feel less alone
  neighbours_greet:
    text: Neighbours greet each other in the street more often
    leads_to: [impact]
""",
        good="""\
impact_goal:
  text: Residents feel safer in their neighbourhood in the evening
activities:
  walking_group:
    text: Neighbourhood workers walk with dog owners every week
    leads_to: [owners_less_alone, neighbours_greet]
outcomes:
  owners_less_alone:
    text: Dog owners feel less alone
    leads_to: [neighbours_greet]
  neighbours_greet:
    text: Neighbours greet each other in the street more often
    leads_to: [impact]
""",
    ),
    needs_whole_file=True,
    note=(
        (
            "Only where the way stops: one arrow there helps all that comes before it. Silent without an impact goal, "
            "and while no arrow at all arrives there: orphan-node says that once. A change without any arrow is for "
            "orphan-node too, a circle for unmarked-cycle, an arrow to an unknown id for dangling-reference."
        ),
        (
            "Enkel waar de weg stopt: één pijl daar helpt alles wat ervoor komt. Zwijgt zonder impactdoel, en zolang "
            "er bij het impactdoel geen enkele pijl aankomt: dat zegt orphan-node één keer. Ook een verandering zonder "
            "enige pijl is voor orphan-node, een kring voor unmarked-cycle, een pijl naar een onbekend id voor "
            "dangling-reference."
        ),
    ),
)
def change_not_leading_to_impact(inspection: Inspection) -> Iterator[Report]:
    graph = inspection.graph
    if not graph.causes.get(IMPACT):
        return
    for change in inspection.plan.changes():
        if not change.leads_to and graph.causes[change.id]:
            facts = {"change": inspection.label(change.id)}
            yield Report(span=inspection.at(change.id), facts=facts, node=change.id, absent=("leads_to",))
