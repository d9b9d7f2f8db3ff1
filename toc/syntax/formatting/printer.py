"""The concrete tree → text, in the one tidy form."""

import re
from dataclasses import dataclass

from toc.core.model import WrittenPlan
from toc.core.shapes import Leaf, shapes_of
from toc.syntax.formatting.cst import BLANK, Alias, Collection, Entry, Piece, Scalar, Written

# --- Values -----------------------------------------------------------------------------------------------------------
# How a value is written: plain or between quotation marks, on one line, or folded over more.

WIDTH = 100
"""Characters on a line. Comments and words without a space may be longer."""

_LEAST_ROOM = 40
"""However deep a text stands, its lines are not narrower than this."""

STEP = 2
"""Spaces of one level."""

_ESCAPED = re.compile(r"[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""Signs that show on no line as they are: they are written with a backslash."""
_SHORT = {"\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}

_NOT_PLAIN = re.compile(r"^[-?:,\[\]{}#&*!|>'\"%@`\s=<~.]|\s$|:(?:\s|$)|\s#")
_NOT_PLAIN_IN_FLOW = re.compile(r"[,\[\]{}:?]")
_TYPED = re.compile(
    r"[-+]?\.?\d[\w.,:+\-/]*(?:[ \t]+[\d:.,+\-]+)*|null|true|false|yes|no|on|off|y|n|ja|nee", re.IGNORECASE
)
"""What another program may take for a number, a date, yes or no: such a text keeps its quotation marks."""

_BREAK = re.compile(r"(?<=[^ \t]) (?=[^ \t])")
"""Where a folded text can go on with the next line."""


@dataclass(frozen=True, slots=True)
class Block:
    """A text on lines of its own: its header (`>-`) and these lines, without their indent.

    `open_end`: blank lines at its end belong to it.
    """

    header: str
    lines: tuple[str, ...]

    @property
    def open_end(self) -> bool:
        return "+" in self.header


def in_line(value: Scalar, *, flow: bool = False) -> str:
    """The value on one line. In flow, between brackets, more signs need quotation marks."""
    if not value.style:
        return value.text
    if not value.typed and is_plain(value.text, flow=flow):
        return value.text
    return quoted(value.text)


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Whether the text reads as itself without quotation marks, to toc and to others."""
    if not text or _NOT_PLAIN.search(text) or _ESCAPED.search(text) or _TYPED.fullmatch(text):
        return False
    return not (flow and _NOT_PLAIN_IN_FLOW.search(text))


def quoted(text: str) -> str:
    """The text between quotation marks: double ones, unless single ones save escapes."""
    if not _ESCAPED.search(text) and len(re.findall(r'["\\]', text)) > text.count("'"):
        return "'" + text.replace("'", "''") + "'"
    return '"' + _ESCAPED.sub(_escape, re.sub(r'["\\]', r"\\\g<0>", text)) + '"'


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return _SHORT.get(found[0]) or (f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}")


def dump(value: Scalar, before: int, indent: int) -> str | Block:
    """The value after so many characters on its line; below it lines start with that indent."""
    one = in_line(value)
    if "\n" not in value.text:
        if before + len(one) <= WIDTH or not _BREAK.search(value.text):
            return one
        return _folded(value.text, indent) or one
    if value.style == "|":
        return _literal(value.text) or one
    if value.style == '"' and value.lines == 1 and before + len(one) <= WIDTH:
        return one
    if value.style == '"' and value.lines == 1:
        return _literal(value.text) or one
    return _folded(value.text, indent) or _literal(value.text) or one


def _folded(text: str, indent: int) -> Block | None:
    """The text as `>`, or None where it has signs or spaces that would get lost."""
    body = text.rstrip("\n")
    paragraphs = body.split("\n")
    if not body or not paragraphs[0] or _ESCAPED.search(body.replace("\n", "")):
        return None
    if any(one != one.strip() for one in paragraphs):
        return None
    room = max(WIDTH - indent, _LEAST_ROOM)
    lines: list[str] = []
    for paragraph in paragraphs:
        # Between paragraphs stands one blank line more than there are line ends in the text.
        lines += [*([""] if lines and paragraph else []), *(_filled(paragraph, room) or [""])]
    return _block_scalar(">", text, lines)


def _filled(paragraph: str, room: int) -> list[str]:
    lines: list[str] = []
    for word in _BREAK.split(paragraph) if paragraph else ():
        if lines and len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _literal(text: str) -> Block | None:
    """The text as `|`, or None where lines of spaces or unseen signs would get lost."""
    lines = text.rstrip("\n").split("\n")
    if not "".join(lines) or any(_ESCAPED.search(line.replace("\t", "")) for line in lines):
        return None
    if any(line and not line.strip() for line in lines):
        return None
    return _block_scalar("|", text, lines)


def _block_scalar(sign: str, text: str, lines: list[str]) -> Block:
    ends = len(text) - len(text.rstrip("\n"))
    indicator = str(STEP) if text[0] in " \t\n" else ""
    chomping = ("-", "")[ends] if ends < 2 else "+"
    return Block(f"{sign}{indicator}{chomping}", (*lines, *[""] * (ends - 1)))


# --- The text ---------------------------------------------------------------------------------------------------------
# Pieces → text, in the one tidy form.


def write(plan: Written) -> str:
    """The text of a file, with a line end after every line."""
    lines = _Lines()
    lines.add(plan.head, 0)
    for index, entry in enumerate(plan.root.entries):
        if index and (_is_section(entry) or _is_section(plan.root.entries[index - 1])):
            lines.blank()
        _entry(lines, entry, 0)
    lines.add(plan.root.below, 0)
    return lines.text()


def _blank_first(entry: Entry) -> bool:
    return entry.above[:1] == [BLANK]


def _is_section(entry: Entry) -> bool:
    """Whether a keyword of the plan holds more than one value: around it there is a blank line."""
    if entry.word:
        return not isinstance(shapes_of(WrittenPlan)[entry.word.en], Leaf)
    return isinstance(entry.value, Collection)


class _Lines:
    """The lines so far: never two blank ones together, and none on top."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._open_end = False

    def __len__(self) -> int:
        return len(self._lines)

    def line(self, text: str) -> None:
        self._lines.append(text)
        self._open_end = False

    def blank(self) -> None:
        """A blank line, if there is none. After a text to which blank lines belong there can be none."""
        if self._lines and self._lines[-1] and not self._open_end:
            self._lines.append("")

    def add(self, remarks: list[str], indent: int) -> None:
        """Comments and blank lines."""
        for remark in remarks:
            if remark == BLANK:
                self.blank()
            else:
                self.line(" " * indent + remark)

    def block(self, block: Block, indent: int) -> None:
        self._lines += [" " * indent + line if line else "" for line in block.lines]
        self._open_end = block.open_end

    def dash(self, index: int, indent: int) -> None:
        """Makes what starts on the line with that index an item of a list; comments on top go above it."""
        while not self._lines[index] or self._lines[index].lstrip().startswith("#"):
            self._lines[index] = self._lines[index][STEP:]
            index += 1
        self._lines[index] = " " * indent + "- " + self._lines[index][indent + STEP :]

    def text(self) -> str:
        if not self._open_end:
            while self._lines and not self._lines[-1]:
                self._lines.pop()
        return "".join(f"{line}\n" for line in self._lines)


def _block(lines: _Lines, collection: Collection, indent: int) -> None:
    if not collection.is_mapping:
        _write_out_alike(collection, indent)
    for index, entry in enumerate(collection.entries):
        if not index:
            while _blank_first(entry):
                del entry.above[0]
        _entry(lines, entry, indent)
    lines.add(collection.below, indent)


def _write_out_alike(items: Collection, indent: int) -> None:
    """Where one item of a list is too long for `{...}`, none of them stays between these."""
    inside = [entry.value for entry in items.entries if isinstance(entry.value, Collection) and entry.value.is_flow]
    shown = [_in_line(one) for one in inside]
    if any(one is None or indent + STEP + len(one) > WIDTH for one in shown):
        for one in inside:
            one.is_flow = not one.entries


def _entry(lines: _Lines, entry: Entry, indent: int) -> None:
    lines.add(entry.above, indent)
    lines.add(entry.beside[1:], indent)
    lead = " " * indent + (_key(entry.key) if entry.key else "-")
    match entry.value:
        case Collection() as value if value.entries or value.below:
            _collection(lines, entry, value, lead, indent)
        case Scalar() as value if not value.is_nothing:
            _scalar(lines, entry, value, lead, indent)
        case Scalar():
            lines.line(lead + _beside(entry))
            lines.add(entry.below, indent + STEP)
        case value:
            lines.line(f"{lead} {_in_line(value)}{_beside(entry)}")


def _scalar(lines: _Lines, entry: Entry, value: Scalar, lead: str, indent: int) -> None:
    lead += f" {value.properties}" if value.properties else ""
    shown = _as_it_is(value) if "!" in value.properties else dump(value, len(lead) + 1, indent + STEP)
    if isinstance(shown, Block):
        # At the end of the line with `>-` a comment reads as if it were part of the text.
        lines.add(entry.beside[:1], indent)
        lines.line(f"{lead} {shown.header}")
        lines.block(shown, indent + STEP)
    else:
        lines.line(f"{lead} {shown}".rstrip() + _beside(entry))


def _beside(entry: Entry) -> str:
    return f"  {entry.beside[0]}" if entry.beside else ""


def _as_it_is(value: Scalar) -> str:
    """A value with a tag: whether it has quotation marks may decide on what the tag makes of it."""
    return quoted(value.text) if value.style else value.text


def _collection(lines: _Lines, entry: Entry, value: Collection, lead: str, indent: int) -> None:
    beside = _beside(entry)
    properties = f" {value.properties}" if value.properties else ""
    flow = _in_line(value) if value.is_flow else None
    if flow is not None and len(lead) + 1 + len(flow) <= WIDTH:
        lines.line(f"{lead} {flow}{beside}")
        return
    if entry.key or properties:
        lines.line(lead + properties + beside)
        _block(lines, value, indent + STEP)
        return
    lines.add(entry.beside[:1], indent)
    start = len(lines)
    _block(lines, value, indent + STEP)
    lines.dash(start, indent)


def _key(key: Scalar | Alias) -> str:
    if isinstance(key, Alias):
        return f"*{key.name} :"
    properties = f"{key.properties} " if key.properties else ""
    if not key.style or (not key.typed and is_plain(key.text, flow=True)):
        return f"{properties}{key.text}:"
    return f"{properties}{quoted(key.text)}:"


def _in_line(piece: Piece) -> str | None:
    """The piece on one line, as it can stand between brackets; None where that cannot be."""
    if isinstance(piece, Alias):
        return f"*{piece.name}"
    properties = f"{piece.properties} " if piece.properties else ""
    if isinstance(piece, Scalar):
        if piece.is_nothing or "\n" in piece.text:
            return None
        return properties + (_as_it_is(piece) if "!" in properties else in_line(piece, flow=True))
    inside = [_in_line_entry(entry) for entry in piece.entries]
    if None in inside or piece.below:
        return None
    listed = ", ".join(one for one in inside if one is not None)
    return properties + (f"{{{listed}}}" if piece.is_mapping else f"[{listed}]")


def _in_line_entry(entry: Entry) -> str | None:
    if entry.beside or entry.below or any(entry.above):
        return None
    value = _in_line(entry.value)
    return value if value is None or entry.key is None else f"{_key(entry.key)} {value}"


def entry_lines(entry: Entry, indent: int) -> list[str]:
    """The lines of one entry at that indent, for who adds it to a file."""
    lines = _Lines()
    _entry(lines, entry, indent)
    return lines.text().splitlines()
