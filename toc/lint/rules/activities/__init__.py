"""Group 2: activities (checklist 1.2): who does what, for and with whom."""

from toc.lint.rules.activities.activity_without_actor import activity_without_actor
from toc.lint.rules.activities.activity_without_scope import activity_without_scope
from toc.lint.rules.activities.activity_without_target import activity_without_target
from toc.lint.rules.activities.activity_without_verb import activity_without_verb
from toc.lint.rules.activities.multiple_activities import multiple_activities
from toc.lint.rules.activities.outcome_as_activity import outcome_as_activity
from toc.lint.rules.activities.passive_without_actor import passive_without_actor
from toc.lint.rules.activities.vague_activity_verb import vague_activity_verb
from toc.lint.rules.activities.vague_actor import vague_actor
from toc.lint.rules.base import Rule

RULES: tuple[Rule, ...] = (
    activity_without_actor,
    vague_actor,
    activity_without_target,
    activity_without_verb,
    vague_activity_verb,
    outcome_as_activity,
    multiple_activities,
    passive_without_actor,
    activity_without_scope,
)
