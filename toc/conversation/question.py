"""What the conversation tells and asks: plain values, so that a terminal and a test can both show them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from toc.core.model import Plan

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
