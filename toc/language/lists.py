"""The lists of words, and one matcher for them.

Lists are plain text beside this module (`data/nl.words.txt`, `data/en.words.txt`), so that a trainer can read and
correct them. Settings may add words to a list or take some out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from toc.model import Language
from toc.settings import WordChange

_NO_LETTER_BEFORE = r"(?<![\w'’-])"
_NO_LETTER_AFTER = r"(?![\w]|[-'’]\w)"


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """Words that were found: offsets in the text, and the entry of the list."""

    start: int
    end: int
    entry: str


def sections(text: str) -> dict[str, tuple[str, ...]]:
    """The lists of a data file by name, without comments."""
    lists: dict[str, list[str]] = {}
    current: list[str] = []
    for line in text.splitlines():
        if line.startswith("["):
            current = lists.setdefault(line.strip("[] "), [])
        elif not line.startswith("#"):
            current += [entry for part in line.split(", ") if (entry := part.strip().rstrip(",").strip())]
    return {name: tuple(dict.fromkeys(entries)) for name, entries in lists.items()}


@cache
def data(name: str) -> Mapping[str, tuple[str, ...]]:
    """The lists of that data file, as `nl.words`."""
    return sections((files("toc.language") / "data" / f"{name}.txt").read_text(encoding="utf-8"))


def list_names(language: Language) -> tuple[str, ...]:
    """The names of all lists of that language, as settings name them."""
    return tuple(data(f"{language}.words"))


class Lists:
    """The lists of one language as they hold for one file: with what its settings add and remove."""

    def __init__(self, language: Language, changes: Mapping[str, WordChange] | None = None) -> None:
        """`changes` are by language and name of the list: `nl.vague-verbs`."""
        self._own = data(f"{language}.words")
        self._changes = {
            name.partition(".")[2]: change
            for name, change in (changes or {}).items()
            if name.partition(".")[0] == language
        }
        self._patterns: dict[str, re.Pattern[str] | None] = {}

    def entries(self, name: str) -> tuple[str, ...]:
        """The words of that list."""
        own = self._own[name]
        change = self._changes.get(name)
        if not change:
            return own
        gone = {word.lower() for word in change.removed}
        return tuple(word for word in dict.fromkeys((*own, *change.added)) if word.lower() not in gone)

    def find(self, text: str, name: str, exceptions: str = "") -> Iterator[Match]:
        """Every place of a word of that list, the longest first where two start alike, outside the exceptions."""
        spared = [(one.start(), one.end()) for one in self._finditer(exceptions, text)] if exceptions else []
        for found in self._finditer(name, text):
            if not any(start <= found.start() and found.end() <= end for start, end in spared):
                yield Match(found.start(), found.end(), found[0])

    def has(self, word: str, name: str) -> bool:
        """Whether that one word, whole, is in the list."""
        pattern = self._pattern(name)
        return bool(pattern and pattern.fullmatch(word))

    def _finditer(self, name: str, text: str) -> Iterable[re.Match[str]]:
        pattern = self._pattern(name)
        return pattern.finditer(text) if pattern else ()

    def _pattern(self, name: str) -> re.Pattern[str] | None:
        if name not in self._patterns:
            self._patterns[name] = pattern_of(self.entries(name))
        return self._patterns[name]


@cache
def pattern_of(entries: tuple[str, ...]) -> re.Pattern[str] | None:
    """One pattern for all entries: a star is any letters, alone any word; a plus is the ending of a plural."""
    if not entries:
        return None
    longest_first = sorted(entries, key=len, reverse=True)
    return re.compile("|".join(map(_pattern_of_entry, longest_first)), re.IGNORECASE)


def _pattern_of_entry(entry: str) -> str:
    body = r"\s+".join(_pattern_of_word(word) for word in entry.split())
    before = _NO_LETTER_BEFORE if entry[0].isalnum() or entry[0] == "*" else ""
    after = _NO_LETTER_AFTER if entry[-1].isalnum() or entry[-1] in "*+" else ""
    return before + body + after


def _pattern_of_word(word: str) -> str:
    if word == "*":
        return r"[^\s,;:.]+"
    return re.escape(word).replace(r"\*", r"[\w'’-]*").replace(r"\+", r"(?:en|s|n|e|'s|’s)?")
