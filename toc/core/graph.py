"""The causal graph of a plan: what leads to what, level by level, path by path.

Arrows run from cause to effect. Feedback arrows are kept apart and never count as a cycle (Davies 2018, CEDIL 15).
Everything here takes time linear in nodes and links, and nothing recurses.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import NamedTuple
from weakref import finalize

from toc.core.model import Link, Plan


class Level(IntEnum):
    """The levels of a results chain (OECD/DAC glossary, 2002)."""

    INPUT = 0
    ACTIVITY = 1
    OUTPUT = 2
    OUTCOME = 3
    IMPACT = 4


class CausalGraph(NamedTuple):
    """Nodes by id with their level, in the order of the file, and the arrows between them that both exist."""

    levels: dict[str, Level]
    effects: dict[str, list[str]]
    causes: dict[str, list[str]]
    feedback: tuple[Link, ...] = ()

    @classmethod
    def of(cls, plan: Plan) -> "CausalGraph":
        """The graph of activities, outputs, outcomes and goals.

        Arrows to an unknown id and from a node to itself are left out, an arrow that is written twice counts once.
        """
        levels = {
            **dict.fromkeys(plan.activities, Level.ACTIVITY),
            **dict.fromkeys(plan.outputs, Level.OUTPUT),
            **dict.fromkeys(plan.outcomes, Level.OUTCOME),
        }
        levels.update(dict.fromkeys(plan.all_goals(), Level.IMPACT))
        effects: dict[str, list[str]] = {node: [] for node in levels}
        causes: dict[str, list[str]] = {node: [] for node in levels}
        feedback = []
        for name, node in plan.nodes():
            for effect in dict.fromkeys(getattr(node, "leads_to", ())):
                if effect in levels and effect != name:
                    effects[name].append(effect)
                    causes[effect].append(name)
            marked = dict.fromkeys(getattr(node, "feeds_back_to", ()))
            feedback += [Link(name, back) for back in marked if back in levels]
        return cls(levels, effects, causes, tuple(feedback))

    @property
    def nodes(self) -> Iterable[str]:
        return self.levels

    def links(self) -> Iterator[Link]:
        """Every arrow except feedback, in the order of the file."""
        for cause, effects in self.effects.items():
            for effect in effects:
                yield Link(cause, effect)

    def has(self, link: Link) -> bool:
        return link.effect in self.effects.get(link.cause, ())

    def at(self, *levels: Level) -> list[str]:
        """The nodes of these levels in the order of the file."""
        return [node for node, level in self.levels.items() if level in levels]

    def downstream(self, starts: Iterable[str], without: frozenset[str] = frozenset()) -> set[str]:
        """Everything that these nodes lead to, themselves included, along paths that avoid `without`."""
        return self._reach(starts, self.effects, without)

    def upstream(self, starts: Iterable[str], without: frozenset[str] = frozenset()) -> set[str]:
        """Everything that leads to these nodes, themselves included, along paths that avoid `without`."""
        return self._reach(starts, self.causes, without)

    @staticmethod
    def _reach(starts: Iterable[str], arrows: dict[str, list[str]], without: frozenset[str]) -> set[str]:
        reached = {node for node in starts if node in arrows and node not in without}
        waiting = list(reached)
        while waiting:
            for node in arrows[waiting.pop()]:
                if node not in reached and node not in without:
                    reached.add(node)
                    waiting.append(node)
        return reached

    def path(self, start: str, end: str, without: frozenset[str] = frozenset()) -> list[str]:
        """A shortest path from start to end that avoids `without`, both ends included; empty where there is none."""
        before: dict[str, str] = {start: start}
        waiting = deque([start])
        while waiting:
            node = waiting.popleft()
            if node == end:
                way = [node]
                while before[node] != node:
                    node = before[node]
                    way.append(node)
                return way[::-1]
            for effect in self.effects.get(node, ()):
                if effect not in before and effect not in without:
                    before[effect] = node
                    waiting.append(effect)
        return []

    def cycles(self) -> list[list[str]]:  # noqa: C901 Tarjan's algorithm reads best in one piece
        """The groups of nodes that lead to each other in a circle (strongly connected components, Tarjan 1972)."""
        index: dict[str, int] = {}
        low: dict[str, int] = {}
        stack: list[str] = []
        on_stack: set[str] = set()
        found: list[list[str]] = []
        for root in self.levels:
            if root in index:
                continue
            work: list[tuple[str, Iterator[str]]] = [(root, iter(self.effects[root]))]
            index[root] = low[root] = len(index)
            stack.append(root)
            on_stack.add(root)
            while work:
                node, effects = work[-1]
                for effect in effects:
                    if effect not in index:
                        index[effect] = low[effect] = len(index)
                        stack.append(effect)
                        on_stack.add(effect)
                        work.append((effect, iter(self.effects[effect])))
                        break
                    if effect in on_stack:
                        low[node] = min(low[node], index[effect])
                else:
                    work.pop()
                    if work:
                        low[work[-1][0]] = min(low[work[-1][0]], low[node])
                    if low[node] == index[node]:
                        group = [stack.pop()]
                        while group[-1] != node:
                            group.append(stack.pop())
                        on_stack.difference_update(group)
                        if len(group) > 1:
                            found.append(group)
        order = {node: place for place, node in enumerate(self.levels)}
        return [sorted(group, key=order.__getitem__) for group in found]

    def depths(self) -> dict[str, int]:
        """For every node the length in arrows of the longest path that leads to it.

        In a cycle the arrow that closes it, seen in the order of the file, does not count.
        """
        closing = set(self.closing_links())
        waiting_for = {
            node: sum(Link(cause, node) not in closing for cause in causes) for node, causes in self.causes.items()
        }
        depths = dict.fromkeys(self.levels, 0)
        ready = deque(node for node, count in waiting_for.items() if not count)
        while ready:
            node = ready.popleft()
            for effect in self.effects[node]:
                if Link(node, effect) in closing:
                    continue
                depths[effect] = max(depths[effect], depths[node] + 1)
                waiting_for[effect] -= 1
                if not waiting_for[effect]:
                    ready.append(effect)
        return depths

    def closing_links(self) -> list[Link]:
        """The arrows without which no cycle is left: those that go back to a node that is still being followed."""
        state: dict[str, int] = {}
        closing: list[Link] = []
        for root in self.levels:
            if root in state:
                continue
            state[root] = 1
            work = [(root, iter(self.effects[root]))]
            while work:
                node, effects = work[-1]
                for effect in effects:
                    if state.get(effect) == 1:
                        closing.append(Link(node, effect))
                    elif effect not in state:
                        state[effect] = 1
                        work.append((effect, iter(self.effects[effect])))
                        break
                else:
                    state[node] = 2
                    work.pop()
        return closing


_GRAPHS: dict[int, CausalGraph] = {}


def graph_of(plan: Plan) -> CausalGraph:
    """The graph of a plan, built once as long as the plan lives: rules, pictures, tables and advice share it.

    By identity: a plan cannot be changed, and to compare two takes longer than to build a graph.
    """
    key = id(plan)
    graph = _GRAPHS.get(key)
    if graph is None:
        graph = _GRAPHS[key] = CausalGraph.of(plan)
        finalize(plan, _GRAPHS.pop, key, None).atexit = False
    return graph
