"""Where a long word may be broken at the end of a line: at the joint of a compound, else between two syllables.

A word is rather not broken than broken wrongly: where the letters leave two readings (*wijn-druk*, *cen-trum*), there
is no break. Joints come from lists of the parts of which compounds in plans are made (`data/*.compounds.txt`).
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from toc.core.model import Language
from toc.language.lists import data

LEAST = 3
"""So many letters stay on each side of a break."""

_PREFIX = {
    Language.NL: re.compile(
        r"(?:ve(?=r)|he(?=r)|o(?=[nmp])|i(?=n)|aa(?=n)|ui(?=t)|a(?=f)|mi(?=s))(?=[a-z][aeiou])|[bg]es(?=[tp])"
    ),
    Language.EN: re.compile(r"(?!)"),
}
"""What is no syllable though it looks like one: a prefix keeps its last letter, its word the first."""

_LETTERS = re.compile(r"[^\W\d_]+")
_PLURALS = ("", "en", "s", "n", "e")
_LONG_ENOUGH = 4
_CONFLICT = 2
"""No syllable ends so near to a joint: one of the two is wrong, and it is not the joint."""


class Break(NamedTuple):
    """A break before the letter at that place; `joint` where two words of a compound meet."""

    place: int
    joint: bool


@lru_cache(maxsize=20_000)
def breaks(word: str, language: Language) -> tuple[Break, ...]:
    """The places at which that word may be broken, from left to right."""
    found: list[Break] = []
    if language not in _PREFIX:  # nothing is known of its syllables
        return ()
    for stretch in _LETTERS.finditer(word):
        low = stretch.group().lower()
        if len(low) != len(stretch.group()):
            continue
        joints = sorted(set(_joints(low, language)))
        near = {joint + step for joint in joints for step in range(-_CONFLICT, _CONFLICT + 1)}
        near |= {prefix.end() + start for start in (0, *joints) if (prefix := _PREFIX[language].match(low[start:]))}
        places = {**{place: False for place in _syllables(low, language) if place not in near}}
        places |= dict.fromkeys(joints, True)
        found += [
            Break(stretch.start() + place, joint)
            for place, joint in sorted(places.items())
            if LEAST <= place <= len(low) - LEAST
        ]
    return tuple(found)


@cache
def _parts(language: Language) -> frozenset[str]:
    """Every form of the words of which compounds are made."""
    lists = data(f"{language}.compounds")
    endings = _PLURALS if language is Language.NL else ("", "s")
    return frozenset(
        form
        for name in ("parts", "open-parts")
        for entry in lists.get(name, ())
        for form in ([entry[:-1] + ending for ending in endings] if entry.endswith("+") else [entry])
    )


_VOWELS = {Language.NL: "aeiouyáàâäéèêëíìîïóòôöúùûü", Language.EN: "aeiouy"}


@cache
def _onsets(language: Language) -> frozenset[str]:
    """With what a word or syllable can begin, before its first vowel."""
    return frozenset(data(f"{language}.compounds")["onsets"])


_LINKED = re.compile(r"(?<=\w{3})(?:ings|heids|teits|schaps|atie)(?=\w{4})")
_NO_CODA = re.compile(r"[bcdfgkpt][lrw]$|[jhq]$|[^aeiou]?v$|nr$")


def _joints(word: str, language: Language) -> Iterator[int]:
    """Where two words of a compound meet."""
    parts = _parts(language)
    if language is Language.NL:
        yield from (one.end() for one in _LINKED.finditer(word) if _opens(word[one.end() :], language))
    places = range(LEAST, len(word) - LEAST + 1)
    whole = [place for place in places if word[place:] in parts]
    yield from (place for place in whole if _made_of(word[:place], language))
    longest = next((place for place in whole if _stands(word, place, language)), None)
    if longest and word not in parts:
        yield longest
        yield from _joints(word[:longest], language)
    if language is Language.EN or longest is not None or word in parts:
        return
    starts = [place for place in places if word[:place] in parts and place >= _LONG_ENOUGH]
    starts = [place for place in starts if len(word) - place >= _LONG_ENOUGH and _opens(word[place:], language)]
    yield from starts[-1:]


def _made_of(word: str, language: Language) -> bool:
    """Whether the word is a known part, or two of them."""
    parts = _parts(language)
    return word in parts or any(
        word[:place] in parts and word[place:] in parts for place in range(LEAST, len(word) - LEAST + 1)
    )


def _stands(word: str, place: int, language: Language) -> bool:
    """Whether the known word from there on is the end of a compound: what stands before it can be a word."""
    left, right = word[:place], word[place:]
    if not _has_vowel(left, language) or _NO_CODA.search(left):
        return False
    if language is Language.EN:
        return len(right) > _LONG_ENOUGH or left in _parts(language)
    return len(right) >= _LONG_ENOUGH


def _opens(rest: str, language: Language) -> bool:
    """Whether a word can begin like that, with a consonant."""
    onset = _onset(rest, language)
    return onset in _onsets(language) and _has_vowel(rest, language)


def _onset(word: str, language: Language) -> str:
    return word[: next((place for place, one in enumerate(word) if one in _VOWELS[language]), len(word))]


def _has_vowel(word: str, language: Language) -> bool:
    return any(one in _VOWELS[language] for one in word)


_NUCLEI = {
    Language.NL: re.compile(r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ou|ei|ij|au|[aeiouyáàâäéèêëíìîïóòôöúùûü]"),
    Language.EN: re.compile(r"[aeiou]+y?|y"),
}
_DOUBTFUL = re.compile(r"[bcdfgkptv][lrw]$|kn$|[pt]s$|[sz]w$|s[klmnjc]$|th$|ph$")
"""Two consonants of which a Dutch word may begin with both or with the second one only."""


def _syllables(word: str, language: Language) -> Iterator[int]:
    """Where a syllable surely ends. Two vowels are never parted, nor consonants that sound as one."""
    nuclei = list(_NUCLEI[language].finditer(word))
    split = _dutch if language is Language.NL else _english
    for before, after in pairwise(nuclei):
        cluster = word[before.end() : after.start()]
        place = split(cluster, word[after.start() :]) if cluster else None
        if place is not None:
            yield before.end() + place
    if language is Language.EN:
        yield from _endings(word)


def _dutch(cluster: str, _: str) -> int | None:
    """How many of these consonants stay with the vowel before them; None where that is not sure."""
    if cluster in {"ch", "sch", "x"}:
        return None if cluster == "x" else 0
    if len(cluster) == 1:
        return 0
    if cluster[-2:] == "ch":
        return len(cluster) - (3 if cluster[-3:] == "sch" else 2)
    if cluster == "st":
        return 1
    return (
        None if _DOUBTFUL.search(cluster) or (len(cluster) > 2 and cluster.endswith(("st", "sp"))) else len(cluster) - 1
    )


def _english(cluster: str, rest: str) -> int | None:
    if len(cluster) < 2 or not re.search(r"[aeiouy]", rest.removesuffix("e").removesuffix("es").removesuffix("ed")):
        return None
    tail, two = cluster[:-1], cluster[-2:]
    if cluster[0] != cluster[1] and _INFLECTED.fullmatch(rest):
        return None
    if two in _onsets(Language.EN) or two in {"ck", "gh", "ng", "ll", "ss", "ff", "zz", "gn"}:
        sure = len(cluster) == 3 and cluster[0] in "lmn" and two in {"tr", "dr", "st", "pl", "fl", "pr"}
        return 1 if sure else None
    return None if tail.endswith(("n", "s")) and cluster[-1] == "g" else len(cluster) - 1


_INFLECTED = re.compile(r"ings?|ers?|ed|en|able|ances?|al|age")
"""Endings to which English draws no consonant: stand-ing, hold-er."""

_ENDINGS = re.compile(
    r"(?<=\w{3})(?=(?:hood|ship|ness|less|ment|ful|tion|sion|tive|cial)(?:s|ly|al|er|ers)?$)"
    r"|(?<=[aeiou][bcdfgklmnprtvz])(?=ings?$)|(?<=bil)(?=ity$)|(?<=bil)(?=ities$)"
)


def _endings(word: str) -> Iterator[int]:
    """Before the endings of English words, and before `-ing` where no consonant is doubled."""
    yield from (one.start() for one in _ENDINGS.finditer(word))
