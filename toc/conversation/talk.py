"""What the steps share: the plan so far, the words, and a way to ask."""

import re
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from datetime import date

from toc.conversation.draft import Draft
from toc.conversation.explained import EXPLAINED
from toc.conversation.phrases import words_in
from toc.conversation.question import Answer, Choice, Kind, Note, Probe, Question, Say, Step, Turn, nothing
from toc.conversation.words import Ask, Phrase, Words
from toc.core.model import Language, Plan
from toc.core.settings import Settings

Asking = Generator[Turn, Answer, Answer]
Steps = Generator[Turn, Answer, None]

_WORDLESS = frozenset({Ask.SOURCE, Ask.UNIT, Ask.BASELINE, Ask.TARGET})
"""Where a number or a sign can be the whole answer: the number of an objective, a figure, a percent sign."""


@dataclass
class Talk:
    """One conversation under way. `prefix` tells apart the questions of a step that is walked through twice,
    `asked` counts all questions."""

    language: Language
    draft: Draft
    today: date
    settings: Settings = field(default_factory=Settings)
    step: Step = Step.OPENING
    prefix: str = ""
    asked: int = 0
    _notes: list[Note] = field(default_factory=list)

    @property
    def words(self) -> Words:
        return words_in(self.language)

    @property
    def plan(self) -> Plan:
        return self.draft.plan

    def phrase(self, phrase: Phrase, **gaps: object) -> str:
        return filled(self.words.say[phrase], gaps)

    def say(self, phrase: Phrase, **gaps: object) -> None:
        self.tell(Say(self.phrase(phrase, **gaps)))

    def tell(self, note: Note) -> None:
        """Tells something before the next question."""
        self._notes.append(note)

    def told(self) -> tuple[Note, ...]:
        """What is still to be told; it counts as told from then on."""
        notes = tuple(self._notes)
        self._notes.clear()
        return notes

    def ask(
        self,
        ask: Ask,
        key: str = "",
        *,
        kind: Kind = Kind.TEXT,
        choices: tuple[Choice, ...] = (),
        proposal: Callable[[], Answer] = nothing,
        required: bool = False,
        says_enter: bool = False,
        probe: Probe | None = None,
        **gaps: object,
    ) -> Asking:
        """Asks, and gives the answer."""
        text = self.words.ask[ask]
        self.asked += 1
        question = Question(
            key=self.prefix + (key or ask.value),
            step=self.step,
            ask=filled(text.ask, gaps),
            why=text.why,
            example=text.example,
            kind=kind,
            choices=choices,
            proposal=proposal,
            required=required,
            says_enter=says_enter,
            wordless=ask in _WORDLESS,
            probe=probe,
            explained=EXPLAINED.get(ask),
        )
        return (yield Turn(self.told(), question))

    def ask_text(self, ask: Ask, key: str = "", **more: object) -> Generator[Turn, Answer, str]:
        """The same where the answer is a text or one choice."""
        answer = yield from self.ask(ask, key, **more)  # type: ignore[arg-type]
        return answer if isinstance(answer, str) else answer[0]

    def ask_list(self, ask: Ask, key: str = "", **more: object) -> Generator[Turn, Answer, tuple[str, ...]]:
        """The same where the answer is any number of things."""
        answer = yield from self.ask(ask, key, **more)  # type: ignore[arg-type]
        return answer if isinstance(answer, tuple) else tuple(filter(None, (answer,)))


def filled(template: str, gaps: Mapping[str, object]) -> str:
    """The template with its gaps filled in, each once; a sentence in a gap leaves its full stop behind."""

    def value(found: re.Match[str]) -> str:
        gap = gaps.get(found[1], found[0])
        return gap.rstrip(". ") if isinstance(gap, str) else str(gap)

    return re.sub(r"\{(\w+)\}", value, template)
