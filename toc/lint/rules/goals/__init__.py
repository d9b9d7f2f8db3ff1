"""Group 1: from policy objective to impact goal (checklist 1.1)."""

from toc.lint.rules.base import Rule
from toc.lint.rules.goals.absolute_claim import absolute_claim
from toc.lint.rules.goals.goal_without_why import goal_without_why
from toc.lint.rules.goals.impact_goal_missing_or_many import impact_goal_missing_or_many
from toc.lint.rules.goals.means_end_in_statement import means_end_in_statement
from toc.lint.rules.goals.missing_target_group import missing_target_group
from toc.lint.rules.goals.organisation_as_subject import organisation_as_subject
from toc.lint.rules.goals.policy_objective_missing import policy_objective_missing
from toc.lint.rules.goals.slogan_not_goal import slogan_not_goal
from toc.lint.rules.goals.undefined_jargon import undefined_jargon
from toc.lint.rules.goals.unspecific_target_group import unspecific_target_group
from toc.lint.rules.goals.vague_qualifier import vague_qualifier
from toc.lint.rules.goals.vague_verb import vague_verb

RULES: tuple[Rule, ...] = (
    policy_objective_missing,
    impact_goal_missing_or_many,
    vague_verb,
    slogan_not_goal,
    organisation_as_subject,
    missing_target_group,
    unspecific_target_group,
    means_end_in_statement,
    vague_qualifier,
    undefined_jargon,
    absolute_claim,
    goal_without_why,
)
