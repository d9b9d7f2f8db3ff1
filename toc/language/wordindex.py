"""Looks up entries of a word list in a text, token by token.

An index of plain dictionaries: one pattern for a whole list would read as well, but takes longer to compile than a
small plan takes to check.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from toc.language.tokens import tokens

_HEAD, _TAIL = 2, 3
"""So many letters of a word's start or end lead to the entries that share them."""

_PLURALS = ("", "en", "s", "n", "e", "'s")

_MOST_REMEMBERED = 50_000
"""So many words an index remembers: a run over many plans stays within bounds."""


class _Word(NamedTuple):
    """One word of an entry: it starts with `start` and ends with `end`, with anything in between; `whole`: it is just
    `start`."""

    start: str
    end: str = ""
    whole: bool = False

    def fits(self, word: str) -> bool:
        if self.whole:
            return word == self.start
        return len(word) >= len(self.start) + len(self.end) and word.startswith(self.start) and word.endswith(self.end)


class _Entry(NamedTuple):
    written: str
    words: tuple[_Word, ...]
    second: str
    """The second word where it has to stand there as it is: looked at first, for many entries start with an article."""


class _Group(NamedTuple):
    """The entries that start with a word, the longest first, and their second words."""

    entries: tuple[_Entry, ...]
    seconds: frozenset[str]


_NONE = _Group((), frozenset())


@dataclass(slots=True)
class Index:
    """The entries of one list by their first word: whole words by themselves, others by their first or last letters."""

    entries: Sequence[str]
    _plain: dict[str, list[str]] = field(default_factory=dict)
    """Entries of whole words only, which are most, by their first one: cut into words when a text has that."""
    _whole: dict[str, list[_Entry]] = field(default_factory=dict)
    _starts: dict[str, list[_Entry]] = field(default_factory=dict)
    _ends: dict[str, list[_Entry]] = field(default_factory=dict)
    _any: list[_Entry] = field(default_factory=list)
    held: dict[str, bool] = field(default_factory=dict)
    """What `holds` was asked for already."""
    lacking: set[str] = field(default_factory=set)
    """Of that what the list does not have: most texts hold nothing else."""
    _starting: dict[str, _Group] = field(default_factory=dict)
    silent: set[str] = field(default_factory=set)
    """Words that start no entry, as far as they were asked for: most texts hold nothing else."""

    def __post_init__(self) -> None:
        for written in self.entries:
            if written.replace(" ", "").isalpha():
                self._plain.setdefault(written.lower().split(maxsplit=1)[0], []).append(written)
            else:
                for entry in _read(written):
                    self._add(entry)

    def _add(self, entry: _Entry) -> None:
        first = entry.words[0]
        if first.whole:
            self._whole.setdefault(first.start, []).append(entry)
        elif len(first.start) >= _HEAD:
            self._starts.setdefault(first.start[:_HEAD], []).append(entry)
        elif len(first.end) >= _TAIL:
            self._ends.setdefault(first.end[-_TAIL:], []).append(entry)
        else:
            self._any.append(entry)

    def find(self, lows: Sequence[str], different: frozenset[str]) -> list[tuple[int, int, str]]:
        """First and last token of every match with its entry, from left to right, none within another.

        `lows` are the words in small letters, `different` the same without order.
        """
        found: list[tuple[int, int, str]] = []
        starting = {}
        for low in different - self.silent:
            entries, seconds = self._starting.get(low) or self._starting_with(low)
            # An entry of which the second word is nowhere in the text needs no look at where its first one stands.
            if entries and ("" in seconds or not seconds.isdisjoint(different)):
                starting[low] = entries
        if not starting:
            return found
        free = 0
        for place in [place for place, low in enumerate(lows) if low in starting]:
            entry = _fitting(starting[lows[place]], lows, place) if place >= free else None
            if entry:
                free = place + len(entry.words)
                found.append((place, free - 1, entry.written))
        return found

    def holds(self, text: str) -> bool:
        """Whether the list has just these words."""
        held = self.held.get(text)
        if held is None:
            words = [one.low for one in tokens(text)]
            starting = self._starting_with(words[0] if words else "").entries
            whole = tuple(one for one in starting if len(one.words) == len(words))
            held = bool(words) and _fitting(whole, words, 0) is not None
            if len(self.held) >= _MOST_REMEMBERED:
                self.held.clear()
                self.lacking.clear()
            self.held[text] = held
            if not held:
                self.lacking.add(text)
        return held

    def _starting_with(self, low: str) -> _Group:
        """The entries whose first word that is."""
        found = self._starting.get(low)
        if found is None:
            if low in self.silent:
                return _NONE
            groups = (
                [entry for written in self._plain.get(low, ()) for entry in _read(written)],
                self._whole.get(low, ()),
                self._starts.get(low[:_HEAD], ()),
                self._ends.get(low[-_TAIL:], ()),
                self._any,
            )
            entries = sorted((one for group in groups for one in group if one.words[0].fits(low)), key=_size)
            found = _Group(tuple(entries), frozenset([one.second for one in entries])) if entries else _NONE
            if len(self._starting) + len(self.silent) >= _MOST_REMEMBERED:
                self._starting.clear()
                self.silent.clear()
            if entries:
                self._starting[low] = found
            else:
                self.silent.add(low)
        return found


def _fitting(entries: Iterable[_Entry], words: Sequence[str], place: int) -> _Entry | None:
    """The first of the entries, which start with the word at that place, whose other words follow it."""
    left = len(words) - place
    following = words[place + 1] if left > 1 else ""
    for entry in entries:
        size = len(entry.words)
        if size == 1:
            return entry
        if entry.second and entry.second != following:
            continue
        if size <= left and all(one.fits(words[place + at]) for at, one in enumerate(entry.words) if at):
            return entry
    return None


def _size(entry: _Entry) -> tuple[int, int]:
    """Longer entries come first."""
    return -len(entry.words), -len(entry.written)


def _read(written: str) -> Iterator[_Entry]:
    """An entry as words: with `+`, one spelling for each ending of a plural."""
    several = written.endswith("+") and len(written) > 1 and written[-2].isalpha()
    for spelled in [written[:-1] + ending for ending in _PLURALS] if several else (written,):
        words = _words(spelled)
        yield _Entry(written, words, words[1].start if len(words) > 1 and words[1].whole else "")


_STAR = "qxq"
"""Stands for a star while an entry is cut into words: letters to the tokenizer, in no word of either language."""


def _words(written: str) -> tuple[_Word, ...]:
    starred = written.replace("*", _STAR)
    if starred.replace(" ", "").isalpha():  # nearly all: in a tenth of the time of a tokenizer
        lows = starred.lower().split()
        return tuple([_word(low) if "*" in written else _Word(low, whole=True) for low in lows])
    return tuple(_word(one.low) for one in tokens(starred))


def _word(low: str) -> _Word:
    if _STAR not in low:
        return _Word(low, whole=True)
    start, _, end = low.partition(_STAR)
    return _Word(start, end)
