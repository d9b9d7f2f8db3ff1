"""How a value is written: plain or between quotation marks, on one line, or folded over more."""

import re
from dataclasses import dataclass

from toc.syntax.formatting.pieces import Scalar

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
    return _block(">", text, lines)


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
    return _block("|", text, lines)


def _block(sign: str, text: str, lines: list[str]) -> Block:
    ends = len(text) - len(text.rstrip("\n"))
    indicator = str(STEP) if text[0] in " \t\n" else ""
    chomping = ("-", "")[ends] if ends < 2 else "+"
    return Block(f"{sign}{indicator}{chomping}", (*lines, *[""] * (ends - 1)))
