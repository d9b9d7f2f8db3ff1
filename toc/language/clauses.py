"""The grammar that Dutch and English share: main clauses and what joins them, subjects, and groups that are named."""

import re
from abc import ABC, abstractmethod
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from toc.core.lazy_regex import late
from toc.language.lists import Lists
from toc.language.reading import Clause, Form, Mention, Reading, Subject, Who
from toc.language.tokens import Token, sentences
from toc.language.verbs import Kind, VerbForm, Verbs

_OPENING, _CLOSING = "([", ")]"
_LOOK_AHEAD = 9
_WORD = re.compile(r"\w+")
_ODD_CASE = late("[\u00b5\u0130\u0131\u017f\u0345-\u1fff\ua640-\uabff\ufb00-\ufb06]")
"""Letters of which more than two are the same one in capitals and small letters: `s` and the long s, sigma."""


@dataclass(frozen=True)
class Actors:
    """The actors that a file declares, as a text may name them: id, what it is, and its names in small letters."""

    names: tuple[tuple[str, Who, tuple[str, ...]], ...] = ()
    own_names: tuple[str, ...] = ()
    """The names of the writer's own organisation, in small letters."""

    @cached_property
    def by_word(self) -> dict[str, list[tuple[int, int, str, Who, str]]]:
        """The names by their rarest word, so that a text is not searched for every one of them.

        Each with the number of its actor and its length, to put them in order: longer names of one actor go first.
        """
        words = {name: _WORD.findall(name.lower()) or [""] for _, _, names in self.names for name in names}
        count = Counter(word for name in words.values() for word in set(name))
        index: dict[str, list[tuple[int, int, str, Who, str]]] = {}
        for number, (identifier, who, names) in enumerate(self.names):
            for name in names:
                rarest = min(words[name], key=lambda word: (count[word], word))
                index.setdefault(rarest, []).append((number, -len(name), name, who, identifier))
        return index

    def places_of(self, name: str, text: str) -> Iterator[tuple[int, int]]:
        """Where that name stands in a text as a whole, in capitals or not."""
        wanted, low, end = name.lower(), text.lower(), 0
        if wanted not in low:
            return
        if not (text.isascii() and name.isascii()) and _ODD_CASE.search(f"{text} {name}"):
            yield from (found.span() for found in self._pattern(name).finditer(text))
            return
        # A pattern for every name of every plan would take longer to compile than all else that is done with it.
        while (start := low.find(wanted, end)) >= 0:
            end = start + len(wanted)
            if _is_whole(low, start, end):
                yield start, end
            else:
                end = start + 1

    def _pattern(self, name: str) -> re.Pattern[str]:
        if name not in self._patterns:
            self._patterns[name] = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
        return self._patterns[name]

    @cached_property
    def _patterns(self) -> dict[str, re.Pattern[str]]:
        return {}


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no letter, digit or underscore stands before or behind a stretch."""
    around = text[start - 1 : start] + text[end : end + 1]
    return not any(sign.isalnum() or sign == "_" for sign in around)


class Grammar(ABC):
    """Reads one text. A new object for each text: it holds where it is."""

    coordinators: frozenset[str]
    negligible: frozenset[str]
    modals: frozenset[str]
    openers: frozenset[str]
    """The words that may open a subordinate stretch besides those of the list."""
    head_is_last = False
    """Whether the last noun of a compound phrase says what it is ("youth service"), or the first ("dienst jeugd")."""

    def __init__(self, text: str, lists: Lists, verbs: Verbs, actors: Actors) -> None:
        self.text = text
        self.lists = lists
        self.verbs = verbs
        self.actors = actors
        words = lists.words(text)
        self.tokens, self._lows = words.tokens, words.lows
        self.first, self.last = 0, len(self.tokens)
        self.subordinators = lists.set_of("subordinators")
        self._mentions = tuple(self._named_groups())
        self._group_at = {place: one for one in self._mentions for place in range(one.start, one.end)}

    def low(self, place: int) -> str:
        """That token in small letters; empty beyond either end."""
        return self._lows[place] if 0 <= place < len(self._lows) else ""

    # What the languages do each in their own way.

    @abstractmethod
    def subordinate_end(self, start: int, end: int) -> int | None: ...

    @abstractmethod
    def finite_at(self, place: int, before: tuple[int, ...], behind: tuple[int, ...]) -> VerbForm | None: ...

    @abstractmethod
    def is_finite(self, place: int) -> bool: ...

    @abstractmethod
    def meaning(self, form: VerbForm, behind: tuple[int, ...]) -> tuple[str, int | None, bool]: ...

    @abstractmethod
    def has_agent(self, behind: tuple[int, ...]) -> bool: ...

    @abstractmethod
    def infinitive_heads(self, main: tuple[int, ...]) -> list[tuple[int, str]]: ...

    @abstractmethod
    def starts_as(self, main: tuple[int, ...]) -> Form: ...

    # What they share.

    def read(self) -> Reading:
        """The text, read."""
        clauses: list[Clause] = []
        main: list[int] = []
        starts: list[int] = []
        inner = 0
        heads: list[tuple[int, str]] = []
        form = Form.PHRASE
        for number, sentence in enumerate(sentences(self.tokens)):
            self.first, self.last = sentence.start, sentence.stop
            outer, inside = self._levels(sentence)
            starts.append(sentence.start)
            main += outer
            inner = max(inner, self._joined_inside(inside))
            found = list(self._clauses(tuple(outer)))
            clauses += found
            if not found:
                heads += self.infinitive_heads(tuple(outer))
            if number == 0 and not found:
                form = (
                    Form.INFINITIVE if self.opens_with_infinitive(heads, tuple(outer)) else self.starts_as(tuple(outer))
                )
        if clauses and form is Form.PHRASE:
            form = Form.SENTENCE
        return Reading(
            text=self.text,
            tokens=self.tokens,
            form=form,
            clauses=tuple(clauses),
            mentions=self._placed(clauses),
            heads=tuple(place for place, _ in heads),
            lemmas=tuple(lemma for _, lemma in heads),
            main=frozenset(main),
            inner_changes=inner,
            sentence_starts=tuple(starts),
        )

    def opens_with_infinitive(self, heads: list[tuple[int, str]], outer: tuple[int, ...]) -> bool:
        """Whether a text without finite verb is one that starts with an infinitive, or ends with it."""
        return bool(heads) and heads[0][0] in outer and self.starts_as(outer) is not Form.CHANGE_NOUN

    def _levels(self, sentence: range) -> tuple[list[int], list[range]]:
        """The tokens of the main clauses, and the subordinate stretches."""
        outer: list[int] = []
        inside: list[range] = []
        depth = 0
        place = sentence.start
        while place < sentence.stop:
            low = self._lows[place]
            if low in _OPENING or low in _CLOSING:
                depth = max(0, depth + (1 if low in _OPENING else -1))
            elif not depth:
                opens = low in self.openers or low in self.subordinators
                end = self.subordinate_end(place, sentence.stop) if opens else None
                if end is not None and end > place:
                    inside.append(range(place, end))
                    place = end
                    continue
                outer.append(place)
            place += 1
        return outer, inside

    def _joined_inside(self, inside: Iterable[range]) -> int:
        """How many finite verbs the busiest clause of result has."""
        return max((self._finite_count(stretch) for stretch in inside if self.is_result(stretch.start)), default=0)

    def is_result(self, place: int) -> bool:
        """Whether a clause of result starts at that token."""
        return self.lists.has(self.low(place), "result-clauses")

    def _finite_count(self, stretch: range) -> int:
        count, joined = 0, True
        for place in stretch:
            if self.low(place) in self.coordinators:
                joined = True
            elif joined and place > stretch.start and self.is_finite(place):
                count, joined = count + 1, False
        return count

    def _clauses(self, main: tuple[int, ...]) -> Iterator[Clause]:
        """The first main clause and those that are joined to it."""
        found = self.first_finite(main)
        if found is None:
            return
        where, form = found
        previous: Clause | None = None
        begin = 0
        while True:
            following = self._next_conjunct(main, where, form)
            stop = following[0] if following else len(main)
            clause = self._clause(main, begin, where, stop, form, previous)
            yield clause
            if not following:
                return
            previous = clause
            begin, where, form = stop, following[1], following[2]

    def first_finite(self, main: tuple[int, ...]) -> tuple[int, VerbForm] | None:
        for where, place in enumerate(main):
            if not self.verbs.finite(self._lows[place]):
                continue  # most words
            form = self.finite_at(place, main[:where], main[where + 1 :])
            if form:
                return where, form
        return None

    def _next_conjunct(self, main: tuple[int, ...], where: int, form: VerbForm) -> tuple[int, int, VerbForm] | None:
        """Index in `main` of what joins the next clause, and of its finite verb."""
        for joint in range(where + 1, len(main)):
            if self.low(main[joint]) not in self.coordinators:
                continue
            start = joint + 1
            if start < len(main) and self.low(main[start]) in self.coordinators:
                continue
            while start < len(main) and self.low(main[start]) in self.negligible:
                start += 1
            if start >= len(main):
                return None
            if main[joint] == main[where] + 1 and self.low(main[joint]).isalpha():
                continue  # "onderhoudt en vernieuwt de wegen": one thing told twice
            if self.waits_for_infinitive(form, main[where + 1 : joint]):
                continue
            verb = self.conjunct_at(main, start, form)
            if verb:
                return joint, start, verb
            if found := self._new_subject(main, start):
                return joint, *found
        return None

    def waits_for_infinitive(self, form: VerbForm, behind: tuple[int, ...]) -> bool:
        """Whether a modal verb still has no infinitive: what follows `and` may be the one it waits for."""
        return form.base in self.modals and not any(
            one.kind is Kind.INFINITIVE for place in behind for one in self.verbs.forms(self.low(place))
        )

    def conjunct_at(self, main: tuple[int, ...], start: int, first: VerbForm) -> VerbForm | None:
        """The finite verb that stands right behind `and`, where it is one of the same person as the first."""
        behind = main[start + 1 :]
        form = self.finite_at(main[start], main[:1], behind)
        if form is None or not behind or form.kind != first.kind:
            return None
        return form

    def _new_subject(self, main: tuple[int, ...], start: int) -> tuple[int, VerbForm] | None:
        """A clause with a subject of its own behind `and`: the verb has to be sure."""
        for where in range(start + 1, min(start + _LOOK_AHEAD, len(main))):
            if self.low(main[where]) in self.coordinators:
                return None
            form = self.finite_at(main[where], main[start:where], main[where + 1 :])
            if form:
                return (where, form) if self.is_sure(form, main[start:where]) else None
        return None

    def is_sure(self, form: VerbForm, before: tuple[int, ...]) -> bool:
        """Whether a finite verb with a subject of its own can be no other word."""
        if self.lists.has(self.low(before[0]), "prepositions"):
            return False
        if self.lists.has(self.low(before[0]), "we"):
            return True
        return self.is_group(before) or self.lists.has(self.low(before[0]), "pronouns") or self.is_strong(form)

    def is_strong(self, form: VerbForm) -> bool:
        """Whether a verb form can hardly be a noun or adjective."""
        return form.kind is Kind.SINGULAR

    def _clause(
        self, main: tuple[int, ...], begin: int, where: int, stop: int, form: VerbForm, previous: Clause | None
    ) -> Clause:
        before = tuple(place for place in main[begin:where] if place != main[begin] or begin == 0)
        behind = main[where + 1 : stop]
        lemma, meaning, passive = self.meaning(form, behind)
        own = any(
            self.low(place) not in self.coordinators and self.low(place) not in self.negligible for place in before
        )
        shares = previous is not None and not own
        subject = previous.subject if previous is not None and shares else self.subject(before, main[where], behind)
        return Clause(
            subject=subject,
            verb=main[where],
            lemma=lemma,
            words=main[begin:stop],
            meaning=main[where] if meaning is None else meaning,
            passive=passive,
            agent=passive and self.has_agent(behind),
            auxiliary=form.base if meaning is not None and form.base != lemma else "",
            shares_subject=shares,
            infinitives=self._joined_infinitives(behind) if form.base in self.modals else 0,
            joint=self.low(main[begin]) if begin else "",
        )

    def _joined_infinitives(self, behind: tuple[int, ...]) -> int:
        """How many joined stretches behind a modal verb hold an infinitive and more than that."""
        count, words, infinitive = 0, 0, False
        for place in (*behind, len(self.tokens)):
            if place == len(self.tokens) or self.low(place) in self.coordinators:
                count += infinitive and words > 1
                words, infinitive = 0, False
                continue
            words += self.low(place) not in self.negligible
            infinitive |= any(form.kind is Kind.INFINITIVE for form in self.verbs.forms(self.low(place)))
        return count

    def subject(self, before: tuple[int, ...], verb: int, behind: tuple[int, ...]) -> Subject:
        """The subject: before the verb, or behind it where something else opens the sentence."""
        front = self.without_opening(before)
        if front and self.low(front[0]) in ("er", "there"):
            return Subject(range(front[0], front[0] + 1), Who.THERE)
        if front and not self._opens_without_subject(front[0]):
            return self._subject_of(front)
        inverted = tuple(place for place in behind if self.low(place) not in ("zich", "er", "ook", "dan"))
        return self._subject_of(inverted) if inverted else Subject(range(verb, verb), Who.NOBODY)

    def _opens_without_subject(self, place: int) -> bool:
        low = self.low(place)
        return self.lists.has(low, "prepositions") or (
            self.lists.has(low, "clause-adverbs") and place not in self._group_at
        )

    def without_opening(self, places: tuple[int, ...]) -> tuple[int, ...]:
        """What stands before the verb, without an adverb that only opens the sentence; in Dutch it takes the place."""
        return places

    def _subject_of(self, places: tuple[int, ...]) -> Subject:
        head = self.head_zone(places)
        if not head:
            return Subject(range(places[0], places[0]), Who.NOBODY)
        whole = range(places[0], places[-1] + 1)
        first = self.low(head[0])
        if self.lists.has(first, "we"):
            return Subject(range(head[0], head[0] + 1), Who.WE)
        own = self._own_at(head)
        if own:
            return Subject(range(head[0], own), Who.OWN)
        groups = [self._group_at[place] for place in head if place in self._group_at]
        if groups:
            group = groups[-1 if self.head_is_last else 0]
            return Subject(whole, group.who, group.actor)
        if self.lists.has(first, "pronouns") and len(head) <= 2:
            return Subject(range(head[0], head[0] + 1), Who.PRONOUN)
        return Subject(whole, Who.THING)

    def head_zone(self, places: tuple[int, ...]) -> tuple[int, ...]:
        """The head of a noun phrase: up to the first preposition, comma or gap."""
        zone: list[int] = []
        for place in places:
            if zone and (place != zone[-1] + 1 or self.low(place) in (",", ":", ";")):
                break
            if self.lists.has(self.low(place), "prepositions"):
                break
            zone.append(place)
        return tuple(zone)

    def _own_at(self, head: tuple[int, ...]) -> int | None:
        """The token behind the own organisation, where the phrase starts with it."""
        start, end = self.tokens[head[0]].start, self.tokens[head[-1]].end
        stretch = self.text[start:end]
        names = [match for match in self.lists.find(stretch, "own-organisation") if match.start == 0]
        if any(stretch.lower().startswith(name) for name in self.actors.own_names):
            return head[-1] + 1
        if not names and len(head) == 1 and self.lists.has(stretch, "municipalities"):
            return head[-1] + 1
        if not names:
            return None
        inside = start + max(match.end for match in names)
        return next((place for place in head if self.tokens[place].start >= inside), head[-1] + 1)

    def is_group(self, places: Iterable[int]) -> bool:
        """Whether the head of that phrase is people or an organisation."""
        head = self.head_zone(tuple(places))
        return any(place in self._group_at for place in head) or bool(head and self._own_at(head))

    def _named_groups(self) -> Iterator[Mention]:
        """Every group and organisation that the text names: declared actors first, then the lists."""
        taken: set[int] = set()
        starts = [token.start for token in self.tokens]
        for start, end, who, actor in [*self._declared(), *self._listed()]:
            first, behind = max(0, bisect_right(starts, start) - 1), bisect_left(starts, end)
            if first < behind and self.tokens[first].end <= start:
                first += 1  # the name starts between two words
            places = range(first, behind)
            if places and taken.isdisjoint(places):
                taken.update(places)
                yield Mention(first, behind, who, actor)

    def _declared(self) -> Iterator[tuple[int, int, Who, str]]:
        words = {"", *_WORD.findall(self.text.lower())}
        by_word = self.actors.by_word
        for _, _, name, who, identifier in sorted([one for word in words & by_word.keys() for one in by_word[word]]):
            yield from ((start, end, who, identifier) for start, end in self.actors.places_of(name, self.text))

    def _listed(self) -> Iterator[tuple[int, int, Who, str]]:
        for name, who in (("persons", Who.PERSONS), ("organisations", Who.ORGANISATION)):
            for match in self.lists.find(self.text, name):
                word = self.text[match.start : match.end].lower()
                if not self.lists.has(word, "no-group"):
                    yield match.start, match.end, who, ""
        for token in self.tokens:
            if self.is_agent_noun(token) and not self.lists.has(token.low, "no-group"):
                yield token.start, token.end, Who.PERSONS, ""

    @abstractmethod
    def is_agent_noun(self, token: Token) -> bool: ...

    def _placed(self, clauses: list[Clause]) -> tuple[Mention, ...]:
        subjects = [clause.subject.tokens for clause in clauses]
        placed = []
        marked = bool(self._mentions) and self.lists.has_any(self.lists.words(self.text).different, "means-markers")
        for one in self._mentions:
            means = marked and self._is_means(self.tokens[: one.start])
            in_subject = any(one.start in tokens for tokens in subjects)
            placed.append(Mention(one.start, one.end, one.who, one.actor, in_subject, means))
        return tuple(placed)

    def _is_means(self, before: tuple[Token, ...]) -> bool:
        """Whether a marker of means stands before it, in the same stretch: "dankzij … diensten"."""
        for token in reversed(before[-8:]):
            if token.low in (",", ";", ".", ":", "(", ")"):
                return False
            if self.lists.has(token.low, "means-markers"):
                return True
        return False
