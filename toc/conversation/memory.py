"""What one conversation has to remember to go on later."""

from dataclasses import dataclass, field
from datetime import date

from toc.conversation.question import Answer
from toc.core.model import Language


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
