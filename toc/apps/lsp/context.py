"""Where in a plan somebody is typing, read off the text alone: while typing, a file is hardly ever YAML.

Indentation says what a line belongs to, brackets what stands in them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from toc.core.text import Lines
from toc.syntax.document import Path

_ITEM = 0
"""Stands for an item of a list in a path; which one plays no part."""

_KEY = r"(?P<key>(?:[^\s#:'\"\[\]{},\-]|-(?=[^\s:#\[\]{},]))(?:[^:#\[\]{},]*[^\s:#\[\]{},])?|\"[^\"]*\"|'[^']*')[ \t]*:"
_ENTRY = re.compile(rf"(?P<lead> *(?:-(?: +|$))*)(?:{_KEY}(?P<gap> +|$))?")
_VALUE = re.compile(r"(?:[&!]\S*\s*)*[^\s#&!]")
_COMMENT = re.compile(r"(?:^|\s)#")
_WORD = re.compile(r"[\w-]*")
_MOST_LINES_IN_BRACKETS = 60


class Context(NamedTuple):
    """Where the cursor stands.

    `path` leads, in keywords and ids as they are written, to what is to be filled in: a value where `in_value`, else
    the next keyword, id or item of what the path leads to. `start` and `end` are the offsets of what is written of it;
    `written` is what stands beside it: keywords of the same part, or items of the same list. `closed` tells that a
    colon follows already.
    """

    path: Path
    start: int
    end: int
    in_value: bool
    in_brackets: bool
    written: frozenset[str]
    closed: bool = False
    glued: bool = False
    """Whether the value stands right behind the colon, which then is no colon yet."""


def context(lines: Lines, offset: int) -> Context | None:
    """Where that offset stands; None in a comment."""
    number = lines.position(offset).line
    start, _ = lines.bounds(number)
    if _COMMENT.search(_without_quotes(lines.text[start:offset])):
        return None
    return _in_brackets(lines, number, offset) or _in_block(lines, number, offset)


def _without_quotes(text: str) -> str:
    return re.sub(r"\"[^\"]*\"|(?<!\w)'[^']*'", '""', text)


def _in_block(lines: Lines, number: int, offset: int) -> Context | None:
    start, _ = lines.bounds(number)
    entry = _ENTRY.match(lines.text, start, offset)
    lead = len(entry["lead"]) if entry else 0
    column = min(lead, offset - start)
    path = enclosing(lines, number, column)
    if path is None:
        return None
    if entry and entry["key"]:
        glued = not entry["gap"]
        stop = _end_of_line(lines, number)
        return Context(
            (*path, _plain(entry["key"])), entry.end(), max(stop, offset), True, False, frozenset(), glued=glued
        )
    end = offset + len(_match(_WORD, lines.text, offset))
    closed = bool(re.match(r"[ \t]*:(?:\s|$)", lines.text[end : end + 20]))
    written = {*_beside(lines, number, column, items=False)}
    if entry and "-" in entry["lead"]:
        written |= {*_beside(lines, number, entry["lead"].rindex("-"), items=True)}
    return Context(path, start + column, end, False, False, frozenset(written), closed=closed)


def _end_of_line(lines: Lines, number: int) -> int:
    start, _ = lines.bounds(number)
    line = lines.line(number)
    comment = re.search(r"\s#", line)
    return start + len((line[: comment.start()] if comment else line).rstrip())


def _match(pattern: re.Pattern[str], text: str, at: int) -> str:
    found = pattern.match(text, at)
    return found[0] if found else ""


def _plain(written: str) -> str:
    return written.strip().strip("'\"")


class _Entry(NamedTuple):
    """A dash or a keyword (`key`) at a column of a line, and what stands behind it."""

    column: int
    key: str | None
    rest: str


def _entries(line: str) -> list[_Entry]:
    found = _ENTRY.match(line)
    if not found or not line.strip() or line.lstrip().startswith("#"):
        return []
    lead = found["lead"]
    entries = [_Entry(dash.start(), None, "") for dash in re.finditer("-", lead)]
    if entries:
        entries[-1] = entries[-1]._replace(rest=line[len(lead) :].strip())
    if found["key"]:
        entries.append(_Entry(len(lead), _plain(found["key"]), line[found.end() :].strip()))
    return entries


def enclosing(lines: Lines, number: int, column: int) -> Path | None:
    """The way to what encloses something at that column of that line: nearest lines above that stand further out.

    None where the nearest keyword has its value already: what stands deeper below it goes on with that.
    """
    steps: list[str | int] = []
    limit, in_item = column, False
    for above in range(number, 0, -1):
        for entry in reversed(_entries(lines.line(above))):
            # A list may stand as far out as the keyword that it belongs to.
            outer = entry.column < limit or (in_item and entry.key is not None and entry.column == limit)
            if outer and (above < number or entry.column < column):
                if entry.key is not None and not steps and _VALUE.match(entry.rest):
                    return None
                steps.append(_ITEM if entry.key is None else entry.key)
                limit, in_item = entry.column, entry.key is None
        if limit == 0 and not in_item:
            break
    return tuple(reversed(steps))


def _beside(lines: Lines, number: int, column: int, *, items: bool) -> Iterator[str]:
    """The keywords of the same part, or the items of the same list, at that column above and below a line."""
    for step in (-1, 1):
        at = number + step
        while 1 <= at <= len(lines):
            line = lines.line(at)
            at += step
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            for one in _entries(line):
                if one.column == column and (one.key is None) == items:
                    yield _plain(one.rest) if one.key is None else one.key
            if _indent(line) < column:
                break


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


@dataclass(slots=True)
class _Bracket:
    """An open bracket: the keyword whose value is being written, what stands in it already, where the next starts."""

    sign: str
    start: int
    key: str | None = None
    written: list[str] = field(default_factory=list)


def _in_brackets(lines: Lines, number: int, offset: int) -> Context | None:
    """Where the offset stands among brackets that are open there; None where there are none."""
    start, _ = lines.bounds(number)
    outermost = _indent(lines.line(number)) if lines.line(number).strip() else offset - start
    for above in range(number, max(number - _MOST_LINES_IN_BRACKETS, 0), -1):
        line = lines.line(above)
        first, _ = lines.bounds(above)
        entry = _ENTRY.match(line)
        opens = entry is not None and line[entry.end() : entry.end() + 1] in ("[", "{") and first + entry.end() < offset
        if entry and opens and (above == number or _indent(line) < outermost):
            begin = first + entry.end()
            brackets = _open_brackets(lines.text, begin, offset)
            if brackets:
                path = enclosing(lines, above, len(entry["lead"]))
                key = [_plain(entry["key"])] if entry["key"] else []
                return _among(lines, (*path, *key), brackets, offset) if path is not None else None
        if above < number and line.strip():
            outermost = min(outermost, _indent(line))
    return None


def _open_brackets(text: str, begin: int, end: int) -> list[_Bracket]:
    """The brackets that open between these offsets and are still open at the second, the outermost first."""
    found: list[_Bracket] = []
    at = begin
    while at < end:
        sign = text[at]
        if sign in "'\"" and (not found or not text[found[-1].start : at].strip()):
            closing = text.find(sign, at + 1, end)
            at = closing if closing >= 0 else end
        elif sign == "#" and text[at - 1].isspace():
            line_end = text.find("\n", at, end)
            at = line_end if line_end >= 0 else end
        elif sign in "[{":
            found.append(_Bracket(sign, at + 1))
        elif sign in "]}" and found:
            found.pop()
            if not found:
                return []
        elif found and sign in ",:":
            _take(found[-1], text, at)
        at += 1
    return found


def _take(bracket: _Bracket, text: str, at: int) -> None:
    """A comma ends what stands before it; a colon makes a keyword of it, where something or nothing follows."""
    before = _plain(text[bracket.start : at])
    if text[at] == ",":
        if bracket.key is None and before:
            bracket.written.append(before)
        bracket.key, bracket.start = None, at + 1
    elif bracket.sign == "{" and bracket.key is None and text[at + 1 : at + 2] in ("", " ", "\n", "\r", ",", "}"):
        bracket.key, bracket.start = before, at + 1
        bracket.written.append(before)


def _among(lines: Lines, path: Path, brackets: list[_Bracket], offset: int) -> Context:
    last = brackets[-1]
    inner = [_ITEM if one.sign == "[" else one.key for one in brackets if one.sign == "[" or one.key is not None]
    start = last.start + len(_match(re.compile(r"\s*"), lines.text[:offset], last.start))
    rest = re.match(r"[^,\]}\r\n#]*", lines.text[offset:])
    behind = rest[0] if rest else ""
    colon = re.match(r"[\w-]*(?=[ \t]*:(?:\s|$))", behind)
    is_value = last.sign == "{" and last.key is not None
    if not is_value and last.sign == "{":
        behind = _match(_WORD, lines.text, offset)
    after = _following(lines, offset, keys=last.sign == "{")
    return Context(
        path=(*path, *(step for step in inner if step is not None)),
        start=start,
        end=offset + len(behind.rstrip()),
        in_value=is_value,
        in_brackets=True,
        written=frozenset((*last.written, *after)),
        closed=colon is not None,
        glued=is_value and last.start == start and lines.text[start - 1] == ":",
    )


def _following(lines: Lines, offset: int, *, keys: bool) -> Iterator[str]:
    """What stands in the same brackets behind that offset, on the same line."""
    depth, start = 0, offset
    rest = lines.text[offset : lines.bounds(lines.position(offset).line)[1]]
    own = True
    for at, sign in enumerate(rest, offset):
        if sign in "[{":
            depth += 1
        elif sign in "]}":
            depth -= 1
        if depth < 0 or (depth == 0 and sign == ","):
            before = lines.text[start:at]
            if not own:
                yield _plain(before.partition(":")[0] if keys else before)
            own, start = False, at + 1
            if depth < 0:
                return
