"""Every view in one table: how it is drawn, placed, told to Mermaid, and what it is called.

A view is one entry. `add` takes one more while the program runs.
"""

from collections.abc import Callable
from dataclasses import dataclass

from toc.core.graph import CausalGraph
from toc.core.model import Plan
from toc.pictures import chain, flows, hierarchy, path, triple
from toc.pictures.dot import Drawing
from toc.pictures.engine import Engine
from toc.pictures.extras import Extras
from toc.pictures.frame import Body
from toc.pictures.layered import Layered, drawing_of
from toc.pictures.mermaid import Flow
from toc.pictures.words import Words

Layers = Callable[[Plan, CausalGraph, Words, Extras], Layered]


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewEntry:
    """A view. Each function takes the plan, its graph, the words of a language and what is told beside the boxes;
    `lying` turns the view on its side, where it can be turned.

    `title` is the name above the picture, `caption` the message below it in a report. `layers` gives the boxes that
    Graphviz places, None where we place them. `hides_whole_sections`: unintended effects and external factors that are
    not shown leave the plan before it is drawn.
    """

    name: str
    title: Callable[[Words, bool], str]
    caption: str
    body: Callable[[Plan, CausalGraph, Words, Extras, Engine, bool], Body]
    drawing: Callable[[Plan, CausalGraph, Words, Extras, bool], Drawing]
    flow: Callable[[Plan, CausalGraph, Words, Extras, bool], Flow]
    layers: Layers | None = None
    hides_whole_sections: bool = False


def _layered(layers: Layers) -> Callable[[Plan, CausalGraph, Words, Extras, bool], Drawing]:
    return lambda plan, graph, words, told, _: drawing_of(layers(plan, graph, words, told), told)


_VIEWS: dict[str, ViewEntry] = {
    one.name: one
    for one in (
        ViewEntry(
            name="chain",
            title=lambda words, _: words.chain,
            caption="report-the-results-chain",
            body=lambda plan, graph, words, told, engine, _: chain.body(plan, graph, words, told, engine),
            drawing=_layered(chain.layered),
            flow=lambda plan, graph, words, told, _: flows.chain_flow(plan, graph, words, told),
            layers=chain.layered,
            hides_whole_sections=True,
        ),
        ViewEntry(
            name="hierarchy",
            title=lambda words, _: words.hierarchy,
            caption="report-the-outcomes-hierarchy",
            body=lambda plan, graph, words, told, engine, _: hierarchy.body(plan, graph, words, told, engine),
            drawing=_layered(hierarchy.layered),
            flow=lambda plan, graph, words, told, _: flows.hierarchy_flow(plan, graph, words, told),
            layers=hierarchy.layered,
        ),
        ViewEntry(
            name="triple",
            title=lambda words, lying: words.triple_row if lying else words.triple,
            caption="report-the-triple-column",
            body=lambda plan, graph, words, told, _, lying: triple.body(plan, graph, words, told, lying=lying),
            drawing=lambda plan, graph, words, told, lying: triple.drawing(plan, graph, words, told, lying=lying),
            flow=lambda plan, graph, words, told, lying: flows.triple_flow(plan, graph, words, told, lying=lying),
            hides_whole_sections=True,
        ),
        ViewEntry(
            name="path",
            title=lambda words, _: words.path,
            caption="report-the-way-to-impact-as",
            body=lambda plan, graph, words, told, engine, _: path.body(plan, graph, words, told, engine),
            drawing=_layered(path.layered),
            flow=lambda plan, graph, words, told, _: flows.path_flow(plan, graph, words, told),
            layers=path.layered,
        ),
    )
}


def view_named(name: str) -> ViewEntry:
    """Raises KeyError for a name that no view has."""
    return _VIEWS[name]


def every() -> list[ViewEntry]:
    return list(_VIEWS.values())


def add(added: ViewEntry) -> None:
    """Takes one more view. Raises ValueError for a name that another has."""
    if added.name in _VIEWS:
        raise ValueError(added.name)
    _VIEWS[added.name] = added


def remove(name: str) -> None:
    """Takes a view out again."""
    _VIEWS.pop(name)
