"""TOC507: a way from an activity to impact on which nobody starts to act, think or work differently."""

from collections import deque
from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.model import IMPACT, ChangeType, Outcome, Output, Role
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import MAYNE_2015, MAYNE_2019, OUTCOME_MAPPING

STEPS = {ChangeType.ATTITUDE, ChangeType.SKILL, ChangeType.BEHAVIOUR, ChangeType.RELATION, ChangeType.SYSTEM}
"""The kinds of change in which people or organisations themselves become different."""

SHOWN = 6
"""Changes of a way that a finding names and points at; the rest is left out."""


@rule(
    507,
    "behaviour-step-missing",
    Severity.WARNING,
    Checklist.LINKS,
    since=Profile.REVIEW,
    sources=(
        MAYNE_2015.at(
            "reach, capacity change and behaviour change come before direct benefits",
            "eerst bereik je mensen, dan verandert wat ze kunnen en doen, en pas dan gaan ze erop vooruit",
        ),
        MAYNE_2019.at(
            "behaviour change as the centre of the pathway", "gedragsverandering als kern van de weg naar impact"
        ),
        OUTCOME_MAPPING.at(
            "outcomes are changes in what boundary partners do",
            "outcomes zijn veranderingen in wat partners (boundary partners) doen",
        ),
    ),
    nl=Wording(
        title="Op elke weg naar impact gaat iemand iets anders doen, kunnen of denken.",
        why="Een folder of een lokaal verandert op zich niets. Tussen wat de stad doet en een beter leven staat iemand "
        "die anders gaat handelen: een bewoner, een leerkracht, een partner. Zonder die stap weet je niet bij wie je "
        "moet gaan kijken.",
        say="Van activiteit '{activity}' loopt een weg naar het impactdoel zonder stap in gedrag, houding, vaardigheid "
        "of relatie: {way}.",
        do="Vraag je af: wie pakt het daarna anders aan dan vroeger? Zet die verandering op deze weg, met {type}: "
        "{behaviour}. Ook {attitude}, {skill}, {relation} en {system} tellen. Staat ze er al, pas dan haar {type} aan.",
        point={"": "hier begint die weg", "step": "geen ander gedrag"},
        bad="""\
impactdoel:
  tekst: Gezinnen hebben minder schulden
activiteiten:
  ⟦brochure⟧:
    tekst: Dienst Welzijn stuurt elk gezin een brochure over budgethulp
    leidt_tot: [gezinnen_weten]
outcomes:
  gezinnen_weten:
    tekst: Gezinnen weten waar ze budgethulp vinden
    soort: kennis
    leidt_tot: [impact]
""",
        good="""\
impactdoel:
  tekst: Gezinnen hebben minder schulden
activiteiten:
  brochure:
    tekst: Dienst Welzijn stuurt elk gezin een brochure over budgethulp
    leidt_tot: [gezinnen_weten]
outcomes:
  gezinnen_weten:
    tekst: Gezinnen weten waar ze budgethulp vinden
    soort: kennis
    leidt_tot: [gezinnen_vragen_hulp]
  gezinnen_vragen_hulp:
    tekst: Gezinnen met schulden stappen sneller naar de budgetbegeleider
    soort: gedrag
    leidt_tot: [impact]
""",
    ),
    en=Wording(
        title="On every way to impact somebody starts to act, think or work differently.",
        why="A leaflet or a room changes nothing by itself. Between what the city does and a better life stands "
        "somebody who starts to act differently: a resident, a teacher, a partner. Without that step you do not know "
        "in whom to look for change.",
        say="From activity '{activity}' a way leads to the impact goal without a step in behaviour, attitude, skill or "
        "relation: {way}.",
        do="Ask who goes about it differently afterwards. Put that change on this way, with {type}: {behaviour}. "
        "Besides that {attitude}, {skill}, {relation} and {system} count too. If it is there already, adjust its "
        "{type}.",
        point={"": "this way starts here", "step": "no other behaviour"},
        bad="""\
impact_goal:
  text: Families have fewer debts
activities:
  ⟦leaflet⟧:
    text: Social Services sends every family a leaflet on budget help
    leads_to: [families_know]
outcomes:
  families_know:
    text: Families know where to find budget help
    type: knowledge
    leads_to: [impact]
""",
        good="""\
impact_goal:
  text: Families have fewer debts
activities:
  leaflet:
    text: Social Services sends every family a leaflet on budget help
    leads_to: [families_know]
outcomes:
  families_know:
    text: Families know where to find budget help
    type: knowledge
    leads_to: [families_ask]
  families_ask:
    text: Families in debt turn to the budget counsellor sooner
    type: behaviour
    leads_to: [impact]
""",
    ),
    note=(
        (
            "A change without type counts as a possible step: untyped changes are another rule's business, and a guess "
            "would be unkind. An output in a partner counts as a step, since a partner is somebody who does something "
            "differently. A way without any change is for level-skip."
        ),
        (
            "Een verandering zonder soort telt als mogelijke stap: een andere regel vraagt naar de soort, en gokken "
            "helpt niemand. Een output bij een partner telt mee, want een partner is iemand die iets anders gaat doen. "
            "Een weg zonder enige verandering is voor level-skip."
        ),
    ),
)
def behaviour_step_missing(inspection: Inspection) -> Iterator[Report]:
    onward = _ways_without_step(inspection)
    for activity in inspection.plan.activities:
        if activity in onward:
            way = _way(activity, onward)
            yield Report(
                span=inspection.at(activity),
                facts={"activity": inspection.label(activity), "way": " → ".join([activity, *way, IMPACT])},
                related=tuple((inspection.at(step, "type"), "step") for step in way if step != "…"),
                node=activity,
            )


def _ways_without_step(inspection: Inspection) -> dict[str, str]:
    """The next node on a shortest way to impact without a step, for every node from which changes alone make one."""
    graph, plan = inspection.graph, inspection.plan
    changes = {change.id for change in plan.changes() if not _is_step(change, inspection)}
    onward = {cause: IMPACT for cause in graph.causes.get(IMPACT, ()) if cause in changes}
    waiting = deque(onward)
    while waiting:
        node = waiting.popleft()
        for cause in graph.causes[node]:
            if cause not in onward and (cause in changes or cause in plan.activities):
                onward[cause] = node
                if cause in changes:
                    waiting.append(cause)
    return onward


def _is_step(change: Output | Outcome, inspection: Inspection) -> bool:
    if change.type is None or change.type in STEPS:
        return True
    actors = inspection.plan.actors
    return isinstance(change, Output) and any(who in actors and actors[who].role is Role.PARTNER for who in change.who)


def _way(start: str, onward: dict[str, str]) -> list[str]:
    """The nodes between start and impact, or the first of them and an ellipsis."""
    way: list[str] = []
    node = onward[start]
    while node != IMPACT:
        if len(way) == SHOWN:
            return [*way, "…"]
        way.append(node)
        node = onward[node]
    return way
