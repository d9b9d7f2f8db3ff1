"""TOC607: a cause that would come after its effect."""

from collections.abc import Iterator

from toc.finding import Report, Severity
from toc.model import IMPACT, ImpactGoal, Link, Outcome, Output, Term, date_range
from toc.rules.base import Checklist, Inspection, Wording, rule
from toc.rules.sources import MAYNE_2019, NOBLE


@rule(
    607,
    "timeframe-not-monotone",
    Severity.ERROR,
    Checklist.PICTURE,
    sources=(MAYNE_2019.at("a timeline of expected changes"), NOBLE.at("step 7: put the changes in order")),
    nl=Wording(
        title="Een oorzaak komt nooit na haar gevolg.",
        why="Het gevolg kan er niet zijn voor zijn oorzaak. Klopt de volgorde niet, dan plan je ook de metingen op "
        "het verkeerde moment.",
        say={
            "term": "'{cause}' ({cause_when}) komt later dan '{effect}' ({effect_when}), en zou er toch toe leiden.",
            "due": "'{cause}' ({due} {cause_when}) komt later dan '{effect}' ({due} {effect_when}), en zou er toch "
            "toe leiden.",
        },
        do="Kijk na welke van de twee niet klopt. Of draai de pijl om, als '{effect}' eigenlijk eerst komt.",
        point={"": "van later naar vroeger", "cause": "de oorzaak", "effect": "het gevolg"},
        bad="""\
outcomes:
  buren_vertrouwen:
    tekst: Buren vertrouwen elkaar meer
    termijn: lang
    leidt_tot: [⟦buren_groeten⟧]
  buren_groeten:
    tekst: Buren groeten elkaar vaker op straat
    termijn: kort
""",
        good="""\
outcomes:
  buren_groeten:
    tekst: Buren groeten elkaar vaker op straat
    termijn: kort
    leidt_tot: [buren_vertrouwen]
  buren_vertrouwen:
    tekst: Buren vertrouwen elkaar meer
    termijn: lang
""",
    ),
    en=Wording(
        title="A cause never comes after its effect.",
        why="An effect cannot be there before its cause. When the order is wrong, the measurements are planned at the "
        "wrong moment as well.",
        say={
            "term": "'{cause}' ({cause_when}) comes later than '{effect}' ({effect_when}), and yet would lead to it.",
            "due": "'{cause}' ({due} {cause_when}) comes later than '{effect}' ({due} {effect_when}), and yet would "
            "lead to it.",
        },
        do="Check which of the two is wrong. Or turn the arrow round, if '{effect}' really comes first.",
        point={"": "from later to earlier", "cause": "the cause", "effect": "the effect"},
        bad="""\
outcomes:
  neighbours_trust:
    text: Neighbours trust each other more
    term: long
    leads_to: [⟦neighbours_greet⟧]
  neighbours_greet:
    text: Neighbours greet each other in the street more often
    term: short
""",
        good="""\
outcomes:
  neighbours_greet:
    text: Neighbours greet each other in the street more often
    term: short
    leads_to: [neighbours_trust]
  neighbours_trust:
    text: Neighbours trust each other more
    term: long
""",
    ),
    note=(
        (
            "The terms of activities do not count: they say how long the action runs. A year means any day of that "
            "year, so 2031 does not come after 2031-10-15. Arrows that run backward or close a circle have a finding "
            "of their own."
        ),
        (
            "De termijn van een activiteit telt niet: die zegt hoelang de actie loopt. Een jaar kan elke dag van dat "
            "jaar zijn, dus 2031 komt niet na 2031-10-15. Een pijl die terugloopt of een kring sluit, krijgt al een "
            "eigen melding."
        ),
    ),
)
def timeframe_not_monotone(inspection: Inspection) -> Iterator[Report]:
    graph = inspection.graph
    nodes: dict[str, Output | Outcome | ImpactGoal] = {change.id: change for change in inspection.plan.changes()}
    if inspection.plan.impact_goal:
        nodes[IMPACT] = inspection.plan.impact_goal
    closing = set(graph.closing_links())
    for link in graph.links():
        forward = graph.levels[link.cause] <= graph.levels[link.effect] and link not in closing
        if forward and link.cause in nodes:
            yield from _judged(inspection, link, nodes[link.cause], nodes[link.effect])


def _judged(
    inspection: Inspection, link: Link, cause: Output | Outcome | ImpactGoal, effect: Output | Outcome | ImpactGoal
) -> Iterator[Report]:
    terms = _term(cause), _term(effect)
    if terms[0] and terms[1] and terms[0].order > terms[1].order:
        keyword = "horizon" if link.effect == IMPACT else "term"
        yield _report(inspection, link, ("term", keyword), terms)
    elif cause.due and effect.due and date_range(cause.due)[0] > date_range(effect.due)[1]:
        yield _report(inspection, link, ("due", "due"), (cause.due, effect.due))


def _term(node: Output | Outcome | ImpactGoal) -> Term | None:
    return node.horizon if isinstance(node, ImpactGoal) else node.term


def _report(inspection: Inspection, link: Link, at: tuple[str, str], when: tuple[object, object]) -> Report:
    return Report(
        span=inspection.at_link(link.cause, link.effect),
        say=at[0],
        facts={
            "cause": inspection.label(link.cause),
            "effect": inspection.label(link.effect),
            "cause_when": when[0],
            "effect_when": when[1],
        },
        related=((inspection.at(link.cause, at[0]), "cause"), (inspection.at(link.effect, at[1]), "effect")),
        node=link.cause,
    )
