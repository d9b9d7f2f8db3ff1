"""Looks up entries of a word list in a text, token by token.

An index of plain dictionaries: one pattern for a whole list would read as well, but takes longer to compile than a
small plan takes to check.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from toc.language.tokens import Token, tokens

_HEAD, _TAIL = 2, 3
"""So many letters of a word's start or end lead to the entries that share them."""

_PLURALS = ("", "en", "s", "n", "e", "'s")


@dataclass(frozen=True, slots=True)
class _Word:
    """One word of an entry: it starts with `start` and ends with `end`, with anything in between; `whole`: it is just
    `start`."""

    start: str
    end: str = ""
    whole: bool = False

    def fits(self, word: str) -> bool:
        if self.whole:
            return word == self.start
        return len(word) >= len(self.start) + len(self.end) and word.startswith(self.start) and word.endswith(self.end)


@dataclass(frozen=True, slots=True)
class _Entry:
    written: str
    words: tuple[_Word, ...]


@dataclass(slots=True)
class Index:
    """The entries of one list by their first word: whole words by themselves, others by their first or last letters."""

    entries: Sequence[str]
    _whole: dict[str, list[_Entry]] = field(default_factory=dict)
    _starts: dict[str, list[_Entry]] = field(default_factory=dict)
    _ends: dict[str, list[_Entry]] = field(default_factory=dict)
    _any: list[_Entry] = field(default_factory=list)
    _held: dict[str, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for written in self.entries:
            for words in _spelled(written):
                self._add(_Entry(written, words))
        for group in (self._whole, self._starts, self._ends):
            for entries in group.values():
                entries.sort(key=_size)
        self._any.sort(key=_size)

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

    def find(self, words: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
        """First and last token of every match with its entry, from left to right, none within another."""
        place = 0
        while place < len(words):
            entry = self._at(words, place)
            if entry is None:
                place += 1
                continue
            yield place, place + len(entry.words) - 1, entry.written
            place += len(entry.words)

    def holds(self, text: str) -> bool:
        """Whether the list has just these words."""
        if text not in self._held:
            words = tokens(text)
            self._held[text] = bool(words) and any(len(one.words) == len(words) for one in self._all_at(words, 0))
        return self._held[text]

    def _at(self, words: Sequence[Token], place: int) -> _Entry | None:
        """The longest entry that starts at that token."""
        return min(self._all_at(words, place), key=_size, default=None)

    def _all_at(self, words: Sequence[Token], place: int) -> Iterator[_Entry]:
        low = words[place].low
        groups = (
            self._whole.get(low, ()),
            self._starts.get(low[:_HEAD], ()),
            self._ends.get(low[-_TAIL:], ()),
            self._any,
        )
        for group in groups:
            for entry in group:
                end = place + len(entry.words)
                if end <= len(words) and all(
                    one.fits(word.low) for one, word in zip(entry.words, words[place:end], strict=True)
                ):
                    yield entry


def _size(entry: _Entry) -> tuple[int, int]:
    """Longer entries come first."""
    return -len(entry.words), -len(entry.written)


def _spelled(written: str) -> Iterable[tuple[_Word, ...]]:
    """An entry as words: with `+`, one spelling for each ending of a plural."""
    if written.endswith("+") and len(written) > 1 and written[-2].isalpha():
        return (_words(written[:-1] + ending) for ending in _PLURALS)
    return (_words(written),)


_STAR = "qxq"
"""Stands for a star while an entry is cut into words: letters to the tokenizer, in no word of either language."""


def _words(written: str) -> tuple[_Word, ...]:
    return tuple(_word(one.low) for one in tokens(written.replace("*", _STAR)))


def _word(low: str) -> _Word:
    if _STAR not in low:
        return _Word(low, whole=True)
    start, _, end = low.partition(_STAR)
    return _Word(start, end)
