"""DOT (Graphviz) → a graph; the drawings of `toc render --format dot` come back with their kinds and ids."""

import re

from toc.core.messages import message
from toc.exchange.dot_language import Attributes, Box, Drawing, Group, Line, Text, read_drawings, wrong
from toc.exchange.graphs import Arrow, Graph, Node, added
from toc.exchange.limits import MAX_DRAWING, too_large_a_drawing
from toc.exchange.own_drawings import MARK, decoded, names_under, one_line, own_title, whole, without_tags
from toc.pictures import views
from toc.pictures.theme import FEEDBACK, STYLES, THEMES

_TERSE = re.compile(r"_?(?:node|n|v|[A-Za-z])?\d*|[A-Za-z]{1,2}\d*", re.IGNORECASE)
_BACKSLASH = re.compile(r"\\(.)", re.DOTALL)
_KINDS = {
    "input": "inputs", "activity": "activities", "output": "outputs", "outcome": "outcomes", "impact": "impact",
    "factor": "external factors", "unintended": "unintended effects",
}  # fmt: skip
_FILLS = {
    theme.of(style.fill).lower(): _KINDS[kind.value]
    for kind, style in reversed(STYLES.items())
    for theme in THEMES.values()
    if kind.value in _KINDS and theme.of(style.fill).lower() != "#ffffff"
}
"""What has that ground in one of our themes."""
_LOOPS = frozenset(theme.of(FEEDBACK.color).lower() for theme in THEMES.values())
_NO_BOXES = frozenset({"point", "none", "plaintext"})


def read_dot(text: str, name: str) -> Graph:
    """The graph of a DOT text, or of all graphs in it. Raises NotReadableError where it is no DOT, or too large."""
    if len(text) > MAX_DRAWING:
        raise too_large_a_drawing("characters")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise wrong(line, message("it-is-no-text-but-a"))
    graph = Graph(name)
    for number, drawing in enumerate(read_drawings(text), 1):
        added(graph, _graph(drawing, name, own=drawing.root.name in views.names() and "fixedsize" in text), number)
    return graph


def _graph(drawing: Drawing, name: str, *, own: bool) -> Graph:
    graph = Graph(name, title=_title(drawing.root, own=own), own=own)
    titles: dict[Group, list[str]] = {}
    for box in drawing.boxes.values():
        groups = max((_titles(group, titles) for group in box.groups), key=len, default=[])
        made = _node(box, groups, name, own=own)
        if made:
            graph.nodes[made.id] = made
    words: dict[int, str] = {}
    for line in drawing.lines:
        if line.tail in graph.nodes and line.head in graph.nodes and _said(line.attributes, "style") != "invis":
            graph.arrows.append(_arrow(graph, line, words, own=own))
    return graph


def _title(root: Group, *, own: bool) -> str:
    label = root.attributes.get("label", Text(""))
    return own_title(one_line(decoded(_broken(label.value, ""), "&"))) if own else _text(label, root.name)


def _said(attributes: Attributes, name: str) -> str:
    """The value of an attribute; empty where nothing in the file has one of that name."""
    return attributes[name].value if name in attributes else ""


def _titles(group: Group, known: dict[Group, list[str]]) -> list[str]:
    """The titles of a group and of those around it, the closest first."""
    if group not in known:
        chain = []
        outer: Group | None = group
        while outer is not None and outer.around is not None:
            own = _text(outer.attributes.get("label", Text("")), outer.name)
            chain += [own, outer.name.removeprefix("cluster_").replace("_", " ")]
            outer = outer.around
        known[group] = [one for one in chain if one]
    return known[group]


def _node(box: Box, groups: list[str], name: str, *, own: bool) -> Node | None:
    attributes = box.attributes
    if _said(attributes, "style") == "invis" or _said(attributes, "shape") in _NO_BOXES or box.name.startswith("_rank"):
        return None
    spot = f"{name}:{box.line}"
    label = attributes.get("label", Text(""))
    raw = Text(box.name) if label.value in ("", "\\N") else label
    if not own:
        kinds = [_said(attributes, "class"), *groups]
        return Node(box.name, _text(raw, box.name), spot, kinds, keep_id=not is_terse(box.name))
    kind = _KINDS.get(_said(attributes, "class")) or _FILLS.get(_said(attributes, "fillcolor").lower(), "")
    if "dashed" in _said(attributes, "style") and not kind:
        return None
    text, who, external = _parts(raw.value, _said(attributes, "comment"))
    who = who if kind in ("activities", "outputs", "outcomes", "impact") else []
    return Node(box.name, text, spot, [kind] if kind else [], who, keep_id=True, own=True, external=external)


_IN_A_WORD = re.compile(r"(?<=\w-)\n(?=\w)")


def is_terse(name: str) -> bool:
    """Whether an id says nothing: `A`, `n12`."""
    return bool(_TERSE.fullmatch(name))


def _parts(label: str, whole_text: str) -> tuple[str, list[str], bool]:
    """The text of a box of ours without the marks above it, the names of the actors below it, and whether it comes
    about outside the plan.

    `whole_text` is what was broken or cut off to fit in the box; empty where nothing was.
    """
    lines = _broken(label, "").split("\n")
    while len(lines) > 1 and lines[0][:1] == "[" and MARK.fullmatch(lines[0][1:-1]):
        del lines[0]
    end = lines.index("") if "" in lines else len(lines)
    text = _broken(whole_text, "") if whole_text else " ".join(lines[:end])
    # A line may end within a word, behind its hyphen: '(0-12)'.
    names = _IN_A_WORD.sub("", "\n".join(lines[end + 1 :])).replace("\n", " ")
    return whole(one_line(decoded(text, "&"))), *names_under(names, "&")


def _broken(label: str, name: str) -> str:
    """A label with its line ends; `\\N` is the name of the box, and other backslashes only guard the next sign."""
    return _BACKSLASH.sub(lambda found: "\n" if found[1] in "nlr" else name if found[1] == "N" else found[1], label)


def _text(label: Text, name: str) -> str:
    if label.is_html:
        return one_line(decoded(without_tags(label.value), "&"))
    # Some write HTML between quotation marks, where Graphviz shows it as it is: that is not what they mean.
    return one_line(decoded(without_tags(_broken(label.value, name)), "&"))


def _arrow(graph: Graph, line: Line, words: dict[int, str], *, own: bool) -> Arrow:
    """The arrow; `words` are those of its statement, which may draw many."""
    attributes, spot, tail, head = line.attributes, f"{graph.name}:{line.number}", line.tail, line.head
    if id(attributes) not in words:
        words[id(attributes)] = _text(attributes.get("label") or attributes.get("xlabel") or Text(""), "")
    label = words[id(attributes)]
    back = own and _said(attributes, "color").lower() in _LOOPS and "dashed" in _said(attributes, "style")
    way = _said(attributes, "dir")
    if way == "back":
        tail, head = head, tail
    elif way == "both":
        graph.one_way(spot, tail, head)
    return Arrow(tail, head, spot, "" if own else label, back)
