"""Group 7: information needs, that is indicators, norms and learning questions."""

from toc.lint.rules.base import Rule
from toc.lint.rules.needs.baseline_missing import baseline_missing
from toc.lint.rules.needs.baseline_norm_inconsistent import baseline_norm_inconsistent
from toc.lint.rules.needs.double_barrelled_indicator import double_barrelled_indicator
from toc.lint.rules.needs.indicator_is_instrument import indicator_is_instrument
from toc.lint.rules.needs.indicator_level_mismatch import indicator_level_mismatch
from toc.lint.rules.needs.indicator_not_neutral import indicator_not_neutral
from toc.lint.rules.needs.indicator_sheet_incomplete import indicator_sheet_incomplete
from toc.lint.rules.needs.indicator_without_measure import indicator_without_measure
from toc.lint.rules.needs.indicator_without_population import indicator_without_population
from toc.lint.rules.needs.learning_question_closed import learning_question_closed
from toc.lint.rules.needs.learning_question_missing import learning_question_missing
from toc.lint.rules.needs.learning_question_without_use import learning_question_without_use
from toc.lint.rules.needs.norm_missing import norm_missing
from toc.lint.rules.needs.norm_number_in_text import norm_number_in_text
from toc.lint.rules.needs.norm_without_deadline import norm_without_deadline
from toc.lint.rules.needs.norm_without_number import norm_without_number
from toc.lint.rules.needs.number_read_two_ways import number_read_two_ways
from toc.lint.rules.needs.outcome_without_information_need import outcome_without_information_need
from toc.lint.rules.needs.percentage_without_base import percentage_without_base
from toc.lint.rules.needs.too_many_indicators import too_many_indicators

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
)
