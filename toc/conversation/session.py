"""One conversation with one person: played from its beginning to the question that has no answer yet."""

from dataclasses import replace
from enum import StrEnum
from functools import cached_property

from toc.conversation.asking import Sift, explanation, remarks
from toc.conversation.course import heading_again, more_of_a_plan, new_plan, welcome_back
from toc.conversation.draft import Draft, made
from toc.conversation.question import (
    Answer,
    Kind,
    Memory,
    Note,
    Question,
    Remark,
    Say,
    Turn,
    Unclear,
    cleaned,
    understood,
)
from toc.conversation.talk import Talk
from toc.conversation.words import Phrase
from toc.conversation.writing import file_of, grafted
from toc.core.model import Language, Plan
from toc.core.settings import Settings
from toc.syntax.document import Document
from toc.syntax.source import read

# --- Playing ----------------------------------------------------------------------------------------------------------
# A conversation played from its beginning to the question that has no answer yet.


class Play:
    """`turn` is where it stands, None at its end."""

    def __init__(self, memory: Memory, base: Document | None, settings: Settings) -> None:
        """Answers by itself whatever the memory has an answer to."""
        self.talk = Talk(memory.language, Draft(base.plan if base else made(Plan)), memory.today, settings)
        self._steps = (more_of_a_plan if base else new_plan)(self.talk)
        self._proposal: Answer | None = None
        self.turn: Turn | None = next(self._steps)
        while self.turn and self.turn.question.key in memory.answers:
            answer = memory.answers[self.turn.question.key]
            if not self.turn.question.takes(answer):
                break
            self.on(answer)

    def on(self, answer: Answer) -> None:
        """Answers the question at hand."""
        self._proposal = None
        try:
            self.turn = self._steps.send(answer)
        except StopIteration:
            self.turn = None

    @property
    def proposal(self) -> Answer:
        """What the question at hand proposes; worked out once."""
        if self._proposal is None and self.turn:
            proposed = self.turn.question.proposal()
            self._proposal = proposed if self.turn.question.takes(proposed) else ""
        return self._proposal or ""

    def tell_nothing(self) -> None:
        """Leaves out what is told before the question: who goes back has read it."""
        if self.turn:
            self.turn = replace(self.turn, notes=())

    def welcome_back(self) -> None:
        """Tells where the conversation was, instead of the beginning of the step."""
        if self.turn:
            told = tuple(one for one in self.turn.notes if isinstance(one, Say))
            self.turn = replace(self.turn, notes=(welcome_back(self.talk), *heading_again(self.talk), *told))


# --- The session ------------------------------------------------------------------------------------------------------
# One conversation with one person: takes what is typed, and knows what to show next.


class Command(StrEnum):
    """What can be typed instead of an answer, in either language."""

    MORE = "more"
    BACK = "back"
    STOP = "stop"


COMMANDS = {
    "?": Command.MORE,
    "help": Command.MORE,
    "<": Command.BACK,
    "terug": Command.BACK,
    "back": Command.BACK,
    "stop": Command.STOP,
}

CLEARED = "-"
"""Typed where Enter would keep or take something, to have nothing there."""

_MOST_REMARKS = 2
"""So many remarks at once: who gets more reads none."""

_UNCLEAR = {
    Unclear.NUMBER: Phrase.NO_NUMBER,
    Unclear.CHOICE: Phrase.NO_CHOICE,
    Unclear.NEEDED: Phrase.NEEDED,
    Unclear.LONG: Phrase.TOO_LONG,
    Unclear.NAME: Phrase.NO_NAME,
    Unclear.WORDS: Phrase.NO_WORDS,
}


