"""Group 3: changes, outputs and outcomes against activities (checklist 1.3)."""

from toc.lint.rules.base import Rule
from toc.lint.rules.changes.activity_as_change import activity_as_change
from toc.lint.rules.changes.change_type_missing import change_type_missing
from toc.lint.rules.changes.duplicate_change import duplicate_change
from toc.lint.rules.changes.multiple_changes import multiple_changes
from toc.lint.rules.changes.no_change_language import no_change_language
from toc.lint.rules.changes.not_stated_as_result import not_stated_as_result
from toc.lint.rules.changes.open_list_or_hedge import open_list_or_hedge
from toc.lint.rules.changes.output_as_outcome import output_as_outcome
from toc.lint.rules.changes.outputs_or_outcomes_absent import outputs_or_outcomes_absent
from toc.lint.rules.changes.overlong_statement import overlong_statement
from toc.lint.rules.changes.placeholder_left import placeholder_left

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
)
