"""Group 10: participation, unintended effects, equity, privacy and burden."""

from toc.lint.rules.base import Rule
from toc.lint.rules.participation.effects import (
    displacement_not_considered,
    equity_not_considered,
    unintended_effects_missing,
)
from toc.lint.rules.participation.involvement import (
    burden_not_estimated,
    involved_in_design_only,
    target_group_not_involved,
)
from toc.lint.rules.participation.privacy import personal_data_in_file, privacy_block_missing

RULES: tuple[Rule, ...] = (
    target_group_not_involved,
    unintended_effects_missing,
    displacement_not_considered,
    equity_not_considered,
    privacy_block_missing,
    personal_data_in_file,
    burden_not_estimated,
    involved_in_design_only,
)
