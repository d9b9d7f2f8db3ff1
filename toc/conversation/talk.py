"""What the steps share: the plan so far, the words, a way to ask, and the explanation that `?` gives."""

import re
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from datetime import date

from toc.conversation.draft import Draft
from toc.conversation.question import (
    Answer,
    Choice,
    Explained,
    Kind,
    Note,
    Probe,
    Question,
    Say,
    Step,
    Turn,
    nothing,
)
from toc.conversation.words import Ask, Phrase, Words, words_in
from toc.core.model import Language, Plan
from toc.core.settings import Settings

# --- Explanations -----------------------------------------------------------------------------------------------------
# From which rule each question takes the explanation that `?` gives.


def _nothing(_plan: Plan) -> None:
    return None


def _goal(plan: Plan) -> str | None:
    return plan.impact_goal.text if plan.impact_goal else None


def _why(plan: Plan) -> str | None:
    return plan.impact_goal.why if plan.impact_goal else None


def _activity(plan: Plan) -> str | None:
    return next((one.text for one in plan.activities.values()), None)


def _label(plan: Plan) -> str | None:
    things = (*plan.activities.values(), *plan.changes())
    return next((one.label or one.text for one in things), None)


def _outcome(plan: Plan) -> str | None:
    return next((one.text for one in plan.outcomes.values()), None)


def _hypothesis(plan: Plan) -> str | None:
    return next((one.text for one in plan.hypotheses.values()), None)


def _mechanism(plan: Plan) -> str | None:
    return next((one.mechanism for one in plan.hypotheses.values()), None)


def _assumption(plan: Plan) -> str | None:
    return next((one.assumptions[0] for one in plan.hypotheses.values() if one.assumptions), None)


def _indicator(plan: Plan) -> str | None:
    return next((one.text for one in plan.indicators.values()), None)


def _question(plan: Plan) -> str | None:
    return next((one.text for one in plan.learning_questions.values()), None)


EXPLAINED: Mapping[Ask, Explained] = {
    Ask.OBJECTIVE: Explained("policy-objective-missing", _nothing),
    Ask.SOURCE: Explained("policy-objective-missing", _nothing),
    Ask.PROBLEM: Explained("goal-without-why", _why),
    Ask.WHY: Explained("organisation-as-subject", _goal),
    Ask.WHY_AGAIN: Explained("missing-target-group", _goal),
    Ask.GOAL: Explained("slogan-not-goal", _goal),
    Ask.GOAL_MORE: Explained("organisation-as-subject", _goal),
    Ask.CHOOSE: Explained("impact-goal-missing-or-many", _nothing),
    Ask.GOAL_WHO: Explained("unspecific-target-group", _goal),
    Ask.HORIZON: Explained("timeframe-missing", _nothing),
    Ask.LABEL: Explained("label-too-long", _label),
    Ask.ACTIVITY: Explained("outcome-as-activity", _activity),
    Ask.ACTIVITY_MORE: Explained("vague-activity-verb", _activity),
    Ask.BY: Explained("activity-without-actor", _activity),
    Ask.FOR: Explained("activity-without-target", _activity),
    Ask.WITH: Explained("boundary-partner-missing", _nothing),
    Ask.OUTPUT: Explained("outputs-or-outcomes-absent", _nothing),
    Ask.OUTPUT_MORE: Explained("outputs-or-outcomes-absent", _nothing),
    Ask.THEN: Explained("no-change-language", _outcome),
    Ask.CHANGES_IN: Explained("change-without-who", _nothing),
    Ask.TYPE: Explained("change-type-missing", _nothing),
    Ask.TERM: Explained("timeframe-not-monotone", _nothing),
    Ask.ROLE: Explained("target-group-undeclared", _nothing),
    Ask.MISSING: Explained("boundary-partner-missing", _nothing),
    Ask.CHANGE_OF: Explained("boundary-partner-without-change", _nothing),
    Ask.BROUGHT_BY: Explained("change-without-cause", _nothing),
    Ask.DOUBTED: Explained("critical-assumption-untested", _nothing),
    Ask.EVIDENCE: Explained("critical-assumption-untested", _nothing),
    Ask.IMPORTANCE: Explained("critical-assumption-untested", _nothing),
    Ask.HYPOTHESIS: Explained("link-without-hypothesis", _hypothesis),
    Ask.MECHANISM: Explained("mechanism-describes-activity", _mechanism),
    Ask.ASSUMPTION: Explained("assumption-restates-outcome", _assumption),
    Ask.FACTOR: Explained("external-factors-missing", _nothing),
    Ask.FACTOR_MORE: Explained("external-factors-missing", _nothing),
    Ask.MEASURED: Explained("outcome-without-information-need", _nothing),
    Ask.INDICATOR: Explained("indicator-not-neutral", _indicator),
    Ask.BASELINE: Explained("baseline-missing", _nothing),
    Ask.TARGET: Explained("norm-missing", _nothing),
    Ask.DATA: Explained("indicator-sheet-incomplete", _nothing),
    Ask.QUESTION: Explained("learning-question-closed", _question),
    Ask.QUESTION_MORE: Explained("learning-question-closed", _question),
    Ask.USER: Explained("learning-question-without-use", _nothing),
    Ask.DECISION: Explained("learning-question-without-use", _nothing),
}
"""Questions that are not here have an explanation in their own words, and no example of a rule that fits."""


# --- Asking -----------------------------------------------------------------------------------------------------------
# What the steps share: the plan so far, the words, and a way to ask.

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
