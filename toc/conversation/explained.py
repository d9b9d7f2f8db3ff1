"""From which rule each question takes the explanation that `?` gives."""

from collections.abc import Mapping

from toc.conversation.question import Explained
from toc.conversation.words import Ask
from toc.core.model import Plan


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
