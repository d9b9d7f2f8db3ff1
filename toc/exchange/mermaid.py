"""A Mermaid flowchart → a graph. Sequence diagrams and other kinds of Mermaid are not plans."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from toc.exchange.dotgraph import is_terse
from toc.exchange.graphs import Arrow, Graph, Node
from toc.exchange.limits import NotReadableError
from toc.exchange.ourmermaid import as_drawn_by_us, is_ours

_FENCE = re.compile(r"(?ms)^[ \t]*(`{3,}|~{3,})[ \t]*\{?\.?mermaid\b[^\n]*\n(.*?)^[ \t]*\1[ \t]*$")
_HEAD = re.compile(r"\s*(?:flowchart|graph)\b(?:-elk)?[ \t]*(?:TB|TD|BT|RL|LR|[<>^v])?[ \t]*;?")
_FRONT = re.compile(r"\A\s*---\n(.*?)\n---[ \t]*\n", re.DOTALL)
_TITLE = re.compile(r"(?m)^\s*title:\s*(.+)$")
_ID = re.compile(r"[^\W_](?:[\w.]|-(?![-.>=ox])|[/](?=\w))*|_\w+")
_SHAPES = (
    ("(((", ")))"), ("((", "))"), ("([", "])"), ("(", ")"), ("[[", "]]"), ("[(", ")]"), ("[/", "/]"), ("[/", "\\]"),
    ("[\\", "\\]"), ("[\\", "/]"), ("[", "]"), ("{{", "}}"), ("{", "}"), (">", "]"),
)  # fmt: skip
_ARROW = re.compile(r"(?:\w+@)?[<ox]?(?:--+[->ox]?|==+[=>ox]?|-\.+-[>ox]?|~~~+)(?=[\s|\w(\[{>\"']|$)")
_TEXT_LINK = re.compile(
    r"[<ox]?(?P<open>--|==|-\.)(?![->=.ox])\s*(?P<text>\"[^\"]*\"|[^\n]*?)\s*(?P<close>--+[->ox]|==+[=>ox]|\.+-[>ox]?)(?=\s|\w|$)"
)
_LABEL = re.compile(r"\s*\|(\s*\"[^\"]*\"\s*|[^|]*)\|")
_CLASS = re.compile(r":::([\w-]+)")
_META = re.compile(r"@\{(.*?)\}", re.DOTALL)
_SKIPPED = re.compile(r"(?:classDef|linkStyle|style|click|direction|accTitle|accDescr|href|%%)\b|%%")


def read_mermaid(text: str, name: str) -> Graph:
    """The graph of a flowchart, or of all flowcharts between fences. Raises NotReadableError where there is none."""
    blocks = [(found[2], text.count("\n", 0, found.start(2))) for found in _FENCE.finditer(text)] or [(text, 0)]
    graph = Graph(name)
    read = 0
    for block, line in blocks:
        if not is_ours(block):
            read += _Parser(graph, line).read(block)
            continue
        drawn = Graph(name)
        read += _Parser(drawn, line).read(block)
        as_drawn_by_us(drawn, block)
        _add(graph, drawn)
    if not read or not graph.nodes:
        raise NotReadableError(
            "there is no Mermaid flowchart in it. A flowchart starts with 'flowchart LR' or 'graph TD'.",
            "er staat geen stroomschema van Mermaid in. Dat begint met 'flowchart LR' of 'graph TD'.",
        )
    return graph


def _add(graph: Graph, drawn: Graph) -> None:
    """Adds one drawing of ours to others of the same plan, as a report has them: what both show is there once."""
    graph.title = graph.title or drawn.title
    graph.nodes = {**drawn.nodes, **graph.nodes}
    graph.left_out += drawn.left_out
    known = {(one.tail, one.head, one.back) for one in graph.arrows}
    graph.arrows += [one for one in drawn.arrows if (one.tail, one.head, one.back) not in known]


@dataclass(slots=True)
class _Parser:
    """Reads one flowchart, statement by statement."""

    graph: Graph
    line: int
    groups: list[str] = field(default_factory=list)

    def read(self, text: str) -> bool:
        front = _FRONT.match(text)
        if front:
            title = _TITLE.search(front[1])
            self.graph.title = _plain(title[1]) if title else self.graph.title
            self.line += text.count("\n", 0, front.end())
            text = text[front.end() :]
        body = re.sub(r"(?m)^[ \t]*%%(?!\{)[^\n]*$|%%\{[\s\S]*?\}%%", lambda found: "\n" * found[0].count("\n"), text)
        started = _HEAD.search(body)
        if not started or body[: started.start()].strip():
            return False
        self.line += body.count("\n", 0, started.end())
        for line in _joined(body[started.end() :]).split("\n"):
            # A description for who does not see the drawing may hold anything, semicolons too.
            for statement in _statements(line) if not _SKIPPED.match(line.strip()) else ():
                self._statement(statement.strip())
            self.line += 1
        return True

    def _statement(self, text: str) -> None:
        if not text or _SKIPPED.match(text):
            return
        if text == "end":
            del self.groups[-1:]
        elif text.startswith("subgraph"):
            self._group(text.removeprefix("subgraph").strip())
        elif found := re.match(r"class\s+([\w\s,.-]+?)\s+([\w-]+)$", text):
            for name in re.split(r"[\s,]+", found[1]):
                self._node(name).kinds.insert(0, found[2])
        else:
            self._chain(text)

    def _group(self, text: str) -> None:
        found = re.match(r"([\w.-]+)\s*\[(.*)\]$", text, re.DOTALL)
        self.groups.append(_plain(found[2] if found else text))

    def _chain(self, text: str) -> None:
        """`a & b --> c -- why --> d`."""
        before, at = self._nodes(text, 0)
        while before and at < len(text):
            link = self._link(text, at)
            if link is None:
                return
            at, label, kind = link
            after, at = self._nodes(text, at)
            for tail in before:
                for head in after:
                    if kind != "~":
                        spot = f"{self.graph.name}:{self.line + 1}"
                        self.graph.arrows.append(Arrow(tail, head, spot, label, back=False))
            before = after

    def _nodes(self, text: str, at: int) -> tuple[list[str], int]:
        names: list[str] = []
        while True:
            at += len(text[at:]) - len(text[at:].lstrip())
            found = _ID.match(text, at)
            if not found:
                return names, at
            names.append(found[0])
            at = self._shape(text, found.end(), self._node(found[0]))
            rest = re.match(r"\s*&\s*", text[at:])
            if not rest:
                return names, at
            at += rest.end()

    def _shape(self, text: str, at: int, node: Node) -> int:
        """The text of a node between its brackets, and its class."""
        if meta := _META.match(text, at):
            label = re.search(r"label\s*:\s*(\"[^\"]*\"|[^,}]+)", meta[1])
            node.label = _plain(label[1]) if label else node.label
            at = meta.end()
        for start, end in _SHAPES:
            if text.startswith(start, at):
                close = _close(text, at + len(start), end)
                if close >= 0:
                    lines = text[at + len(start) : close].strip('"` ').split("<br>")
                    node.lines, node.form = [_plain(one) for one in lines], start
                    node.strong = lines[0].startswith("**")
                    node.label = _plain(text[at + len(start) : close]) or node.label
                    at = close + len(end)
                    break
        while found := _CLASS.match(text, at):
            node.kinds.insert(0, found[1])
            at = found.end()
        return at

    def _link(self, text: str, at: int) -> tuple[int, str, str] | None:
        at += len(text[at:]) - len(text[at:].lstrip())
        if found := _TEXT_LINK.match(text, at):
            return found.end(), _plain(found["text"]), found["open"]
        found = _ARROW.match(text, at)
        if not found:
            return None
        label = _LABEL.match(text, found.end())
        return (label or found).end(), _plain(label[1]) if label else "", "~" if "~" in found[0] else found[0][:2]

    def _node(self, name: str) -> Node:
        node = self.graph.nodes.get(name)
        if node is None:
            node = Node(name, name, f"{self.graph.name}:{self.line + 1}", keep_id=not is_terse(name))
            self.graph.nodes[name] = node
        if not node.kinds and self.groups:
            node.kinds = [*reversed(self.groups)]
        return node


def _close(text: str, start: int, end: str) -> int:
    """Where the text between brackets ends: quotation marks may hold brackets."""
    quoted = re.compile(r"\s*\"[^\"]*\"\s*").match(text, start)
    return text.find(end, quoted.end() if quoted else start)


def _statements(line: str) -> Iterator[str]:
    """The statements of a line: a semicolon in a label (`&amp;`) ends none."""
    start, depth, quoted = 0, 0, False
    for at, sign in enumerate(line):
        if sign == '"':
            quoted = not quoted
        elif not quoted and sign in "[({])}":
            depth += (sign in "[({") - (sign in "])}")
        elif sign == ";" and not quoted and depth <= 0:
            yield line[start:at]
            start = at + 1
    yield line[start:]


def _joined(text: str) -> str:
    """Texts between quotation marks that go on over a line end, on one line."""
    return re.sub(r"\"[^\"]*\"", lambda found: found[0].replace("\n", "<br>"), text)


def _plain(text: str) -> str:
    """A label without quotation marks, marks for bold, line breaks and entities."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1].strip()
    text = text.strip("`")
    text = re.sub(r"<br\s*/?>|\\n", " ", text)
    text = re.sub(r"#(\d+);", lambda found: chr(int(found[1])) if 31 < int(found[1]) < 0x110000 else "", text)
    text = re.sub(r"#([a-z]+);", r"&\1;", text)
    text = html.unescape(re.sub(r"</?[a-zA-Z][^>]*>", "", text))
    text = re.sub(r"(\*\*|__)(.+?)\1", r"\2", text)
    return " ".join(text.split())
