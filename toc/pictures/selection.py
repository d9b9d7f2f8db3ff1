"""Which part of a plan is drawn: everything, or what belongs to some things, an actor, a term, a number of steps.

A selection only leaves out: nothing in the selected plan is not in the whole one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from toc.core.graph import CausalGraph
from toc.core.model import IMPACT, Activity, Link, Node, Plan, Term
from toc.pictures.words import terms_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What to draw; each part narrows it down further, an empty one does not.

    `focus`: these nodes, what leads to them and what they lead to. `causes_only` leaves out what they lead to, except
    the impact goal. `actors`: what they do and what comes of it; what changes in them and what leads to it. `terms`:
    the outcomes of these terms, and the activities and outputs that lead to them. `frames`: what counts under these
    frames and what leads to it. `depth`: at most so many arrows away from the focus, or without one from the impact
    goal. Ids have to be in the plan.
    """

    focus: tuple[str, ...] = ()
    causes_only: bool = False
    actors: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    frames: tuple[str, ...] = ()
    depth: int | None = None

    @property
    def is_all(self) -> bool:
        """Whether it leaves nothing out."""
        return not (self.focus or self.actors or self.terms or self.frames) and self.depth is None


def select(plan: Plan, selection: Selection) -> Plan:
    """The plan with only what was selected. The impact goal stays: without it no picture tells where a way goes."""
    if selection.is_all:
        return plan
    graph = CausalGraph.of(plan)
    kept = set(graph.nodes)
    if selection.focus or selection.depth is not None:
        kept &= _around(graph, selection)
    if selection.actors:
        kept &= _of_actors(plan, graph, frozenset(selection.actors))
    if selection.terms:
        kept &= _of_terms(plan, graph, frozenset(selection.terms))
    if selection.frames:
        chosen = {name for name, one in plan.nodes() if not set(selection.frames).isdisjoint(one.frames)}
        kept &= graph.upstream(chosen - {IMPACT})
    return narrowed(plan, frozenset(kept | {IMPACT}))


def _around(graph: CausalGraph, selection: Selection) -> set[str]:
    """What leads to the focus and what it leads to, as far as the depth goes."""
    starts = selection.focus or tuple(_tops(graph))
    most = len(graph.levels) if selection.depth is None else selection.depth
    kept = _steps(starts, graph.causes, most)
    return kept if selection.causes_only else kept | _steps(starts, graph.effects, most)


def _tops(graph: CausalGraph) -> list[str]:
    """The impact goal, or without one what leads nowhere."""
    return [IMPACT] if IMPACT in graph.levels else [name for name in graph.nodes if not graph.effects[name]]


def _steps(starts: Iterable[str], arrows: Mapping[str, list[str]], most: int) -> set[str]:
    """What can be reached in at most so many arrows, the starts included."""
    reached = {node for node in starts if node in arrows}
    edge = reached
    for _ in range(most):
        edge = {after for node in edge for after in arrows[node]} - reached
        if not edge:
            break
        reached = reached | edge
    return reached


def _of_actors(plan: Plan, graph: CausalGraph, actors: frozenset[str]) -> set[str]:
    doing = {name for name, one in plan.activities.items() if actors & {*one.by, *one.with_}}
    reaching = {name for name, one in plan.activities.items() if actors & {*one.for_}}
    changing = {name for name, one in plan.nodes() if not isinstance(one, Activity) and actors & {*one.who}}
    return graph.downstream(doing) | reaching | graph.upstream(changing)


def _of_terms(plan: Plan, graph: CausalGraph, terms: frozenset[Term]) -> set[str]:
    found = terms_of(plan, graph)
    chosen = {name for name, term in found.items() if term in terms}
    return graph.upstream(chosen, frozenset(plan.outcomes.keys() - chosen))


def parts_by_branch(plan: Plan) -> dict[str, Selection]:
    """One selection for each branch: what leads straight to the impact goal, with all that leads to it.

    Where the plan has no impact goal, what leads nowhere is the end of a branch.
    """
    graph = CausalGraph.of(plan)
    ends = graph.causes.get(IMPACT) or [name for name in _tops(graph) if name != IMPACT]
    return {name: Selection(focus=(name,), causes_only=True) for name in ends}


def parts_by_actor(plan: Plan) -> dict[str, Selection]:
    """One selection for each actor that carries out an activity."""
    doing = {actor for one in plan.activities.values() for actor in one.by}
    return {name: Selection(actors=(name,)) for name in plan.actors if name in doing}


def narrowed(plan: Plan, kept: frozenset[str]) -> Plan:
    """The plan with only these nodes, and of the rest only what is about them or about nothing in particular."""
    nodes = {
        section: {
            name: _trimmed(one, kept, "leads_to", "feeds_back_to")
            for name, one in getattr(plan, section).items()
            if name in kept
        }
        for section in ("activities", "outputs", "outcomes")
    }
    graph = CausalGraph.of(plan.model_copy(update=nodes))
    links = frozenset(graph.links()) | frozenset(graph.feedback)
    hypotheses = _about(plan.hypotheses, kept, links, "link")
    factors = _about(plan.external_factors, kept, links, "on")
    effects = _about(plan.unintended_effects, kept, links, "caused_by")
    indicators = _about(plan.indicators, kept, links, "measures")
    others = kept | hypotheses.keys() | factors.keys() | effects.keys() | indicators.keys()
    inputs = _about(plan.inputs, kept, links, "leads_to")
    questions = _about(plan.learning_questions, others | inputs.keys(), links, "about")
    return plan.model_copy(
        update={
            **nodes,
            "impact_goal": plan.impact_goal if IMPACT in kept else None,
            "inputs": inputs,
            "actors": _actors(plan, {**nodes["activities"], **nodes["outputs"], **nodes["outcomes"]}),
            "hypotheses": hypotheses,
            "external_factors": factors,
            "unintended_effects": effects,
            "indicators": indicators,
            "learning_questions": questions,
            "methods": _about(plan.methods, indicators.keys() | questions.keys(), links, "answers"),
        }
    )


def _trimmed(part: Any, kept: frozenset[str], *fields: str) -> Any:
    """The part with only targets that are kept."""
    return part.model_copy(update={name: tuple(one for one in getattr(part, name) if one in kept) for name in fields})


def _about(
    parts: Mapping[str, T], kept: "frozenset[str] | set[str]", links: frozenset[Link], field: str
) -> dict[str, T]:
    """Those that are about something that is kept, and only about that; and those that are about nothing in
    particular."""
    found: dict[str, T] = {}
    for name, part in parts.items():
        targets: tuple[str, ...] = getattr(part, field)
        left = tuple(one for one in targets if (link in links if (link := Link.parse(one)) else one in kept))
        if left or not targets:
            found[name] = part if left == targets else part.model_copy(update={field: left})  # type: ignore[attr-defined]
    return found


def _actors(plan: Plan, nodes: Mapping[str, Node]) -> dict[str, Any]:
    """The actors that play a part in these nodes or in the impact goal."""
    named: set[str] = set(plan.impact_goal.who) if plan.impact_goal else set()
    for one in nodes.values():
        named |= {*one.by, *one.with_, *one.for_} if isinstance(one, Activity) else {*one.who}
    return {name: actor for name, actor in plan.actors.items() if name in named}
