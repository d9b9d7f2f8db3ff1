"""Group 3: changes, outputs and outcomes against activities (checklist 1.3)."""

from toc.lint.rules.base import Rule
from toc.lint.rules.changes.kinds import (
    activity_as_change,
    change_type_missing,
    count_as_output,
    duplicate_change,
    output_as_outcome,
    outputs_or_outcomes_absent,
)
from toc.lint.rules.changes.wording import (
    multiple_changes,
    no_change_language,
    not_stated_as_result,
    open_list_or_hedge,
    overlong_statement,
    placeholder_left,
)

RULES: tuple[Rule, ...] = (
    activity_as_change,
    output_as_outcome,
    no_change_language,
    not_stated_as_result,
    multiple_changes,
    overlong_statement,
    open_list_or_hedge,
    placeholder_left,
    outputs_or_outcomes_absent,
    duplicate_change,
    change_type_missing,
    count_as_output,
)
