"""What a sentence says, as far as rules ask: who does what, in which clauses, and whether it is a sentence at all."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from toc.language.tokens import Token


class Who(StrEnum):
    """What the subject of a clause is."""

    WE = "we"
    OWN = "own"
    PERSONS = "persons"
    ORGANISATION = "organisation"
    PRONOUN = "pronoun"
    THERE = "there"
    THING = "thing"
    NOBODY = "nobody"


class Form(StrEnum):
    """What kind of text it is: a sentence, or else what it starts with."""

    SENTENCE = "sentence"
    INFINITIVE = "infinitive"
    ACTIVITY_NOUN = "activity noun"
    CHANGE_NOUN = "change noun"
    PHRASE = "phrase"


class Subject(NamedTuple):
    """The subject of a clause: its tokens and what it is. `actor` is the id of a declared actor that it names."""

    tokens: range
    who: Who
    actor: str = ""


class Clause(NamedTuple):
    """A main clause or one of its conjuncts ("they know X" and "report Y").

    `verb` is the token of the finite verb, `lemma` the infinitive that carries the meaning ("wordt … georganiseerd":
    organiseren), `words` the tokens of the clause that are not in a subordinate clause or between brackets.
    """

    subject: Subject
    verb: int
    lemma: str
    words: tuple[int, ...]
    meaning: int
    passive: bool = False
    agent: bool = False
    auxiliary: str = ""
    shares_subject: bool = False
    infinitives: int = 0
    """How many infinitives with words of their own depend on a modal verb: "zich goed voelen en buiten komen"."""
    joint: str = ""
    """What joins it to the clause before it: a comma, `en`, `of` …"""


class Mention(NamedTuple):
    """A group of people or an organisation that a text names, with the token before which it stands."""

    start: int
    end: int
    who: Who
    actor: str = ""
    in_subject: bool = False
    as_means: bool = False


class Reading(NamedTuple):
    """One text, read. Numbers in clauses and mentions are indexes into `tokens`."""

    text: str
    tokens: tuple[Token, ...]
    form: Form
    clauses: tuple[Clause, ...]
    mentions: tuple[Mention, ...]
    heads: tuple[int, ...] = ()
    """The tokens of infinitives at the head of a text that is no sentence ("helpen, activeren en verbinden")."""
    lemmas: tuple[str, ...] = ()
    """The infinitives at `heads`."""
    main: frozenset[int] = frozenset()
    """The tokens that are in no subordinate clause and not between brackets."""
    inner_changes: int = 0
    """How many finite verbs the clause behind "so that" has."""
    sentence_starts: tuple[int, ...] = ()

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Offsets in the text of the stretch from one token up to and including another."""
        return self.tokens[first].start, self.tokens[last].end

    def words(self, indexes: Sequence[int]) -> str:
        """The words at these tokens, as written."""
        return " ".join(self.tokens[index].text for index in indexes)
