"""Did you mean: the known word that is nearest to what somebody wrote, and whether that is sure."""

import re
from collections.abc import Iterable
from functools import lru_cache

from toc.core.lazy_regex import late
from toc.core.likeness import is_one_slip, nearest_by_osa

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
