"""Reads a Dutch sentence: verb second in a main clause, verbs last in a subordinate one, verbs that split.

A small grammar, not a parser: it knows just enough to tell the subject, the verb that carries the meaning and the
clauses that are joined. What it cannot tell, it leaves out, and the rules stay silent.
"""

import re

from toc.language.clauses import Grammar
from toc.language.reading import Form
from toc.language.tokens import Token
from toc.language.verbs import FINITE, Kind, VerbForm

_RESULT = frozenset(
    {"zodat", "opdat", "waardoor", "omdat", "doordat", "terwijl", "waarbij", "waarmee", "zodoende", "teneinde"}
)
_AFTER_NOUN = frozenset({"die", "dat", "wie", "wat", "welke"})
_TO_BE = "zijn"
_MODALS = frozenset(
    {
        "kunnen",
        "zullen",
        "moeten",
        "mogen",
        "willen",
        "blijven",
        "gaan",
        "laten",
        "komen",
        "durven",
        "leren",
        "helpen",
        "dienen",
    }
)
_AUXILIARIES = frozenset({"zijn", "hebben", "worden", "kunnen", "zullen", "moeten", "mogen", "willen"})
_NO_OBJECT = frozenset(
    {"communiceren", "overleggen", "onderhandelen", "patrouilleren", "rapporteren", "plannen", "verhuizen", "evalueren"}
)
_YEAR_DIGITS = 4
_BETWEEN = frozenset(
    {"zich", "ook", "er", "niet", "we", "wij", "ze", "zij", "daarom", "hiervoor", "dan", "verder", "volop", "actief"}
)
_AGENT_ENDS = ("ers", "aars", "enaar", "sters", "isten", "ianen", "anten", "enten", "linge", "lingen", "eurs")
_AGENT = re.compile(rf"\w{{3,}}(?:{'|'.join(_AGENT_ENDS)})")


