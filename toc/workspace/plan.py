"""One plan with all that is asked about it: each answer is worked out once, when somebody asks."""

from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from toc.core.errors import UsageError
from toc.core.findings import Finding, Profile
from toc.core.languages import Language
from toc.core.settings import Settings
from toc.lint.formatters import Checked
from toc.lint.readiness import Standing
from toc.syntax.document import Document
from toc.workspace.check import checked_document, found_in, profile_of

if TYPE_CHECKING:  # loaded where something is drawn
    from toc.core.graph import CausalGraph
    from toc.core.model import Plan as Model
    from toc.workspace.style import Style
    from toc.workspace.workspace import Workspace


# --- For programs and notebooks ---------------------------------------------------------------------------------------
# What programs and notebooks get from a plan: plain data, rows, a graph, a picture. Public: docs/api.md.

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


# --- The plan ---------------------------------------------------------------------------------------------------------


class Plan(PlanViews):
    """A plan in its workspace: `document` is what the file says and where, `path` the file whose settings hold.

    What is asked of it raises UsageError where a settings file or a baseline does not hold.
    """

    def __init__(self, workspace: "Workspace", document: Document, path: str | None = None) -> None:
        self.workspace = workspace
        self.document = document
        self.path = document.path if path is None else path
        self._checked: dict[Language, Checked] = {}

    def __repr__(self) -> str:
        title = self.model.title
        return f"<toc.Plan {self.path!r}: {title!r}>" if title else f"<toc.Plan {self.path!r}>"

    @property
    def model(self) -> "Model":
        """The theory of change itself."""
        return self.document.plan

    @property
    def language(self) -> Language:
        """The language in which the plan is written."""
        return self.document.language

    @cached_property
    def settings(self) -> Settings:
        return self.workspace.settings(self.path)

    @property
    def profile(self) -> Profile:
        """Which findings count: by the settings, or else by how far the plan says it is."""
        return profile_of(self.document, self.settings)

    @cached_property
    def style(self) -> "Style":
        """How pictures and documents of it look."""
        from toc.workspace.style import Style

        return Style(self.settings)

    @cached_property
    def graph(self) -> "CausalGraph":
        """What leads to what."""
        from toc.core.graph import graph_of

        return graph_of(self.model)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules find, by settings, ignores and baseline, in the language of the plan."""
        return self.checked(self.language).findings

    @property
    def readiness(self) -> Standing:
        """Which findings count, and which profile the plan passes."""
        return self.checked(self.language).standing

    @cached_property
    def _found(self) -> list[Finding]:
        """What the rules find, in no language: they run once."""
        return found_in(self.document, self.settings, self.workspace.today)

    def checked(self, language: Language) -> Checked:
        """The findings in that language, by settings, ignores and baseline."""
        if language not in self._checked:
            found = checked_document(self.document, language, self.settings, self._found)
            self._checked[language] = self.workspace.without_known(found, self.path)
        return self._checked[language]
