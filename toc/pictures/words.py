"""The words that a picture adds to those of the plan, in each language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial

from toc.core.graph import CausalGraph
from toc.core.messages import text
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


@cache
def _words(language: Language) -> Words:
    say = partial(text, language)
    return Words(
        language=language,
        chain=say("picture-chain"),
        hierarchy=say("picture-hierarchy"),
        triple=say("picture-triple"),
        triple_row=say("picture-triple-row"),
        path=say("picture-path"),
        inputs=say("picture-inputs"),
        activities=say("picture-activities"),
        outputs=say("picture-outputs"),
        outcomes=say("picture-outcomes"),
        impact=say("picture-impact"),
        impact_goal=say("picture-impact-goal"),
        our_activities=say("picture-our-activities"),
        results=say("picture-results"),
        other_factors=say("picture-other-factors"),
        ours=say("picture-ours"),
        not_ours=say("picture-not-ours"),
        short=say("picture-short"),
        medium=say("picture-medium"),
        long=say("picture-long"),
        no_term=say("picture-no-term"),
        actors=say("picture-actors"),
        changes=say("picture-changes"),
        actions=say("picture-actions"),
        society=say("picture-society"),
        interventions=say("picture-interventions"),
        hypotheses=say("picture-hypotheses"),
        mechanism=say("picture-mechanism"),
        external=say("picture-external"),
        unintended=say("picture-unintended"),
        may_cause=say("picture-may-cause"),
        helps=say("picture-helps"),
        hinders=say("picture-hinders"),
        effect_unknown=say("picture-effect-unknown"),
        leads_to=say("picture-leads-to"),
        feedback=say("picture-feedback"),
        missing=say("picture-missing"),
        missing_text=say("picture-missing-text"),
        nothing_yet=say("picture-nothing-yet"),
        next_sheet=say("picture-next-sheet"),
        not_shown=say("picture-not-shown"),
        version=say("picture-version"),
        untitled=say("picture-untitled"),
        legend=say("picture-legend"),
        explains=say("picture-explains"),
        influence=say("picture-influence"),
        and_=say("picture-and"),
        indicators=say("picture-indicators"),
        indicator=say("picture-indicator"),
        no_course=say("picture-no-course"),
        no_baseline=say("picture-no-baseline"),
        no_target=say("picture-no-target"),
        questions=say("picture-questions"),
        question=say("picture-question"),
        for_whom=say("picture-for-whom"),
        decides=say("picture-decides"),
        by=say("picture-by"),
        unintended_many=say("picture-unintended-many"),
        signal=say("picture-signal"),
        assumption=say("picture-assumption"),
        findings=say("picture-findings"),
        finding=say("picture-finding"),
        evidence=(
            say("picture-evidence-strong"),
            say("picture-evidence-moderate"),
            say("picture-evidence-weak"),
            say("picture-evidence-none"),
            say("picture-evidence-not-stated"),
        ),
    )


class _ByLanguage(Mapping[Language, Words]):
    """The words of each language, looked up when they are asked for."""

    def __getitem__(self, language: Language) -> Words:
        return _words(language)

    def __iter__(self) -> Iterator[Language]:
        return iter(Language)

    def __len__(self) -> int:
        return len(Language)


WORDS: Mapping[Language, Words] = _ByLanguage()
