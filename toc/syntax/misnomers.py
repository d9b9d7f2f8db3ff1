"""What people call the parts of a plan, in words that are no keywords: with the keyword under which it belongs.

A likeness in letters does not help here: `doelen` looks like `middelen`, and means nearly the opposite.
"""

from toc.core.model import Part, WrittenPlan

_CALLED = {
    "impact_goal": "doel hoofddoel einddoel doelstelling impact goal aim objective",
    "goals": "doelstellingen impactdoelen aims objectives impact_goals",
    "outcomes": "effect effecten effects gevolg gevolgen baten consequences results_for_people",
    "hypotheses": "werkzame_factoren werkzame_elementen werkzame_bestanddelen mechanisme mechanismen veronderstelling "
    "veronderstellingen aanname aannames mechanism mechanisms assumption assumptions active_ingredients",
    "external_factors": "factoren factors risico risicos risico's invloeden randfactoren risk risks",
    "activities": "actie acties maatregel maatregelen inspanningen action actions measures",
    "actors": "doelgroep doelgroepen partner partners betrokkenen belanghebbenden stakeholder stakeholders "
    "target_group target_groups",
    "inputs": "budget kosten mensen_en_middelen resources costs",
    "outputs": "prestatie prestaties product producten deliverables",
    "indicators": "kpi kpi's kpis meting metingen cijfers metrics",
    "learning_questions": "vragen onderzoeksvragen evaluatievragen questions",
}
_MEANT = {called: keyword for keyword, words in _CALLED.items() for called in words.split()}


def meant_by(written: str, part: type[Part]) -> str | None:
    """The English name of the keyword under which that belongs, in that part of a plan; None where nobody can say."""
    return _MEANT.get("_".join(written.casefold().replace("-", "_").split())) if part is WrittenPlan else None
