"""Where everything goes: runs Graphviz on a drawing, in the process or as the `dot` on PATH."""

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any, Literal, Protocol

from toc.core.errors import RefusalError
from toc.core.messages import message
from toc.pictures.apart import Apart
from toc.pictures.dot import Drawing, node_names, source
from toc.system.programs import find_program

Point = tuple[float, float]


class Engine(StrEnum):
    """`embedded` is the Graphviz inside pygraphviz, or what a host has set in its place (`use`): the same on every
    machine. `dot` is the program on PATH."""

    EMBEDDED = "embedded"
    DOT = "dot"


class LayoutEngine(Protocol):
    """A Graphviz that a host brings: in a browser that is a function over Graphviz in WebAssembly."""

    def __call__(self, text: str, program: Literal["dot", "neato"], *, pinned: bool) -> bytes | str:
        """The layout of that DOT text in Graphviz's format `json0`. `pinned` asks for `neato -n2` (`nop: 2`).

        Raises EngineError where it cannot be made.
        """


MOST_BOXES = 1500
"""Graphviz lays this many out in ten seconds, the time grows faster than the number, and nobody reads it."""
MOST_PASSAGES = 6000
"""So many gaps between ranks the arrows of a picture cross at most, all together. Sixty boxes that all lead to each
other have four times as many, and nobody can follow one of their arrows."""
MOST_SECONDS = 30
"""A layout that takes longer is stopped. What is within the limits of boxes and arrows takes less by far."""


class EngineError(RefusalError):
    """The layout could not be made; the message says why, in plain words for the user."""


@dataclass(frozen=True, slots=True)
class Course:
    """An arrow's way: a Bézier curve (one point, then three for each piece), and the tip of its arrowhead."""

    points: tuple[Point, ...]
    tip: Point


@dataclass(frozen=True, slots=True)
class Layout:
    """Centres of the nodes by id and the ways of the edges by number, y downwards, from (0, 0)."""

    nodes: dict[str, Point]
    edges: dict[int, Course]
    width: float
    height: float


def lay_out(drawing: Drawing, engine: Engine = Engine.EMBEDDED) -> Layout:
    """Places and ways for that drawing. Raises EngineError where Graphviz is missing or gives up."""
    if not drawing.nodes:
        return Layout({}, {}, 0, 0)
    count = len(drawing.nodes)
    if count > MOST_BOXES:
        raise EngineError(
            message("picture-has-too-many-boxes", boxes=count, most=MOST_BOXES),
        )
    if not drawing.pinned and drawing.passages > MOST_PASSAGES:
        raise EngineError(
            message(
                "picture-has-too-many-arrows",
                boxes=count,
                arrows=len(drawing.edges),
                passages=drawing.passages,
                most=MOST_PASSAGES,
            ),
        )
    text = source(drawing, bare=True)
    if engine is Engine.DOT:
        answer: bytes | str = _program(text, drawing.program, pinned=drawing.pinned)
    elif _Host.engine:
        answer = _Host.engine(text, drawing.program, pinned=drawing.pinned)
    else:
        answer = _embedded(text, drawing.program, pinned=drawing.pinned)
    return _read(json.loads(answer), drawing)


class _Host:
    engine: LayoutEngine | None = None


def use(engine: LayoutEngine | None) -> None:
    """Lets a host lay out all pictures of this process; None brings back pygraphviz."""
    _Host.engine = engine


# Settings that are tried for a sheet often come down to the same drawing, and the one that is chosen is drawn again
# with its marks.
@lru_cache(maxsize=64)
def _embedded(text: str, program: str, *, pinned: bool) -> bytes:
    try:
        answer: bytes = _graphviz.ask((text, program, "-n2" if pinned else ""), MOST_SECONDS)
    except ModuleNotFoundError:
        raise
    except ImportError as error:
        raise EngineError(
            message("the-layout-engine-does-not-load", error=error),
        ) from error
    except RefusalError as refused:
        raise EngineError(
            message("picture-cannot-be-laid-out", reason=refused.message),
        ) from refused
    return answer


_graphviz = Apart("lay_out")
"""One process for all layouts of a run: Graphviz takes a tenth of a second to load."""


def _program(text: str, program: str, *, pinned: bool) -> bytes:
    import subprocess  # a browser has none

    found = find_program(program)
    if found is None:
        raise EngineError(message("there-is-no-program-on-this", program=program))
    command = [found, *(["-n2"] if pinned else []), "-Tjson0"]
    try:
        done = subprocess.run(command, input=text.encode(), capture_output=True, check=True, timeout=MOST_SECONDS)  # noqa: S603
    except (OSError, subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise EngineError(message("layout-program-gave-up", program=program, error=error)) from error
    return done.stdout


def _read(answer: dict[str, Any], drawing: Drawing) -> Layout:
    left, bottom, right, top = (float(number) for number in answer["bb"].split(","))

    def point(text: str) -> Point:
        x, y = text.split(",")[-2:]
        return float(x) - left, top - float(y)

    ids = {name: node for node, name in node_names(drawing).items()}
    nodes = {ids[one["name"]]: point(one["pos"].rstrip("!")) for one in answer.get("objects", []) if one["name"] in ids}
    edges: dict[int, Course] = {}
    for edge in answer.get("edges", []):
        if not edge.get("id", "").startswith("e") or "pos" not in edge:
            continue
        # A way of several pieces (through a same-rank edge) is written with semicolons: the last carries the arrowhead.
        parts = edge["pos"].split(";")[-1].split()
        curve = tuple(point(part) for part in parts if not part.startswith(("e,", "s,")))
        tip = next((point(part) for part in parts if part.startswith("e,")), curve[-1])
        edges[int(edge["id"][1:])] = Course(curve, tip)
    return Layout(nodes, edges, right - left, top - bottom)
