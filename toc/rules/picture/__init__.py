"""Group 6: the picture of the way to impact."""

from toc.rules.base import Rule

RULES: tuple[Rule, ...] = ()
