"""Group 3: changes, outputs and outcomes against activities (checklist 1.3)."""

from toc.rules.base import Rule
from toc.rules.changes.duplicate_change import duplicate_change
from toc.rules.changes.outputs_or_outcomes_absent import outputs_or_outcomes_absent

RULES: tuple[Rule, ...] = (
    outputs_or_outcomes_absent,
    duplicate_change,
)
