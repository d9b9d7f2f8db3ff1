"""What a plan evaluates, and what it leaves out on purpose: `evaluation.scope`, worked out for what it names.

Step 2 of the training (Dhaene, ACE Europe, 2025) chooses what is measured before it asks how.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from toc.core.model import IMPACT, Link, Plan


@dataclass(frozen=True, slots=True)
class Scope:
    """The choice of a plan. `inside` and `outside` are the ids that are named; `links_inside` and `links_outside` the
    links. `results` are the changes (the impact goal among them) that are evaluated, as far as any is named: those at
    the ends of links and of the links of hypotheses included. A question that is named narrows nothing down."""

    inside: tuple[str, ...]
    outside: tuple[str, ...]
    links_inside: frozenset[Link]
    links_outside: frozenset[Link]
    results: frozenset[str]
    because: str

    def leaves_out(self, name: str, *, is_result: bool) -> bool:
        """Whether a node is not evaluated: the plan says so, or it names other changes. Who evaluates some changes
        may still follow up every activity."""
        return name in self.outside or (is_result and bool(self.results) and name not in self.results)


def scope_of(plan: Plan) -> Scope | None:
    """The choice of a plan; None where it makes none."""
    written = plan.evaluation.scope if plan.evaluation else None
    if written is None or not (written.include or written.exclude):
        return None
    changes = {*plan.outputs, *plan.outcomes, IMPACT}
    return Scope(
        inside=written.include,
        outside=written.exclude,
        links_inside=frozenset(_links(plan, written.include)),
        links_outside=frozenset(_links(plan, written.exclude)),
        results=frozenset(changes & set(_nodes(plan, written.include)) - set(written.exclude)),
        because=written.because or "",
    )


def _links(plan: Plan, named: Iterable[str]) -> Iterator[Link]:
    """The links that are named, those of hypotheses included."""
    for one in named:
        link = Link.parse(one)
        if link:
            yield link
        elif one in plan.hypotheses:
            yield from plan.hypotheses[one].links


def _nodes(plan: Plan, named: Iterable[str]) -> Iterator[str]:
    """The ids that are named, and both ends of every link."""
    for one in named:
        yield one
        yield from (end for link in _links(plan, (one,)) for end in (link.cause, link.effect))


def left_out_needs(plan: Plan, scope: Scope) -> list[str]:
    """The indicators and learning questions that are not evaluated: questions that the plan leaves out, and needs that
    are about nothing but what it leaves out. What it names itself is never among them."""
    about = {name: one.measures for name, one in plan.indicators.items()}
    about |= {name: one.about for name, one in plan.learning_questions.items()}
    nodes = dict(plan.nodes())
    found = []
    for name, written in about.items():
        ends = [one for one in _nodes(plan, written) if one in nodes]
        left_out = [scope.leaves_out(one, is_result=one not in plan.activities) for one in ends]
        if name not in scope.inside and (name in scope.outside or (ends and all(left_out))):
            found.append(name)
    return found
