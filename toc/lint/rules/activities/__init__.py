"""Group 2: activities (checklist 1.2): who does what, for and with whom."""

from toc.lint.rules.activities.people import (
    activity_without_actor,
    activity_without_target,
    passive_without_actor,
    vague_actor,
)
from toc.lint.rules.activities.scope import activity_without_scope
from toc.lint.rules.activities.wording import (
    activity_without_verb,
    multiple_activities,
    outcome_as_activity,
    vague_activity_verb,
)
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
