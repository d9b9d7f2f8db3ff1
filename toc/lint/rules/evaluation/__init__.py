"""Group 11: whether an impact evaluation is worth it."""

from toc.lint.rules.base import Rule
from toc.lint.rules.evaluation.fidelity_instead_of_impact import fidelity_instead_of_impact
from toc.lint.rules.evaluation.ie_criteria_unanswered import ie_criteria_unanswered
from toc.lint.rules.evaluation.ie_not_warranted import ie_not_warranted

RULES: tuple[Rule, ...] = (
    ie_criteria_unanswered,
    ie_not_warranted,
    fidelity_instead_of_impact,
)
