"""Verbs in all their forms, worked out backwards: from a word to the infinitives of which it may be a form.

Nothing is conjugated in advance: a form is looked up by taking its ending off, so that start-up costs no more than
reading the list of infinitives.
"""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from toc.core.model import Language
from toc.language.lists import data


class Kind(StrEnum):
    """What a form can be: finite in singular or plural (`ANY` for both), infinitive, participle, -ing form."""

    SINGULAR = "singular"
    PLURAL = "plural"
    ANY = "any"
    INFINITIVE = "infinitive"
    PARTICIPLE = "participle"
    GERUND = "gerund"


FINITE = frozenset({Kind.SINGULAR, Kind.PLURAL, Kind.ANY})


class VerbForm(NamedTuple):
    """One reading of a word as a verb: `base` is the infinitive without separable prefix, which is `prefix`.

    `split` tells that the prefix stands somewhere behind it, or that there is none: "zet" of "inzetten" has no prefix
    of its own.
    """

    base: str
    kind: Kind
    prefix: str = ""
    past: bool = False

    @property
    def lemma(self) -> str:
        return self.prefix + self.base


CLASSES = ("do", "effect", "rise", "feel", "other")

_VOWELS = "aeiou"
_SHORT = re.compile(r"(?<![aeiou])[aeiou][bcdfghjklmnpqrstvwxz]$")
_IN_EERT = re.compile(r"[a-zëïöü]{3,}[eë]ert")
_PARTICIPLE = re.compile(
    r"(?:aan|af|bij|door|in|mee|na|om|onder|op|over|samen|toe|uit|voor|vast|weg|bekend|her|terug)ge[a-zëï]{3,}(?:d|t)|ge[a-zëï]+eerd"
)
_SYLLABLES = re.compile(r"[aeiouyëïöü]+")
_DUTCH_FIXED = ("be", "ge", "her", "ont", "ver", "er", "onder", "over", "voor", "door", "om", "vol", "mis", "aan", "af")


_INFINITIVE = re.compile(r"[a-zà-ÿ]{3,}(?:en|ën|aan|oen|ien)")
_SEPARABLE = "achteruit bijeen binnen buiten dicht heen langs los neer rond terecht tegemoet tegen teweeg voort vooruit"
"""Prefixes that stand apart besides those of the list."""
_EITHER = frozenset({*_DUTCH_FIXED, "weer", "rond"})
"""Prefixes that may be fixed: a verb with one of them is looked for in both ways."""
_ENGLISH_FIXED = ("re", "over", "under", "out", "mis", "fore", "with", "up", "un")


class Verbs:
    """The verbs of one language, and those that the settings of a file add to its lists."""

    def __init__(self, language: Language, added: tuple[str, ...] = ()) -> None:
        """`added` are entries of lists of verbs, each with a verb in it."""
        lists = data(f"{language}.verbs")
        self._classes: dict[str, set[str]] = {}
        self.prefixes: set[str] = set()
        self._bases: set[str] = set()
        for name in CLASSES:
            for entry in lists[name]:
                prefix, _, base = entry.rpartition("|")
                self._classes.setdefault(prefix + base, set()).add(name)
                self._bases.add(base)
                if prefix:
                    self.prefixes.add(prefix)
        self._irregular: dict[str, list[VerbForm]] = {}
        for entry in lists["strong"]:
            self._add_irregular(entry.split(), language)
        self._language = language
        strong = {forms[0]: forms[1:] for forms in map(str.split, lists["strong"])}
        for entry in added:
            self._add(entry, strong)

    def _add(self, entry: str, strong: Mapping[str, list[str]]) -> None:
        """Learns the verb of an entry, in all its forms; nothing where it has one that is known."""
        words = entry.lower().split()
        if not any(self.is_known(word) for word in words):
            infinitive = _infinitive(words, self._language)
            if infinitive:
                self._learn(infinitive, strong)

    def _learn(self, infinitive: str, strong: Mapping[str, list[str]]) -> None:
        self._classes.setdefault(infinitive, set()).add("other")
        apart = _apart(infinitive, self.prefixes | set(_SEPARABLE.split())) if self._language is Language.NL else None
        if apart:
            self.prefixes.add(apart[0])
        # `opereren` has no prefix, and what is no verb without it tells so: then both ways of reading it hold.
        if apart is None or apart[0] in _EITHER or apart[1] not in self._bases:
            self._bases.add(infinitive)
        if apart:
            self._bases.add(apart[1])
        for fixed in _DUTCH_FIXED if self._language is Language.NL else _ENGLISH_FIXED:
            forms = strong.get(infinitive.removeprefix(fixed), ()) if infinitive.startswith(fixed) else ()
            if forms:
                ending = forms[-1].removeprefix("ge") if self._language is Language.NL else forms[-1]
                self._add_irregular([infinitive, *(fixed + one for one in forms[:-1]), fixed + ending], self._language)

    def _add_irregular(self, forms: list[str], language: Language) -> None:
        base, *rest = forms
        self._bases.add(base)
        self._classes.setdefault(base, set()).add("other")
        kinds = (Kind.SINGULAR, Kind.PLURAL) if language is Language.NL else (Kind.ANY,)
        for word, kind in zip(rest, (*kinds, Kind.PARTICIPLE), strict=True):
            form = VerbForm(base, kind, past=kind is not Kind.PARTICIPLE)
            self._irregular.setdefault(word, []).append(form)

    def is_known(self, lemma: str) -> bool:
        """Whether that infinitive is in the list, or is a known verb with a separable prefix."""
        return lemma in self._classes or lemma in self._bases

    def in_class(self, lemma: str, *classes: str) -> bool:
        """Whether that infinitive belongs to one of these classes of the data file."""
        return bool(self._classes.get(lemma, set()) & set(classes))

    @cache  # noqa: B019 there are few objects of this class, and they live as long as the program
    def forms(self, word: str) -> tuple[VerbForm, ...]:
        """Every reading of that word, in small letters, as a form of a verb."""
        if word in self.prefixes:
            return ()
        readings = _dutch(word, self) if self._language is Language.NL else _english(word, self)
        return tuple(sorted(dict.fromkeys(readings), key=lambda form: form.past))

    @cache  # noqa: B019 as above
    def finite(self, word: str) -> tuple[VerbForm, ...]:
        """Those of the forms that can be the verb of a clause."""
        return tuple(form for form in self.forms(word) if form.kind in FINITE)

    def irregular(self, word: str) -> list[VerbForm]:
        return self._irregular.get(word, [])

    def has_base(self, base: str) -> bool:
        return base in self._bases


