"""DOT (Graphviz) → a graph; the drawings of `toc render --format dot` come back with their kinds and ids."""

import re
import warnings
from typing import Any

from toc.diagrams.theme import FEEDBACK, STYLES
from toc.diagrams.themes import THEMES
from toc.exchange.graphs import Arrow, Graph, Node
from toc.exchange.grid import clean
from toc.exchange.limits import NotReadableError
from toc.exchange.ourmermaid import MARK

_OWN_TITLE = re.compile(r"\s*\([^()]*\)$")
_OWN_NAMES = frozenset({"path", "chain", "hierarchy", "triple"})
_TERSE = re.compile(r"_?(?:node|n|v|[A-Za-z])?\d*|[A-Za-z]{1,2}\d*", re.IGNORECASE)
_BREAKS = re.compile(r"\\[nlr]|<br\s*/?>", re.IGNORECASE)
_TAGS = re.compile(r"</?[a-zA-Z][^<>]*>")
_KINDS = {
    "input": "inputs", "activity": "activities", "output": "outputs", "outcome": "outcomes", "impact": "impact",
    "factor": "external factors", "unintended": "unintended effects",
}  # fmt: skip


def read_dot(text: str, name: str) -> Graph:
    """The graph of a DOT text. Raises NotReadableError where Graphviz does not understand it."""
    import pygraphviz

    if "\0" in text or "{" not in text:
        raise _not_dot()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            drawn = pygraphviz.AGraph(string=text)
    except (pygraphviz.DotError, ValueError, RuntimeError) as wrong:
        raise _not_dot() from wrong
    own = drawn.name in _OWN_NAMES and "fixedsize" in text
    graph = Graph(name, title=_title(drawn, own=own))
    groups = _groups(drawn)
    for node in drawn.nodes():
        made = _node(node, groups.get(str(node), []), name, own=own)
        if made:
            graph.nodes[made.id] = made
    for tail, head in drawn.edges():
        edge = drawn.get_edge(tail, head)
        if tail in graph.nodes and head in graph.nodes and _said(edge.attr, "style") != "invis":
            graph.arrows.append(_arrow(str(tail), str(head), edge, name, own=own))
    return graph


def _not_dot() -> NotReadableError:
    return NotReadableError(
        "Graphviz does not understand it as DOT. Does it start with 'digraph … {' and end with '}'?",
        "Graphviz begrijpt het niet als DOT. Begint het met 'digraph … {' en eindigt het met '}'?",
    )


def _title(drawn: Any, *, own: bool) -> str:
    title = _text(_said(drawn.graph_attr, "label"))
    return _OWN_TITLE.sub("", title) if own else title


def _said(attributes: Any, name: str) -> str:
    """The value of an attribute; empty where nothing in the file has one of that name."""
    try:
        return str(attributes[name] or "")
    except KeyError:
        return ""


def _groups(drawn: Any) -> dict[str, list[str]]:
    """The titles of the groups around every node, the closest first."""
    found: dict[str, list[str]] = {}
    waiting: list[tuple[Any, list[str]]] = [(drawn, [])]
    while waiting:
        outer, titles = waiting.pop()
        for inner in outer.subgraphs():
            own = [
                _text(_said(inner.graph_attr, "label")),
                (inner.name or "").removeprefix("cluster_").replace("_", " "),
            ]
            here = [*(one for one in own if one), *titles]
            for node in inner.nodes():
                if len(here) > len(found.get(str(node), [])):
                    found[str(node)] = here
            waiting.append((inner, here))
    return found


def _node(node: Any, groups: list[str], name: str, *, own: bool) -> Node | None:
    attributes = node.attr
    if (
        _said(attributes, "style") == "invis"
        or _said(attributes, "shape") in ("point", "none", "plaintext")
        or str(node).startswith("_rank")
    ):
        return None
    label = _said(attributes, "label")
    raw = str(node) if label in ("", "\\N") else label
    text, who = _parts(raw) if own else (_text(raw), [])
    kinds = [*_by_color(_said(attributes, "fillcolor"))] if own else [_said(attributes, "class"), *groups]
    who = who if kinds and kinds[0] in ("activities", "outputs", "outcomes", "impact") else []
    if own and "dashed" in _said(attributes, "style") and not kinds:
        return None
    return Node(str(node), text, f"{name}: {node}", kinds, who, keep_id=own or not is_terse(str(node)))


def is_terse(name: str) -> bool:
    """Whether an id says nothing: `A`, `n12`."""
    return bool(_TERSE.fullmatch(name))


def _by_color(fill: str) -> list[str]:
    """The kind that has that ground in one of our themes."""
    for kind, style in STYLES.items():
        if kind.value in _KINDS and fill.lower() in {theme.of(style.fill).lower() for theme in THEMES.values()}:
            return [_KINDS[kind.value]] if fill.lower() != "#ffffff" else []
    return []


def _parts(label: str) -> tuple[str, list[str]]:
    """The text of a box of ours without the marks above it, and the names of the actors below it."""
    lines = _BREAKS.sub("\n", label).split("\n")
    while len(lines) > 1 and lines[0][:1] == "[" and MARK.fullmatch(lines[0][1:-1]):
        del lines[0]
    text, _, names = "\n".join(lines).partition("\n\n")
    listed = re.split(r",|\s(?:en|and)\s", " ".join(names.split()))
    return " ".join(text.split()), [
        one.strip() for one in listed if one.strip() and not re.fullmatch(r"\s*\+\d+|…", one)
    ]


def _text(label: str) -> str:
    return " ".join(clean(_TAGS.sub("", _BREAKS.sub(" ", label))).split())


def _arrow(tail: str, head: str, edge: Any, name: str, *, own: bool) -> Arrow:
    attributes = edge.attr
    label = _text(_said(attributes, "label") or _said(attributes, "xlabel"))
    loops = {theme.of(FEEDBACK.color).lower() for theme in THEMES.values()}
    back = own and _said(attributes, "color").lower() in loops and "dashed" in _said(attributes, "style")
    if _said(attributes, "dir") == "back":
        tail, head = head, tail
    return Arrow(tail, head, f"{name}: {tail} -> {head}", label, back)
