"""Group 7: information needs, that is indicators, norms and learning questions."""

from toc.rules.base import Rule
from toc.rules.needs.baseline_missing import baseline_missing
from toc.rules.needs.baseline_norm_inconsistent import baseline_norm_inconsistent
from toc.rules.needs.indicator_sheet_incomplete import indicator_sheet_incomplete
from toc.rules.needs.learning_question_missing import learning_question_missing
from toc.rules.needs.learning_question_without_use import learning_question_without_use
from toc.rules.needs.norm_missing import norm_missing
from toc.rules.needs.outcome_without_information_need import outcome_without_information_need
from toc.rules.needs.too_many_indicators import too_many_indicators

RULES: tuple[Rule, ...] = (
    outcome_without_information_need,
    baseline_missing,
    norm_missing,
    baseline_norm_inconsistent,
    indicator_sheet_incomplete,
    too_many_indicators,
    learning_question_missing,
    learning_question_without_use,
)
