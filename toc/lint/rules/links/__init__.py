"""Group 5: causal links, hypotheses, mechanisms, assumptions and context."""

from toc.lint.rules.base import Rule
from toc.lint.rules.links.arrows import (
    backward_link,
    behaviour_step_missing,
    change_not_leading_to_impact,
    change_without_cause,
    dead_end_activity,
    level_skip,
)
from toc.lint.rules.links.assumptions import (
    assumption_restates_outcome,
    critical_assumption_untested,
    external_factors_missing,
    link_without_assumption,
    link_without_hypothesis,
)
from toc.lint.rules.links.mechanisms import mechanism_describes_activity, sole_cause_claim
from toc.lint.rules.links.references import dangling_reference

RULES: tuple[Rule, ...] = (
    dangling_reference,
    dead_end_activity,
    change_without_cause,
    change_not_leading_to_impact,
    level_skip,
    backward_link,
    behaviour_step_missing,
    link_without_hypothesis,
    link_without_assumption,
    assumption_restates_outcome,
    critical_assumption_untested,
    mechanism_describes_activity,
    external_factors_missing,
    sole_cause_claim,
)
