"""TOC406: what the city controls and what it can only influence or hope for, mixed up."""

from collections.abc import Iterable, Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.model import IMPACT, Role
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import MDF, OUTCOME_MAPPING, WINDERL


@rule(
    406,
    "sphere-mismatch",
    Severity.WARNING,
    Checklist.ACTORS,
    since=Profile.REVIEW,
    sources=(
        MDF.at(
            "spheres of control, influence and interest",
            "wat je in de hand hebt, wat je kunt beïnvloeden en waar je op hoopt",
        ),
        OUTCOME_MAPPING.at(
            "boundary partners lie between what one controls and what one hopes for",
            "partners (boundary partners) staan tussen wat je in de hand hebt en waar je op hoopt",
        ),
        WINDERL.at("internal matters are no results", "wat intern gebeurt, is geen resultaat"),
    ),
    nl=Wording(
        title="Activiteiten liggen bij de stad en haar partners, outcomes en het impactdoel bij wie zij willen "
        "bereiken.",
        why="Wat je zelf doet, heb je in de hand; of anderen veranderen, kun je enkel beïnvloeden. Haal je die twee "
        "door elkaar, dan meet je je eigen werk in plaats van het verschil dat het maakt.",
        say={
            "activity": "Activiteit '{node}' heeft geen uitvoerder van de stad of van een partner, enkel {actors}.",
            "outcome": "Outcome '{node}' gaat enkel over wie de activiteit zelf uitvoert: {actors}.",
            "impact": "Het impactdoel gaat enkel over de stad zelf: {actors}.",
        },
        do={
            "activity": "Zet de dienst of partner die dit mee mogelijk maakt in {by}: [id], en de anderen in {with}: "
            "[id]. Doen zij dit uit zichzelf? Dan is het een verandering: schrijf het bij de outcomes.",
            "outcome": "Schrijf wat er daardoor anders loopt bij een partner of bij de doelgroep. Hoort dit bij het "
            "eigen werk, zet het dan bij de activiteit.",
            "impact": "Schrijf wat er op het einde anders is voor de doelgroep, en zet haar id in {who}: [id].",
        },
        point={"activity": "geen stad of partner", "outcome": "eigen uitvoerders", "impact": "enkel de stad"},
        bad="""\
actoren:
  welzijn: {naam: Dienst Welzijn, rol: stad}
  ouderen: {naam: Ouderen, rol: doelgroep}
activiteiten:
  huisbezoeken:
    tekst: Dienst Welzijn bezoekt ouderen thuis
    door: [welzijn]
    leidt_tot: [planning]
outcomes:
  planning:
    tekst: De dienst haalt haar planning
    ⟦wie⟧: [welzijn]
""",
        good="""\
actoren:
  welzijn: {naam: Dienst Welzijn, rol: stad}
  ouderen: {naam: Ouderen, rol: doelgroep}
activiteiten:
  huisbezoeken:
    tekst: Dienst Welzijn bezoekt ouderen thuis
    door: [welzijn]
    leidt_tot: [hulp]
outcomes:
  hulp:
    tekst: Ouderen vragen sneller hulp
    wie: [ouderen]
""",
    ),
    en=Wording(
        title="Activities lie with the city and its partners, outcomes and the impact goal with those they want to "
        "reach.",
        why="What you do yourself is in your hands; whether others change you can only influence. If you mix up the "
        "two, you measure your own work instead of the difference that it makes.",
        say={
            "activity": "Activity '{node}' is carried out by nobody of the city or a partner, only by {actors}.",
            "outcome": "Outcome '{node}' is only about those who carry out the activity themselves: {actors}.",
            "impact": "The impact goal is only about the city itself: {actors}.",
        },
        do={
            "activity": "Put the service or partner that helps to make this possible in {by}: [id], and the others in "
            "{with}: [id]. Do they do it of their own accord? Then it is a change: write it as an outcome.",
            "outcome": "Write what goes differently because of it for a partner or for the target group. If this is "
            "part of your own work, put it with the activity.",
            "impact": "Write what is different for the target group in the end, and put its id in {who}: [id].",
        },
        point={"activity": "no city or partner", "outcome": "those who carry it out", "impact": "only the city"},
        bad="""\
actors:
  welfare: {name: Welfare Department, role: city}
  older: {name: Older residents, role: target_group}
activities:
  home_visits:
    text: The Welfare Department visits older residents at home
    by: [welfare]
    leads_to: [planning]
outcomes:
  planning:
    text: The department meets its plan
    ⟦who⟧: [welfare]
""",
        good="""\
actors:
  welfare: {name: Welfare Department, role: city}
  older: {name: Older residents, role: target_group}
activities:
  home_visits:
    text: The Welfare Department visits older residents at home
    by: [welfare]
    leads_to: [help]
outcomes:
  help:
    text: Older residents ask for help sooner
    who: [older]
""",
    ),
    note=(
        (
            "The spheres are read from the roles: city is control, partner influence, target_group and other interest. "
            "Partners carry activities too. An outcome in a city service is fine where others carry out the activity "
            "that leads to it: a plan may want to change a service. Where an actor is unknown or has no role, the "
            "rule keeps silent."
        ),
        (
            "De sferen volgen uit de rollen: stad is controle, partner invloed, doelgroep en andere belang. Ook "
            "partners voeren activiteiten uit. Een outcome bij een stadsdienst kan, als anderen de activiteit "
            "uitvoeren die ertoe leidt: een plan mag een dienst willen veranderen. Is een actor onbekend of zonder "
            "rol, dan zwijgt de regel."
        ),
    ),
)
def sphere_mismatch(inspection: Inspection) -> Iterator[Report]:
    plan, causes = inspection.plan, inspection.graph.causes
    for name, activity in plan.activities.items():
        if _all(inspection, activity.by, Role.TARGET_GROUP, Role.OTHER):
            yield _report(inspection, "activity", name, "by", activity.by)
    for name, outcome in plan.outcomes.items():
        own_team = {by for cause in causes[name] if cause in plan.activities for by in plan.activities[cause].by}
        if own_team.issuperset(outcome.who) and _all(inspection, outcome.who, Role.CITY):
            yield _report(inspection, "outcome", name, "who", outcome.who)
    if plan.impact_goal and _all(inspection, plan.impact_goal.who, Role.CITY):
        yield _report(inspection, "impact", IMPACT, "who", plan.impact_goal.who)


def _all(inspection: Inspection, names: tuple[str, ...], *roles: Role) -> bool:
    """Whether there are such actors, all of them known, and all in one of these roles."""
    actors = inspection.plan.actors
    return bool(names) and all(name in actors and actors[name].role in roles for name in names)


def _report(inspection: Inspection, say: str, node: str, keyword: str, actors: Iterable[str]) -> Report:
    facts = {"node": inspection.label(node), "actors": [inspection.label(actor) for actor in actors]}
    return Report(span=inspection.at(node, keyword), say=say, facts=facts, node=node)
