"""Reads an English sentence: subject, verb, object. A small grammar, as careful as the Dutch one.

In English many words are noun and verb alike ("report", "support", "access"): such a word counts as the verb only where
what stands around it says so.
"""

import re

from toc.language.clauses import Grammar
from toc.language.reading import Form
from toc.language.tokens import Token
from toc.language.verbs import FINITE, Kind, VerbForm

_AUXILIARIES = frozenset({"be", "have", "do", "can", "could", "will", "would", "shall", "should", "must", "may"})
_WANT = frozenset({"want", "aim", "seek", "hope", "plan", "intend", "wish", "strive", "try", "continue", "need"})
_MODALS = frozenset({"can", "could", "will", "would", "shall", "should", "must", "may", "do"})
_AGENT_ENDS = ("ers", "ors", "ees", "ants", "ists", "ians")
_AGENT = re.compile(rf"\w{{3,}}(?:{'|'.join(_AGENT_ENDS)})")


class English(Grammar):
    """The grammar of English."""

    openers = frozenset({"to", "so"})
    coordinators = frozenset({",", "and", "or", ";", ":", "but", "&", "–"})
    negligible = frozenset({"also", "then", "more", "better", "thereby", "actively", "regularly", "often", "thus"})
    modals = _MODALS - {"do"}
    head_is_last = True

    def first_finite(self, main: tuple[int, ...]) -> tuple[int, VerbForm] | None:
        """The first finite verb; a text that starts with `to` or with an -ing form has none, but for an auxiliary."""
        if main and self._is_imperative(main[0]):
            return None
        found = super().first_finite(main) or self._only_candidate(main)
        if not found:
            return None
        opening = self.low(main[0])
        gerund = any(form.kind is Kind.GERUND for form in self.verbs.forms(opening))
        starts_without = opening == "to" or (gerund and not self.lists.has(opening, "noun-or-verb"))
        return None if starts_without and found[1].base not in ("be", "have", "will") else found

    def _is_imperative(self, place: int) -> bool:
        """Whether a text starts with a plain verb: "Improve the streets", but not "Support services are"."""
        if place in self._group_at or not self._is_base(place):
            return False
        doubtful = self.lists.has(self.low(place), "noun-or-verb")
        return not doubtful or self.lists.has(self.low(place + 1), "determiners")

    def _only_candidate(self, main: tuple[int, ...]) -> tuple[int, VerbForm] | None:
        """In a text about people without a sure verb, the word that may be it: "residents … play sport"."""
        if not self.is_group(main):
            return None
        for where, place in enumerate(main[1:], start=1):
            forms = [form for form in self.verbs.forms(self.low(place)) if form.kind is Kind.PLURAL]
            noun = place in self._group_at or self.lists.has(self.low(place), "not-verbs")
            if forms and not noun and not self._is_noun_here(self.low(place - 1), place) and where + 1 < len(main):
                return where, forms[0]
        return None

    def subordinate_end(self, start: int, end: int) -> int | None:
        """Where the subordinate clause that starts at that token ends; None where none starts there."""
        low = self.low(start)
        wanted = any(form.base in _WANT for form in self.verbs.forms(self.low(start - 1)))
        if low == "to" and start > self.first and self._is_base(start + 1):
            if wanted:
                return None
            return self._up_to_joint(start + 2, end)
        if low == "so" and self.low(start + 1) == "that":
            return end
        if low not in self.subordinators or start == self.first:
            return None
        if low == "that" and self.lists.has(self.low(start - 1), "prepositions"):
            return None
        return self._up_to_joint(start + 1, end)

    def _up_to_joint(self, place: int, end: int) -> int:
        """Up to a comma, `and` with a finite verb, or the verb of the main clause."""
        seen = False
        while place < end:
            low = self.low(place)
            if low in (",", ";", ":"):
                return place
            if low in ("and", "or") and place + 1 < end and self._looks_finite(place + 1):
                return place
            finite = self._looks_finite(place)
            if seen and (self._is_auxiliary(place) or self._is_plainly_verb(place)):
                return place
            seen = seen or finite or any(form.kind in FINITE for form in self.verbs.forms(low))
            place += 1
        return end

    def _is_base(self, place: int) -> bool:
        return any(form.kind is Kind.INFINITIVE for form in self.verbs.forms(self.low(place)))

    def _is_auxiliary(self, place: int) -> bool:
        return any(form.base in _AUXILIARIES and form.kind in FINITE for form in self.verbs.forms(self.low(place)))

    def _is_plainly_verb(self, place: int) -> bool:
        """Whether a word is a finite verb and nothing else: the verb of the main clause behind a relative one."""
        low = self.low(place)
        doubtful = self.lists.has(low, "noun-or-verb") or self.lists.has(low, "not-verbs") or place in self._group_at
        finite = any(form.kind in (Kind.PLURAL, Kind.SINGULAR) for form in self.verbs.forms(low))
        return finite and not doubtful and not self._is_noun_here(self.low(place - 1), place)

    def is_finite(self, place: int) -> bool:
        return self._looks_finite(place)

    def _looks_finite(self, place: int) -> bool:
        return (
            place > self.first and self.finite_at(place, (place - 1,), tuple(range(place + 1, self.last))) is not None
        )

    def finite_at(self, place: int, before: tuple[int, ...], behind: tuple[int, ...]) -> VerbForm | None:
        """The reading of that token as the finite verb of its clause; None where it is none."""
        forms = [form for form in self.verbs.forms(self.low(place)) if form.kind in FINITE]
        if not forms or not before or self.lists.has(self.low(place), "not-verbs") or place in self._group_at:
            return None
        form = forms[0]
        if form.base in _AUXILIARIES and self.low(place) != "may":
            return form
        previous = self.low(place - 1)
        if form.kind is Kind.PLURAL and self._is_plural_group(place - 1):
            return form
        if self.lists.has(previous, "we") or self.lists.has(previous, "pronouns"):
            return form
        if self._is_noun_here(previous, place):
            return None
        if form.kind is Kind.PLURAL:
            return form if self._is_plural(before) and self._goes_on(place) else None
        if form.kind is Kind.SINGULAR:
            return form if self._goes_on(place) and not self._is_plural_noun(place) else None
        return form if self._is_past(place, behind) else None

    def _is_noun_here(self, previous: str, place: int) -> bool:
        here = self.tokens[place].text
        return (
            (self.lists.has(previous, "determiners") and not self._is_ordinal(place - 1))
            or self.lists.has(previous, "prepositions")
            or previous in ("to", "and", "or")
            or (here[0].isupper() and here[1:].islower())
        )

    def _is_plural_group(self, place: int) -> bool:
        low = self.low(place)
        return place in self._group_at and (low.endswith("s") or low in ("people", "children", "men", "women"))

    def _is_ordinal(self, place: int) -> bool:
        """Whether a number belongs to the noun before it: "year six"."""
        return self.lists.has(self.low(place), "numbers") and self.low(place - 1) in (
            "year",
            "grade",
            "stage",
            "phase",
            "class",
        )

    def _is_plural(self, before: tuple[int, ...]) -> bool:
        head = self.head_zone(before)
        joined = any(self.low(place) == "and" for place in before)
        return joined or any(
            (self.low(place).endswith("s") and not self.low(place).endswith("ss"))
            or (place in self._group_at and not self.lists.has(self.low(place), "singular-groups"))
            or self.low(place) in ("they", "we", "you", "people", "children", "men", "women", "young")
            for place in head
        )

    def _is_plural_noun(self, place: int) -> bool:
        """Whether a word in -s is the plural of a noun: "support services"."""
        following = self.low(place + 1)
        if not self.lists.has(self.low(place), "nouns-in-s") or place - 1 in self._group_at:
            return False
        return not self.lists.has(following, "determiners")

    def _goes_on(self, place: int) -> bool:
        """Whether what follows may follow a verb: nothing, a determiner, a preposition, an adverb, a noun phrase."""
        low, following = self.low(place), self.low(place + 1)
        if not self.lists.has(low, "noun-or-verb"):
            return True
        return (
            self.lists.has(following, "determiners")
            or self.lists.has(following, "after-verbs")
            or self.lists.has(following, "change-adverbs")
            or self.lists.has(following, "numbers")
            or following.endswith("ing")
            or place + 1 in self._group_at
            or (len(following) > 4 and following.endswith("er"))
            or not following
            or (following == "and" and bool(self.verbs.forms(self.low(place + 2))))
        )

    def _is_past(self, place: int, behind: tuple[int, ...]) -> bool:
        """Whether a word in -ed is a past tense, no participle: "people aged 65", "services provided by"."""
        following = self.low(behind[0]) if behind else ""
        return following not in ("by", "with", "in", "at", "from", "on") and self.low(place) not in (
            "aged",
            "based",
            "led",
        )

    def conjunct_at(self, main: tuple[int, ...], start: int, first: VerbForm) -> VerbForm | None:
        """The finite verb right behind `and`: of the same number as the first, with something behind it."""
        place = main[start]
        behind = main[start + 1 :]
        forms = [form for form in self.verbs.forms(self.low(place)) if form.kind in FINITE]
        if (
            not forms
            or not behind
            or self.lists.has(self.low(place), "not-verbs")
            or self.low(place + 1) in ("of", "and", ",")
        ):
            return None
        form = forms[0]
        if form.base in _AUXILIARIES:
            return form
        matches = form.kind is first.kind or first.base in _MODALS or {form.kind, first.kind} == {Kind.PLURAL, Kind.ANY}
        if not matches or (self.lists.has(self.low(place), "noun-or-verb") and not self._has_object(place)):
            return None
        return form

    def _has_object(self, place: int) -> bool:
        following = self.low(place + 1)
        return (
            self.lists.has(following, "determiners")
            or self.lists.has(following, "pronouns")
            or self.lists.has(following, "after-verbs")
            or following.endswith("ing")
            or self._ends_clause_later(place)
        )

    def _ends_clause_later(self, place: int) -> bool:
        """`report abuse sooner`: a noun and then a comparison."""
        return self.lists.has(self.low(place + 2), "change-adverbs")

    def is_strong(self, form: VerbForm) -> bool:
        return form.base in _AUXILIARIES

    def meaning(self, form: VerbForm, behind: tuple[int, ...]) -> tuple[str, int | None, bool]:
        """The infinitive that carries the meaning, its token, and whether the clause is passive."""
        if form.base not in _AUXILIARIES:
            return form.lemma, None, False
        passive = form.base == "be"
        for place in behind[:6]:
            low = self.low(place)
            if low in (",", "and", "or"):
                break
            if low in ("be", "been", "being"):
                passive = True
                continue
            for one in self.verbs.forms(low):
                if one.kind is Kind.PARTICIPLE and (passive or form.base == "have"):
                    return one.lemma, place, passive and not self.lists.has(low, "adjectives-in-ed")
                if one.kind is Kind.INFINITIVE and form.base in _MODALS and not passive:
                    return one.lemma, place, False
            if self.lists.has(low, "prepositions") or self.lists.has(low, "determiners") or low == "to":
                break
        return form.lemma, None, False

    def has_agent(self, behind: tuple[int, ...]) -> bool:
        """Whether a passive says by whom."""
        return any(self.low(place) == "by" and not self.low(place + 1).endswith("ing") for place in behind)

    def infinitive_heads(self, main: tuple[int, ...]) -> list[tuple[int, str]]:
        """The verbs at the head of a text without finite verb: "Raise awareness", "Providing childcare"."""
        heads: list[tuple[int, str]] = []
        while main and (self.low(main[0]) in ("to", "further") or self.lists.has(self.low(main[0]), "clause-adverbs")):
            main = main[1:]
        for where, place in enumerate(main):
            leads = where == 0 or self.low(main[where - 1]) in (",", "and", "to")
            if not leads:
                continue
            noun = self.lists.has(self.low(place), "noun-or-verb") and not self._has_object(place)
            for form in self.verbs.forms(self.low(place)):
                right = form.kind in (Kind.INFINITIVE, Kind.GERUND) and place not in self._group_at
                if right and not (noun and form.kind is Kind.INFINITIVE) and (heads or where == 0):
                    heads.append((place, form.lemma))
                    break
        return heads

    def starts_as(self, main: tuple[int, ...]) -> Form:
        """What a text without finite verb starts with."""
        words = [self.low(place) for place in main]
        if words and words[0] in ("the", "a", "an"):
            words = words[1:]
        if not words:
            return Form.PHRASE
        if any(
            self.lists.has(word, "activity-nouns") and words[at + 1 : at + 2] in (["of"], ["for"], ["to"])
            for at, word in enumerate(words[:2])
        ):
            return Form.ACTIVITY_NOUN
        return Form.CHANGE_NOUN if self.lists.has(words[0], "effect-nouns") else Form.PHRASE

    def without_opening(self, places: tuple[int, ...]) -> tuple[int, ...]:
        """The subject without an adverb before it: "together residents learn"."""
        opens = len(places) > 1 and self.low(places[0]) != "there" and self._opens_without_subject(places[0])
        return places[1:] if opens and self.lists.has(self.low(places[0]), "clause-adverbs") else places

    def is_agent_noun(self, token: Token) -> bool:
        """Whether a word is a group by its ending: campers, producers, trainees."""
        if not (token.low.endswith(_AGENT_ENDS) and _AGENT.fullmatch(token.low)):
            return False
        return not any(form.kind is Kind.SINGULAR for form in self.verbs.forms(token.low))

    def opens_with_infinitive(self, heads: list[tuple[int, str]], outer: tuple[int, ...]) -> bool:
        """Whether it starts with a verb: "Increase the share", but not "Increase in"."""
        return bool(heads) and heads[0][0] <= outer[0] + 2 and self.low(outer[0] + 1) not in ("in", "of")
