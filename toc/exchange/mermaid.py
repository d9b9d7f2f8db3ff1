"""A Mermaid flowchart, alone or in Markdown → a graph. Other kinds of Mermaid are not plans."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from toc.core.messages import message
from toc.exchange.dot import is_terse
from toc.exchange.graphs import Arrow, Graph, Node, added
from toc.exchange.limits import (
    MAX_ARROWS,
    MAX_BOXES,
    MAX_DRAWING,
    MAX_GROUPS,
    NotReadableError,
    too_large_a_drawing,
)
from toc.exchange.own_drawings import Said, as_drawn_by_us, is_bold, lines_of, plain

# --- Drawings in a text -----------------------------------------------------------------------------------------------
# The drawings of a text: between fences in Markdown, or the text itself; without comments and directives.

_FENCE = re.compile(r"[ \t>]*+(`{3,}+|~{3,}+|:::++)[ \t]*+(.*)")
_MERMAID = re.compile(r"\{?\.?mermaid\b", re.IGNORECASE)
_OTHER_DRAWINGS = re.compile(r"\{?\.?(dot|graphviz|gv|plantuml|puml|d2)\b", re.IGNORECASE)
_FRONT = re.compile(r"\s*+---[ \t]*+\n")
_FRONT_END = re.compile(r"(?m)^[ \t]*+---[ \t]*+$\n?")
_COMMENT = re.compile(r"[ \t]*+%%(?![{])(?!\s++id \w)")
_BEFORE = re.compile(r"[ \t]*+(?:(?:flowchart|graph)(?:[ \t]++[\w-]*+)?[ \t]*+;?[ \t]*+)?")
_WORD = re.compile(r"\s*+([A-Za-z][\w-]*+)")


@dataclass(frozen=True, slots=True)
class Block:
    """The text of one drawing. `line` is where it starts in the file, from 0; `front` is what stands before it between
    dashes; `kind` is its first word where it stands between fences."""

    text: str
    line: int
    front: str = ""
    kind: str = ""


def blocks(text: str) -> Iterator[Block]:
    """All drawings in the text. Raises NotReadableError where a directive has no end."""
    found = list(_fenced(text))
    for inside, line in found or [(text, 0)]:
        yield _bare(inside, line, is_fenced=bool(found))


def _others(text: str) -> Iterator[tuple[str, int]]:
    """The drawings of other kinds between fences: their kind and their line, from 1."""
    fence = ""
    for number, line in enumerate(text.split("\n"), 1):
        found = _FENCE.match(line)
        if found and fence and found[1].startswith(fence) and not found[2].strip():
            fence = ""
        elif found and not fence and not found[1].startswith(":"):
            fence = found[1]
            if kind := _OTHER_DRAWINGS.match(found[2]):
                yield kind[1], number


def _fenced(text: str) -> Iterator[tuple[str, int]]:
    """What stands between fences for Mermaid. A fence without an end goes on up to the end, as everywhere."""
    fence, is_mermaid, first, inside = "", False, 0, list[str]()
    for number, line in enumerate(text.split("\n")):
        found = _FENCE.match(line)
        if fence and not (found and found[1].startswith(fence) and not found[2].strip()):
            inside.append(line)
        elif fence:
            if is_mermaid:
                yield "\n".join(inside), first
            fence = ""
        elif found:
            fence, is_mermaid, first, inside = found[1], bool(_MERMAID.match(found[2])), number + 1, []
            if fence.startswith(":") and not is_mermaid:
                fence = ""
    if fence and is_mermaid:
        yield "\n".join(inside), first


def _bare(text: str, line: int, *, is_fenced: bool) -> Block:
    """The drawing without comments, directives and what stands before it between dashes."""
    front = ""
    if start := _FRONT.match(text):
        end = _FRONT_END.search(text, start.end())
        if end:
            front = text[start.end() : end.start()]
            line += text.count("\n", 0, end.end())
            text = text[end.end() :]
    text = "\n".join("" if _COMMENT.match(one) else one for one in _without_directives(text, line).split("\n"))
    word = _WORD.match(text) if is_fenced else None
    return Block(text, line, front, word[1][:40] if word else "")


def _without_directives(text: str, line: int) -> str:
    """The text without what stands between `%%{` and `}%%` at the start of a line or behind the first words."""
    parts, kept, looked = list[str](), 0, 0
    free = _BEFORE.match(text)
    while (start := text.find("%%{", looked)) >= 0:
        ended = text.rfind("\n", looked, start) + 1
        if ended:
            free = _BEFORE.match(text, ended)
        looked = start + 3
        if not free or free.end() != start:
            continue
        end = text.find("}%%", start)
        if end < 0:
            where = line + text.count("\n", 0, start) + 1
            raise NotReadableError(
                message("import-directive-not-closed", where=where),
            )
        parts.append(text[kept:start] + "\n" * text.count("\n", start, end))
        kept = looked = end + 3
        free = _BEFORE.match(text, kept)
    return "".join([*parts, text[kept:]])


# --- Flowcharts -------------------------------------------------------------------------------------------------------
# A Mermaid flowchart → a graph. Sequence diagrams and other kinds of Mermaid are not plans.
#
# Every part of the text is looked at a fixed number of times: what has no end is looked for once, and not again.

_HEAD = re.compile(r"(?:flowchart|graph)\b(?:-elk)?[ \t]*+(?:TB|TD|BT|RL|LR|[<>^v])?[ \t]*+;?")
_TITLE = re.compile(r"(?m)^[ \t]*+title:[ \t]*+(\S.*)$")
_SPACES = re.compile(r"\s*+")
_ID = re.compile(r"\w[\w.]*+(?:(?:-(?![-.>])|/(?=\w))[\w.]*+)*+")
_SHAPES = (
    ("(((", (")))",)), ("((", ("))",)), ("([", ("])",)), ("(", (")",)), ("[[", ("]]",)), ("[(", (")]",)),
    ("[/", ("/]", "\\]")), ("[\\", ("\\]", "/]")), ("[", ("]",)), ("{{", ("}}",)), ("{", ("}",)), (">", ("]",)),
)  # fmt: skip
"""What opens the text of a box, and what may end it."""
_ARROW = re.compile(r"(?:(?P<id>\w++)@)?(?P<two>[<ox]?)(?:--+[->ox]|==+[=>ox]|-\.+-[>ox]?|~~~+)")
_BARE = re.compile(r"--|==")
_OPEN = re.compile(r"(?:(?P<id>\w++)@)?(?P<two>[<ox]?)(?P<kind>--|==|-\.)(?![->=.])\s*+")
_CLOSE = {"--": re.compile(r"--+[->ox]"), "==": re.compile(r"==+[=>ox]"), "-.": re.compile(r"(?<!\.)\.++-[>ox]?")}
_LABEL = re.compile(r"\s*+\|(\s*+\"[^\"]*+\"\s*+|[^|]*+)\|")
_QUOTED = re.compile(r"\s*+\"[^\"]*+\"\s*+")
_AND = re.compile(r"\s*+&\s*+")
_CLASS = re.compile(r":::([\w-]++)")
_META = re.compile(r"@\{([^\"}]*+(?:\"[^\"]*+\"[^\"}]*+)*+)\}")
_META_LABEL = re.compile(r"(?:^|[,\s])label\s*+:\s*+(\"[^\"]*+\"|[^,}]++)")
_SKIPPED = re.compile(r"(?:classDef|click|href)(?=\s)|%%")
_ARROW_LOOKS = re.compile(r"(\w++)@\{([^}]*+)\}\s*+$")
_ARROW_WORDS = re.compile(r"\s*+(?:(?:animate|animation|curve)\s*+:[^,]*+,?\s*+)++")
_STYLE = re.compile(r"style\s|direction\s+(?:TB|TD|BT|RL|LR)\b")
_DESCRIPTION = re.compile(r"acc(Title|Descr)\s*+([:{])(.*)", re.DOTALL)
_STROKES = re.compile(r"linkStyle\s+([\d,\s]++)[^\n]*?\bstroke:\s*(#[0-9A-Fa-f]{6})")
_GROUP = re.compile(r"([\w.-]++)\s*+\[(.*)\]$", re.DOTALL)
_OTHER_IDS = re.compile(r"[ \t]*+%%[ \t]++id (\w++): ([\w-]++)[ \t]*+$")
_SIGNS = re.compile(r"[\"()\[\]{};]")
_MOST_KINDS = 20
"""Classes of one box that are looked at."""
_SHOWN, _MOST_TOLD = 60, 10


def read_mermaid(text: str, name: str) -> Graph:
    """The graph of a flowchart, or of all flowcharts between fences.

    Raises NotReadableError where there is none, or where they are larger than a plan can be.
    """
    graph = Graph(name)
    read = characters = 0
    for block in blocks(text):
        characters += len(block.text)
        if characters > MAX_DRAWING:
            raise too_large_a_drawing("characters")
        parser = _Parser(Graph(name), block)
        if parser.read():
            read += 1
            added(graph, parser.done(), read)
        elif block.kind:
            graph.left_out.append((
                f"{name}:{block.line + 1}",
                message("a-drawing-that-is-no-flowchart", kind=block.kind),
            ))  # fmt: skip
    for kind, line in _others(text):
        graph.left_out.append((f"{name}:{line}", message("import-other-drawing", kind=kind)))
    if not graph.nodes:
        raise NotReadableError(
            message("there-is-no-mermaid-flowchart-in"),
        )
    return graph


class _Statement:
    """A statement, in which what ends something is looked for once: where it is not, it is not further on either."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._ends: dict[str, int] = {}
        self._closes: dict[str, re.Match[str] | None] = {}

    def find(self, sign: str, start: int) -> int:
        """Where that sign stands from there on; -1 where it does not."""
        known = self._ends.get(sign, -2)
        if known == -2 or 0 <= known < start:
            known = self._ends[sign] = self.text.find(sign, start)
        return known

    def close(self, kind: str, start: int) -> re.Match[str] | None:
        """What ends an arrow of that kind with words on it."""
        known = self._closes.get(kind)
        if kind not in self._closes or (known and known.start() < start):
            known = self._closes[kind] = _CLOSE[kind].search(self.text, start)
        return known

    def skip(self, at: int) -> int:
        found = _SPACES.match(self.text, at)
        return found.end() if found else at


