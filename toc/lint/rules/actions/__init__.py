"""Group 9: the action plan, with owners, terms, results with a norm and first steps."""

from toc.lint.rules.actions.actions import (
    action_not_linked,
    action_without_owner,
    action_without_result_norm,
    no_first_step,
)
from toc.lint.rules.actions.terms import action_without_term, term_text_conflict
from toc.lint.rules.base import Rule

RULES: tuple[Rule, ...] = (
    action_not_linked,
    action_without_owner,
    action_without_term,
    term_text_conflict,
    action_without_result_norm,
    no_first_step,
)
