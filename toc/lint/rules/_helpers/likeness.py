"""Which texts say nearly the same: likeness of their words, without comparing every text with every other."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, combinations

from toc.core.lazy_regex import late
from toc.core.model import Language

PERCENT = 85
"""Share of the words of two texts that both have (Jaccard), from which they say the same."""

_DUTCH = """
    aan als bij binnen daar dan dat de deze die dit door een elk elke en er haar hebben heeft hen het hier hij hun
    ik in is je jouw met mijn na naar of om onder ons onze ook op over s t te tegen ten ter tijdens tot tussen uit
    van vanuit via voor waar waarbij was wat we werd werden wie wij worden wordt zal ze zich zij zijn zo zodat
    zullen
"""
_ENGLISH = """
    a about among an and are as at be been being between by each every for from had has have her his i in into is it
    its of on onto or our s so than that the their them there these they this those through to towards was we were
    what when where which who will with within would you your
"""
_SAY_LITTLE = {Language.NL: frozenset(_DUTCH.split()), Language.EN: frozenset(_ENGLISH.split())}
"""Words that say little about what changes. Directions ('more', 'less') and denials ('not', 'no') are none of them."""


_WORD = late(r"\w+")


@lru_cache(maxsize=1024)  # a text is compared with more than one other
def telling_words(text: str, language: Language) -> frozenset[str]:
    """The words of a text, in small letters, without those that say little."""
    return frozenset(_WORD.findall(text.casefold())) - _SAY_LITTLE[language]


def alike(texts: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """For every text that is like an earlier one: its index, and the index of the first text that it is like.

    Only texts that share some of their rarest words are compared, and only if enough words are left after these (prefix
    and positional filter: Xiao, Wang, Lin & Yu 2008, 'Efficient similarity joins for near duplicate detection').
    """
    frequency = Counter(chain.from_iterable(texts))
    seen: dict[_Key, dict[tuple[int, int], list[int]]] = defaultdict(lambda: defaultdict(list))
    for index, words in enumerate(texts):
        keys = list(_keys(sorted(words, key=lambda word: (frequency[word], word))))
        found = [
            earlier
            for key, left in keys
            for (size, its_left), group in seen[key].items()
            if _enough(len(key) + min(left, its_left), len(words) + size)
            for earlier in _first_alike(words, group, texts)
        ]
        if found:
            yield index, min(found)
        for key, left in keys:
            seen[key][len(words), left].append(index)


_Key = tuple[str, ...]
_KEY_WORDS = 3
"""Words in a key. Two texts that are alike share all their words or at least this many."""


def _keys(rarest_first: list[str]) -> Iterator[tuple[_Key, int]]:
    """Rare words of which two texts that are alike share at least one set, and how many words come after these."""
    size = len(rarest_first)
    shared = -(-size * PERCENT // 100)
    in_key = min(_KEY_WORDS, shared)
    for places in combinations(range(size - shared + in_key), in_key) if size else ():
        yield tuple(rarest_first[place] for place in places), size - 1 - places[-1]


def _first_alike(words: frozenset[str], group: list[int], texts: Sequence[frozenset[str]]) -> Iterator[int]:
    for earlier in group:
        if _enough(len(words & texts[earlier]), len(words) + len(texts[earlier])):
            yield earlier
            return


def _enough(shared: int, total: int) -> bool:
    """Whether two texts of `total` words together share enough of them: shared / (total - shared) >= 85 %."""
    return shared * (100 + PERCENT) >= total * PERCENT
