"""What the conversation tells and asks, how an answer is read, and what is kept of it: plain values, no terminal."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from toc.core.model import Language, Plan

# --- Questions --------------------------------------------------------------------------------------------------------
# What the conversation tells and asks: plain values, so that a terminal and a test can both show them.

Answer = str | tuple[str, ...]
"""A text or a choice as a text, empty where the question was skipped. Things that were chosen from a list, and actors,
are a tuple of ids; a new actor is its name behind `NEW`."""

NEW = "+"


class Kind(StrEnum):
    """What an answer can be."""

    TEXT = "text"
    """A sentence."""
    CHOICE = "choice"
    """One of the choices."""
    MANY = "many"
    """Any number of the choices."""
    ACTORS = "actors"
    """Any number of the choices, and new names."""
    NEXT = "next"
    """A sentence, or one of the choices."""


class Step(StrEnum):
    """The steps of the training, in their order."""

    OPENING = "opening"
    GOAL = "goal"
    ACTIVITIES = "activities"
    CHANGES = "changes"
    ACTORS = "actors"
    HYPOTHESES = "hypotheses"
    SURROUNDINGS = "surroundings"
    NEEDS = "needs"


@dataclass(frozen=True, slots=True)
class Choice:
    """`value` is kept, `text` is shown, with `about` behind it."""

    value: str
    text: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Probe:
    """How the rules look at an answer before it is taken: the plan with the answer in it, the id of the part where it
    then stands, and the rules that concern it."""

    plan: Callable[[str], Plan]
    node: str
    rules: frozenset[str]
    only_noted: bool = False
    """Whether there is nothing to rephrase: the policy objective is what the city has decided."""


@dataclass(frozen=True, slots=True)
class Explained:
    """From which rule `?` takes its reason and its examples, and what of these plans is the example."""

    rule: str
    pick: Callable[[Plan], str | None]


def nothing() -> Answer:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question. `key` stays the same however often the conversation is played again.

    `proposal` is what Enter means; it is worked out when somebody looks. A `required` question cannot be skipped; one
    that `says_enter` tells by itself what Enter does; the answer to a `wordless` one may be a mere number or sign.
    """

    key: str
    step: Step
    ask: str
    why: str = ""
    example: str = ""
    kind: Kind = Kind.TEXT
    choices: tuple[Choice, ...] = ()
    proposal: Callable[[], Answer] = field(default=nothing, compare=False)
    required: bool = False
    says_enter: bool = False
    wordless: bool = False
    probe: Probe | None = field(default=None, compare=False)
    explained: Explained | None = field(default=None, compare=False)

    def takes(self, answer: Answer) -> bool:
        """Whether that can be an answer to this question."""
        values = {choice.value for choice in self.choices}
        if not answer:
            return not self.required
        match self.kind:
            case Kind.TEXT:
                return isinstance(answer, str)
            case Kind.CHOICE:
                return isinstance(answer, str) and answer in values
            case Kind.MANY:
                return isinstance(answer, tuple) and values.issuperset(answer)
            case Kind.ACTORS:
                return isinstance(answer, tuple) and all(one in values or one.startswith(NEW) for one in answer)
            case Kind.NEXT:
                return isinstance(answer, str) or (len(answer) == 1 and answer[0] in values)

    def shown(self, answer: Answer) -> str:
        """An answer as it can be typed again; of many choices their numbers."""
        if self.kind is Kind.MANY:
            numbers = (number for number, choice in enumerate(self.choices, 1) if choice.value in answer)
            return ", ".join(map(str, numbers))
        if isinstance(answer, str) and self.kind is not Kind.CHOICE:
            return answer
        texts = {choice.value: choice.text for choice in self.choices}
        chosen = (answer,) if isinstance(answer, str) else answer
        return ", ".join(texts.get(one, one.removeprefix(NEW)) for one in chosen if one)


