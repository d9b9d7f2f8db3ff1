"""Group 8: methods and the impact measurement table."""

from toc.lint.rules.base import Rule
from toc.lint.rules.methods.design import contribution_not_examined, method_question_mismatch, target_group_not_asked
from toc.lint.rules.methods.measurement import (
    measurement_row_incomplete,
    no_sense_making_moment,
    single_measurement_moment,
)
from toc.lint.rules.methods.people import analysis_names_people, communication_incomplete, measured_by_deliverer

RULES: tuple[Rule, ...] = (
    measurement_row_incomplete,
    method_question_mismatch,
    single_measurement_moment,
    contribution_not_examined,
    target_group_not_asked,
    no_sense_making_moment,
    measured_by_deliverer,
    communication_incomplete,
    analysis_names_people,
)
