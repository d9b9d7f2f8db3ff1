"""Group 7: information needs, that is indicators, norms and learning questions."""

from toc.lint.rules.base import Rule
from toc.lint.rules.needs.baselines import baseline_missing, baseline_norm_inconsistent
from toc.lint.rules.needs.figures import number_read_two_ways, percentage_without_base
from toc.lint.rules.needs.indicators import (
    double_barrelled_indicator,
    indicator_is_instrument,
    indicator_level_mismatch,
    indicator_not_neutral,
)
from toc.lint.rules.needs.information_needs import (
    indicator_sheet_incomplete,
    indicator_without_measure,
    indicator_without_population,
    outcome_without_information_need,
    too_many_indicators,
)
from toc.lint.rules.needs.learning_questions import (
    learning_question_closed,
    learning_question_missing,
    learning_question_without_use,
)
from toc.lint.rules.needs.norms import norm_missing, norm_number_in_text, norm_without_deadline, norm_without_number
from toc.lint.rules.needs.scope import (
    frame_without_node,
    need_outside_scope,
    scope_without_choice,
    why_measure_repeats_goal,
)

RULES: tuple[Rule, ...] = (
    outcome_without_information_need,
    indicator_without_measure,
    indicator_not_neutral,
    indicator_is_instrument,
    double_barrelled_indicator,
    indicator_without_population,
    baseline_missing,
    norm_missing,
    norm_without_number,
    norm_without_deadline,
    percentage_without_base,
    baseline_norm_inconsistent,
    indicator_sheet_incomplete,
    indicator_level_mismatch,
    too_many_indicators,
    learning_question_missing,
    learning_question_closed,
    learning_question_without_use,
    norm_number_in_text,
    number_read_two_ways,
    scope_without_choice,
    need_outside_scope,
    why_measure_repeats_goal,
    frame_without_node,
)
