"""Nodes without any arrow. They are worth one finding, so the rules on causes and effects keep silent about them."""

from toc.lint.rules.base import Inspection


def loose_nodes(inspection: Inspection) -> set[str]:
    """The nodes where no arrow arrives or leaves; an arrow to an unknown id counts as an arrow, and so does "
    "feedback."""
    graph = inspection.graph
    fed_back = {link.effect for link in graph.feedback}
    return {
        name
        for name, node in inspection.plan.nodes()
        if not graph.causes[name]
        and name not in fed_back
        and not getattr(node, "leads_to", ())
        and not getattr(node, "feeds_back_to", ())
    }
