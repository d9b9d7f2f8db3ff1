"""The term of every outcome: the one that it has, or else the one that its neighbours give it."""

from toc.graph import CausalGraph
from toc.model import Plan, Term


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
