"""Signs that look like those of YAML and are none: blanks from a word processor, other colons, bullets of a list.

Who types them sees nothing wrong, so they are told apart from other mistakes. Where the right sign is as long, it is
read as that sign, so that everything behind it is still read.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from toc.core.findings import Edit, Span
from toc.core.lazy_regex import late
from toc.core.text import Lines

_ODD = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_OTHER_BULLETS = "\u2010-\u2015\u2022\u2023\u2043\u2212\u25aa\u25cf\u25e6\u00b7\uf0b7"
_BULLETS = f"-{_OTHER_BULLETS}*"
_COLONS = "\uff1a\u2236\ua789\ufe55\ufe30\u02d0"

_ANY_SIGN = late(rf"[{_ODD}]|(?:\A|\n)[ \t]*[{_OTHER_BULLETS}]")
_ANY_BULLET = late(r"\n[ \t]*(?:[-*](?![\s-])|\*\s)")
"""Without one of these there is nothing to look for line by line. A pattern that starts with the end of the line before
is looked for in a fifth of the time of one that starts with `^`."""
_BLOCK_TEXT = late(r"(?:^|[\s:])[|>][+-]?\d?[+-]?[ \t]*(?:\s#.*)?$")
_INDENT = late(rf"[ \t]*[{_ODD}][ \t{_ODD}]*(?=(?:-[ {_ODD}]+)*[\w-]+[ {_ODD}]*:(?:[\s{_ODD}]|$)|-[ {_ODD}])")
_AROUND_COLON = late(
    rf"[ {_ODD}]*(?:-[ {_ODD}]+)*(?P<key>[\w-]+)(?P<before>[ {_ODD}]*):(?P<after>[ {_ODD}]*)(?P<rest>.*)$"
)
_BEHIND_HYPHEN = late(rf"[ {_ODD}]*-(?P<after>[ {_ODD}]+)(?=\S)")
_OPENS_LIST = late(r" *(?:- +)*(?P<key>[\w-]+):[ \t]*(?:\s#.*)?$")
_BULLET = late(rf"(?P<indent> *)(?P<bullet>[{_BULLETS}])(?P<after>[ \t]*)(?=[^\s\-])")
_NO_BULLET = late(r"[&*]\w[\w-]*\s*(?:#.*)?$|-\d")
"""An alias, or a number below zero."""

_NO_BLANK = late(r"(?P<key>[\w-]+)(?P<sign>[ \t]*:)(?=[^\s:])(?P<rest>.*)")
_INDENTED = late(r" *(?:- +)*")
_KEY_ON_LINE = late(r"(?m)^[ \t]*([\w-]+):(?=[^\s:])")
_ODD_COLON = late(rf"(?P<key>[\w-]+)(?P<sign>[ \t]*[{_COLONS}][ \t]*)")
_OTHER_SIGN = late(r"(?P<key>[\w-]+)(?P<sign>[ \t]*(?::=|=>|->|=|;)[ \t]*)")
_NO_SIGN = late(r"(?P<key>[\w-]+)(?P<sign>[ \t]+)(?=\S)")
_GLUED = late(rf"(?P<sign>[{_BULLETS}])(?=[^\s\-])")
_OTHER_BULLET = late(rf"(?P<sign>(?!-)[{_BULLETS}])(?=[ \t]+\S)")


class Lookalike(NamedTuple):
    """A sign that is not what it looks like: the kind of mistake, where it is, a word or sign to name, and the edits
    that mend it. `certain` tells that these are no guess."""

    kind: str
    span: Span
    detail: str
    edits: tuple[Edit, ...]
    certain: bool = True


@cache
def known_keywords() -> frozenset[str]:
    """Every keyword, as people may spell it."""
    from toc.core.keywords import KEYWORDS

    return frozenset(one for words in KEYWORDS.values() for word in words for one in (word.en, word.nl, *word.also))


@cache
def _lists() -> frozenset[str]:
    """The keywords behind which a list may stand."""
    from toc.core.keywords import KEYWORDS
    from toc.core.shapes import ListOf, shapes_of

    return frozenset(
        one
        for part, words in KEYWORDS.items()
        for word in words
        if isinstance(shapes_of(part)[word.en], ListOf)
        for one in (word.en, word.nl, *word.also)
    )


def read_as_meant(text: str, lines: Lines) -> tuple[str, list[Lookalike]]:
    """The text, as long as before, with the right sign where one is plainly meant, and what was wrong."""
    if (text.isascii() or not _ANY_SIGN.search(text)) and not _ANY_BULLET.search(f"\n{text}"):
        return text, []
    return _Walk(text, lines).done()


class _Walk:
    """Goes through a text line by line, without the blocks of text: in these every sign is as good as another."""

    def __init__(self, text: str, lines: Lines) -> None:
        self._lines = lines
        self._pieces = list(text)
        self._blanks: list[tuple[int, int]] = []
        self._bullets: list[Lookalike] = []
        self._listed: list[tuple[re.Match[str], int]] = []
        """The items of the list in which we are, each with the offset of its line."""
        self._opened: int | None = None
        """How far in the keyword stands behind which a list may follow."""

    def done(self) -> tuple[str, list[Lookalike]]:
        block: int | None = None
        for number in range(1, len(self._lines) + 1):
            line = self._lines.line(number)
            indent = len(line) - len(line.lstrip(" \t"))
            if not line.strip() or (block is not None and indent > block):
                continue
            block = indent if _BLOCK_TEXT.search(line) else None
            self._line(line, self._lines.bounds(number)[0])
        self._end_list()
        told = []
        if self._blanks:
            edits = tuple(Edit(start, end, " " * (end - start)) for start, end in self._blanks)
            told.append(Lookalike("nbsp", self._lines.span(*self._blanks[0]), "", edits))
        return "".join(self._pieces), [*told, *self._bullets]

    def _line(self, line: str, start: int) -> None:
        for found in _odd_blanks(line):
            self._blanks.append((start + found.start, start + found.stop))
            self._pieces[start + found.start : start + found.stop] = " " * len(found)
        line = "".join(self._pieces[start : start + len(line)])
        bullet = _BULLET.match(line) if self._opened is not None and not _NO_BULLET.match(line.lstrip(" ")) else None
        outer = self._listed[0][0]["indent"] if self._listed else None
        if bullet and outer in (None, bullet["indent"]):
            self._listed.append((bullet, start))
        elif outer is None or len(line) - len(line.lstrip(" ")) <= len(outer):
            self._end_list()
            opens = _OPENS_LIST.match(line)
            self._opened = opens.start("key") if opens and opens["key"] in _lists() else None

    def _end_list(self) -> None:
        """Reads the bullets of a list as hyphens with a space behind, where there is room, and tells what is wrong."""
        wrong = [(one, start) for one, start in self._listed if one["bullet"] != "-" or not one["after"]]
        outer = self._opened or 0
        glued = all(not one["after"] and len(one["indent"]) > outer for one, _ in self._listed)
        self._listed = []
        # Where glued ones stand among others, the lines cannot be read as they were meant: the parser tells of them.
        if not wrong or not (glued or all(one["after"] for one, _ in wrong)):
            return
        edits = []
        for one, start in wrong:
            at = start + one.start("bullet")
            edits.append(Edit(at, at + 1, "- " if glued else "-"))
            self._pieces[at - glued : at + 1] = "- " if glued else "-"
        first = edits[0]
        sign = wrong[0][0]["bullet"]
        kind = "hyphen" if sign == "-" else "bullet"
        self._bullets.append(Lookalike(kind, self._lines.span(first.start, first.end), sign, tuple(edits)))


def _odd_blanks(line: str) -> Iterator[range]:
    """Where blanks stand that are none for YAML, and where it needs one."""
    indent = _INDENT.match(line)
    if indent:
        yield range(*indent.span())
    colon = _AROUND_COLON.match(line)
    if colon and (colon["key"] in known_keywords() or not colon["rest"] or colon["rest"][0] in "[{"):
        for group in ("before", "after"):
            if colon[group].strip(" "):
                yield range(*colon.span(group))
    hyphen = _BEHIND_HYPHEN.match(line)
    if hyphen and hyphen["after"].strip(" "):
        yield range(*hyphen.span("after"))


def without_blanks(text: str, start: int, lines: Lines) -> Lookalike | None:
    """What is wrong with a text of which every line is a keyword, a colon and a value with no space between them."""
    keys = list(_KEY_ON_LINE.finditer(text))
    if not keys or keys[0].start() or not {key[1] for key in keys} <= known_keywords():
        return None
    if len(keys) != len(text.splitlines()):
        return None
    if not _INDENTED.fullmatch(lines.text, lines.bounds(lines.position(start).line)[0], start):
        return None
    first, edits = keys[0], tuple(Edit(start + key.end(), start + key.end(), " ") for key in keys)
    return Lookalike("no-blank", lines.span(start + first.end() - 1, start + first.end()), first[1], edits)


def on_line(line: str, start: int, lines: Lines, above: str) -> Lookalike | None:
    """What is wrong with a line on which no colon or hyphen is found where one seems to stand. `start` is the offset of
    the line, `above` the line above it that is not empty."""
    before = re.match(r" *(?:- +)*", line)
    at = before.end() if before else 0
    if found := _GLUED.match(line, at) or _OTHER_BULLET.match(line, at):
        opens = _OPENS_LIST.match(above)
        if above.lstrip(" ")[:2] == "- " or (opens and opens["key"] in _lists()):
            glued = line[found.end()] not in " \t"
            kind = "hyphen" if found["sign"] == "-" else "bullet"
            return _made(kind, found, start, lines, found["sign"], "- " if glued else "-")
    if (found := _NO_BLANK.match(line, at)) and (found["key"] in known_keywords() or found["rest"][0] in "[{"):
        return _made("no-blank", found, start, lines, found["key"], ": ")
    if (found := _ODD_COLON.match(line, at)) and found["key"] in known_keywords():
        return _made("odd-colon", found, start, lines, found["sign"].strip(), ": ")
    if (found := _OTHER_SIGN.match(line, at)) and found["key"] in known_keywords():
        return _made("other-sign", found, start, lines, found["sign"].strip(), ": ")
    if (found := _NO_SIGN.match(line, at)) and found["key"] in known_keywords():
        return _made("no-colon", found, start, lines, line.strip(), ": ")._replace(certain=False)
    return None


def _made(kind: str, found: re.Match[str], start: int, lines: Lines, detail: str, sign: str) -> Lookalike:
    begin, end = start + found.start("sign"), start + found.end("sign")
    if sign == ": " and found.string[found.end("sign") :].strip() == "":
        sign = ":"
    return Lookalike(kind, lines.span(begin, end), detail, (Edit(begin, end, sign),))
