"""Finds phrases around a verb, in whatever form and order: `inzetten op` in "zetten we volop in op"."""

from collections.abc import Iterator
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from toc.core.model import Language
from toc.language.lists import Lists, Match
from toc.language.reading import Reading
from toc.language.verbs import Verbs, verbs

_REACH_BEHIND = 7
"""So many words behind a verb its preposition may stand: "zetten we volop in op"."""
_REACH = 2
"""So far from the verb its other words may stand: "heeft veel aandacht voor"."""


class Phrase(NamedTuple):
    """A verb with the words that belong to it: those that have to follow it, and those that may stand around it."""

    entry: str
    lemma: str
    around: tuple[str, ...]
    behind: tuple[str, ...]


@cache
def phrases(
    entries: tuple[str, ...], language: Language, added: tuple[str, ...]
) -> dict[str, list[tuple[int, Phrase]]]:
    """The entries of a list of verbs by their verb, each with its number; an entry without a verb is all words. Verbs
    that settings add are `added`."""
    found: dict[str, list[tuple[int, Phrase]]] = {}
    known = verbs(language, added)
    for number, entry in enumerate(entries):
        phrase = _phrase(entry, known)
        found.setdefault(phrase.lemma, []).append((number, phrase))
    return found


def _phrase(entry: str, known: Verbs) -> Phrase:
    words = entry.lower().removeprefix("to ").split()
    heads = [place for place, word in enumerate(words) if known.is_known(word)]
    if not heads:
        return Phrase(entry, "", tuple(words), ())
    head = heads[0]
    return Phrase(entry, words[head], tuple(words[:head]), tuple(words[head + 1 :]))


def find_phrases(reading: Reading, name: str, lists: Lists, language: Language) -> Iterator[Match]:
    """Every phrase of that list in the main clauses of a text, the longest first where two share a verb."""
    places = _verbs_of(reading, verbs(language, lists.added_verbs))
    found: dict[int, tuple[int, Match]] = {}
    by_verb = phrases(lists.entries(name), language, lists.added_verbs)
    for _, phrase in sorted([one for lemma in places for one in by_verb.get(lemma, ())], key=itemgetter(0)):
        for verb, stop in places.get(phrase.lemma, ()):
            tokens = _tokens_of(phrase, reading, verb, stop)
            if tokens is None:
                continue
            size = len(phrase.around) + len(phrase.behind)
            if verb not in found or found[verb][0] < size:
                start, end = reading.place(min(tokens), max(tokens))
                found[verb] = (size, Match(start, end, phrase.entry))
    yield from sorted(match for _, match in found.values())


def _verbs_of(reading: Reading, known: Verbs) -> dict[str, list[tuple[int, int]]]:
    """For every infinitive the tokens at which it stands in a main clause: its first and its last one."""
    places: dict[str, list[tuple[int, int]]] = {}
    split = {clause.verb: clause for clause in reading.clauses}
    particles = {clause.meaning for clause in reading.clauses if clause.meaning != clause.verb}
    for place in sorted(reading.main):
        clause = split.get(place)
        if clause:
            separated = reading.tokens[clause.meaning].low in known.prefixes
            last = clause.meaning if separated else clause.verb
            places.setdefault(clause.lemma, []).append((clause.verb if separated else clause.meaning, clause.meaning))
            for form in known.forms(reading.tokens[place].low):
                if not separated and form.lemma != clause.lemma:
                    places.setdefault(form.lemma, []).append((place, last))
            continue
        if place in particles and reading.tokens[place].low in known.prefixes:
            continue
        forms = known.forms(reading.tokens[place].low)
        if not forms or _is_noun_behind(reading, place):
            continue
        for form in forms:
            if form.kind.value in ("infinitive", "participle", "gerund") or place in reading.heads:
                places.setdefault(form.lemma, []).append((place, place))
    return {lemma: list(dict.fromkeys(spots)) for lemma, spots in places.items()}


def _is_noun_behind(reading: Reading, place: int) -> bool:
    """Whether an article, with a preposition before it, makes a noun of the verb: "met een focus", "in het omgaan"."""
    before = [reading.tokens[one].low for one in range(max(0, place - 2), place)]
    if not before or before[-1] not in _ARTICLES:
        return False
    return before[-1] != "het" or (len(before) > 1 and before[0] in _BEFORE_ARTICLES)


_ARTICLES = frozenset({"het", "een", "de", "a", "the", "an", "our", "their"})
_BEFORE_ARTICLES = frozenset({"in", "op", "bij", "met", "van", "voor", "door", "tot", "aan", "na", "om"})


def _tokens_of(phrase: Phrase, reading: Reading, verb: int, stop: int) -> list[int] | None:
    """The tokens of the phrase around that verb; None where a word of it is missing."""
    tokens = [verb, stop]
    last = stop
    for word in phrase.behind:
        window = range(last + 1, min(last + 1 + _REACH_BEHIND, len(reading.tokens)))
        place = next((one for one in window if reading.tokens[one].low == word), None)
        if place is None:
            return None
        tokens.append(place)
        last = place
    for word in phrase.around:
        place = next((one for one in _near(tokens, len(reading.tokens)) if reading.tokens[one].low == word), None)
        if place is None:
            return None
        tokens.append(place)
    return tokens


def _near(tokens: list[int], size: int) -> list[int]:
    """The tokens that are at most two words away from one of these."""
    around = {place + step for place in tokens for step in range(-_REACH, _REACH + 1)}
    return sorted(place for place in around if 0 <= place < size)
