"""What the flowcharts of `toc render --format mermaid` say beyond those of others: ids, kinds, actors and loops; and
which of it is no part of the plan: marks, notes, and in a picture of a difference what is gone."""

import re
from collections.abc import Collection
from dataclasses import replace

from toc.diagrams.changes import STROKES
from toc.diagrams.mermaid import FORMS
from toc.diagrams.theme import FEEDBACK, Kind
from toc.diagrams.themes import THEMES
from toc.diagrams.words import WORDS
from toc.difference import Change
from toc.exchange.graphs import Arrow, Graph, Node

_OURS = re.compile(r"(?m)^\s*subgraph area_\w+\[")
_TITLE = re.compile(r"(?m)^\s*accTitle:\s*(.*?)\s*(?:\([^()]*\))?\s*$")
_LINKS = re.compile(r"(?m)^\s*linkStyle ([\d,]+) stroke:(#[0-9A-Fa-f]{6})")
_NOTES = re.compile(r"(?ms)^( +)subgraph area_notes\d+\[.*?^\1end$")
_NOTE = re.compile(r"(?m)^ +([\w-]+)\[")
_CODE = re.compile(r"#(\d+);")
MARK = re.compile(r"[A-Z]\d+(?:[,-]\d+)*|[+\N{MINUS SIGN}≠]\d+ [^\W\d_]+")
"""The mark of findings (`B1,3`), and the tag of what is new, gone or changed (`+2 nieuw`)."""
_FACT = re.compile(r"[A-Z]\d+(?: \([^()]*\))?(?:, [A-Z]\d+(?: \([^()]*\))?)*: .*")
"""A line of a box about an indicator, a question or a factor: `I3: 10% → 40%`."""
_STATE = re.compile(r"(look|same|added|removed|changed)\d+")
"""The class of a box that does not look as its kind does."""
_ACTOR, _BOX = "n__actor-", "n_"
_WITH_ACTORS = frozenset({"activity", "output", "outcome", "impact"})
_TERMS = frozenset(term for words in WORDS.values() for term in (words.short, words.medium, words.long))
_KINDS = {form[0]: kind for kind, form in FORMS.items() if kind != Kind.MISSING}


def is_ours(text: str) -> bool:
    return bool(_OURS.search(text)) and "accTitle:" in text


def as_drawn_by_us(graph: Graph, text: str) -> None:
    """Gives boxes the ids of the plan, the short name on their first line and the actors below it, and marks loops.

    What stands on an arrow (the number of a hypothesis) says nothing without the drawing around it.
    """
    if title := _TITLE.search(text):
        graph.title = _CODE.sub(lambda found: chr(int(found[1])), title[1])
    notes = {name for area in _NOTES.finditer(text) for name in _NOTE.findall(area[0])}
    names = {name: own for name, node in graph.nodes.items() if name not in notes and (own := _own_name(name, node))}
    gone = {name for name in names if _state(graph.nodes[name]) == Change.REMOVED.value}
    graph.left_out += [_gone(graph.nodes[name]) for name in names if name in gone]
    names = {name: own for name, own in names.items() if name not in gone}
    loops, removed = _in_colors(text, FEEDBACK.color), _in_colors(text, STROKES[Change.REMOVED].color)
    graph.nodes = {own: _box(own, graph.nodes[name]) for name, own in names.items()}
    graph.arrows = [
        replace(arrow, tail=names[arrow.tail], head=names[arrow.head], label="", back=_is_loop(arrow, number, loops))
        for number, arrow in enumerate(graph.arrows)
        if arrow.tail in names and arrow.head in names and number not in removed
    ]


def _own_name(name: str, node: Node) -> str:
    """The id of the plan for a box; empty for what only fills a place in the drawing."""
    if name.startswith(_ACTOR):
        return name.removeprefix(_ACTOR)
    if name.startswith("n__") or node.kinds[:1] == ["missing"]:
        return ""
    return name.removeprefix(_BOX)


def _state(node: Node) -> str:
    """What became of the box in a picture of a difference; empty in one of a plan."""
    found = _STATE.fullmatch(node.kinds[0]) if node.kinds else None
    return found[1] if found else ""


def _gone(node: Node) -> tuple[str, str, str]:
    label = next(iter(_without_mark(node)), node.label)
    return node.spot, f"gone in this picture of a difference: '{label}'", f"weg in deze vergelijking: '{label}'"


def _box(own: str, node: Node) -> Node:
    kind = _KINDS.get(node.form, "") if _state(node) else next(iter(node.kinds), "")
    label, *under = _without_mark(node)
    under = [line for line in under if line not in _TERMS and not _FACT.fullmatch(line)]
    who = re.split(r",|\s(?:en|and)\s", " ".join(under[:1])) if kind in _WITH_ACTORS else []
    kinds = ["actors"] if node.id.startswith(_ACTOR) else [kind]
    return Node(own, label, node.spot, kinds, [one.strip() for one in who if one.strip()], keep_id=True)


def _without_mark(node: Node) -> list[str]:
    """The lines of a box but for the mark above them. A text in bold is what the box is about, whatever it says."""
    first, *rest = node.lines or [node.label]
    marked = rest and not node.strong and _state(node) != "same" and MARK.fullmatch(first)
    return rest if marked else [first, *rest]


def _is_loop(arrow: Arrow, number: int, loops: Collection[int]) -> bool:
    """Whether an arrow leads back: in the colour of a loop, or where that is faded, with the word for it."""
    return number in loops or any(arrow.label.endswith(words.feedback) for words in WORDS.values())


def _in_colors(text: str, color: str) -> set[int]:
    """The numbers of the arrows that have that colour in one of our themes."""
    colors = {theme.of(color).lower() for theme in THEMES.values()}
    return {
        int(number)
        for numbers, drawn in _LINKS.findall(text)
        if drawn.lower() in colors
        for number in numbers.split(",")
        if number
    }
