"""Group 9: the action plan, with owners, terms, results with a norm and first steps."""

from toc.lint.rules.actions.action_not_linked import action_not_linked
from toc.lint.rules.actions.action_without_owner import action_without_owner
from toc.lint.rules.actions.action_without_result_norm import action_without_result_norm
from toc.lint.rules.actions.action_without_term import action_without_term
from toc.lint.rules.actions.no_first_step import no_first_step
from toc.lint.rules.actions.term_text_conflict import term_text_conflict
from toc.lint.rules.base import Rule

RULES: tuple[Rule, ...] = (
    action_not_linked,
    action_without_owner,
    action_without_term,
    term_text_conflict,
    action_without_result_norm,
    no_first_step,
)
