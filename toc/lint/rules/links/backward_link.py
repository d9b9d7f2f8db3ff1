"""TOC506: an arrow that runs from a higher level to a lower one."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import DAVIES_2018, DHAENE


@rule(
    506,
    "backward-link",
    Severity.ERROR,
    Checklist.LINKS,
    since=Profile.DRAFT,
    sources=(
        DHAENE.at("a hierarchy of results", "een hiërarchie van resultaten"),
        DAVIES_2018.at("feedback loops have to be explicit", "een terugkoppeling moet je uitdrukkelijk aangeven"),
    ),
    nl=Wording(
        title="Pijlen lopen vooruit: van activiteit over output en outcome naar impact.",
        why="Een pijl die terugloopt, verwisselt oorzaak en gevolg. Dan kan niemand nog aflezen wat er eerst moet "
        "gebeuren.",
        say={
            "outcome-output": "De pijl van outcome '{cause}' naar output '{effect}' loopt terug.",
            "outcome-activity": "De pijl van outcome '{cause}' naar activiteit '{effect}' loopt terug.",
            "output-activity": "De pijl van output '{cause}' naar activiteit '{effect}' loopt terug.",
        },
        do="Komt '{effect_id}' eigenlijk eerst, draai de pijl dan om. Versterkt '{cause_id}' iets wat al liep, dan is "
        "het een terugkoppeling: schrijf {feeds_back_to}: [{effect_id}].",
        point="loopt terug",
        bad="""\
activiteiten:
  wandelgroep:
    tekst: De buurtwerkers wandelen elke week met eigenaars van een hond
    leidt_tot: [eigenaars_contact]
outcomes:
  eigenaars_contact:
    tekst: Eigenaars van een hond spreken vaker met buren
    leidt_tot: [⟦wandelgroep⟧]
""",
        good="""\
activiteiten:
  wandelgroep:
    tekst: De buurtwerkers wandelen elke week met eigenaars van een hond
    leidt_tot: [eigenaars_contact]
outcomes:
  eigenaars_contact:
    tekst: Eigenaars van een hond spreken vaker met buren
    koppelt_terug_naar: [wandelgroep]
""",
    ),
    en=Wording(
        title="Arrows run forward: from activity by way of output and outcome to impact.",
        why="An arrow that runs back swaps cause and effect, and nobody can read any longer what has to happen first.",
        say={
            "outcome-output": "The arrow from outcome '{cause}' to output '{effect}' runs backward.",
            "outcome-activity": "The arrow from outcome '{cause}' to activity '{effect}' runs backward.",
            "output-activity": "The arrow from output '{cause}' to activity '{effect}' runs backward.",
        },
        do="If '{effect_id}' really comes first, turn the arrow round. If '{cause_id}' strengthens something that was "
        "going on already, it is feedback: write {feeds_back_to}: [{effect_id}].",
        point="runs backward",
        bad="""\
activities:
  walking_group:
    text: Neighbourhood workers walk with dog owners every week
    leads_to: [owners_talk]
outcomes:
  owners_talk:
    text: Dog owners talk to neighbours more often
    leads_to: [⟦walking_group⟧]
""",
        good="""\
activities:
  walking_group:
    text: Neighbourhood workers walk with dog owners every week
    leads_to: [owners_talk]
outcomes:
  owners_talk:
    text: Dog owners talk to neighbours more often
    feeds_back_to: [walking_group]
""",
    ),
    note=(
        (
            "Arrows from the impact goal do not exist in the format, and feedback never counts. Where the arrow closes "
            "a circle, unmarked-cycle shows that circle as well."
        ),
        (
            "Pijlen vanuit het impactdoel bestaan niet in het bestandsformaat, en een terugkoppeling telt nooit mee. "
            "Sluit de pijl een kring, dan toont unmarked-cycle die kring ook."
        ),
    ),
)
def backward_link(inspection: Inspection) -> Iterator[Report]:
    levels = inspection.graph.levels
    for cause, effects in inspection.graph.effects.items():
        for effect in effects:
            if levels[cause] > levels[effect]:
                named = {"cause": inspection.label(cause), "effect": inspection.label(effect)}
                yield Report(
                    span=inspection.at_link(cause, effect),
                    say=f"{levels[cause].name}-{levels[effect].name}".lower(),
                    facts={**named, "cause_id": cause, "effect_id": effect},
                    node=cause,
                )
