"""Did you mean: how much two texts are alike, and the known word that is nearest to what somebody wrote."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from toc.core.lazy_regex import late

# --- Likeness ---------------------------------------------------------------------------------------------------------
# How much two texts are alike: edit distances in plain Python, so that toc needs no compiled library for them.
#
# Both distances are worked out on the bits of one number, a letter at a time: optimal string alignment after Hyyrö
# (2003), "A bit-vector algorithm for computing Levenshtein and Damerau edit distances", Nordic Journal of Computing 10;
# the longest common subsequence after Hyyrö (2004), "Bit-parallel LCS-length computation revisited". The answers are
# those of rapidfuzz (`OSA`, `fuzz.ratio`, `fuzz.token_set_ratio`).

Score = tuple[float, int]
"""How alike (0 to 1), and the place in the list."""


def osa_distance(one: str, other: str) -> int:
    """How many slips lie between these: a letter too many, missing or another, or two neighbours that changed places.
    No part is edited twice (optimal string alignment)."""
    if not one or not other:
        return len(one) + len(other)
    places, last = _places(one), 1 << (len(one) - 1)
    whole = (last << 1) - 1
    up, down, diagonal, before = whole, 0, 0, 0
    distance = len(one)
    for letter in other:
        here = places.get(letter, 0)
        swapped = ((~diagonal & here) << 1) & before
        diagonal = ((((here & up) + up) ^ up) | here | down | swapped) & whole
        right, left = down | (whole & ~(diagonal | up)), diagonal & up
        distance += bool(right & last) - bool(left & last)
        right, left = ((right << 1) | 1) & whole, (left << 1) & whole
        up, down = left | (whole & ~(diagonal | right)), right & diagonal
        before = here
    return distance


def osa_likeness(one: str, other: str) -> float:
    """1 for the same text, 0 for texts that have no letter in its place; in between by the distance."""
    longest = max(len(one), len(other))
    return 1 - osa_distance(one, other) / longest if longest else 1.0


def ratio(one: str, other: str) -> float:
    """How much of two texts stands in both in the same order, 0 to 100."""
    letters = len(one) + len(other)
    return 100 * (1 - (letters - 2 * _common(_places(one), len(one), other)) / letters) if letters else 100.0


def word_set_ratio(one: str, other: str) -> float:
    """The likeness of two texts as sets of words, 0 to 100: 100 where one has all words of the other."""
    ours, theirs = set(one.split()), set(other.split())
    if not ours or not theirs:
        return 0.0
    both = ours & theirs
    if both and both in (ours, theirs):
        return 100.0
    left, right, shared = (" ".join(sorted(words)) for words in (ours - theirs, theirs - ours, both))
    joint = len(shared) + bool(shared)
    letters = len(left) + len(right)
    apart = letters - 2 * _common(_places(left), len(left), right)
    likenesses = [100 - 100 * apart / (2 * joint + letters)]
    if shared:
        likenesses += [100 - 100 * (1 + len(more)) / (2 * len(shared) + 1 + len(more)) for more in (left, right)]
    return max(likenesses)


def nearest_by_osa(written: str, choices: Sequence[str], above: float) -> int | None:
    """The place of the first choice that is most like it; None where none is more than `above` (0 to 1) alike."""
    best, found = above, None
    bag = _bag(written)
    for place, choice in enumerate(choices):
        longest = max(len(written), len(choice), 1)
        # Every slip accounts for two letters at most that only one of the texts has.
        if 1 - abs(len(written) - len(choice)) / longest <= best or (
            1 - (bag ^ _bag(choice)).bit_count() / 2 / longest <= best
        ):
            continue
        likeness = osa_likeness(written, choice)
        if likeness > best:
            best, found = likeness, place
    return found


def is_one_slip(one: str, other: str) -> bool:
    """Whether no more than one slip lies between these (`osa_distance`)."""
    if abs(len(one) - len(other)) > 1 or (_bag(one) ^ _bag(other)).bit_count() > 2:
        return False
    return osa_distance(one, other) <= 1


def nearest_by_ratio(written: str, choices: Sequence[str], least: float) -> int | None:
    """The place of the first choice with the highest `ratio`; None where none has `least` (0 to 100)."""
    found = all_by_ratio(written, choices, least)
    return found[0] if found else None


def all_by_ratio(written: str, choices: Sequence[str], least: float, most: int | None = None) -> list[int]:
    """The places of at most that many choices with a `ratio` of at least `least` (0 to 100), the highest first."""
    places, bag, length = _places(written), _bag(written), len(written)
    found: list[Score] = []
    for place, choice in enumerate(choices):
        letters = length + len(choice)
        # The distance is at least the difference in length, and the letters that only one of the texts has.
        allowed = (1 - least / 100) * letters + 1
        if abs(length - len(choice)) > allowed or (bag ^ _bag(choice)).bit_count() > allowed:
            continue
        likeness = 100 * (1 - (letters - 2 * _common(places, length, choice)) / letters) if letters else 100.0
        if likeness >= least:
            found.append((likeness, place))
    found.sort(key=lambda score: (-score[0], score[1]))
    return [place for _, place in found[:most]]


def _places(text: str) -> dict[str, int]:
    """For each letter a number whose bits say where it stands."""
    places: dict[str, int] = {}
    for place, letter in enumerate(text):
        places[letter] = places.get(letter, 0) | 1 << place
    return places


def _common(places: dict[str, int], length: int, other: str) -> int:
    """The length of the longest common subsequence of the text with these places, and another."""
    whole = (1 << length) - 1
    left = whole
    for letter in other:
        if here := places.get(letter):
            used = left & here
            left = ((left + used) | (left - used)) & whole
    return length - left.bit_count()


_SLOTS, _MOST = 32, 4


@lru_cache(maxsize=8192)
def _bag(text: str) -> int:
    """Which letters a text has, and how often (to four times), as bits: those of two texts differ in no more bits than
    the texts have letters that the other has not."""
    bag = 0
    for letter in text:
        slot = ord(letter) % _SLOTS * _MOST
        run = bag >> slot & 0xF
        bag |= ((run << 1 | 1) & 0xF) << slot
    return bag


# --- Suggestions ------------------------------------------------------------------------------------------------------
# Did you mean: the known word that is nearest to what somebody wrote, and whether that is sure.

LIKENESS = 0.6
"""Above this likeness, of 0 to 1, a word counts as a slip of the pen (own proposal, tried on real slips)."""

_SHORTEST, _LONG = 5, 8
"""Letters of a word in which one slip is plain; a letter in the place of another is so in a long word only: short
words that differ in one letter (`teken`, `tegen`) are words of their own."""

_OWN_WORDS = frozenset({"phrase", "uses"})
"""Words that are one slip away from a keyword, and mean something else."""

_GLUE = late("[\\s_\u00ad\u200b-\u200f\u2060\ufeff\u2018\u2019\u201c-\u201e\u00ab\u00bb:-]+")
"""What people put between words or leave out, and what they cannot see: blanks, hyphens, invisible signs, quotation
marks, a colon."""
_EDGES = late(r"([-_]?).*?([-_]?)", re.DOTALL)
"""A hyphen before a word may mean "not", one around it some mark-up."""
_UNSEEN = late("[\u00ad\u200b-\u200f\u2060\ufeff]")
_AROUND = late("[\\s\u00ad\u200b-\u200f\u2060\ufeff\u2018\u2019\u201c-\u201e\u00ab\u00bb:]+")
"""The glue that says nothing at the end of a word."""
_LETTERS = late(r"[^\W\d_]+")


def nearest(written: str, known: Iterable[str]) -> str | None:
    """The known word that is most like the written one, or None where none is alike."""
    choices = tuple(known)
    # Optimal string alignment counts two letters that changed places (`wei` for `wie`) as one slip.
    found = nearest_by_osa(written.lower(), _lower(choices), LIKENESS)
    return None if found is None else choices[found]


def has_unseen(written: str) -> bool:
    """Whether there is a sign in it that nobody can see."""
    return bool(_UNSEEN.search(written))


def slip_of(written: str, known: Iterable[str]) -> str | None:
    """The one known word of which that is a plain slip of the pen: other capitals, another sign between its words, or
    one slip in a long enough word. None where another word may be meant: then nothing may be put in its place unasked.
    """
    folded, choices = written.casefold(), _folded(tuple(known))
    glued, edges = _GLUE.sub("", folded), _edges(folded)
    alike = [one for one, _, letters in choices if letters == glued and _edges(one) == edges]
    if alike:
        return alike[0] if len(alike) == 1 else None
    near = [(one, other) for one, other, _ in choices if is_one_slip(folded, other)]
    return near[0][0] if len(near) == 1 and _is_plain(folded, near[0][1]) else None


# The words that one may have meant are nearly always the same few lists.
@lru_cache(maxsize=64)
def _lower(known: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one.lower() for one in known)


@lru_cache(maxsize=64)
def _folded(known: tuple[str, ...]) -> tuple[tuple[str, str, str], ...]:
    """Each word once: as it is, without capitals, and without what stands between its words."""
    return tuple((one, one.casefold(), _GLUE.sub("", one.casefold())) for one in dict.fromkeys(known))


def _edges(word: str) -> tuple[str, ...]:
    """The hyphens or underscores at its two ends."""
    found = _EDGES.fullmatch(_AROUND.sub("", word))
    return found.groups() if found else ()


def _is_plain(written: str, known: str) -> bool:
    """Whether the one slip by which these differ leaves no doubt."""
    if written in _OWN_WORDS or _LETTERS.split(written) != _LETTERS.split(known):
        return False
    words = zip(_LETTERS.findall(written), _LETTERS.findall(known), strict=True)
    (one, other), *more = [(one, other) for one, other in words if one != other]
    if more or one[0] != other[0] or max(len(one), len(other)) < _SHORTEST:
        return False
    return len(one) != len(other) or sorted(one) == sorted(other) or len(known) >= _LONG
