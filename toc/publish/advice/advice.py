"""The whole advice for a plan, as values; `story` puts it into words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import ceil, sqrt

from toc.core.findings import Finding, Severity
from toc.core.graph import CausalGraph, graph_of
from toc.core.model import Criteria, Criterion, Evidence, Indicator, Language, Method, MethodType, Plan, date_range
from toc.core.numbers import readings
from toc.core.settings import Settings
from toc.lint.rules import ALL_RULES
from toc.lint.rules.base import Checklist, Rule
from toc.lint.rules.evaluation.impact_evaluation import NAMES, YES_NEEDED, is_proven
from toc.publish.advice.decision import Option, options
from toc.publish.advice.facts import Fact, Need, about, facts
from toc.syntax.document import Document

MOST = 5
"""So many topics fit in a coaching session; the rest can wait."""

SHOWN = 3
"""Findings that a topic names; of more it gives the number."""

_WEIGHT = {Severity.ERROR: 5, Severity.WARNING: 3, Severity.INFO: 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One checklist of the training on which the plan leaves something open, with what that is."""

    checklist: Checklist
    findings: tuple[Finding, ...]

    @property
    def weight(self) -> int:
        return sum(_WEIGHT[one.severity] for one in self.findings)


def topics(findings: Iterable[Finding], rules: Sequence[Rule]) -> tuple[Topic, ...]:
    """The checklists with something open, what weighs most first; findings on reading the file are no topic."""
    checklists = {rule.name: rule.checklist for rule in rules if rule.checklist is not Checklist.READING}
    by_checklist: dict[Checklist, list[Finding]] = {}
    for finding in findings:
        if finding.rule in checklists:
            by_checklist.setdefault(checklists[finding.rule], []).append(finding)
    found = (Topic(checklist=name, findings=_telling(some)) for name, some in by_checklist.items())
    return tuple(sorted(found, key=lambda topic: -topic.weight))


def _telling(findings: list[Finding]) -> tuple[Finding, ...]:
    """The gravest first, and of one rule not three in a row."""
    seen: Counter[str] = Counter()
    ranked: list[tuple[int, int, int, Finding]] = []
    for finding in findings:
        ranked.append((-_WEIGHT[finding.severity], seen[finding.rule], len(ranked), finding))
        seen[finding.rule] += 1
    return tuple(finding for *_, finding in sorted(ranked, key=lambda one: one[:3]))


_SURE, _SEEN = 1.959964, 0.841621
"""Quantiles of the normal distribution for 5% (on two sides) and 80%."""


