"""Where keys and values stand in a settings file, and what is wrong with them, in words."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from toc.core.findings import Position
from toc.core.messages import NOTHING, Message, message
from toc.core.text import Lines

# --- What is wrong ----------------------------------------------------------------------------------------------------
# What is wrong with a settings file, and where.

_LONGEST = 60
MAX_COMPLAINTS = 50
"""So much is told of one file: who has more to mend starts with these."""

_START = 4
"""So many characters tell that somebody means the longer name: `dead-end` for `dead-end-activity`."""


class Complaint(NamedTuple):
    """One mistake. `path` is the name to show; line and column count from 1, line 0 is the file as a whole.

    `trouble` is what the system says, where it is in the way.
    """

    path: str
    text: Message
    line: int = 0
    column: int = 0
    trouble: OSError | ValueError | None = None

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.text.text('en')}"


class SettingsError(Exception):
    """A settings file that does not hold. Everything that is wrong with it is told at once."""

    def __init__(self, complaints: Iterable[Complaint], *, more: bool = False) -> None:
        self.more = more
        """Whether there is more that is not told."""
        self.complaints = tuple(sorted(complaints, key=lambda one: (one.path, one.line, one.column, str(one))))
        super().__init__("; ".join(map(str, self.complaints)))


def shown(written: object) -> str:
    """What somebody wrote, between quotes, on one line and not too long."""
    from toc.lint.formatters.visible import one_line

    try:
        text = one_line(str(written).lower() if isinstance(written, bool) else str(written))
    except (ValueError, RecursionError):  # a number of thousands of digits, or lists in lists
        text = "…"
    return f"'{text if len(text) <= _LONGEST else text[: _LONGEST - 2] + ' …'}'"


def near(written: str, known: Iterable[str]) -> Message:
    """` Did you mean 'x'?`, with the space before it; empty where nothing is alike or starts so."""
    from toc.core.suggest import nearest

    known = list(known)
    begun = [one for one in known if len(written) >= _START and one.startswith(written.lower())]
    one = nearest(written, known) or next(iter(begun), None)
    return message("did-you-mean", near=one) if one else NOTHING


# --- Where keys and values stand --------------------------------------------------------------------------------------
# Where keys and values stand in a TOML text: `tomllib` gives none of it away, nor does a library that is kept up.
#
# Only for text that `tomllib` has read without complaint: what that refuses is not looked for here.

Way = tuple[str | int, ...]
"""From the top of the text to a key or an item: keys and list indexes."""

_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?""""{0,2}' + r"|'''.*?''''{0,2}" + r'|"(?:\\.|[^"\\\n])*"' + r"|'[^'\n]*'", re.DOTALL
)
_BARE = re.compile(r"[^\s.=\]\"'#,{}\[]+")
_PLAIN = re.compile(r"[^,\]}#\r\n]*")


class Places:
    """The offsets of keys and values, by the way to them from `top` on."""

    def __init__(self, text: str, top: Way = ()) -> None:
        self._lines = Lines(text)
        self._top = top
        self._keys, self._values = _Scan(text).whole()

    def key(self, *way: str | int) -> Position:
        """Where the key stands, or the nearest thing around it that does stand there."""
        return self._found(self._keys, way)

    def value(self, *way: str | int) -> Position:
        """Where the value stands; for a table that has no place of its own, its key."""
        full = (*self._top, *way)
        return self._lines.position(self._values[full]) if full in self._values else self.key(*way)

    def _found(self, places: dict[Way, int], way: Way) -> Position:
        full = (*self._top, *way)
        for length in range(len(full), 0, -1):
            offset = places.get(full[:length], self._values.get(full[:length]))
            if offset is not None:
                return self._lines.position(offset)
        return self._lines.position(0)

    def __iter__(self) -> Iterator[Way]:
        yield from {**self._keys, **self._values}


class _Scan:
    """Walks through the text once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.keys: dict[Way, int] = {}
        self.values: dict[Way, int] = {}
        self.tables: dict[Way, int] = {}
        """How many tables each list of tables (`[[x]]`) has so far."""

    def whole(self) -> tuple[dict[Way, int], dict[Way, int]]:
        table: Way = ()
        self._skip(_BLANK)
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip(_BLANK)
        return self.keys, self.values

    def _skip(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return found[0] if found else ""

    def _header(self) -> Way:
        start = self.at
        many = self.text.startswith("[[", self.at)
        self.at += 1 + many
        way: Way = ()
        for key, offset in self._dotted():
            if way in self.tables:
                way = (*way, self.tables[way] - 1)
            way = (*way, key)
            self.keys.setdefault(way, offset)
        self.at += 1 + many
        if many:
            number = self.tables.get(way, 0)
            self.tables[way] = number + 1
            way = (*way, number)
            self.values[way] = start
        return way

    def _dotted(self) -> list[tuple[str, int]]:
        """The parts of a key, each with its offset."""
        parts = []
        while True:
            self._skip(_SPACE)
            offset = self.at
            quoted = self._skip(_STRING)
            # A key between quotes may have escapes, which tomllib knows best.
            parts.append((tomllib.loads(f"k={quoted}")["k"] if quoted else self._skip(_BARE), offset))
            self._skip(_SPACE)
            if not self.text.startswith(".", self.at):
                return parts
            self.at += 1

    def _pair(self, table: Way) -> None:
        way = table
        for key, offset in self._dotted():
            way = (*way, key)
            self.keys.setdefault(way, offset)
        self.at += 1  # the equals sign
        self._value(way)

    def _value(self, way: Way) -> None:
        self._skip(_BLANK)
        self.values[way] = self.at
        match self.text[self.at : self.at + 1]:
            case "[":
                self._items(way, "]")
            case "{":
                self._items(way, "}")
            case '"' | "'":
                self._skip(_STRING)
            case _:
                self._skip(_PLAIN)

    def _items(self, way: Way, end: str) -> None:
        """What stands between brackets or braces."""
        self.at += 1
        number = 0
        self._skip(_BLANK)
        while not self.text.startswith(end, self.at):
            if end == "]":
                self._value((*way, number))
            else:
                self._pair(way)
            number += 1
            self._skip(_BLANK)
            if self.text.startswith(",", self.at):
                self.at += 1
            self._skip(_BLANK)
        self.at += 1
