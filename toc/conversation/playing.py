"""A conversation played from its beginning to the question that has no answer yet."""

from dataclasses import replace

from toc.conversation.course import heading_again, more_of_a_plan, new_plan, welcome_back
from toc.conversation.draft import Draft, made
from toc.conversation.memory import Memory
from toc.conversation.question import Answer, Say, Turn
from toc.conversation.talk import Talk
from toc.core.model import Plan
from toc.core.settings import Settings
from toc.syntax.document import Document


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
