"""Patterns of git's kind (`*.bak`, `/build/`, `a/**/b`, `[0-9]?`): whole lists, in time that grows with the name.

A matcher that tries out where a star ends may never finish, and one that tries a list pattern by pattern is slow for
long lists. So what has no wildcard is looked up, and all others run at once: each place in each pattern is one bit of a
number, and a character of a name moves all bits that may move. A pattern means what `wildmatch.c` and `dir.c` of git
make of it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

Text = bytes | tuple[int, ...]
"""The bytes of a name, as git compares them, or its characters as numbers (`signs`)."""

_SLASH, _STAR, _ASK, _OPEN, _CLOSE, _BACK, _NOT, _HAT, _DASH, _COLON = map(ord, "/*?[]\\!^-:")
_SPECIAL = frozenset({_STAR, _ASK, _OPEN, _BACK})

_CLASSES = {
    "alnum": "0-9A-Za-z",
    "alpha": "A-Za-z",
    "blank": " \\t",
    "cntrl": r"\x00-\x1f\x7f",
    "digit": "0-9",
    "graph": r"\x21-\x7e",
    "lower": "a-z",
    "print": r"\x20-\x7e",
    "punct": r"!-/:-@\[-`{-~",
    "space": r"\t-\r ",
    "upper": "A-Z",
    "xdigit": "0-9A-Fa-f",
}


def signs(text: str) -> Text:
    """A text by its characters, so that `?` is one of them and not one byte."""
    return tuple(map(ord, text))


class Patterns:
    """A list of patterns, known by their place in it. A pattern has no `!` before it and no blanks behind it: these are
    for the caller to read. Names are paths from the folder of the list, with `/`.
    """

    def __init__(self, patterns: Iterable[Text]) -> None:
        self._plain: dict[tuple[bool, Text], list[_Meant]] = {}
        self._ends: dict[Text, list[_Meant]] = {}
        names, paths = _Builder(), _Builder()
        for place, pattern in enumerate(patterns):
            self._add(place, pattern, names, paths)
        self._lengths = sorted({len(end) for end in self._ends})
        self._names, self._paths = _Machine(names), _Machine(paths)
        self.size = names.size + paths.size
        """About how many characters the patterns with wildcards have: so much work each character of a name gives."""

    def _add(self, place: int, pattern: Text, names: "_Builder", paths: "_Builder") -> None:
        meant = _Meant(place, only_folders=bool(pattern) and pattern[-1] == _SLASH)
        text = pattern[:-1] if meant.only_folders else pattern
        is_path = _SLASH in text
        if is_path and text[0] == _SLASH:
            text = text[1:]
        plain = _plain_length(text)
        if plain == len(text):
            self._plain.setdefault((is_path, text), []).append(meant)
        elif not is_path and text[0] == _STAR and _plain_length(text[1:]) == len(text) - 1:
            self._ends.setdefault(text[1:], []).append(meant)
        else:
            (paths if is_path else names).add(text, plain, meant)

    def all_for(self, name: Text, *, is_folder: bool) -> set[int]:
        """The places of all patterns that mean that name itself, not a folder above it."""
        return {meant.place for meant in self._found(name) if is_folder or not meant.only_folders}

    def last_for(self, name: Text, *, is_folder: bool) -> int | None:
        """The place of the last pattern that means that name, which is the one that decides; None where none does."""
        return max(self.all_for(name, is_folder=is_folder), default=None)

    def _found(self, name: Text) -> "Iterator[_Meant]":
        base = name[next((at for at in range(len(name), 0, -1) if name[at - 1] == _SLASH), 0) :]
        yield from self._plain.get((True, name), ())
        yield from self._plain.get((False, base), ())
        for length in self._lengths[: bisect_right(self._lengths, len(base))]:
            yield from self._ends.get(base[len(base) - length :], ())
        yield from self._names.found(base)
        yield from self._paths.found(name)


class _Meant(NamedTuple):
    """Which pattern means a name, and whether it means folders only."""

    place: int
    only_folders: bool


class _Set(NamedTuple):
    """What stands between brackets."""

    ranges: tuple[tuple[int, int], ...]
    classes: tuple[str, ...]
    negated: bool

    def has(self, sign: int) -> bool:
        in_range = any(low <= sign <= high for low, high in self.ranges)
        found = in_range or (sign < 128 and any(re.match(f"[{_CLASSES[one]}]", chr(sign)) for one in self.classes))
        return found != self.negated and sign != _SLASH


_ANY, _NEAR, _FAR, _FOLDERS = "any", "near", "far", "folders"
"""One character but `/`; any number of these; any number of characters; and `**/`, which may be nothing at all."""

_STARS = (_NEAR, _FAR, _FOLDERS)

_Part = int | str | _Set


class _NeverError(Exception):
    """A pattern that no name can meet: a bracket that is not closed, an escape of nothing."""


class _Builder:
    """Patterns with wildcards, one behind the other. A bit says that all before that place in a pattern was met."""

    def __init__(self) -> None:
        self.size = 0
        self.starts: list[int] = []
        self.signs: dict[int, list[int]] = {}
        self.sets: list[tuple[int, _Set]] = []
        self.kinds: dict[str, list[int]] = {_ANY: [], _NEAR: [], _FAR: [], _FOLDERS: []}
        self.ends: dict[int, _Meant] = {}

    def add(self, text: Text, plain: int, meant: _Meant) -> None:
        """Takes in a pattern of which the first `plain` characters are no wildcards."""
        try:
            parts = list(_parts(text, plain))
        except _NeverError:
            return
        self.starts.append(self.size)
        before: _Part | None = None
        for part in parts:
            if part != before or part not in _STARS:  # twice the same star is one: a bit passes only one at once
                self._add_part(part)
            before = part
        self.ends[self.size] = meant
        self.size += 1

    def _add_part(self, part: _Part) -> None:
        match part:
            case int():
                self.signs.setdefault(part, []).append(self.size)
            case _Set():
                self.sets.append((self.size, part))
            case _:
                self.kinds[part].append(self.size)
                if part == _FOLDERS:  # nothing, or else anything and a slash
                    self.kinds[_FAR].append(self.size + 1)
                    self.signs.setdefault(_SLASH, []).append(self.size + 2)
                    self.size += 2
        self.size += 1


class _Machine:
    """What a builder collected, as numbers of which each bit is a place in a pattern."""

    def __init__(self, built: _Builder) -> None:
        self._built = built
        self._folders = _bits(built.kinds[_FOLDERS])
        self._far = _bits(built.kinds[_FAR])
        self._stars = _bits(built.kinds[_NEAR]) | self._far
        self._any = _bits(built.kinds[_ANY])
        self._ends = _bits(built.ends)
        self._start = self._passed(_bits(built.starts))
        self._takes: dict[int, int] = {}

    def found(self, name: Text) -> Iterator[_Meant]:
        """The patterns that mean all of a name."""
        now = self._start
        for sign in name:
            if not now:
                return
            stay = self._far if sign == _SLASH else self._stars
            now = self._passed((now & self._taking(sign)) << 1 | now & stay)
        now &= self._ends
        while now:
            last = now.bit_length() - 1
            yield self._built.ends[last]
            now ^= 1 << last

    def _passed(self, now: int) -> int:
        """With the places behind what may be nothing: `**/` first, since a star may stand behind it."""
        folders = now & self._folders
        now |= folders << 1 | folders << 3
        return now | (now & self._stars) << 1

    def _taking(self, sign: int) -> int:
        """The places at which that character may come."""
        if sign not in self._takes:
            if len(self._takes) >= _MOST_KNOWN:
                self._takes.clear()
            literal = self._built.signs.get(sign, [])
            in_sets = [at for at, one in self._built.sets if one.has(sign)]
            self._takes[sign] = _bits([*literal, *in_sets]) | (0 if sign == _SLASH else self._any)
        return self._takes[sign]


_MOST_KNOWN = 256
"""Of so many characters the places are kept: of all bytes, or of all letters of most languages."""


def _bits(places: Iterable[int]) -> int:
    places = list(places)
    if not places:
        return 0
    row = bytearray(max(places) // 8 + 1)
    for place in places:
        row[place // 8] |= 1 << place % 8
    return int.from_bytes(row, "little")


def _plain_length(text: Text) -> int:
    return next((at for at, sign in enumerate(text) if sign in _SPECIAL), len(text))


def _parts(text: Text, plain: int) -> Iterator[_Part]:
    """The parts of a pattern. Raises _NeverError."""
    at = 0
    while at < len(text):
        sign = text[at]
        if sign == _STAR:
            part, at = _stars(text, at, plain)
            yield part
            continue
        if sign == _OPEN:
            one, at = _set(text, at + 1)
            yield one
            continue
        if sign == _BACK:
            at += 1
            sign = _at(text, at)
            yield sign
        else:
            yield _ANY if sign == _ASK else sign
        at += 1


def _stars(text: Text, start: int, plain: int) -> tuple[str, int]:
    """A row of stars, and where it ends. Two stars between slashes go through folders; elsewhere they are as one.

    git compares what has no wildcard by itself, and takes what follows for a start: `a**/b` means `ax/y/b` as well.
    """
    end = start
    while end < len(text) and text[end] == _STAR:
        end += 1
    behind = text[end : end + 2]
    before = start == plain or text[start - 1] == _SLASH
    if end - start < 2 or not before or not (not behind or behind[0] == _SLASH or tuple(behind) == (_BACK, _SLASH)):
        return _NEAR, end
    return (_FOLDERS, end + 1) if behind and behind[0] == _SLASH else (_FAR, end)


def _set(text: Text, at: int) -> tuple[_Set, int]:
    """What stands between brackets, and where it ends. Step by step as git does it, which has ways of its own with `]`
    and `-` at the start and the end. Raises _NeverError."""
    negated = _at(text, at) in (_NOT, _HAT)
    at += negated
    ranges: list[tuple[int, int]] = []
    classes: list[str] = []
    before = 0
    while True:
        sign = _at(text, at)
        if sign == _BACK:
            at += 1
            sign = _at(text, at)
            ranges.append((sign, sign))
        elif sign == _DASH and before and _at(text, at + 1) != _CLOSE:
            at += 2 if text[at + 1] == _BACK else 1
            ranges.append((before, _at(text, at)))
            sign = 0
        elif sign == _OPEN and _at(text, at + 1) == _COLON:
            name, end = _class(text, at + 2)
            if name is None:
                ranges.append((sign, sign))
            else:
                classes.append(name)
                at, sign = end, 0
        else:
            ranges.append((sign, sign))
        before = sign
        at += 1
        if _at(text, at) == _CLOSE:
            return _Set(tuple(ranges), tuple(classes), negated), at + 1


def _class(text: Text, start: int) -> tuple[str | None, int]:
    """The name of a class (`[:alpha:]`) and where its last bracket stands; None where it is none after all."""
    end = start
    while _at(text, end) != _CLOSE:
        end += 1
    if end - start < 1 or text[end - 1] != _COLON:
        return None, start
    name = "".join(map(chr, text[start : end - 1]))
    if name not in _CLASSES:
        raise _NeverError
    return name, end


def _at(text: Text, at: int) -> int:
    if at >= len(text):
        raise _NeverError
    return text[at]