class Dutch(Grammar):
    """The grammar of Dutch."""

    openers = frozenset({"om"})
    coordinators = frozenset({",", "en", "of", ";", ":", "maar", "alsook", "&", "–", "-"})
    modals = frozenset({"kunnen", "zullen", "moeten", "mogen", "willen", "blijven", "laten", "durven"})
    negligible = frozenset(
        {
            "er",
            "ook",
            "zelf",
            "samen",
            "actief",
            "dan",
            "daarna",
            "vervolgens",
            "zo",
            "daarbij",
            "niet",
            "vaker",
            "beter",
            "meer",
        }
    )

    def subordinate_end(self, start: int, end: int) -> int | None:
        """Where the subordinate clause that starts at that token ends; None where none starts there."""
        low = self.low(start)
        if low == "om" and start > self.first:
            if any(form.base == "zijn" for form in self.verbs.forms(self.low(start - 1))):
                return None  # "ons doel is om … uit te bouwen": what follows is what it is about
            return self._infinitive_end(start, end)
        if low not in self.subordinators or not self._opens_clause(start):
            return None
        if low in _RESULT and start > self.first:
            return end
        place = start + 1
        while place < end:
            if self.low(place) == ";" or (self.low(place) == "," and self.is_finite(place + 1)):
                return place
            if self._is_verb(place) and place > start + 1:
                while place + 1 < end and self._is_verb(place + 1) and not self._takes_over(start, place + 1):
                    place += 1
                return self._after_cluster(place + 1, end)
            place += 1
        return end

    def _takes_over(self, start: int, place: int) -> bool:
        """Whether that verb belongs to the main clause: "die geen werk hebben vinden"."""
        if start <= self.first + 1 and self.first == start:
            return False
        finite = [form for form in self.verbs.forms(self.low(place)) if form.kind in FINITE]
        before = [form for form in self.verbs.forms(self.low(place - 1)) if form.kind in FINITE]
        if not finite or not before or any(form.base in _MODALS for form in before):
            return False
        if not any(self._is_auxiliary(form) for form in finite):
            return True
        participle = any(form.kind is Kind.PARTICIPLE for form in self.verbs.forms(self.low(place - 1)))
        return not participle and place + 1 < self.last and not self._is_verb(place + 1)

    @staticmethod
    def _is_auxiliary(form: VerbForm) -> bool:
        return form.base in _MODALS or form.base in ("hebben", "zijn", "worden")

    def _after_cluster(self, place: int, end: int) -> int:
        """A subordinate clause goes on behind its verbs up to a comma, a finite verb or `en` with a verb."""
        while place < end:
            low = self.low(place)
            if low in (",", ";", ":"):
                return place
            if low in ("en", "of") and place + 1 < end and self.is_finite(place + 1):
                return place
            if self.is_finite(place) and self.low(place - 1) != "te":
                return place
            place += 1
        return end

    def _infinitive_end(self, start: int, end: int) -> int | None:
        """The end of `om … te` with its infinitive, and with what belongs to it up to a comma or a finite verb."""
        for place in range(start + 1, min(end, start + 25)):
            if self.low(place) == "te" or self._has_te_inside(place):
                stop = place + (2 if self.low(place) == "te" else 1)
                while stop < end and self._is_infinitive(stop):
                    stop += 1
                return self._after_cluster(stop, end)
        return None

    def _has_te_inside(self, place: int) -> bool:
        low = self.low(place)
        return any(
            form.prefix and low.startswith(form.prefix + "te") and form.kind is Kind.INFINITIVE
            for form in self.verbs.forms(low)
        )

    def _opens_clause(self, start: int) -> bool:
        low, before = self.low(start), self.low(start - 1) if start > self.first else ""
        if start == self.first:
            return low in ("als", "wanneer", "indien", "hoewel", "omdat", "zodra", "nadat")
        if low == "dat":
            return not self.lists.has(before, "prepositions")
        if low in _AFTER_NOUN:
            return (
                before == ","
                or (not self.is_finite(start - 1) and not self.lists.has(before, "prepositions"))
                or (low in ("wie", "wat") and self._is_verb(start - 1))
            ) and before not in self.coordinators - {","}
        if low == "of":
            return (before == "," and self._is_verb(start - 2)) or self._is_verb(start - 1)
        return True

    def _is_verb(self, place: int) -> bool:
        return bool(self.verbs.forms(self.low(place))) and not self._is_noun_here(place)

    def is_finite(self, place: int) -> bool:
        return bool(self.verbs.finite(self.low(place))) and not self._is_noun_here(place)

    def _is_infinitive(self, place: int) -> bool:
        return any(form.kind is Kind.INFINITIVE for form in self.verbs.forms(self.low(place)))

    def _is_noun_here(self, place: int) -> bool:
        """Whether a word that may be a verb stands where a noun stands: behind an article, a preposition, "…e"."""
        if place <= self.first:
            return False
        before = self.tokens[place - 1]
        low = before.low
        if self.lists.has(self.low(place), "not-verbs"):
            return True
        if low in ("niet", "te", "er", "zich", "ze", "we") or (low == "zijn" and not self._is_infinitive(place)):
            return False
        if self.lists.has(low, "determiners") or self.lists.has(low, "prepositions"):
            return not (self.verbs.forms(self.low(place)) and low in _PARTICLES and self._is_separated(place - 1))
        here = self.tokens[place]
        if here.text[0].isupper() and here.text[1:].islower():
            return True
        if not here.low.endswith("n"):
            return False
        adjective = len(low) > 4 and low.endswith("e") and not low.endswith("ie") and before.text[0].islower()
        is_noun = place - 1 in self._group_at or self.verbs.forms(low) or self.lists.has(low, "nouns-in-e")
        is_number = before.text[0].isdigit() and len(before.text) != _YEAR_DIGITS
        return is_number or (adjective and not is_noun)

    def _is_separated(self, place: int) -> bool:
        """Whether that preposition is the particle of a verb before it: "zetten … in", "bieden … aan"."""
        low = self.low(place)
        return any(
            self.verbs.is_known(low + form.base)
            for earlier in range(max(self.first, place - 8), place)
            for form in self.verbs.forms(self.low(earlier))
            if form.kind in FINITE
        )

    def conjunct_at(self, main: tuple[int, ...], start: int, first: VerbForm) -> VerbForm | None:
        """The finite verb right behind `en`: of the same number as the first, and with something behind it."""
        behind = main[start + 1 :]
        followed = bool(behind) and self.low(behind[0]) != "van" and self.low(behind[0]) not in self.coordinators
        if not followed and not self._has_object_clause(main[start]):
            return None
        forms = [
            form for form in self.verbs.forms(self.low(main[start])) if form.kind is first.kind and not form.prefix
        ]
        return forms[0] if forms and not self.tokens[main[start]].text[0].isupper() else None

    def _has_object_clause(self, verb: int) -> bool:
        """Whether a clause stands right behind that verb: "weten wat de stad doet"."""
        return verb + 1 < len(self.tokens) and self.lists.has(self.low(verb + 1), "subordinators")

    def finite_at(self, place: int, before: tuple[int, ...], behind: tuple[int, ...]) -> VerbForm | None:
        """The reading of that token as the finite verb of its clause; None where it is none."""
        low = self.low(place)
        forms = self.verbs.finite(low)
        if not before:
            return self._opening_verb(place, forms, behind)
        if not forms or self._is_noun_here(place) or self.low(place - 1) in ("te", "en", "of"):
            return None
        singular = [form for form in forms if form.kind is not Kind.PLURAL and not form.prefix]
        if singular:
            return singular[0]
        plural = [form for form in forms if not form.prefix]
        if not plural:
            return None
        if self._is_infinitive_here(plural[0], before, behind):
            return None
        return plural[0]

    def _opening_verb(self, place: int, forms: tuple[VerbForm, ...], behind: tuple[int, ...]) -> VerbForm | None:
        """A finite verb that opens a text, as a piece of a sentence does: "vermindert het afval in de straten"."""
        singular = [form for form in forms if form.kind is Kind.SINGULAR and not form.prefix and not form.past]
        named = bool(behind) and self.lists.has(self.low(behind[0]), "determiners")
        return singular[0] if singular and named and self.low(place).endswith("t") else None

    def _is_infinitive_here(self, form: VerbForm, before: tuple[int, ...], behind: tuple[int, ...]) -> bool:
        """Whether a form in -en is an infinitive: "eenzaamheid verminderen", "jongeren begeleiden naar werk"."""
        following = self.low(behind[0]) if behind else ""
        inverted = all(self.lists.has(self.low(one), "clause-adverbs") for one in before)
        opens = self._opens_without_subject(before[0]) or self.lists.has(self.low(before[0]), "we")
        turned = (inverted or opens) and bool(behind) and self.is_group(behind)
        if self.lists.has(following, "we") or following in ("ze", "zij") or turned:
            return False
        if form.base in ("hebben", "worden") and not opens and not self._is_plural(before):
            return True
        if form.past or form.base in _AUXILIARIES:
            return False
        if any(self._is_singular_verb(place) and self._is_infinitive(place - 1) for place in behind):
            return True
        if self.low(before[0]) in _BETWEEN or self.lists.has(self.low(before[0]), "we"):
            return False
        if inverted:
            return True
        return self._is_object_before(form, before, behind)

    def _is_object_before(self, form: VerbForm, before: tuple[int, ...], behind: tuple[int, ...]) -> bool:
        """Whether what stands before a form in -en is its object: then that is an infinitive."""
        following = self.low(behind[0]) if behind else ""
        nothing = not behind or following in self.coordinators or self.lists.has(following, "prepositions")
        alone = nothing and self._particle_behind(form, behind) is None
        named = self.lists.has(self.low(before[0]), "determiners")
        if self.is_group(before):
            transitive = self.verbs.in_class(form.base, "do") and form.base not in _NO_OBJECT
            return (not named or len(before) == 1) and transitive and alone
        if not self._is_plural(before):
            return True
        return alone and not named and not self.verbs.in_class(form.base, "rise")

    def _is_plural(self, before: tuple[int, ...]) -> bool:
        """Whether the subject may be a plural: an ending in -en, -s or -a, or two things joined."""
        head = self.head_zone(before)
        if any(self.low(place) in ("en", "of", "/") for place in head):
            return True
        return any(
            self.low(place).endswith(("en", "s", "a", "ën")) and self.low(place) not in ("een", "eigen")
            for place in head
        )

    def _is_singular_verb(self, place: int) -> bool:
        return any(form.kind is Kind.SINGULAR and not form.prefix for form in self.verbs.forms(self.low(place)))

    def _particle_behind(self, form: VerbForm, behind: tuple[int, ...]) -> int | None:
        """The separated particle of that verb: the last that makes a known verb with it."""
        if form.prefix:
            return None
        for count, place in enumerate(behind):
            low = self.low(place)
            if low not in self.verbs.prefixes or not self.verbs.is_known(low + form.base):
                continue
            if not self.verbs.in_class(low + form.base, "do", "effect", "rise", "feel", "other"):
                continue
            following = self.low(behind[count + 1]) if count + 1 < len(behind) else ""
            ends = not following or following in self.coordinators or following in (".", "!")
            if (
                ends
                or self.lists.has(following, "prepositions")
                or self.lists.has(following, "clause-adverbs")
                or following in ("om", "dat", "die")
            ):
                return place
        return None

    def meaning(self, form: VerbForm, behind: tuple[int, ...]) -> tuple[str, int | None, bool]:
        """The infinitive that carries the meaning, its token, and whether the clause is passive."""
        if form.base in ("worden", "hebben", "zijn"):
            participles = [
                (place, one)
                for place in behind
                for one in self.verbs.forms(self.low(place))
                if one.kind is Kind.PARTICIPLE and not self._is_noun_here(place)
            ]
            if participles and not (form.base == "zijn" and self._is_state(behind, participles[-1][0])):
                place, one = participles[0]
                return one.lemma, place, form.base == "worden"
        if form.base in _MODALS:
            infinitives = [
                (place, one)
                for place in behind
                for one in self.verbs.forms(self.low(place))
                if one.kind is Kind.INFINITIVE and not self._is_noun_here(place)
            ]
            if infinitives:
                place, one = infinitives[-1] if form.base != "blijven" else infinitives[0]
                passive = one.base == "worden" and any(
                    each.kind is Kind.PARTICIPLE for where in behind for each in self.verbs.forms(self.low(where))
                )
                if passive:
                    place, one = next(
                        (where, each)
                        for where in behind
                        for each in self.verbs.forms(self.low(where))
                        if each.kind is Kind.PARTICIPLE
                    )
                return one.lemma, place, passive
        particle = self._particle_behind(form, behind)
        if particle is not None:
            return self.low(particle) + form.base, particle, False
        return form.lemma, None, False

    def _is_state(self, behind: tuple[int, ...], participle: int) -> bool:
        """Whether `zijn` with a participle tells a state with a degree: "zijn meer betrokken"."""
        return participle in behind and self.low(participle - 1) in ("meer", "minder", "beter", "goed", "sterker")

    def has_agent(self, behind: tuple[int, ...]) -> bool:
        """Whether a passive says by whom."""
        return any(
            self.low(place) == "door" and self.is_group(tuple(range(place + 1, min(place + 6, self.last))))
            for place in behind
        )

    def infinitive_heads(self, main: tuple[int, ...]) -> list[tuple[int, str]]:
        """The infinitives at the head of a text without finite verb, with the joined ones."""
        heads = [
            (place, form)
            for place in main
            if (form := self._infinitive_reading(place)) and not self._is_object_noun(place)
        ]
        if len(heads) > 1 and heads[0][0] != main[0] and heads[0][0] + 1 in self._group_at:
            heads = heads[1:]  # "ervaren erfgoedwerkers … ontwikkelen"
        return [(place, form.lemma) for place, form in heads]

    def _infinitive_reading(self, place: int) -> VerbForm | None:
        readings = self.verbs.forms(self.low(place))
        if not readings:
            return None
        forms = [form for form in readings if form.kind is Kind.INFINITIVE]
        whole = [form for form in forms if not form.prefix]
        return next(iter(whole or forms), None)

    def _is_object_noun(self, place: int) -> bool:
        if place == self.first:
            return False
        if self.low(place - 1) == "het" and place - 1 == self.first:
            return False
        return self._is_noun_here(place)

    def is_agent_noun(self, token: Token) -> bool:
        """Whether a word is a group by its ending: winkeliers, hondenbezitters, erfgoedwerkers."""
        return token.low.endswith(_AGENT_ENDS) and bool(_AGENT.fullmatch(token.low))

    def starts_as(self, main: tuple[int, ...]) -> Form:
        """What a text without finite verb starts with."""
        words = [place for place in main if not self.lists.has(self.low(place), "clause-adverbs")] or list(main)
        if not words:
            return Form.PHRASE
        if self._nominal(words, "activity-nouns", ("van", "aan")):
            return Form.ACTIVITY_NOUN
        start = words[1:2] if self.low(words[0]) in ("de", "het") else words[0:1]
        if start and self.lists.has(self.low(start[0]), "effect-nouns"):
            return Form.CHANGE_NOUN
        return Form.PHRASE

    def _nominal(self, words: list[int], name: str, behind: tuple[str, ...]) -> bool:
        start = 1 if self.low(words[0]) in ("de", "het", "een") and len(words) > 1 else 0
        for place in range(start, min(start + 2, len(words) - 1)):
            if self.lists.has(self.low(words[place]), name) and self.low(words[place + 1]) in behind:
                return True
        return False


_PARTICLES = frozenset(
    {"aan", "op", "in", "uit", "af", "mee", "door", "om", "voor", "bij", "over", "toe", "na", "terug", "onder", "samen"}
)