@dataclass(slots=True)
class _Parser:
    """Reads one flowchart, statement by statement."""

    graph: Graph
    block: Block
    line: int = 0
    groups: list[tuple[str, str]] = field(default_factory=list)
    """The name and the title of the groups around this place, the closest last."""
    names: set[str] = field(default_factory=set)
    """The names of all groups."""
    classes: list[tuple[str, str]] = field(default_factory=list)
    said: Said = field(default_factory=Said)
    arrow_ids: set[str] = field(default_factory=set)
    """The names that were given to arrows."""
    count: int = 0
    strange: int = 0

    def read(self) -> bool:
        """Whether it is a flowchart, which is then read."""
        text = self.block.text
        self.line = self.block.line
        if found := _TITLE.search(self.block.front):
            self.graph.title = plain(found[1])
        start = len(text) - len(text.lstrip())
        head = _HEAD.match(text, start)
        if not head:
            return False
        self.line += text.count("\n", 0, head.end())
        lines = iter(_joined(text[head.end() :]).split("\n"))
        for line in lines:
            # A description for who does not see the drawing may hold anything, semicolons too.
            if found := _DESCRIPTION.match(line.strip()):
                self._description(found[1], found[2], found[3], lines)
            elif found := _OTHER_IDS.match(line):
                self.said.ids[found[1]] = found[2]
            else:
                for statement in _statements(line):
                    self._statement(statement.strip())
            self.line += 1
        return True

    def done(self) -> Graph:
        """The graph, with the classes that were given to its boxes."""
        for name, kind in self.classes:
            if name in self.graph.nodes:
                _give_class(self.graph.nodes[name], kind)
        if self.strange > _MOST_TOLD:
            more = self.strange - _MOST_TOLD
            self.graph.left_out.append((
                self._spot(),
                message("import-more-lines-not-understood", more=more),
            ))  # fmt: skip
        if self.said.title is not None and any(name.startswith("area_") for name in self.names):
            as_drawn_by_us(self.graph, self.said)
        else:
            self.graph.title = self.graph.title or plain(self.said.title or "")
            self._without_groups()
        return self.graph

    def _without_groups(self) -> None:
        """An arrow may lead to a whole group: the group is no box, and the arrow is named as left out."""
        nodes = self.graph.nodes
        groups = {name for name in self.names if name in nodes and not nodes[name].lines}
        for arrow in self.graph.arrows:
            if groups & {arrow.tail, arrow.head}:
                tail, head = self.graph.label(arrow.tail), self.graph.label(arrow.head)
                self.graph.left_out.append(
                    (
                        arrow.spot,
                        message("an-arrow-from-or-to-a", tail=tail, head=head),
                    )
                )
        self.graph.arrows = [one for one in self.graph.arrows if not groups & {one.tail, one.head}]
        for name in groups:
            del nodes[name]

    def _spot(self) -> str:
        return f"{self.graph.name}:{self.line + 1}"

    def _description(self, what: str, sign: str, text: str, lines: Iterator[str]) -> None:
        """`accTitle: …`, or a description on lines of its own up to a brace."""
        if sign == ":" and what == "Title":
            self.said.title = text.strip()
        while sign == "{" and "}" not in text:
            following = next(lines, None)
            if following is None:
                return
            text = following
            self.line += 1

    def _statement(self, text: str) -> None:
        if not text or _SKIPPED.match(text) or _STYLE.match(text) or self._dresses_an_arrow(text):
            return
        if text.startswith("linkStyle"):
            if found := _STROKES.match(text):
                self.said.strokes.append((found[1], found[2]))
            return
        word, *behind = text.split(None, 1)
        rest = "".join(behind)
        if text == "end":
            del self.groups[-1:]
        elif word == "subgraph":
            self._group(rest)
        elif word == "class" and len(rest.split()) > 1:
            *named, kind = rest.split()
            self.classes += [(name, kind) for one in named for name in one.split(",") if name]
        else:
            self._chain(_Statement(text))

    def _dresses_an_arrow(self, text: str) -> bool:
        """Whether it only says how an arrow with a name looks: `e1@{ animate: true }`."""
        found = _ARROW_LOOKS.match(text)
        return bool(found and (found[1] in self.arrow_ids or _ARROW_WORDS.fullmatch(found[2])))

    def _group(self, text: str) -> None:
        found = _GROUP.match(text)
        self.groups.append((found[1] if found else text, plain(found[2] if found else text)))
        self.names.add(self.groups[-1][0])
        if len(self.groups) > MAX_GROUPS:
            raise too_large_a_drawing("groups")

    def _chain(self, statement: _Statement) -> None:
        """`a & b --> c -- why --> d`."""
        before, at = self._nodes(statement, 0)
        while before and at < len(statement.text):
            link = self._link(statement, at)
            if link is None:
                break
            at, label, kind, two = link
            after, at = self._nodes(statement, at)
            self._arrows(before, after, label, is_seen=kind != "~", two=two)
            before = after
        if not before or statement.skip(at) < len(statement.text):
            self._not_understood(statement.text, at if before else 0)

    def _arrows(self, before: list[str], after: list[str], label: str, *, is_seen: bool, two: bool) -> None:
        if len(self.graph.arrows) + len(before) * len(after) > MAX_ARROWS:
            raise too_large_a_drawing("arrows")
        spot = self._spot()
        for tail in before:
            for head in after:
                if is_seen:
                    self.graph.arrows.append(Arrow(tail, head, spot, label))
                    self.said.numbers.append(self.count)
                    if two:
                        self.graph.one_way(spot, tail, head)
                self.count += 1

    def _not_understood(self, text: str, at: int) -> None:
        self.strange += 1
        if self.strange <= _MOST_TOLD:
            shown = text[at:].strip()
            shown = shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"
            self.graph.left_out.append((
                self._spot(), message("toc-does-not-understand-this", shown=shown)
            ))  # fmt: skip

    def _nodes(self, statement: _Statement, at: int) -> tuple[list[str], int]:
        names: list[str] = []
        while True:
            found = _ID.match(statement.text, statement.skip(at))
            if not found:
                return names, at
            names.append(found[0])
            at = self._shape(statement, found.end(), self._node(found[0]))
            rest = _AND.match(statement.text, at)
            if not rest:
                return names, at
            at = rest.end()

    def _shape(self, statement: _Statement, at: int, node: Node) -> int:
        """The text of a node between its brackets, and its class."""
        text = statement.text
        if meta := _META.match(text, at):
            label = _META_LABEL.search(meta[1])
            node.label = (plain(label[1]) if label else "") or node.label
            at = meta.end()
        for start, ends in _SHAPES:
            if not text.startswith(start, at):
                continue
            quoted = _QUOTED.match(text, at + len(start))
            inside = quoted.end() if quoted else at + len(start)
            closes = [(close, end) for end in ends if (close := statement.find(end, inside)) >= 0]
            if closes:
                close, end = min(closes)
                _give_text(node, text[at + len(start) : close], start)
                at = close + len(end)
                break
        while found := _CLASS.match(text, at):
            _give_class(node, found[1])
            at = found.end()
        return at

    def _link(self, statement: _Statement, at: int) -> tuple[int, str, str, bool] | None:
        """Where an arrow ends, the words on it, its first sign, and whether it points both ways."""
        text, at = statement.text, statement.skip(at)
        if found := _ARROW.match(text, at):
            end, sign = found.end(), "~" if "~" in found[0] else "-"
            label = _LABEL.match(text, end)
            self._name_arrow(found["id"])
            two = found["two"] == "<" and found[0].endswith(">")
            return (label.end() if label else end), plain(label[1]) if label else "", sign, two
        found = _OPEN.match(text, at)
        if not found:
            return None
        start = found.end()
        self._name_arrow(found["id"])
        quoted = _QUOTED.match(text, start)
        close = statement.close(found["kind"], quoted.end() if quoted else start)
        if close:
            two = found["two"] == "<" and close[0].endswith(">")
            return close.end(), plain(text[start : close.start()]), "-", two
        bare = _BARE.match(text, at)
        return (bare.end(), "", "-", False) if bare else None

    def _name_arrow(self, name: str | None) -> None:
        if name:
            self.arrow_ids.add(name)

    def _node(self, name: str) -> Node:
        node = self.graph.nodes.get(name)
        if node is None:
            node = Node(name, name, self._spot(), keep_id=not is_terse(name))
            self.graph.nodes[name] = node
            if len(self.graph.nodes) > MAX_BOXES:
                raise too_large_a_drawing("boxes")
            if any(group.startswith("area_notes") for group, _ in self.groups):
                self.said.notes.add(name)
        if not node.kinds and self.groups:
            node.kinds = [title for _, title in reversed(self.groups)]
        return node


def _give_text(node: Node, written: str, form: str) -> None:
    lines = lines_of(written)
    node.lines, node.form, node.strong = lines, form, is_bold(lines[0])
    node.label = plain(written) or node.label


def _give_class(node: Node, kind: str) -> None:
    """The last class that is given counts first."""
    node.kinds = [kind, *(one for one in node.kinds if one != kind)][:_MOST_KINDS]


def _statements(line: str) -> Iterator[str]:
    """The statements of a line: a semicolon in a label (`&amp;`) ends none."""
    start, depth, quoted = 0, 0, False
    for found in _SIGNS.finditer(line):
        sign = found[0]
        if sign == '"':
            quoted = not quoted
        elif quoted:
            continue
        elif sign == ";":
            if depth <= 0:
                yield line[start : found.start()]
                start = found.end()
        else:
            depth += 1 if sign in "[({" else -1
    yield line[start:]


_TEXT = re.compile(r"\"[^\"]*+\"")


def _joined(text: str) -> str:
    """Texts between quotation marks that go on over a line end, on one line."""
    return _TEXT.sub(lambda found: found[0].replace("\n", "<br>"), text)
