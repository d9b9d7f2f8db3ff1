"""What programs and notebooks get from a plan: plain data, rows, a graph, a picture. Public: docs/api.md."""

from typing import TYPE_CHECKING, Any, cast

from toc.core.errors import UsageError

if TYPE_CHECKING:
    from toc.core.graph import CausalGraph
    from toc.core.model import Plan as Model
    from toc.syntax.document import Document

Row = dict[str, Any]


class PlanViews:
    """The part of a plan that is stable: everything here is worked out from what the file says."""

    document: "Document"

    @property
    def model(self) -> "Model":
        raise NotImplementedError

    @property
    def graph(self) -> "CausalGraph":
        raise NotImplementedError

    def to_dict(self) -> dict[str, Any]:
        """All that the plan says, under English keywords, without what is empty: plain values, lists and dicts."""
        from toc.exchange.data import data_of

        return data_of(self.model)

    def nodes(self) -> list[Row]:
        """The boxes of the causal graph in the order of the file, one row each.

        Columns: `id`; `level` (input, activity, output, outcome, impact); `text` and `label` (None where the plan says
        nothing); `who` (ids of actors, joined with a comma); `line` in the file, from 1 (None where it has none).
        """
        return [self._node(name, level.name.lower()) for name, level in self.graph.levels.items()]

    def links(self) -> list[Row]:
        """The arrows of the causal graph in the order of the file, feedback last, one row each.

        Columns: `cause` and `effect` (ids of nodes), `feedback` (a bool).
        """
        arrows = [(link, False) for link in self.graph.links()] + [(link, True) for link in self.graph.feedback]
        return [{"cause": link.cause, "effect": link.effect, "feedback": back} for link, back in arrows]

    def to_networkx(self) -> Any:
        """The causal graph as a `networkx.MultiDiGraph` whose nodes and edges carry the columns of `nodes` and `links`.

        Raises UsageError where networkx is not installed (it comes with the extra `networkx`).
        """
        try:
            import networkx as nx
        except ImportError as missing:
            raise UsageError("api-no-networkx") from missing
        graph = nx.MultiDiGraph()
        for row in self.nodes():
            graph.add_node(row.pop("id"), **row)
        for row in self.links():
            graph.add_edge(row.pop("cause"), row.pop("effect"), **row)
        return graph

    def _repr_svg_(self) -> str:
        """The picture that a notebook shows: the path to impact."""
        import toc

        return toc.render(cast("toc.Plan", self)).decode()

    def _repr_html_(self) -> str:
        """The same for notebooks that take HTML first."""
        return f"<div>{self._repr_svg_()}</div>"

    def _node(self, name: str, level: str) -> Row:
        from toc.core.model import IMPACT

        node = self.model.impact_goal if name == IMPACT else self.document.thing(name)
        place = self.document.place(*self.document.path_of(name))
        who = getattr(node, "who", None) or getattr(node, "by", None) or ()
        return {
            "id": name,
            "level": level,
            "text": getattr(node, "text", None) or None,
            "label": getattr(node, "label", None) or None,
            "who": ", ".join(who) or None,
            "line": place.name.start.line if place else None,
        }
