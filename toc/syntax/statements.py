"""The statements of a plan: every text that says one thing, with its kind and where it stands."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from toc.core.findings import Span
from toc.core.model import GOALS as GOALS_SECTION
from toc.core.model import IMPACT, Activity, Change, ImpactGoal, Plan
from toc.syntax.document import Document, Path


class Statement(StrEnum):
    """What a text is in the plan."""

    POLICY_OBJECTIVE = "policy_objective"
    IMPACT_GOAL = "impact_goal"
    ACTIVITY = "activity"
    OUTPUT = "output"
    OUTCOME = "outcome"
    INDICATOR = "indicator"
    NORM = "norm"
    LEARNING_QUESTION = "learning_question"


GOALS = (Statement.POLICY_OBJECTIVE, Statement.IMPACT_GOAL)
CHANGES = (Statement.OUTPUT, Statement.OUTCOME)


class Said(NamedTuple):
    """One text of a plan: `node` is the id of what it belongs to, `path` the way to it in the document."""

    kind: Statement
    node: str
    path: Path
    text: str

    @property
    def is_label(self) -> bool:
        """Whether a label had to serve, for want of a text."""
        return self.path[-1] == "label"


def statements(plan: Plan) -> Iterator[Said]:
    """Every statement of the plan, in the order of the training's steps."""
    if plan.policy_objective and plan.policy_objective.text:
        yield Said(Statement.POLICY_OBJECTIVE, "", ("policy_objective", "text"), plan.policy_objective.text)
    for name, goal in plan.all_goals().items():
        path: Path = ("impact_goal",) if name == IMPACT else (GOALS_SECTION, name)
        yield from _text_or_label(Statement.IMPACT_GOAL, name, path, goal)
        yield from _candidates(goal, name, path)
    for kind, section in (
        (Statement.ACTIVITY, "activities"),
        (Statement.OUTPUT, "outputs"),
        (Statement.OUTCOME, "outcomes"),
    ):
        for name, thing in getattr(plan, section).items():
            yield from _text_or_label(kind, name, (section, name), thing)
    for name, indicator in plan.indicators.items():
        if indicator.text:
            yield Said(Statement.INDICATOR, name, ("indicators", name, "text"), indicator.text)
        if indicator.target and indicator.target.text:
            yield Said(Statement.NORM, name, ("indicators", name, "target", "text"), indicator.target.text)
    for name, question in plan.learning_questions.items():
        if question.text:
            yield Said(Statement.LEARNING_QUESTION, name, ("learning_questions", name, "text"), question.text)


def _candidates(goal: ImpactGoal, name: str, path: Path) -> Iterator[Said]:
    """The short list, as long as none of it is chosen: each is weighed as the goal that it can become (Dhaene, ACE
    Europe, 2025, day 1). Of a goal that was chosen the list is how one came to it.
    """
    if not (goal.text or goal.label):
        for number, text in enumerate(goal.candidates):
            yield Said(Statement.IMPACT_GOAL, name, (*path, "candidates", number), text)


def _text_or_label(kind: Statement, node: str, path: Path, thing: Activity | Change | object) -> Iterator[Said]:
    for keyword in ("text", "label"):
        text = getattr(thing, keyword, None)
        if text:
            yield Said(kind, node, (*path, keyword), text)
            return


class Located:
    """Where the characters of a value stand in the file: quotes, escapes and folded lines are accounted for."""

    def __init__(self, document: Document, path: Path, value: str) -> None:
        place = document.place(*path)
        self._document = document
        self._whole = place.value if place else document.start
        self._value = value
        start, end = self._whole.start.offset, self._whole.end.offset
        self._offsets = _offsets(value, document.text[start:end], start)

    @property
    def whole(self) -> Span:
        """The value as a whole."""
        return self._whole

    def span(self, start: int, end: int) -> Span:
        """The span of these characters of the value: on one line, as far as they stand on the first of them."""
        places = [place for place in self._offsets[start:end] if place >= 0]
        if not places:
            return self._whole
        first, last = places[0], places[-1] + 1
        line_end = _LINE_END.search(self._document.text, first, last)
        return self._document.lines.span(first, line_end.start() if line_end else last)

    def exact(self, start: int, end: int) -> tuple[int, int] | None:
        """The offsets in the file of these characters, where they stand there just as they are; None elsewhere."""
        places = self._offsets[start:end]
        if not places or places[0] < 0 or places[-1] - places[0] != end - start - 1:
            return None
        found = self._document.text[places[0] : places[-1] + 1]
        return (places[0], places[-1] + 1) if found == self._value[start:end] else None


_LINE_END = re.compile(r"[\r\n]")
_QUOTES = ("'", '"')
_MARKS = (*_QUOTES, ">", "|")


def _offsets(value: str, raw: str, start: int) -> Sequence[int]:
    """For every character of a value its offset in the file; -1 where it stands there in another form."""
    quoted = raw[:1] in _QUOTES and raw[1:-1] == value
    if (raw == value or quoted) and value[:1] not in _MARKS and "'" not in value and " ".join(value.split()) == value:
        return range(start + quoted, start + quoted + len(value))  # most texts stand there as they are
    offsets = [-1] * len(value)
    cursor = raw.find("\n") + 1 if raw.startswith((">", "|")) else 0
    doubled = raw.startswith("'")
    for word in re.finditer(r"\S+", value):
        written = word[0].replace("'", "''") if doubled else word[0]
        found = raw.find(written, cursor)
        if found < 0:
            continue
        cursor, place = found + len(written), found
        for index in range(word.start(), word.end()):
            offsets[index] = start + place
            place += 2 if doubled and value[index] == "'" else 1
        if word.start() and offsets[word.start() - 1] < 0 and value[word.start() - 1] == " ":
            offsets[word.start() - 1] = start + found - 1
    return offsets
