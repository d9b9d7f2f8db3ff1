"""The lists of words, and one matcher for them.

Lists are plain text beside this module (`data/nl.words.txt`, `data/en.words.txt`), so that a trainer can read and
correct them. Settings may add words to a list or take some out.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from toc.core.model import Language
from toc.core.resources import read_text
from toc.core.settings import WordChange
from toc.language.tokens import Token, tokens
from toc.language.wordindex import Index

_MOST_READ = 1000
"""So many words and signs of a text are looked at: no statement is that long, and reading a sentence takes quadratic
time."""


VERB_LISTS = ("vague-verbs", "vague-activity-verbs", "means-end-as-cause", "channel-verbs", "soft-verbs")
"""Their entries are verbs, with words that belong to them: they are found in every form, by `phrases`."""

WITH_VERBS = frozenset({
    "vague-qualifiers", "jargon", "jargon-exceptions", "hedges", "hedge-exceptions", "means-end", "absolutes",
    "absolute-exceptions", "modals", "placeholders", "reach", "slogans", "indicator-direction",
    "indicator-direction-exceptions", "vague-openings", "instruments-of-doing",
})  # fmt: skip
"""Lists of words in which a verb that settings add is found in every form too. In the other lists are nouns, names and
small words: `studenten` is no verb there."""

_REACH = 8
"""So many words behind a verb its separable prefix may stand."""


class Match(NamedTuple):
    """Words that were found: offsets in the text, and the entry of the list."""

    start: int
    end: int
    entry: str


class Words(NamedTuple):
    """The words and signs of a text, these in small letters, and which different ones they are."""

    tokens: tuple[Token, ...]
    lows: tuple[str, ...]
    different: frozenset[str]


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
    return sections(read_text(f"language/data/{name}.txt"))


def list_names(language: Language) -> tuple[str, ...]:
    """The names of all lists of that language, as settings name them."""
    return tuple(data(f"{language}.words"))


class Lists:
    """The lists of one language as they hold for one file: with what its settings add and remove."""

    def __init__(self, language: Language, changes: Mapping[str, WordChange] | None = None) -> None:
        """`changes` are by language and name of the list: `nl.vague-verbs`."""
        self._language = language
        self._own = data(f"{language}.words")
        self._changes = {
            name.partition(".")[2]: change
            for name, change in (changes or {}).items()
            if name.partition(".")[0] == language
        }
        self._indexes: dict[str, Index] = {}
        self._words: dict[str, Words] = {}
        self._sets: dict[str, frozenset[str]] = {}
        changed = [self._changes[name] for name in VERB_LISTS if name in self._changes]
        self.added_verbs = tuple(dict.fromkeys(word for change in changed for word in change.added))
        """What settings add to lists of verbs: reading has to know these."""

    def tokens(self, text: str) -> tuple[Token, ...]:
        """The words and signs with which a text of the file starts: every rule looks through the same ones."""
        return self.words(text).tokens

    def words(self, text: str) -> "Words":
        """The same in small letters as well."""
        found = self._words.get(text)
        if found is None:
            words = tokens(text)[:_MOST_READ]
            lows = tuple([word.low for word in words])
            found = self._words[text] = Words(words, lows, frozenset(lows))
        return found

    def entries(self, name: str) -> tuple[str, ...]:
        """The words of that list."""
        own = self._own[name]
        change = self._changes.get(name)
        if not change:
            return own
        gone = {word.lower() for word in change.removed}
        return tuple(word for word in dict.fromkeys((*own, *change.added)) if word.lower() not in gone)

    def set_of(self, name: str) -> frozenset[str]:
        """The words of that list, to look single ones up as they stand there."""
        if name not in self._sets:
            self._sets[name] = frozenset(self.entries(name))
        return self._sets[name]

    def find(self, text: str, name: str, exceptions: str = "") -> Iterator[Match]:
        """Every place of a word of that list, the longest first where two start alike, outside the exceptions."""
        found = self._found(text, name)
        spared = self._found(text, exceptions) if exceptions and found else ()
        if not spared:
            return iter(found)
        return (
            match for match in found if not any(one.start <= match.start and match.end <= one.end for one in spared)
        )

    def has(self, words: str, name: str) -> bool:
        """Whether that word or these words, whole, are in the list."""
        index = self._indexes.get(name) or self._index(name)
        held = index.held.get(words)
        return index.holds(words) if held is None else held

    def has_any(self, words: frozenset[str], name: str) -> bool:
        """Whether one of these words, in small letters, is in the list."""
        index = self._indexes.get(name) or self._index(name)
        return not words <= index.lacking and any(self.has(word, name) for word in words)

    def _found(self, text: str, name: str) -> list[Match]:
        words = self._words.get(text) or self.words(text)
        index = self._indexes.get(name) or self._index(name)
        # Most words start no entry.
        places = [] if words.different <= index.silent else index.find(words.lows, words.different)
        if name in self._changes and name in WITH_VERBS:
            taken = {place for first, last, _ in places for place in range(first, last + 1)}
            places = sorted([*places, *(one for one in self._verbs_in(words, name) if one[0] not in taken)])
        return [Match(words.tokens[first].start, words.tokens[last].end, entry) for first, last, entry in places]

    def _verbs_in(self, words: Words, name: str) -> Iterator[tuple[int, int, str]]:
        """First and last token of the verbs that settings add to that list, in any form, with the entry."""
        from toc.language.verbs import verbs

        change = self._changes[name]
        gone = {word.lower() for word in change.removed}
        wanted = {word.lower(): word for word in change.added if word.isalpha() and word.lower() not in gone}
        known = verbs(self._language, tuple(sorted(wanted)))
        for place, low in enumerate(words.lows):
            for form in known.forms(low):
                if form.lemma in wanted:
                    yield place, place, wanted[form.lemma]
                    break
                behind = enumerate(words.lows[place + 1 : place + 1 + _REACH], place + 1)
                last = next((at for at, one in behind if one + form.lemma in wanted and one in known.prefixes), None)
                if last is not None and not form.prefix:
                    yield place, last, wanted[words.lows[last] + form.lemma]
                    break

    def _index(self, name: str) -> Index:
        index = self._indexes.get(name)
        if index is None:
            index = self._indexes[name] = index_of(self.entries(name))
        return index


@cache
def index_of(entries: tuple[str, ...]) -> Index:
    """The index of a list; lists that no settings change are indexed once."""
    return Index(entries)
