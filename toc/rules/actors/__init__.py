"""Group 4: actors and boundary partners."""

from toc.rules.base import Rule

RULES: tuple[Rule, ...] = ()
