"""The words that a picture adds to those of the plan, in Dutch and English."""

from dataclasses import dataclass

from toc.core.graph import CausalGraph
from toc.core.model import Evidence, FactorEffect, Language, Plan, Term


def terms_of(plan: Plan, graph: CausalGraph) -> dict[str, Term | None]:
    """The term of every outcome; one without takes the latest of its causes, or else the earliest of its effects."""
    terms: dict[str, Term | None] = {name: outcome.term for name, outcome in plan.outcomes.items()}
    depths = graph.depths()
    for name in sorted(terms, key=lambda node: depths[node]):
        known = [term for cause in graph.causes[name] if (term := terms.get(cause))]
        terms[name] = terms[name] or max(known, key=lambda term: term.order, default=None)
    for name in sorted(terms, key=lambda node: -depths[node]):
        known = [term for effect in graph.effects[name] if (term := terms.get(effect))]
        terms[name] = terms[name] or min(known, key=lambda term: term.order, default=None)
    return terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a picture in one language."""

    language: Language
    chain: str
    hierarchy: str
    triple: str
    triple_row: str
    path: str
    inputs: str
    activities: str
    outputs: str
    outcomes: str
    impact: str
    impact_goal: str
    our_activities: str
    results: str
    other_factors: str
    ours: str
    not_ours: str
    short: str
    medium: str
    long: str
    no_term: str
    actors: str
    changes: str
    actions: str
    society: str
    interventions: str
    hypotheses: str
    mechanism: str
    external: str
    unintended: str
    may_cause: str
    helps: str
    hinders: str
    effect_unknown: str
    leads_to: str
    feedback: str
    missing: str
    missing_text: str
    nothing_yet: str
    next_sheet: str
    not_shown: str
    version: str
    untitled: str
    legend: str
    explains: str
    influence: str
    and_: str
    indicators: str
    indicator: str
    no_course: str
    no_baseline: str
    no_target: str
    questions: str
    question: str
    for_whom: str
    decides: str
    by: str
    unintended_many: str
    signal: str
    assumption: str
    findings: str
    finding: str
    evidence: tuple[str, str, str, str, str]
    """Strong, moderate, weak, none, not stated."""

    def evidence_name(self, evidence: Evidence | None) -> str:
        order = (Evidence.STRONG, Evidence.MODERATE, Evidence.WEAK, Evidence.NONE, None)
        return self.evidence[order.index(evidence)]

    def factor_effect(self, effect: FactorEffect | None) -> str:
        """The way in which a factor works, with a sign: nobody has to tell it by colour."""
        match effect:
            case FactorEffect.HELPS:
                return f"+ {self.helps}"
            case FactorEffect.HINDERS:
                return f"\N{MINUS SIGN} {self.hinders}"
            case None:
                return self.effect_unknown


WORDS = {
    Language.NL: Words(
        language=Language.NL,
        chain="Resultatenketen",
        hierarchy="Outcomes hierarchy",
        triple="Drievoudige kolom",
        triple_row="Drievoudige rij",
        path="Weg naar impact",
        inputs="Middelen",
        activities="Activiteiten",
        outputs="Outputs",
        outcomes="Outcomes",
        impact="Impact",
        impact_goal="Impactdoel",
        our_activities="Wat wij doen",
        results="Resultaten op de weg naar impact",
        other_factors="Wat er nog meespeelt",
        ours="onze activiteiten, bij het resultaat dat ze rechtstreeks teweegbrengen",
        not_ours="andere factoren en programma's: niet van ons",
        short="Korte termijn",
        medium="Middellange termijn",
        long="Lange termijn",
        no_term="Termijn onbekend",
        actors="Actoren van de stad",
        changes="Veranderingen",
        actions="Acties",
        society="Context: maatschappij en inwoners",
        interventions="Context: andere interventies",
        hypotheses="Hypothesen en mechanismen",
        mechanism="Mechanisme",
        external="van buitenaf",
        unintended="neveneffect",
        may_cause="kan ongewild leiden tot",
        helps="helpt",
        hinders="hindert",
        effect_unknown="helpt of hindert?",
        leads_to="leidt tot",
        feedback="koppelt terug",
        missing="ontbreekt nog",
        missing_text="tekst ontbreekt",
        nothing_yet="nog niet ingevuld",
        next_sheet="zie volgend blad",
        not_shown="niet getoond",
        version="versie",
        untitled="Weg naar impact zonder titel",
        legend="Legende",
        explains="hypothese bij een verband",
        influence="invloed van buitenaf",
        and_="en",
        indicators="Indicatoren: van nulmeting naar norm",
        indicator="indicator",
        no_course="nulmeting en norm ontbreken",
        no_baseline="geen nulmeting",
        no_target="norm ontbreekt",
        questions="Leervragen",
        question="leervraag",
        for_whom="voor",
        decides="beslist mee over",
        by="tegen",
        unintended_many="Neveneffecten",
        signal="Zo merk je het",
        assumption="Aanname",
        findings="Wat toc lint opmerkt",
        finding="bevinding",
        evidence=("sterk bewijs", "matig bewijs", "zwak bewijs", "nog geen bewijs", "bewijs niet vermeld"),
    ),
    Language.EN: Words(
        language=Language.EN,
        chain="Results chain",
        hierarchy="Outcomes hierarchy",
        triple="Triple column",
        triple_row="Triple row",
        path="Way to impact",
        inputs="Inputs",
        activities="Activities",
        outputs="Outputs",
        outcomes="Outcomes",
        impact="Impact",
        impact_goal="Impact goal",
        our_activities="What we do",
        results="Results on the way to impact",
        other_factors="What else plays a part",
        ours="our activities, beside the result that they bring about directly",
        not_ours="other factors and programmes: not ours",
        short="Short term",
        medium="Medium term",
        long="Long term",
        no_term="Term unknown",
        actors="Actors of the city",
        changes="Changes",
        actions="Actions",
        society="Context: society and residents",
        interventions="Context: other interventions",
        hypotheses="Hypotheses and mechanisms",
        mechanism="Mechanism",
        external="from outside",
        unintended="unintended effect",
        may_cause="may lead to, unintended",
        helps="helps",
        hinders="hinders",
        effect_unknown="helps or hinders?",
        leads_to="leads to",
        feedback="feeds back",
        missing="still missing",
        missing_text="text is missing",
        nothing_yet="not filled in yet",
        next_sheet="see next sheet",
        not_shown="not shown",
        version="version",
        untitled="Way to impact without a title",
        legend="Legend",
        explains="hypothesis on a link",
        influence="influence from outside",
        and_="and",
        indicators="Indicators: from baseline to target",
        indicator="indicator",
        no_course="no baseline and no target yet",
        no_baseline="no baseline",
        no_target="no target yet",
        questions="Learning questions",
        question="learning question",
        for_whom="for",
        decides="helps to decide on",
        by="by",
        unintended_many="Unintended effects",
        signal="How to notice",
        assumption="Assumption",
        findings="What toc lint remarks",
        finding="finding",
        evidence=("strong evidence", "moderate evidence", "weak evidence", "no evidence yet", "evidence not stated"),
    ),
}
