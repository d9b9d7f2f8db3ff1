"""The words that a picture adds to those of the plan, in each language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache

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
    """The words of a picture in one language: each is the message `picture-…` of that name."""

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
    goals: str
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
    scope: str
    evaluated: str
    not_evaluated: str
    inside: str
    outside: str
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
    named = [one.name for one in fields(Words) if one.name not in {"language", "evidence"}]
    said = {name: text(language, f"picture-{name.strip('_').replace('_', '-')}") for name in named}
    strong, moderate, weak, none, not_stated = (
        text(language, f"picture-evidence-{one}") for one in ("strong", "moderate", "weak", "none", "not-stated")
    )
    return Words(language=language, evidence=(strong, moderate, weak, none, not_stated), **said)


class _ByLanguage(Mapping[Language, Words]):
    """The words of each language, looked up when they are asked for."""

    def __getitem__(self, language: Language) -> Words:
        return _words(language)

    def __iter__(self) -> Iterator[Language]:
        return iter(Language)

    def __len__(self) -> int:
        return len(Language)


WORDS: Mapping[Language, Words] = _ByLanguage()
