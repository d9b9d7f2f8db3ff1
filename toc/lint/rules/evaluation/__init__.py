"""Group 11: whether an impact evaluation is worth it."""

from toc.lint.rules.base import Rule
from toc.lint.rules.evaluation.conditions import condition_action_incomplete, condition_not_fulfilled
from toc.lint.rules.evaluation.impact_evaluation import (
    fidelity_instead_of_impact,
    ie_criteria_unanswered,
    ie_not_warranted,
)

RULES: tuple[Rule, ...] = (
    ie_criteria_unanswered,
    ie_not_warranted,
    fidelity_instead_of_impact,
    condition_not_fulfilled,
    condition_action_incomplete,
)
