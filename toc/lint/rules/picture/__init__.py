"""Group 6: the picture of the way to impact."""

from toc.lint.rules.base import Rule
from toc.lint.rules.picture.everything_leads_to_everything import everything_leads_to_everything
from toc.lint.rules.picture.label_too_long import label_too_long
from toc.lint.rules.picture.narrative_or_version_missing import narrative_or_version_missing
from toc.lint.rules.picture.orphan_node import orphan_node
from toc.lint.rules.picture.term_abbreviated import term_abbreviated
from toc.lint.rules.picture.timeframe_missing import timeframe_missing
from toc.lint.rules.picture.timeframe_not_monotone import timeframe_not_monotone
from toc.lint.rules.picture.too_many_nodes import too_many_nodes
from toc.lint.rules.picture.unmarked_cycle import unmarked_cycle

RULES: tuple[Rule, ...] = (
    too_many_nodes,
    label_too_long,
    orphan_node,
    unmarked_cycle,
    everything_leads_to_everything,
    timeframe_missing,
    timeframe_not_monotone,
    narrative_or_version_missing,
    term_abbreviated,
)
