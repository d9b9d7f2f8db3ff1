"""Group 5: causal links, hypotheses, mechanisms, assumptions and context."""

from toc.lint.rules.base import Rule
from toc.lint.rules.links.assumption_restates_outcome import assumption_restates_outcome
from toc.lint.rules.links.backward_link import backward_link
from toc.lint.rules.links.behaviour_step_missing import behaviour_step_missing
from toc.lint.rules.links.change_not_leading_to_impact import change_not_leading_to_impact
from toc.lint.rules.links.change_without_cause import change_without_cause
from toc.lint.rules.links.critical_assumption_untested import critical_assumption_untested
from toc.lint.rules.links.dangling_reference import dangling_reference
from toc.lint.rules.links.dead_end_activity import dead_end_activity
from toc.lint.rules.links.external_factors_missing import external_factors_missing
from toc.lint.rules.links.level_skip import level_skip
from toc.lint.rules.links.link_without_assumption import link_without_assumption
from toc.lint.rules.links.link_without_hypothesis import link_without_hypothesis
from toc.lint.rules.links.mechanism_describes_activity import mechanism_describes_activity
from toc.lint.rules.links.sole_cause_claim import sole_cause_claim

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
