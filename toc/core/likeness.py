"""How much two texts are alike: edit distances in plain Python, so that toc needs no compiled library for them.

Both distances are worked out on the bits of one number, a letter at a time: optimal string alignment after Hyyrö
(2003), "A bit-vector algorithm for computing Levenshtein and Damerau edit distances", Nordic Journal of Computing 10;
the longest common subsequence after Hyyrö (2004), "Bit-parallel LCS-length computation revisited". The answers are
those of rapidfuzz (`OSA`, `fuzz.ratio`, `fuzz.token_set_ratio`).
"""

from collections.abc import Sequence
from functools import lru_cache

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
