"""TOC1001: a plan that the people it is for took no part in."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.model import Plan, Role
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.participation.named import Named
from toc.lint.rules.participation.places import at_keyword
from toc.lint.rules.sources import DAVIES_2012, DHAENE, GEZINSCOACHING, GRYP_HEYLEN

SHOWN = 5
"""Actors that a message names."""


@rule(
    1001,
    "target-group-not-involved",
    Severity.WARNING,
    Checklist.PARTICIPATION,
    since=Profile.REVIEW,
    sources=(
        DHAENE.at("with whom the way to impact is drawn", "met wie je de weg naar impact uittekent"),
        GRYP_HEYLEN.at("tips: do it together with those involved", "tips & tricks: doe het samen, met de stakeholders"),
        GEZINSCOACHING.at(
            "2.3: involve the target group from beginning to end", "2.3: betrek de doelgroep van begin tot eind"
        ),
        DAVIES_2012.at("whether those concerned were included", "of de betrokkenen mee mochten denken"),
    ),
    nl=Wording(
        title="De doelgroep denkt mee: bij het ontwerp, de meting of de duiding.",
        why="De mensen voor wie het plan dient, weten het best wat er verandert en wat niet werkt. Zonder hen meet je "
        "wat de stad belangrijk vindt.",
        say={
            "": "Nergens staat hoe de doelgroep meewerkt aan dit plan: {groups}.",
            "asked": "Je bevraagt de doelgroep ({groups}), maar nergens staat dat ze ook meedenkt.",
            "staff": "Er werkt niemand van de doelgroep mee ({groups}), enkel {others}.",
            "unsure": "Het is niet duidelijk of wie meewerkt, bij de doelgroep hoort ({groups}).",
        },
        do={
            "": "Voeg {participation} toe met {who}, {phase} en {how}. Twee gesprekken over deze weg zijn al een "
            "begin.",
            "asked": "Voeg {participation} toe met {who}, {phase} en {how}: wie las de weg na, wie duidt de cijfers "
            "mee?",
            "staff": "Vraag enkele mensen uit de doelgroep om mee te lezen of mee te duiden, en zet hen bij {who}.",
            "unsure": "Zet bij {who} het id of de naam van de doelgroep, of geef die actor een alias.",
        },
        point={
            "": "geen {participation}",
            "asked": "geen {participation}",
            "staff": "zonder de doelgroep",
            "unsure": "zit de doelgroep hierbij?",
            "group": "deze doelgroep",
        },
        bad="""\
actoren:
  buurtwerker: {naam: Buurtwerker, rol: stad}
  gezinnen: {naam: Jonge gezinnen, rol: doelgroep}
⟦participatie⟧:
  - wie: buurtwerker
    fase: ontwerp
    hoe: Twee werkvergaderingen over deze weg
""",
        good="""\
actoren:
  buurtwerker: {naam: Buurtwerker, rol: stad}
  gezinnen: {naam: Jonge gezinnen, rol: doelgroep}
participatie:
  - wie: vijf jonge gezinnen uit de buurt
    fase: ontwerp
    hoe: Twee gesprekken over deze weg
""",
    ),
    en=Wording(
        title="The target group takes part: in the design, the measuring or the reading of results.",
        why="Those whom the plan is about know best what changes for them and what does not work. Without them you "
        "measure what the city finds important.",
        say={
            "": "Nothing says how the target group takes part in this plan: {groups}.",
            "asked": "The target group is questioned ({groups}), but nothing says that it thinks along too.",
            "staff": "Nobody of the target group takes part ({groups}), only {others}.",
            "unsure": "It is not clear whether those who take part are the target group ({groups}).",
        },
        do={
            "": "Add {participation} with {who}, {phase} and {how}. Two talks about this way to impact are a start.",
            "asked": "Add {participation} with {who}, {phase} and {how}: who read the plan, who helps to read the "
            "figures?",
            "staff": "Ask a few people of the target group to read along or to help read the results, and put them "
            "under {who}.",
            "unsure": "Put the id or the name of the target group under {who}, or give that actor an alias.",
        },
        point={
            "": "no {participation}",
            "asked": "no {participation}",
            "staff": "without the target group",
            "unsure": "is this the target group?",
            "group": "this target group",
        },
        bad="""\
actors:
  community_worker: {name: Community worker, role: city}
  families: {name: Young families, role: target_group}
⟦participation⟧:
  - who: community worker
    phase: design
    how: Two meetings about this way to impact
""",
        good="""\
actors:
  community_worker: {name: Community worker, role: city}
  families: {name: Young families, role: target_group}
participation:
  - who: five young families of the neighbourhood
    phase: design
    how: Two talks about this way to impact
""",
    ),
    needs_whole_file=True,
    note=(
        (
            "Taking part is more than answering: a method with the target group as respondents does not count, but "
            "makes the finding an info. It is an info as well where somebody takes part of whom the plan does not say "
            "that they are staff or partners (a council of older people, 'the neighbourhood table'). Silent while no "
            "actor is a target group."
        ),
        (
            "Meewerken is meer dan antwoorden: een methode met de doelgroep als bevraagden telt niet mee, maar maakt "
            "er een info van. Ook een info als er iemand meewerkt van wie het plan niet zegt dat het medewerkers of "
            "partners zijn (een ouderenraad, 'de wijktafel'). Zwijgt zolang geen enkele actor een doelgroep is."
        ),
    ),
)
def target_group_not_involved(inspection: Inspection) -> Iterator[Report]:
    plan = inspection.plan
    groups = [name for name, actor in plan.actors.items() if actor.role is Role.TARGET_GROUP]
    if not groups:
        return
    known = Named(plan.actors)
    written = [text for entry in plan.participation for text in entry.who or (entry.how,) if text]
    taking_part = {text: known.actors(text) for text in written}
    involved = {actor for actors in taking_part.values() for actor in actors}
    if not involved.isdisjoint(groups):
        return
    staff = {name for name, actor in plan.actors.items() if actor.role in (Role.CITY, Role.PARTNER)}
    sure = all(actors and staff.issuperset(actors) for actors in taking_part.values())
    say = ("staff" if sure else "unsure") if written else ("asked" if _asks(plan, groups) else "")
    yield Report(
        span=at_keyword(inspection, "participation"),
        say=say,
        facts={
            "groups": [inspection.label(name) for name in groups[:SHOWN]],
            "others": [inspection.label(name) for name in sorted(involved)[:SHOWN]],
        },
        related=tuple((inspection.at(name), "group") for name in groups[:SHOWN]) if written else (),
        severity=Severity.INFO if say in ("asked", "unsure") else None,
        absent=("participation",),
    )


def _asks(plan: Plan, groups: list[str]) -> bool:
    """Whether a method questions one of these actors."""
    return any(not set(groups).isdisjoint(method.respondents) for method in plan.methods.values())
