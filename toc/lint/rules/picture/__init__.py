"""Group 6: the picture of the way to impact."""

from toc.lint.rules.base import Rule
from toc.lint.rules.picture.graph import everything_leads_to_everything, orphan_node, too_many_nodes, unmarked_cycle
from toc.lint.rules.picture.texts import label_too_long, narrative_or_version_missing, term_abbreviated
from toc.lint.rules.picture.timeframes import timeframe_missing, timeframe_not_monotone

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
