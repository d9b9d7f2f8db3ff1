"""Group 8: methods and the impact measurement table."""

from toc.lint.rules.base import Rule
from toc.lint.rules.methods.contribution_not_examined import contribution_not_examined
from toc.lint.rules.methods.measurement_row_incomplete import measurement_row_incomplete
from toc.lint.rules.methods.method_question_mismatch import method_question_mismatch
from toc.lint.rules.methods.no_sense_making_moment import no_sense_making_moment
from toc.lint.rules.methods.single_measurement_moment import single_measurement_moment
from toc.lint.rules.methods.target_group_not_asked import target_group_not_asked

RULES: tuple[Rule, ...] = (
    measurement_row_incomplete,
    method_question_mismatch,
    single_measurement_moment,
    contribution_not_examined,
    target_group_not_asked,
    no_sense_making_moment,
)
