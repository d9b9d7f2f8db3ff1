"""Rules on the impact goal itself: that there is one, what it is for, and from which policy it comes."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.core.model import IMPACT, ImpactGoal, Plan
from toc.language import has_grammar
from toc.language.reading import Form, Who
from toc.lint.rules._helpers.judgement import quoted
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE, NOBLE, VOGEL
from toc.syntax.statements import Said, Statement

# --- TOC102: no impact goal, or more than one -------------------------------------------------------------------------

_BETWEEN_GOALS = late(r"\s(?:/|\||OF|OR|en/of|and/or|ofwel)\s|;\s")
"""What stands between two goals that are both still in the race."""


@rule(
    102,
    "impact-goal-missing-or-many",
    Severity.ERROR,
    Checklist.IMPACT_GOAL,
    applies_from=Profile.DRAFT,
    sources=(
        DHAENE,
        VOGEL,
    ),
    needs_whole_file=True,
)
def impact_goal_missing_or_many(inspection: Inspection) -> Iterator[RawFinding]:
    goals = inspection.plan.all_goals()
    if not goals:
        yield from _missing(inspection)
    for name, goal in goals.items():
        if not (goal.text or goal.label):
            yield from _not_chosen(inspection, name, goal)
    if any(goal.text or goal.label for goal in goals.values()):
        yield from _two_in_one(inspection)


def _missing(inspection: Inspection) -> Iterator[RawFinding]:
    """No impact goal: shown at its empty keyword, or else where it would follow, behind the policy objective."""
    document, objective = inspection.document, inspection.plan.policy_objective
    place = document.place("impact_goal") or document.place("policy_objective")
    text = objective.text if objective else None
    if document.places:
        yield RawFinding(
            span=place.name if place else document.start,
            variant="objective" if text else "",
            facts={"objective": quoted(text or "")},
            missing_keywords=("impact_goal",),
        )


def _not_chosen(inspection: Inspection, name: str, goal: ImpactGoal) -> Iterator[RawFinding]:
    """A short list without a choice. That the text is missing is another rule's business."""
    if goal.candidates:
        yield RawFinding(
            span=inspection.at(name, "candidates"),
            variant="candidates",
            facts={"count": len(goal.candidates), "candidate": quoted(_best(inspection, goal.candidates))},
            node=name,
            severity=Severity.WARNING,
            missing_keywords=("text", "label"),
        )


def _best(inspection: Inspection, candidates: Sequence[str]) -> str:
    """The candidate to show as an example: the first that is not about the city itself."""
    if not has_grammar(inspection.document.language):
        return candidates[0]
    return next((one for one in candidates if not inspection.texts.names_own(one)), candidates[0])


_MOST_PLACES = 20
"""So many places are tried where one goal may end and another begin: each time the text is read on both sides."""


def _two_in_one(inspection: Inspection) -> Iterator[RawFinding]:
    for said in inspection.texts.of(Statement.IMPACT_GOAL):
        for found in islice(_BETWEEN_GOALS.finditer(said.text), _MOST_PLACES):
            if _is_goal(inspection, said.text[: found.start()]) and _is_goal(inspection, said.text[found.end() :]):
                yield _report_two(inspection, said, found)
                break


def _report_two(inspection: Inspection, said: Said, found: re.Match[str]) -> RawFinding:
    return RawFinding(
        span=inspection.texts.at(said, *_without_spaces(found)),
        variant="many",
        facts={"other": quoted(said.text[found.end() :])},
        node=said.node,
        severity=Severity.WARNING,
        applies_from=Profile.REVIEW,
    )


def _without_spaces(found: re.Match[str]) -> tuple[int, int]:
    written = found[0]
    start = found.start() + len(written) - len(written.lstrip())
    return start, start + len(written.strip())


def _is_goal(inspection: Inspection, text: str) -> bool:
    """Whether a text is a sentence about somebody or something of its own."""
    reading = inspection.texts.read_text(text)
    alone = (Who.NOBODY, Who.THERE)
    return reading.form is Form.SENTENCE and bool(reading.clauses) and reading.clauses[0].subject.who not in alone


# --- TOC112: an impact goal that does not say why it is needed --------------------------------------------------------


@rule(
    112,
    "goal-without-why",
    Severity.WARNING,
    Checklist.IMPACT_GOAL,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        VOGEL,
        NOBLE,
    ),
    needs_whole_file=True,
)
def goal_without_why(inspection: Inspection) -> Iterator[RawFinding]:
    plan, document = inspection.plan, inspection.document
    if (plan.context and plan.context.problem) or document.is_unread("", ("context",)):
        return
    for name, goal in plan.all_goals().items():
        if (goal.text or goal.label) and not goal.why and not _has_why_above(plan, name):
            facts = {"goal": inspection.label(name)}
            yield RawFinding(span=inspection.at(name), facts=facts, node=name, missing_keywords=("why",))


def _has_why_above(plan: Plan, name: str) -> bool:
    """Whether a goal leads to the global goal, which says why: that holds for what leads to it as well."""
    above = plan.impact_goal
    return name in plan.goals and IMPACT in plan.goals[name].leads_to and above is not None and bool(above.why)


# --- TOC101: a plan that does not say which policy objective it starts from -------------------------------------------


@rule(
    101,
    "policy-objective-missing",
    Severity.ERROR,
    Checklist.IMPACT_GOAL,
    applies_from=Profile.REVIEW,
    sources=(DHAENE,),
    needs_whole_file=True,
)
def policy_objective_missing(inspection: Inspection) -> Iterator[RawFinding]:
    plan, document = inspection.plan, inspection.document
    lacking = _lacking(inspection)
    if not lacking or not document.places:
        return
    problem = plan.context is not None and bool(plan.context.problem)
    yield RawFinding(
        span=document.span_of("policy_objective"),
        variant="" if lacking == "all" else lacking,
        severity=Severity.WARNING if lacking == "source" or (lacking == "all" and problem) else None,
        missing_keywords=("policy_objective", *(("context",) if lacking == "all" else ())),
    )


def _lacking(inspection: Inspection) -> str:
    """What the policy objective lacks: `all`, `both` text and source, one of them, or nothing."""
    objective = inspection.plan.policy_objective
    if objective is None:
        return "all"
    sourced = objective.source or objective.code or objective.url
    if objective.text:
        return "" if sourced else "source"
    return "text" if sourced else "both"