class Before(StrEnum):
    """How it stands with the measurement before: done, planned, still possible, or too late for it."""

    DONE = "done"
    PLANNED = "planned"
    POSSIBLE = "possible"
    TOO_LATE = "too_late"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Before and after for one indicator. `start` is when the first activity starts that leads to it.

    `needed` is how many people each of the two measurements needs to tell baseline and target apart, `people` how many
    the smallest of its methods asks; None where the plan does not say enough to know.
    """

    indicator: str
    before: Before
    moments: int
    start: date | None = None
    needed: int | None = None
    people: int | None = None

    @property
    def is_too_small(self) -> bool:
        return self.needed is not None and self.people is not None and self.people < self.needed


def comparisons(plan: Plan, today: date) -> tuple[Comparison, ...]:
    """A line for each indicator of an outcome or of the impact goal: these have a before and an after."""
    graph = graph_of(plan)
    return tuple(
        _comparison(plan, graph, indicator, today)
        for indicator in plan.indicators.values()
        if any(name not in plan.activities and name not in plan.outputs for name in about(plan, indicator))
    )


def _comparison(plan: Plan, graph: CausalGraph, indicator: Indicator, today: date) -> Comparison:
    methods = answering(plan, indicator.id)
    start = min(_starts(plan, graph, indicator), default=None)
    people = [one.cases for one in methods.values() if one.cases and one.type is MethodType.SURVEY]
    return Comparison(
        indicator=indicator.id,
        before=_before(indicator, start, today),
        moments=len({moment for method in methods.values() for moment in method.when}),
        start=start,
        needed=needed(indicator) if people else None,
        people=min(people, default=None),
    )


def answering(plan: Plan, need: str) -> Mapping[str, Method]:
    """The methods that answer a need, by id."""
    return {name: method for name, method in plan.methods.items() if need in method.answers}


def _before(indicator: Indicator, start: date | None, today: date) -> Before:
    baseline = indicator.baseline
    if baseline and baseline.value:
        return Before.DONE
    if baseline and baseline.plan:
        return Before.PLANNED
    return Before.TOO_LATE if start and start < today else Before.POSSIBLE


def _starts(plan: Plan, graph: CausalGraph, indicator: Indicator) -> Iterator[date]:
    """When the activities start that lead to what is measured, as far as the plan says."""
    names = set(about(plan, indicator))
    for name in graph.upstream(names):
        activity = plan.activities.get(name)
        if activity and activity.start:
            yield date_range(activity.start)[0]


def needed(indicator: Indicator) -> int | None:
    """People that each measurement needs to show a change from the baseline to the target of a share (%)."""
    if (indicator.unit or "").strip() not in ("%", "procent", "percent"):
        return None
    before = _share(indicator.baseline.value if indicator.baseline else None)
    after = _share(indicator.target.value if indicator.target else None)
    if before is None or after is None or before == after:
        return None
    middle = (before + after) / 2
    spread = _SURE * sqrt(2 * middle * (1 - middle)) + _SEEN * sqrt(before * (1 - before) + after * (1 - after))
    return ceil((spread / (after - before)) ** 2)


def _share(written: str | None) -> float | None:
    """A percentage as a share from 0 to 1; None where it is none, or can be read in two ways."""
    meant = {one.exact for language in Language for one in readings((written or "").strip("% "), language)}
    share = float(meant.pop() / 100) if len(meant) == 1 else -1
    return share if 0 <= share <= 1 else None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedAdvice:
    """An information need with the facts about it, every method in the order in which it fits, and the methods that the
    plan has for it. `about` are the ids of the boxes that it is about."""

    need: Need
    about: tuple[str, ...]
    facts: tuple[Fact, ...]
    options: tuple[Option, ...]
    chosen: tuple[Method, ...]

    @property
    def asks_what_caused_it(self) -> bool:
        """Whether it asks what a change owes to the plan. Then one measures before and after, and asks those concerned
        (Storms): ethics and context speak against experiments."""
        return any(fact.name == "caused" for fact in self.facts)

    def option(self, method: MethodType) -> Option | None:
        return next((one for one in self.options if one.method is method), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """`own_topics` are the topics for coaching that the plan names itself. `whole`: it is about the plan, and not only
    about some needs."""

    needs: tuple[NeedAdvice, ...]
    comparisons: tuple[Comparison, ...]
    worth: Worth
    own_topics: tuple[str, ...]
    topics: tuple[Topic, ...]
    whole: bool = True


def advise(document: Document, findings: Sequence[Finding], settings: Settings, today: date) -> Advice:
    """The advice for one plan. `findings` are those of all rules, in the language of the advice; `today` decides
    whether a measurement before can still be made."""
    plan = document.plan
    wanted: tuple[Need, ...] = (*plan.indicators.values(), *plan.learning_questions.values())
    needs = []
    for need in wanted:
        known = facts(plan, need)
        chosen = tuple(answering(plan, need.id).values())
        needs.append(
            NeedAdvice(
                need=need,
                about=about(plan, need),
                facts=known,
                options=options(fact.name for fact in known),
                chosen=chosen,
            )
        )
    return Advice(
        needs=tuple(needs),
        comparisons=comparisons(plan, today),
        worth=worth(plan, document.language, settings),
        own_topics=plan.coaching_topics,
        topics=topics(findings, ALL_RULES),
    )
