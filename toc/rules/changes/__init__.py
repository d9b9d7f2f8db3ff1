"""Group 3: changes, outputs and outcomes against activities (checklist 1.3)."""

from toc.rules.base import Rule

RULES: tuple[Rule, ...] = ()
