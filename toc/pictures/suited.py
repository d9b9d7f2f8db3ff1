"""Which view suits a plan, and why, as the training says what each is for (Dhaene, ACE Europe, 2025).

A results chain is for a simple intervention, an outcomes hierarchy for a complex one of several parts, a triple column
for what other factors and programmes do. The house shows all at once: it suits where none of these stands out.
"""

from typing import NamedTuple

from toc.core.graph import CausalGraph, graph_of
from toc.core.messages import Message, message
from toc.core.model import IMPACT, Plan
from toc.pictures.views import View

AUTO = "auto"
"""The name for the view that suits the plan."""

_MOST_IN_CHAIN = 9
"""Boxes of a simple intervention: with more, nobody reads the chain in one go (own proposal)."""
_FACTORS = 2
_LAYERS = 3
"""From so many changes one after the other on it matters which come first."""


class Suited(NamedTuple):
    """A view, and why it suits."""

    view: str
    reason: Message


def suited_view(plan: Plan) -> Suited:
    graph = graph_of(plan)
    if not any(graph.effects.values()):
        return Suited(View.PATH, message("suited-no-arrows"))
    factors = len(plan.external_factors)
    if not factors and _is_line(graph):
        return Suited(View.CHAIN, message("suited-chain"))
    if factors >= _FACTORS and any(one.on or one.programme for one in plan.external_factors.values()):
        return Suited(View.TRIPLE, message("suited-triple", count=factors))
    layers = _layers(plan, graph)
    if (
        len(graph.levels) > _MOST_IN_CHAIN
        and layers >= _LAYERS
        and any(len(causes) > 1 for name, causes in graph.causes.items() if name != IMPACT)
    ):
        return Suited(View.HIERARCHY, message("suited-hierarchy", count=layers))
    return Suited(View.PATH, message("suited-path"))


def _is_line(graph: CausalGraph) -> bool:
    """Whether every box leads to one other at most, and only the goal comes from more than one."""
    if len(graph.levels) > _MOST_IN_CHAIN:
        return False
    joined = (causes for name, causes in graph.causes.items() if name != IMPACT)
    return all(len(one) <= 1 for one in (*graph.effects.values(), *joined))


def _layers(plan: Plan, graph: CausalGraph) -> int:
    """How many outputs and outcomes come one after the other at most."""
    depths = graph.depths()
    changes = {depths[one.id] for one in plan.changes() if one.id in depths}
    return len(changes)
