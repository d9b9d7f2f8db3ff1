"""The DOT language → boxes, arrows and groups.

Graphviz has a reader of its own, but it is C in our process: an input can end it, or keep it busy for ever. This one
reads the whole language in one pass, holds to the limits of a drawing, and knows the line of what it reads.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from toc.core.messages import Message, message
from toc.exchange.limits import MAX_ARROWS, MAX_BOXES, MAX_GROUPS, NotReadableError, too_large_a_drawing

KEPT = frozenset({"label", "xlabel", "style", "shape", "class", "fillcolor", "color", "dir", "comment"})
"""The attributes that say something of a plan."""

_TOKEN = re.compile(
    r"""
    (?P<space>    [\s\ufeff]++)
    | (?P<arrow>  -> | --)
    | (?P<name>   [A-Za-z_\x80-\U0010ffff][A-Za-z0-9_\x80-\U0010ffff]*+ | -?(?:\.[0-9]++ | [0-9]++(?:\.[0-9]*+)?))
    | (?P<stop>   [;,][;,\s]*+)
    | (?P<sign>   [{}\[\]=:+])
    | (?P<text>   ")
    | (?P<html>   <)
    | (?P<line>   //)
    | (?P<block>  /\*)
    | (?P<other>  .)
    """,
    re.VERBOSE | re.DOTALL,
)
_ANGLE = re.compile("[<>]")
_MOST_MEMBERS = 1_000_000
"""So often a box may be counted in groups around its group: named groups can hold each other's boxes over and over."""


class Text(NamedTuple):
    """The value of an attribute; `is_html` where it stood between angle brackets."""

    value: str
    is_html: bool = False


Attributes = dict[str, Text]


@dataclass(slots=True, eq=False)
class Group:
    """A (sub)graph. `inside` are the names of its boxes, those of groups in it as well; the order is that of the
    file."""

    name: str
    around: "Group | None" = None
    attributes: Attributes = field(default_factory=dict)
    inside: dict[str, None] = field(default_factory=dict)
    for_boxes: Attributes = field(default_factory=dict)
    for_arrows: Attributes = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Box:
    name: str
    line: int
    attributes: Attributes
    groups: dict[Group, None] = field(default_factory=dict)
    """The groups in which it is named."""


@dataclass(slots=True, eq=False)
class Line:
    """An arrow; `attributes` are shared by all that one statement draws."""

    tail: str
    head: str
    number: int
    attributes: Attributes


@dataclass(slots=True)
class Drawing:
    """One graph of a file. `line` is where it starts, from 1."""

    root: Group
    line: int
    boxes: dict[str, Box] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)


class _Token(NamedTuple):
    kind: str
    text: str
    line: int


def read_drawings(text: str) -> Iterator[Drawing]:
    """All graphs of a DOT text. Raises NotReadableError with the line, or with the limit."""
    tokens = _Tokens(text)
    yield _Reader(tokens).drawing()
    while tokens.now.kind != "end":
        yield _Reader(tokens).drawing()


def wrong(line: int, reason: Message) -> NotReadableError:
    """What is said of a text that is no DOT."""
    return NotReadableError(message("import-dot-not-understood", line=line, reason=reason))


class _Tokens:
    """The words and signs of the text, with one of them in sight."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line = 1
        self._found = self._all()
        self.now = next(self._found)

    def take(self) -> _Token:
        """The token in sight; the next one comes in sight."""
        taken = self.now
        if taken.kind != "end":
            self.now = next(self._found)
        return taken

    def _all(self) -> Iterator[_Token]:
        text = self._text
        while found := _TOKEN.match(text, self._at):
            kind, line = str(found.lastgroup), self._line
            if kind == "text":
                yield _Token(kind, self._quoted(), line)
            elif kind == "html":
                yield _Token(kind, self._html(), line)
            elif kind == "line" or (found[0] == "#" and _starts_line(text, self._at)):
                end = text.find("\n", self._at)
                self._go(len(text) if end < 0 else end)
            elif kind == "block":
                self._comment()
            elif kind == "other":
                raise wrong(
                    line,
                    message("the-sign-cannot-stand-here-put", found=found[0]),
                )
            else:
                self._go(found.end())
                if kind != "space":
                    yield _Token(found[0] if kind == "sign" else kind, found[0], line)
        while True:
            yield _Token("end", "", self._line)

    def _go(self, to: int) -> None:
        self._line += self._text.count("\n", self._at, to)
        self._at = to

    def _comment(self) -> None:
        end = self._text.find("*/", self._at + 2)
        if end < 0:
            raise wrong(
                self._line,
                message("the-comment-that-starts-with-has"),
            )
        self._go(end + 2)

    def _quoted(self) -> str:
        """A text between quotation marks: only a quotation mark and a line end have a backslash that goes away."""
        text, start, line = self._text, self._at + 1, self._line
        end = text.find('"', start)
        while end >= 0 and _is_escaped(text, start, end):
            end = text.find('"', end + 1)
        if end < 0:
            raise wrong(
                line,
                message("a-text-has-no-quotation-mark"),
            )
        self._go(end + 1)
        return _ESCAPED.sub(lambda found: _UNESCAPED.get(found[0], found[0]), text[start:end])

    def _html(self) -> str:
        """A text between angle brackets, which may hold others."""
        start, depth, line = self._at + 1, 0, self._line
        for found in _ANGLE.finditer(self._text, self._at):
            depth += 1 if found[0] == "<" else -1
            if not depth:
                self._go(found.end())
                return self._text[start : found.start()]
        raise wrong(line, message("import-dot-angle-not-closed"))


_ESCAPED = re.compile(r"\\(?:\r\n|.)", re.DOTALL)
_UNESCAPED = {'\\"': '"', "\\\n": "", "\\\r\n": ""}


def _starts_line(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n"


def _is_escaped(text: str, start: int, at: int) -> bool:
    """Whether an odd number of backslashes stands before that place."""
    before = at
    while before > start and text[before - 1] == "\\":
        before -= 1
    return (at - before) % 2 == 1


@dataclass(slots=True)
class _Frame:
    """A group that is being read, with the statement in hand: the boxes at the end of it and the arrows so far."""

    group: Group
    ends: list[str] | None = None
    tails: list[str] | None = None
    attributes: Attributes | None = None
    """Those of the statement: of its arrows, or of its box."""
    drawn: bool = False

    def done(self) -> None:
        self.ends = self.tails = self.attributes = None
        self.drawn = False


class _Reader:
    """Reads one graph. Groups in groups stand on a stack: nothing recurses."""

    def __init__(self, tokens: _Tokens) -> None:
        self._tokens = tokens
        self._named: dict[str, Group] = {}
        self._merged: dict[tuple[Group, Group], int] = {}
        self._members = 0
        self._strict = False

    def drawing(self) -> Drawing:
        tokens, line = self._tokens, self._tokens.now.line
        if self._word() == "strict":
            tokens.take()
            self._strict = True
        if self._word() not in ("graph", "digraph"):
            raise wrong(
                tokens.now.line,
                message("a-graph-starts-with-digraph-or"),
            )
        tokens.take()
        name = self._value().value if tokens.now.kind != "{" else ""
        self._sign("{")
        self._drawing = Drawing(Group(name), line)
        self._frames = [_Frame(self._drawing.root)]
        while self._frames:
            self._step(self._frames[-1])
        if self._strict:
            self._drawing.lines = _once(self._drawing.lines)
        return self._drawing

    def _word(self) -> str:
        """The keyword in sight; empty where there is none."""
        now = self._tokens.now
        return now.text.lower() if now.kind == "name" and now.text.lower() in _KEYWORDS else ""

    def _sign(self, kind: str) -> None:
        if self._tokens.now.kind != kind:
            raise self._unexpected(f"'{kind}'")
        self._tokens.take()

    def _unexpected(self, wanted: str = "") -> NotReadableError:
        now = self._tokens.now
        if now.kind == "end":
            return wrong(now.line, message("the-text-ends-too-early-a"))
        text = now.text.strip()
        shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
        if wanted:
            return wrong(now.line, message("import-dot-other-belongs-here", found=shown, wanted=wanted))
        return wrong(now.line, message("import-dot-does-not-belong-here", found=shown))

    def _value(self) -> Text:
        """A name, number or text; texts may be added up."""
        now = self._tokens.now
        if now.kind not in ("name", "text", "html") or self._word():
            raise self._unexpected()
        self._tokens.take()
        if now.kind != "text":
            return Text(now.text, now.kind == "html")
        parts = [now.text]
        while self._tokens.now.kind == "+":
            self._tokens.take()
            if self._tokens.now.kind != "text":
                raise self._unexpected()
            parts.append(self._tokens.take().text)
        return Text("".join(parts))

    def _step(self, frame: _Frame) -> None:
        """One part of a statement."""
        kind, word = self._tokens.now.kind, self._word()
        if kind == "}":
            self._close(frame)
        elif kind == "stop":
            self._complete(frame)
            self._tokens.take()
        elif kind == "arrow":
            if frame.ends is None:
                raise self._unexpected()
            self._tokens.take()
            frame.tails, frame.ends = frame.ends, None
        elif kind == "[":
            if frame.attributes is None or frame.ends is None:
                raise self._unexpected()
            self._attributes(frame.attributes)
        elif kind == "{" or word == "subgraph":
            self._complete(frame, going_on=True)
            self._open(frame)
        elif word in _FOR:
            self._complete(frame)
            self._usual(frame.group, word)
        else:
            self._complete(frame, going_on=True)
            self._box_or_attribute(frame)

    def _complete(self, frame: _Frame, *, going_on: bool = False) -> None:
        """The end of a statement; one that waits for the head of an arrow may only go on."""
        if frame.tails is not None and frame.ends is None:
            if going_on:
                return
            raise self._unexpected()
        frame.done()

    def _usual(self, group: Group, word: str) -> None:
        """`node [...]`: what holds for all boxes, arrows or the group from here on."""
        self._tokens.take()
        if self._tokens.now.kind != "[":
            raise self._unexpected("'['")
        target = {"node": group.for_boxes, "edge": group.for_arrows, "graph": group.attributes}[word]
        while self._tokens.now.kind == "[":
            self._attributes(target)

    def _attributes(self, into: Attributes) -> None:
        self._sign("[")
        while self._tokens.now.kind != "]":
            name, value = self._value().value, Text("true")
            if self._tokens.now.kind == "=":
                self._tokens.take()
                value = self._value()
            if name in KEPT:
                into[name] = value
            if self._tokens.now.kind == "stop":
                self._tokens.take()
        self._tokens.take()

    def _open(self, frame: _Frame) -> None:
        """A group within this one: new, or one of that name once more."""
        name = ""
        if self._word() == "subgraph":
            self._tokens.take()
            name = self._value().value if self._tokens.now.kind != "{" else ""
        around = frame.group
        group = self._named.get(name) if name else None
        if group is None:
            group = Group(name, around, {}, {}, dict(around.for_boxes), dict(around.for_arrows))
            if name:
                self._named[name] = group
        if self._tokens.now.kind != "{":
            self._end_at(frame, list(group.inside))
            self._join(around, group)
            return
        self._tokens.take()
        self._frames.append(_Frame(group))
        if len(self._frames) > MAX_GROUPS:
            raise too_large_a_drawing("groups")

    def _close(self, frame: _Frame) -> None:
        self._complete(frame)
        self._tokens.take()
        self._frames.pop()
        if self._frames:
            outer = self._frames[-1]
            self._join(outer.group, frame.group)
            self._end_at(outer, list(frame.group.inside))

    def _join(self, around: Group, group: Group) -> None:
        """What stands in a group stands in the one around it."""
        if around is group or self._merged.get((around, group)) == len(group.inside):
            return
        self._merged[around, group] = len(group.inside)
        self._members += len(group.inside)
        if self._members > _MOST_MEMBERS:
            raise too_large_a_drawing("arrows")
        around.inside.update(group.inside)

    def _box_or_attribute(self, frame: _Frame) -> None:
        now = self._tokens.now
        value = self._value()
        if self._tokens.now.kind == "=" and frame.tails is None:
            self._tokens.take()
            given = self._value()
            if value.value in KEPT:
                frame.group.attributes[value.value] = given
            return
        box = self._box(value.value, now.line, frame.group)
        for _ in range(2):
            if self._tokens.now.kind == ":":
                self._tokens.take()
                self._value()
        self._end_at(frame, [box.name])
        if not frame.drawn:
            frame.attributes = box.attributes

    def _box(self, name: str, line: int, group: Group) -> Box:
        box = self._drawing.boxes.get(name)
        if box is None:
            box = self._drawing.boxes[name] = Box(name, line, dict(group.for_boxes))
            if len(self._drawing.boxes) > MAX_BOXES:
                raise too_large_a_drawing("boxes")
        box.groups[group] = None
        group.inside[name] = None
        return box

    def _end_at(self, frame: _Frame, ends: list[str]) -> None:
        """Boxes are read: they stand alone, or an arrow leads to them."""
        frame.ends = ends
        if frame.tails is None:
            frame.attributes = {}
            return
        if frame.attributes is None or not frame.drawn:
            frame.attributes = dict(frame.group.for_arrows)
        frame.drawn = True
        if len(self._drawing.lines) + len(frame.tails) * len(ends) > MAX_ARROWS:
            raise too_large_a_drawing("arrows")
        line, attributes = self._tokens.now.line, frame.attributes
        self._drawing.lines += [Line(tail, head, line, attributes) for tail in frame.tails for head in ends]
        frame.tails = None


_KEYWORDS = frozenset({"strict", "graph", "digraph", "node", "edge", "subgraph"})
_FOR = frozenset({"node", "edge", "graph"})
_SHOWN = 40


def _once(lines: list[Line]) -> list[Line]:
    """The arrows of a strict graph: there is one between two boxes, with all that is said of it."""
    found: dict[tuple[str, str], Line] = {}
    for one in lines:
        first = found.setdefault((one.tail, one.head), one)
        if first is not one:
            first.attributes = {**first.attributes, **one.attributes}
    return list(found.values())
