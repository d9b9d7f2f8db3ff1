"""How each view is drawn, placed, and told to Mermaid. The entries in `toc.pictures.views` name what stands here."""

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
class ViewDrawing:
    """Each function takes the plan, its graph, the words of a language and what is told beside the boxes; `lying` turns
    the view on its side, where it can be turned. `layers` gives the boxes that Graphviz places, None where we place
    them."""

    body: Callable[[Plan, CausalGraph, Words, Extras, Engine, bool], Body]
    drawing: Callable[[Plan, CausalGraph, Words, Extras, bool], Drawing]
    flow: Callable[[Plan, CausalGraph, Words, Extras, bool], Flow]
    layers: Layers | None = None


def _layered(layers: Layers) -> Callable[[Plan, CausalGraph, Words, Extras, bool], Drawing]:
    return lambda plan, graph, words, told, _: drawing_of(layers(plan, graph, words, told), told)


CHAIN = ViewDrawing(
    body=lambda plan, graph, words, told, engine, _: chain.body(plan, graph, words, told, engine),
    drawing=_layered(chain.layered),
    flow=lambda plan, graph, words, told, _: flows.chain_flow(plan, graph, words, told),
    layers=chain.layered,
)

HIERARCHY = ViewDrawing(
    body=lambda plan, graph, words, told, engine, _: hierarchy.body(plan, graph, words, told, engine),
    drawing=_layered(hierarchy.layered),
    flow=lambda plan, graph, words, told, _: flows.hierarchy_flow(plan, graph, words, told),
    layers=hierarchy.layered,
)

TRIPLE = ViewDrawing(
    body=lambda plan, graph, words, told, _, lying: triple.body(plan, graph, words, told, lying=lying),
    drawing=lambda plan, graph, words, told, lying: triple.drawing(plan, graph, words, told, lying=lying),
    flow=lambda plan, graph, words, told, lying: flows.triple_flow(plan, graph, words, told, lying=lying),
)

PATH = ViewDrawing(
    body=lambda plan, graph, words, told, engine, _: path.body(plan, graph, words, told, engine),
    drawing=_layered(path.layered),
    flow=lambda plan, graph, words, told, _: flows.path_flow(plan, graph, words, told),
    layers=path.layered,
)