@cache
def verbs(language: Language, added: tuple[str, ...] = ()) -> Verbs:
    """The verbs of that language with those of the entries that settings add, read once."""
    return Verbs(language, added)


def _infinitive(words: list[str], language: Language) -> str:
    """The word of an entry that is its verb: in Dutch the last that looks like an infinitive, in English the first."""
    if language is Language.EN:
        return next((word for word in words if word != "to" and word.isalpha()), "")
    return next((word for word in (words[-1:] + words) if _INFINITIVE.fullmatch(word)), "")


def _apart(infinitive: str, prefixes: set[str]) -> tuple[str, str] | None:
    """The separable prefix of a Dutch infinitive and what follows it; None without one."""
    for prefix in sorted(prefixes, key=len, reverse=True):
        rest = infinitive.removeprefix(prefix)
        if rest != infinitive and _INFINITIVE.fullmatch(rest):
            return prefix, rest
    return None


def _dutch(word: str, known: Verbs) -> Iterator[VerbForm]:
    simple = tuple(_dutch_simple(word, known))
    yield from simple
    found = bool(simple)
    for prefix in known.prefixes:
        rest = word[len(prefix) :]
        if not word.startswith(prefix) or len(rest) < 3:
            continue
        for form in _dutch_simple(rest, known):
            # A separable verb in one piece is never the finite verb of a main clause: "opzet" may be the noun.
            found = True
            if form.kind in (Kind.INFINITIVE, Kind.PARTICIPLE):
                yield VerbForm(form.base, form.kind, prefix)
            elif form.kind in FINITE:
                yield VerbForm(form.base, form.kind, prefix, form.past)
        if rest.startswith("te") and known.has_base(rest[2:]):
            yield VerbForm(rest[2:], Kind.INFINITIVE, prefix)
    if not found:
        yield from _dutch_by_shape(word)


def _dutch_by_shape(word: str) -> Iterator[VerbForm]:
    """Verbs that no list needs to know: `responsabiliseert`, and participles as `opgeschaald`."""
    if _IN_EERT.fullmatch(word):
        yield VerbForm(word[: -len("ert")] + "ren", Kind.SINGULAR)
    if _PARTICIPLE.fullmatch(word):
        yield VerbForm(word, Kind.PARTICIPLE)


def _dutch_simple(word: str, known: Verbs) -> Iterator[VerbForm]:
    yield from _DUTCH_SPECIAL.get(word, ())
    yield from known.irregular(word)
    if word in _DUTCH_SPECIAL and word not in ("zijn", "worden", "hebben", "zullen"):
        return
    if known.has_base(word):
        yield VerbForm(word, Kind.INFINITIVE)
        yield VerbForm(word, Kind.PLURAL)
    if word.endswith("t"):
        for base in _dutch_infinitives(word[:-1], known):
            yield VerbForm(base, Kind.SINGULAR)
        for base in _dutch_infinitives(word, known):
            yield VerbForm(base, Kind.SINGULAR)
    for ending, kind in (("te", Kind.SINGULAR), ("de", Kind.SINGULAR), ("ten", Kind.PLURAL), ("den", Kind.PLURAL)):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            for base in _dutch_infinitives(word[: -len(ending)], known):
                yield VerbForm(base, kind, past=True)
    yield from _dutch_participle(word, known)


