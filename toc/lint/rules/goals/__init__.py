"""Group 1: from policy objective to impact goal (checklist 1.1)."""

from toc.lint.rules.base import Rule
from toc.lint.rules.goals.impact_goal import goal_without_why, impact_goal_missing_or_many, policy_objective_missing
from toc.lint.rules.goals.means_end_in_statement import means_end_in_statement
from toc.lint.rules.goals.target_group import missing_target_group, organisation_as_subject, unspecific_target_group
from toc.lint.rules.goals.wording import absolute_claim, slogan_not_goal, undefined_jargon, vague_qualifier, vague_verb

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
