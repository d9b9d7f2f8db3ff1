"""TOC403: nobody between the city and the target group."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.model import Role
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import DHAENE, OUTCOME_MAPPING, UNDAF


@rule(
    403,
    "boundary-partner-missing",
    Severity.INFO,
    Checklist.ACTORS,
    since=Profile.REVIEW,
    sources=(
        DHAENE.at(
            "activities with organisations, associations and institutions",
            "doen met organisaties, verenigingen en instituties",
        ),
        OUTCOME_MAPPING.at("boundary partners", "partners die zelf moeten veranderen (boundary partners)"),
        UNDAF.at(
            "step 4: partners and actors that matter most", "stap 4: de partners en actoren die er het meest toe doen"
        ),
    ),
    nl=Wording(
        title="Tussen de stad en de doelgroep staat minstens één partner.",
        why="Een stad bereikt haar doelgroep zelden alleen. Doen scholen, verenigingen of hulpverleners iets anders "
        "dan vroeger, dan blijft de verandering ook als je project stopt.",
        say="Geen enkele actor heeft de rol {partner}.",
        do="Vraag je af wie dicht bij de doelgroep staat en iets anders kan gaan doen. Geef die actor {role}: "
        "{partner} en schrijf de verandering die je verwacht als outcome. Werkt de stad echt alleen, dan is het goed "
        "zo.",
        point="geen {partner}",
        bad="""\
⟦actoren⟧:
  buurtwerkers: {naam: Buurtwerkers, rol: stad}
  ouderen: {naam: Ouderen, rol: doelgroep}
""",
        good="""\
actoren:
  buurtwerkers: {naam: Buurtwerkers, rol: stad}
  huisartsen: {naam: Huisartsen, rol: partner}
  ouderen: {naam: Ouderen, rol: doelgroep}
""",
    ),
    en=Wording(
        title="Between the city and the target group stands at least one partner.",
        why="A city seldom reaches its target group on its own. If schools, associations or care workers do things "
        "differently than before, the change stays when your project stops.",
        say="No actor has the role {partner}.",
        do="Ask who stands close to the target group and could do something else. Give that actor {role}: {partner} "
        "and write the change that you expect as an outcome. If the city really works alone, leave it as it is.",
        point="no {partner}",
        bad="""\
⟦actors⟧:
  community_workers: {name: Community workers, role: city}
  older: {name: Older residents, role: target_group}
""",
        good="""\
actors:
  community_workers: {name: Community workers, role: city}
  doctors: {name: Doctors, role: partner}
  older: {name: Older residents, role: target_group}
""",
    ),
    needs_whole_file=True,
    note=(
        "Silent while the plan has no actors at all: then the missing target group comes first.",
        "Zwijgt zolang het plan geen actoren heeft: dan komt de ontbrekende doelgroep eerst.",
    ),
)
def boundary_partner_missing(inspection: Inspection) -> Iterator[Report]:
    actors, place = inspection.plan.actors, inspection.document.place("actors")
    if actors and place and not any(actor.role is Role.PARTNER for actor in actors.values()):
        yield Report(span=place.name)