def _dutch_participle(word: str, known: Verbs) -> Iterator[VerbForm]:
    if not word.endswith(("t", "d")) or len(word) < 5:
        return
    inside = {"ï": "i", "ë": "e", "ü": "u", "ö": "o"}.get(word[2], word[2]) + word[3:]
    stems = [inside[:-1], inside] if word.startswith("ge") else []
    if word.startswith(_DUTCH_FIXED):
        stems += [word[:-1], word]
    for stem in stems:
        for base in _dutch_infinitives(stem, known):
            yield VerbForm(base, Kind.PARTICIPLE)


def _dutch_infinitives(stem: str, known: Verbs) -> Iterator[str]:
    """The known infinitives that may have that stem: `maak` maken, `zet` zetten, `leef` leven, `doe` doen."""
    if len(stem) < 2:
        return
    stems = [stem]
    if stem[-1] in "fs":
        stems.append(stem[:-1] + {"f": "v", "s": "z"}[stem[-1]])
    for one in stems:
        candidates = [one + "n"]
        if not _SHORT.search(one) or len(_SYLLABLES.findall(one)) > 1:
            candidates.append(one + "en")
        if len(one) > 2 and one[-2] == one[-3] and one[-2] in _VOWELS:
            candidates.append(one[:-2] + one[-1] + "en")
        if one[-1] not in _VOWELS:
            candidates.append(one + one[-1] + "en")
        if one.endswith("ie"):
            candidates.append(one + "ën")
        if one.endswith("ee"):
            candidates.append(one[:-1] + "ëren")
        yield from (each for each in candidates if known.has_base(each))


def _special(base: str, singular: str, plural: str = "") -> dict[str, tuple[VerbForm, ...]]:
    forms: dict[str, tuple[VerbForm, ...]] = {word: (VerbForm(base, Kind.SINGULAR),) for word in singular.split()}
    return forms | {word: (VerbForm(base, Kind.PLURAL),) for word in plural.split()}


_DUTCH_SPECIAL = {
    **_special("zijn", "is", "zijn"),
    **_special("hebben", "heeft"),
    **_special("kunnen", "kan"),
    **_special("zullen", "zal"),
    **_special("mogen", "mag"),
    **_special("willen", "wil"),
    **_special("worden", "wordt"),
    **_special("weten", "weet"),
    **_special("doen", "doet"),
    **_special("gaan", "gaat"),
    **_special("staan", "staat"),
    **_special("zien", "ziet"),
    **_special("slaan", "slaat"),
    **_special("komen", "komt"),
}


def _english(word: str, known: Verbs) -> Iterator[VerbForm]:
    yield from _ENGLISH_SPECIAL.get(word, ())
    yield from known.irregular(word)
    if known.has_base(word) and word not in _ENGLISH_SPECIAL:
        yield VerbForm(word, Kind.INFINITIVE)
        yield VerbForm(word, Kind.PLURAL)
    for base in _english_bases(word, "s"):
        if known.has_base(base):
            yield VerbForm(base, Kind.SINGULAR)
    for base in _english_bases(word, "ed"):
        if known.has_base(base):
            yield VerbForm(base, Kind.ANY, past=True)
            yield VerbForm(base, Kind.PARTICIPLE)
    for base in _english_bases(word, "ing"):
        if known.has_base(base):
            yield VerbForm(base, Kind.GERUND)


def _english_bases(word: str, ending: str) -> Iterator[str]:
    if not word.endswith(ending) or len(word) < len(ending) + 2:
        return
    stem = word[: -len(ending)]
    yield stem
    if ending == "s":
        if stem.endswith("ie"):
            yield stem[:-2] + "y"
        elif stem.endswith("e"):
            yield stem[:-1]
        return
    yield stem + "e"
    if stem.endswith("i"):
        yield stem[:-1] + "y"
    if len(stem) > 3 and (stem[-1] == stem[-2] or stem.endswith("ck")):
        yield stem[:-1]


def _english_auxiliary(base: str, singular: str, plural: str, either: str) -> dict[str, tuple[VerbForm, ...]]:
    kinds = ((singular, Kind.SINGULAR), (plural, Kind.PLURAL), (either, Kind.ANY))
    return {word: (VerbForm(base, kind),) for words, kind in kinds for word in words.split()}


_ENGLISH_SPECIAL = {
    **_english_auxiliary("be", "is was", "are were", ""),
    **_english_auxiliary("have", "has", "have", "had"),
    **_english_auxiliary("do", "does", "do", ""),
    **{
        word: (VerbForm(word, Kind.ANY),)
        for word in ("can", "could", "will", "would", "shall", "should", "must", "may")
    },
    "be": (VerbForm("be", Kind.INFINITIVE),),
    "been": (VerbForm("be", Kind.PARTICIPLE),),
    "being": (VerbForm("be", Kind.GERUND),),
    "having": (VerbForm("have", Kind.GERUND),),
}
