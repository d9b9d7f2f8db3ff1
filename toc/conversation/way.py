"""The way so far as a small tree: from each activity to the impact goal."""

from toc.conversation.question import Branch, Way
from toc.conversation.talk import Talk
from toc.conversation.words import Phrase
from toc.graph import CausalGraph
from toc.model import IMPACT

_DEEPEST = 30
"""Steps from an activity on: what a hand-written plan has behind that is left out, and nothing recurses too deep."""


def way(talk: Talk) -> Way:
    """Every activity that leads somewhere, and where it leads. What was drawn already is not drawn again."""
    graph, seen = talk.draft.graph, set[str]()
    starts = [name for name in talk.plan.activities if graph.effects[name]]
    branches = tuple(_branch(talk, graph, name, seen, 0) for name in starts)
    return Way(talk.phrase(Phrase.WAY), branches)


def _branch(talk: Talk, graph: CausalGraph, name: str, seen: set[str], depth: int) -> Branch:
    text = talk.draft.said(name)
    if name == IMPACT:
        return Branch(text, mark=talk.phrase(Phrase.IS_IMPACT))
    if name in seen or depth >= _DEEPEST:
        return Branch(text, mark=talk.phrase(Phrase.SEE_ABOVE) if graph.effects[name] else "")
    seen.add(name)
    inner = tuple(_branch(talk, graph, effect, seen, depth + 1) for effect in graph.effects[name])
    return Branch(text, inner, "" if inner else talk.phrase(Phrase.NOT_YET))