@dataclass(frozen=True, slots=True)
class Say:
    """A few sentences."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A new step begins: its number among all of them, its title, and why it is there."""

    number: int
    of: int
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Branch:
    """A thing on the way to impact and what it leads to. `mark` is a remark behind it."""

    text: str
    branches: tuple["Branch", ...] = ()
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """The way to impact so far."""

    title: str
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule says of a sentence, and what to write instead."""

    message: str
    help: str


@dataclass(frozen=True, slots=True)
class Example:
    """Why something is asked, with a bad and a good example."""

    why: str
    bad: str = ""
    good: str = ""


Note = Say | Heading | Way | Remark | Example


@dataclass(frozen=True, slots=True)
class Turn:
    """What to tell first, and what to ask then."""

    notes: tuple[Note, ...]
    question: Question


# --- Answers ----------------------------------------------------------------------------------------------------------
# From what somebody typed to an answer.

LONGEST = 2_000
"""Characters of an answer. What is longer was pasted, and is no sentence."""

_LONGEST_NAME = 8
"""Words of the name of an actor."""
_WIDEST_NAME = 60

_UNSEEN = ("Cc", "Cs", "Cn", "Co")
_APART = re.compile(r"[,;]")
_NUMBERS = re.compile(r"\d{1,4}(?:[\s,;.]+\d{1,4})*[\s,;.]*")


class Unclear(StrEnum):
    """Why what was typed is no answer."""

    NUMBER = "number"
    """No choice has that number."""
    CHOICE = "choice"
    """One of the choices is asked."""
    NEEDED = "needed"
    """It cannot be skipped."""
    LONG = "long"
    NAME = "name"
    """Names are asked, and this is a sentence."""
    WORDS = "words"
    """Words are asked, and this is a number or a sign: most likely somebody wanted to choose from a list."""


def cleaned(typed: str) -> str:
    """What was typed on one line: line ends of a pasted text become spaces, what cannot be seen goes out."""
    whole = typed.encode("utf-8", errors="ignore").decode("utf-8", errors="ignore")
    spaced = "".join(" " if character.isspace() else character for character in whole)
    seen = "".join(one for one in spaced if unicodedata.category(one) not in _UNSEEN and one != "\ufeff")
    return unicodedata.normalize("NFC", " ".join(seen.split()))


def understood(question: Question, text: str) -> Answer | Unclear:
    """The answer that a cleaned, non-empty text gives, or why it gives none."""
    if len(text) > LONGEST:
        return Unclear.LONG
    match question.kind:
        case Kind.TEXT if question.choices and _is_number(text):
            # One of the sentences above is taken over.
            taken = _numbered(question, text.strip(" ."))
            return taken[0] if taken else Unclear.NUMBER
        case Kind.TEXT:
            return text if question.wordless or _has_words(text) else Unclear.WORDS
        case Kind.CHOICE:
            found = _numbered(question, text) or _named(question, text)
            return found[0] if found and len(found) == 1 else _unclear(text)
        case Kind.MANY:
            return _numbered(question, text) or _unclear(text)
        case Kind.NEXT if _is_number(text):
            return _numbered(question, text.strip(" .")) or Unclear.NUMBER
        case Kind.NEXT:
            return text if _has_words(text) else Unclear.WORDS
        case Kind.ACTORS:
            return _actors(question, text)


def _is_number(text: str) -> bool:
    return text.strip(" .").isdigit()


def _has_words(text: str) -> bool:
    return any(map(str.isalpha, text))


def _unclear(text: str) -> Unclear:
    return Unclear.NUMBER if _NUMBERS.fullmatch(text) else Unclear.CHOICE


def _numbered(question: Question, text: str) -> tuple[str, ...]:
    """The choices with these numbers; none at all where one of the numbers has no choice."""
    if not _NUMBERS.fullmatch(text):
        return ()
    numbers = [int(one) for one in re.findall(r"\d+", text)]
    if not all(1 <= number <= len(question.choices) for number in numbers):
        return ()
    return tuple(dict.fromkeys(question.choices[number - 1].value for number in numbers))


def _named(question: Question, text: str) -> tuple[str, ...]:
    """The one choice that is written so, or starts so."""
    low = text.lower()
    exact = [one.value for one in question.choices if low in (one.text.lower(), one.value.lower())]
    begun = [one.value for one in question.choices if one.text.lower().startswith(low)]
    found = exact or begun
    return tuple(found) if len(found) == 1 else ()


def _actors(question: Question, text: str) -> Answer | Unclear:
    """Numbers and names in any order, with commas between them; numbers may do with spaces."""
    chosen: list[str] = []
    for piece in filter(None, (one.strip() for one in _APART.split(text))):
        if _NUMBERS.fullmatch(piece):
            found = _numbered(question, piece)
            if not found:
                return Unclear.NUMBER
            chosen += found
        elif not _has_words(piece):
            return Unclear.WORDS
        elif len(piece.split()) > _LONGEST_NAME or len(piece) > _WIDEST_NAME:
            return Unclear.NAME
        else:
            chosen.append(_named_exactly(question, piece) or NEW + piece)
    return tuple(dict.fromkeys(chosen)) or Unclear.CHOICE


def _named_exactly(question: Question, text: str) -> str:
    return next((one.value for one in question.choices if one.text.casefold() == text.casefold()), "")


# --- Memory -----------------------------------------------------------------------------------------------------------
# What one conversation has to remember to go on later.


@dataclass(kw_only=True)
class Memory:
    """All that is needed to go on later. `answers` are by question, in the order in which they were given; `earlier`
    holds those that somebody went back over. `pending` is a sentence (with its question) on which the rules had
    something to say, and that nobody kept or rewrote yet. `base` is the text of a plan that was there before.
    """

    language: Language
    today: date
    base: str | None = None
    answers: dict[str, Answer] = field(default_factory=dict)
    earlier: dict[str, Answer] = field(default_factory=dict)
    pending: tuple[str, str] | None = None
