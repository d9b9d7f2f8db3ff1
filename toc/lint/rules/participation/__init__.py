"""Group 10: participation, unintended effects, equity, privacy and burden."""

from toc.lint.rules.base import Rule
from toc.lint.rules.participation.burden_not_estimated import burden_not_estimated
from toc.lint.rules.participation.displacement_not_considered import displacement_not_considered
from toc.lint.rules.participation.equity_not_considered import equity_not_considered
from toc.lint.rules.participation.personal_data_in_file import personal_data_in_file
from toc.lint.rules.participation.privacy_block_missing import privacy_block_missing
from toc.lint.rules.participation.target_group_not_involved import target_group_not_involved
from toc.lint.rules.participation.unintended_effects_missing import unintended_effects_missing

RULES: tuple[Rule, ...] = (
    target_group_not_involved,
    unintended_effects_missing,
    displacement_not_considered,
    equity_not_considered,
    privacy_block_missing,
    personal_data_in_file,
    burden_not_estimated,
)
