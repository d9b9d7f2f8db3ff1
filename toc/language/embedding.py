"""A statement within another sentence: "zodat inwoners de aanspreekpunten kennen", "daardoor kennen inwoners …".

Dutch moves its verb: to the end of a subordinate clause, before the subject where something else opens the sentence
(Haeseryn et al., 1997, Algemene Nederlandse Spraakkunst, 21.2). Only a sentence that was read for sure is turned round;
for any other the answer is None, and the writer says it another way. English keeps its order.
"""

from collections.abc import Callable
from itertools import pairwise

from toc.core.model import Language
from toc.language.reading import Clause, Form, Reading, Who
from toc.language.verbs import Kind, Verbs

IsName = Callable[[str], bool]
"""Whether a word keeps its capital in the middle of a sentence."""

_JOINTS = frozenset({"en", ",", "of", "maar"})
_ENDS = (".", "!")
_SIGNS = frozenset({":", ";", "(", ")", '"', "“", "”", "«", "»", "–", "—", "?"})
_COPULAS = ("zijn", "worden")
_QUESTIONS = frozenset(
    {
        "wie",
        "wat",
        "hoe",
        "waar",
        "waarom",
        "wanneer",
        "welk",
        "welke",
        "waarheen",
        "waarop",
        "waarmee",
        "waarvoor",
        "dat",
    }
)
"""Words that open a clause of what somebody knows or asks: "weten bij wie ze terechtkunnen"."""
_PREPOSITIONS = frozenset(
    {
        "aan",
        "bij",
        "door",
        "in",
        "met",
        "naar",
        "om",
        "onder",
        "op",
        "over",
        "rond",
        "tegen",
        "tot",
        "uit",
        "van",
        "voor",
    }
)


class Embedder:
    """Puts the statements of one text into other sentences."""

    def __init__(self, language: Language, verbs: Verbs, is_name: IsName) -> None:
        self._language = language
        self._verbs = verbs
        self._is_name = is_name

    def clause(self, reading: Reading) -> str | None:
        """The statement as it stands behind "so that": without capital and full stop, in Dutch with the verb at the
        end. None where it cannot be turned round for sure."""
        if self._language is Language.EN:
            return self.plain(reading) if reading.form is Form.SENTENCE else None
        clauses = self._sure(reading)
        if not clauses:
            return None
        words = [token.text for token in reading.tokens]
        order: list[int] = []
        starts = [0, *(clause.words[0] for clause in clauses[1:]), len(words)]
        for clause, (start, stop) in zip(clauses, pairwise(starts), strict=True):
            turned = self._turned(reading, clause, range(start, stop), words)
            if turned is None:
                return None
            order += turned
        return self._joined(reading, order, words)

    def inverted(self, reading: Reading) -> str | None:
        """The statement as it stands behind "daardoor" or "as a result,". None where that cannot be said for sure."""
        if self._language is Language.EN:
            return self.clause(reading)
        clauses = self._sure(reading)
        if len(clauses) != 1:
            return None  # the second verb would want a subject of its own: "daardoor komen ze en praten ze"
        verb = clauses[0].verb
        words = [token.text for token in reading.tokens]
        return self._joined(reading, [verb, *(place for place in range(len(words)) if place != verb)], words)

    def plain(self, reading: Reading) -> str:
        """The statement in the order in which it stands, as it is said behind a colon."""
        text = reading.text.strip().rstrip(".")
        return self._lowered(text, text.split()[0] if text.split() else "")

    def _sure(self, reading: Reading) -> tuple[Clause, ...]:
        """The main clauses of a text that is one sentence, which starts with the subject of all of them; none for
        anything else."""
        if reading.form is not Form.SENTENCE or not reading.clauses or len(reading.sentence_starts) != 1:
            return ()
        first, *others = reading.clauses
        subject = first.subject
        if any(token.low in _SIGNS for token in reading.tokens) or subject.who in (Who.THERE, Who.NOBODY):
            return ()
        starts = bool(subject.tokens) and subject.tokens[0] == 0 and subject.tokens[-1] < first.verb
        whole = set(range(first.verb)) <= reading.main
        if any(token.low == "," and place not in reading.main for place, token in enumerate(reading.tokens)):
            return ()  # where a subordinate clause ends among commas is a guess
        joined = all(one.shares_subject and one.joint in _JOINTS for one in others)
        return reading.clauses if starts and whole and joined else ()

    def _turned(self, reading: Reading, clause: Clause, stretch: range, words: list[str]) -> list[int] | None:
        """The tokens of a clause with its finite verb where a subordinate clause has it."""
        rest = [place for place in stretch if place != clause.verb]
        if self._is_split(reading, clause):
            # The particle goes back to its verb: "nemen … deel" is "deelnemen".
            words[clause.meaning] += words[clause.verb]
            return rest
        place = self._verb_place(reading, clause, stretch)
        if place is None:
            return None
        return [*(one for one in rest if one < place), clause.verb, *(one for one in rest if one >= place)]

    def _verb_place(self, reading: Reading, clause: Clause, stretch: range) -> int | None:
        """Before which token the finite verb comes: an infinitive, what stands behind a participle, what follows."""
        low = [token.low for token in reading.tokens]
        if clause.verb < clause.meaning:
            infinitive = any(form.kind is Kind.INFINITIVE for form in self._verbs.forms(low[clause.meaning]))
            return clause.meaning - (low[clause.meaning - 1] == "te") if infinitive else clause.meaning + 1
        end = stretch.stop - (low[stretch.stop - 1] in _ENDS)
        for place in range(clause.verb + 1, end):
            if place not in reading.main:
                return place
            if low[place] == ",":
                return None if _JOINTS & set(low[place + 1 : end]) else place  # a list of objects goes on behind it
            if low[place] in _QUESTIONS:
                return place - (low[place - 1] in _PREPOSITIONS)
            if clause.lemma in _COPULAS and low[place] in _PREPOSITIONS and place > clause.verb + 1:
                return place
        return end

    def _is_split(self, reading: Reading, clause: Clause) -> bool:
        return clause.meaning != clause.verb and reading.tokens[clause.meaning].low in self._verbs.prefixes

    def _joined(self, reading: Reading, order: list[int], words: list[str]) -> str:
        """The words in that order, with the spaces that belonged before them."""
        parts: list[str] = []
        for place in order:
            token = reading.tokens[place]
            if place == len(reading.tokens) - 1 and token.low in _ENDS:
                continue
            spaced = place == 0 or reading.text[token.start - 1 : token.start].isspace()
            word = self._lowered(words[place], words[place]) if place == 0 else words[place]
            parts.append(f" {word}" if spaced and parts else word)
        return "".join(parts)

    def _lowered(self, text: str, first: str) -> str:
        kept = self._is_name(first) or any(sign.isupper() for sign in first[1:])
        return text if kept else text[:1].lower() + text[1:]
