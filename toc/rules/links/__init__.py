"""Group 5: causal links, hypotheses, mechanisms, assumptions and context."""

from toc.rules.base import Rule
from toc.rules.links.dead_end_activity import dead_end_activity

RULES: tuple[Rule, ...] = (dead_end_activity,)
