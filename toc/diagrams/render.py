"""From a plan to a picture's bytes: the views, the formats, and the way from one to the other."""

from enum import StrEnum
from typing import assert_never

from toc.diagrams import chain, export, hierarchy, path, svg, triple
from toc.diagrams.dot import Drawing, source
from toc.diagrams.engine import Engine
from toc.diagrams.frame import Body, framed
from toc.diagrams.layered import drawing_of
from toc.diagrams.scene import Scene
from toc.diagrams.words import WORDS
from toc.graph import CausalGraph
from toc.model import Language, Plan


class View(StrEnum):
    """The pictures of the training."""

    CHAIN = "chain"
    HIERARCHY = "hierarchy"
    TRIPLE = "triple"
    PATH = "path"


class Format(StrEnum):
    SVG = "svg"
    PNG = "png"
    PDF = "pdf"
    DOT = "dot"


class Direction(StrEnum):
    """How the triple view lies: three columns, or three rows."""

    COLUMN = "column"
    ROW = "row"


def render(
    plan: Plan,
    view: View,
    file_format: Format,
    *,
    language: Language,
    engine: Engine = Engine.EMBEDDED,
    direction: Direction = Direction.COLUMN,
) -> bytes:
    """The picture of a plan: the same plan gives the same bytes. Raises EngineError where no layout can be made."""
    match file_format:
        case Format.DOT:
            return dot_text(plan, view, language=language, direction=direction).encode()
        case Format.SVG:
            return svg.write(scene(plan, view, language=language, engine=engine, direction=direction)).encode()
        case Format.PNG | Format.PDF:
            picture = scene(plan, view, language=language, engine=engine, direction=direction)
            return export.export(picture, "png" if file_format is Format.PNG else "pdf", author=plan.organisation or "")
        case _:
            assert_never(file_format)


def scene(
    plan: Plan,
    view: View,
    *,
    language: Language,
    engine: Engine = Engine.EMBEDDED,
    direction: Direction = Direction.COLUMN,
) -> Scene:
    """The picture as shapes. Raises EngineError."""
    words, graph = WORDS[language], CausalGraph.of(plan)
    lying = direction is Direction.ROW
    body: Body
    match view:
        case View.CHAIN:
            body, name = chain.body(plan, graph, words, engine), words.chain
        case View.HIERARCHY:
            body, name = hierarchy.body(plan, graph, words, engine), words.hierarchy
        case View.TRIPLE:
            body, name = triple.body(plan, graph, words, lying=lying), words.triple_row if lying else words.triple
        case View.PATH:
            body, name = path.body(plan, graph, words, engine), words.path
        case _:
            assert_never(view)
    return framed(body, plan, name, words, language)


def dot_text(plan: Plan, view: View, *, language: Language, direction: Direction = Direction.COLUMN) -> str:
    """The picture in the DOT language, with texts and colours, for whoever goes on in Graphviz."""
    words, graph = WORDS[language], CausalGraph.of(plan)
    drawing: Drawing
    match view:
        case View.CHAIN:
            drawing = drawing_of(chain.layered(plan, graph, words))
        case View.HIERARCHY:
            drawing = drawing_of(hierarchy.layered(plan, graph, words))
        case View.TRIPLE:
            drawing = triple.drawing(plan, graph, words, lying=direction is Direction.ROW)
        case View.PATH:
            drawing = drawing_of(path.layered(plan, graph, words))
        case _:
            assert_never(view)
    return source(drawing)
