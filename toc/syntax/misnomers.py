"""What people call the parts of a plan, in words that are no keywords: with the keyword under which it belongs.

A likeness in letters does not help here: `doelen` looks like `middelen`, and means nearly the opposite.
"""

from toc.core.model import Activity, Context, Part, WrittenPlan

_CALLED: dict[type[Part], dict[str, str]] = {
    WrittenPlan: {
        "context": "uitdaging uitdagingen probleem probleemstelling nood noden aanleiding visie droom ideaalbeeld "
        "ideaalsituatie omgevingsanalyse challenge challenges problem need vision ideal",
        "impact_goal": "hoofddoel einddoel doelstelling impact goal aim objective",
        "goals": "doelstellingen impactdoelen aims objectives impact_goals",
        "outcomes": "effect effects gevolg gevolgen baten consequences results_for_people",
        "hypotheses": "werkzame_factoren werkzame_elementen werkzame_bestanddelen mechanisme mechanismen "
        "veronderstelling veronderstellingen aanname aannames mechanism mechanisms assumption assumptions "
        "active_ingredients",
        "external_factors": "factoren factors risico risicos risico's invloeden randfactoren risk risks",
        "activities": "actie maatregel maatregelen inspanningen action actions measures",
        "actors": "doelgroep doelgroepen partner partners betrokkenen belanghebbenden stakeholder stakeholders "
        "target_group target_groups",
        "inputs": "budget kosten mensen_en_middelen resources costs",
        "outputs": "prestatie prestaties product producten deliverables",
        "indicators": "kpi kpi's kpis meting metingen cijfers metrics",
        "learning_questions": "vragen onderzoeksvragen evaluatievragen impactvraag impactvragen "
        "impact_leervragen questions",
    },
    Context: {
        "problem": "uitdaging uitdagingen probleemstelling nood noden challenge need",
        "ideal": "visie droom ideaalsituatie vision",
    },
    Activity: {
        "leads_to": "draagt_bij_tot draagt_bij_aan bijdrage doel doelen tussendoel tussendoelen contributes_to goals",
    },
}
_MEANT = {
    part: {called: keyword for keyword, words in sections.items() for called in words.split()}
    for part, sections in _CALLED.items()
}
_OTHER_WORDS = frozenset({"waar", "waarom", "where", "why", "diensten"})


def meant_by(written: str, part: type[Part]) -> str | None:
    """The English name of the keyword under which that belongs, in that part of a plan; None where nobody can say."""
    return _MEANT.get(part, {}).get("_".join(written.casefold().replace("-", "_").split()))


def is_other_word(written: str) -> bool:
    """Whether the word means something of its own, however much it looks like a keyword: `waar` is not `waarom`."""
    return written.casefold() in _OTHER_WORDS
