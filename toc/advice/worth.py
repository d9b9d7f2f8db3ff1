"""Whether an impact evaluation is worth it, by five criteria.

The criteria are those of the training's notes (ascribed to the OECD, 2014; Gertler et al., 2011, Impact Evaluation in
Practice, name the same five). Three of five is our own proposal, as in the rule `ie-not-warranted`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from toc.model import Criteria, Criterion, Evidence, Language, Plan
from toc.rules.evaluation.criteria import NAMES, is_proven
from toc.rules.evaluation.ie_not_warranted import YES_NEEDED
from toc.settings import Settings


class Verdict(StrEnum):
    """What the answers come to. `FOLLOW` is following whether a proven method is carried out as meant."""

    EVALUATE = "evaluate"
    MONITOR = "monitor"
    FOLLOW = "follow"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One criterion: the answer of the plan with its reason, and what else in the plan speaks for yes (`hints`)."""

    criterion: str
    answer: bool | None
    why: str
    hints: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    verdict: Verdict
    answers: tuple[Answer, ...]

    @property
    def yes(self) -> int:
        return sum(one.answer is True for one in self.answers)


def worth(plan: Plan, language: Language, settings: Settings) -> Worth:
    """The five criteria as the plan answers them, and what they come to. `language` is that of the plan's texts."""
    criteria = (plan.evaluation.criteria if plan.evaluation else None) or Criteria()
    hints = dict(_hints(plan))
    answers = tuple(_answer(criteria, name, hints.get(name, ())) for name in NAMES)
    return Worth(verdict=_verdict(plan, criteria, answers, language, settings.limit(YES_NEEDED)), answers=answers)


def _answer(criteria: Criteria, name: str, hints: tuple[tuple[str, int], ...]) -> Answer:
    criterion: Criterion | None = getattr(criteria, name)
    return Answer(
        criterion=name,
        answer=criterion.answer if criterion else None,
        why=(criterion.why or "") if criterion else "",
        hints=hints,
    )


def _verdict(plan: Plan, criteria: Criteria, answers: tuple[Answer, ...], language: Language, needed: int) -> Verdict:
    if is_proven(plan, criteria, language):
        return Verdict.FOLLOW
    yes = sum(one.answer is True for one in answers)
    still = sum(one.answer is None for one in answers)
    if yes >= needed:
        return Verdict.EVALUATE
    return Verdict.MONITOR if yes + still < needed else Verdict.OPEN


def _hints(plan: Plan) -> Iterator[tuple[str, tuple[tuple[str, int], ...]]]:
    """What the plan says elsewhere that bears on a criterion, as names of texts with a number."""
    thin = sum(one.evidence in (Evidence.NONE, Evidence.WEAK) for one in plan.hypotheses.values())
    decisions = sum(bool(one.decision) for one in plan.learning_questions.values())
    users = len(plan.evaluation.users) if plan.evaluation else 0
    for criterion, name, number in (
        ("untested", "thin", thin),
        ("strategic", "decisions", decisions),
        ("influential", "users", users),
    ):
        if number:
            yield criterion, ((name, number),)