class Session:
    """`turn` is what to tell and ask now, None when all is said. `remarks` are those on the pending sentence."""

    def __init__(
        self,
        memory: Memory,
        settings: Settings | None = None,
        top: tuple[str, ...] = (),
        sift: Sift | None = None,
    ) -> None:
        self.memory = memory
        self.stopped = False
        self.remarks: tuple[Remark, ...] = ()
        self._settings = settings or Settings()
        self._sift = sift
        self._top = top
        self._start()
        if memory.answers or memory.pending:
            self._play.welcome_back()
        self._take_up_pending()

    @property
    def turn(self) -> Turn | None:
        return self._play.turn

    @property
    def plan(self) -> Plan:
        return self._play.talk.plan

    @property
    def language(self) -> Language:
        return self.memory.language

    def phrase(self, phrase: Phrase, **gaps: object) -> str:
        return self._play.talk.phrase(phrase, **gaps)

    @cached_property
    def _base(self) -> Document | None:
        return None if self.memory.base is None else read(self.memory.base, "")

    def content(self) -> bytes:
        """The file as it is now. Raises NotWritableError where an existing plan cannot be added to."""
        if self._base is not None:
            return grafted(self._base, self.plan).encode()
        return file_of(self.plan, self.language, top=self._top)

    @property
    def default(self) -> Answer:
        """What Enter means: an answer that was given before, or what is proposed."""
        question = self._question
        earlier = self.memory.earlier.get(question.key)
        if earlier is not None and question.takes(earlier):
            return earlier
        return self._play.proposal

    @property
    def is_earlier(self) -> bool:
        """Whether Enter brings back an answer that was given before."""
        return bool(self.memory.earlier.get(self._question.key))

    @property
    def prefill(self) -> str:
        """What to put on the line, where the terminal can, to be changed there."""
        if self.memory.pending:
            return self.memory.pending[1]
        default = self.default
        return default if isinstance(default, str) and self._question.kind in (Kind.TEXT, Kind.NEXT) else ""

    def take(self, typed: str) -> tuple[Note, ...]:
        """Takes what was typed; gives what to tell about it at once."""
        text = cleaned(typed)
        match COMMANDS.get(text.lower()):
            case Command.MORE:
                return self._explain()
            case Command.BACK:
                return self._back()
            case Command.STOP:
                self.stopped = True
                return ()
            case None if self.memory.pending:
                return self._decide(text, self.memory.pending[1])
            case None:
                return self._answer(text)

    @property
    def _question(self) -> Question:
        if self.turn is None:
            raise LookupError
        return self.turn.question

    def _start(self) -> None:
        """Starts anew, and answers what was answered before."""
        self._play = Play(self.memory, self._base, self._settings)

    def closing(self) -> tuple[Note, ...]:
        """What is still to be told when all questions are asked."""
        return self._play.talk.told()

    def _settle(self, answer: Answer) -> None:
        key = self._question.key
        self.memory.pending, self.remarks = None, ()
        self.memory.answers[key] = answer
        self.memory.earlier.pop(key, None)
        self._play.on(answer)

    def _answer(self, text: str) -> tuple[Note, ...]:
        question = self._question
        if not text and self.default:
            self._settle(self.default)
            return ()
        answer = "" if text in ("", CLEARED) else understood(self._question, text)
        if isinstance(answer, Unclear) or not question.takes(answer):
            return (self._unclear(answer if isinstance(answer, Unclear) else Unclear.NEEDED),)
        if isinstance(answer, str) and answer and question.probe:
            return self._offer(answer)
        self._settle(answer)
        return ()

    def _unclear(self, why: Unclear) -> Say:
        most = len(self._question.choices)
        return Say(self.phrase(_UNCLEAR[why] if most or why is not Unclear.NUMBER else Phrase.NO_LIST, most=most))

    def _offer(self, text: str) -> tuple[Note, ...]:
        """A sentence: the rules look at it first."""
        doubted_before = self.memory.pending is not None
        probe = self._question.probe
        found = self._remarks(text)
        if probe and probe.only_noted:
            self._settle(text)
            return (
                *found[:_MOST_REMARKS],
                Say(self.phrase(Phrase.OBJECTIVE_VAGUE if found else Phrase.OBJECTIVE_NOTED)),
            )
        if found:
            self.memory.pending, self.remarks = (self._question.key, text), found
            return ()
        self._settle(text)
        return (Say(self.phrase(Phrase.GOOD)),) if doubted_before else ()

    def _decide(self, text: str, pending: str) -> tuple[Note, ...]:
        """Keeps the pending sentence, or looks at the one that comes in its place."""
        if text in ("", pending):
            self._settle(pending)
            return ()
        if text == CLEARED:
            self.memory.pending, self.remarks = None, ()
            return ()
        answer = understood(self._question, text)
        if isinstance(answer, Unclear):
            return (self._unclear(answer),)
        if isinstance(answer, str):
            return self._offer(answer)
        self._settle(answer)
        return ()

    def _remarks(self, text: str) -> tuple[Remark, ...]:
        probe = self._question.probe
        if probe is None:
            return ()
        return remarks(
            probe,
            text,
            language=self.language,
            settings=self._settings,
            today=self.memory.today,
            sift=self._sift,
        )

    def shown_remarks(self) -> tuple[Note, ...]:
        """The remarks on the pending sentence, the heaviest first, and how many more there are."""
        more = len(self.remarks) - _MOST_REMARKS
        rest = (Say(self.phrase(Phrase.MORE_REMARKS)),) if more > 0 else ()
        return (*self.remarks[:_MOST_REMARKS], *rest)

    def _take_up_pending(self) -> None:
        """A sentence that waited for a decision when the conversation broke off waits for it again."""
        pending = self.memory.pending
        if not pending or self.turn is None or self.turn.question.key != pending[0]:
            self.memory.pending = None
            return
        self.remarks = self._remarks(pending[1])
        if not self.remarks:
            self._settle(pending[1])

    def _explain(self) -> tuple[Note, ...]:
        question = self._question
        if question.explained is None:
            return (Say(question.why), Say(self.phrase(Phrase.EXAMPLE, example=question.example)))[
                : 1 + bool(question.example)
            ]
        return (explanation(question.explained, self.language),)

    def _back(self) -> tuple[Note, ...]:
        if self.memory.pending:
            key, text = self.memory.pending
            self.memory.earlier[key] = text
            self.memory.pending, self.remarks = None, ()
            return ()
        if not self.memory.answers:
            return (Say(self.phrase(Phrase.NOTHING_BEFORE)),)
        key, answer = self.memory.answers.popitem()
        self.memory.earlier[key] = answer
        self._start()
        self._play.tell_nothing()
        return ()
