"""Reads presentations back: what stands on a slide, and where connectors run, by the definitions of the file format."""

import io
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pptx import Presentation
from pptx.oxml.ns import qn

Point = tuple[float, float]


@dataclass(frozen=True)
class Connector:
    """A glued connector: the names of its two shapes, the places of its two sites, and its corners, in EMU."""

    name: str
    ends: tuple[str, str]
    sites: tuple[Point, Point]
    corners: tuple[Point, ...]


def opened(content: bytes) -> Any:
    return Presentation(io.BytesIO(content))


def told(content: bytes) -> str:
    """Every shape of every slide: name, text, alternative text, and what a connector joins at which sites."""
    lines = []
    for number, slide in enumerate(opened(content).slides, 1):
        names = {one.shape_id: one.name for one in slide.shapes}
        lines.append(f"slide {number}: {slide.slide_layout.name}")
        for one in _all(slide.shapes):
            texts = " / ".join(p.text for p in one.text_frame.paragraphs) if one.has_text_frame else ""
            parts = [one.name, texts, alternative(one), *(f"{names[end]}.{site}" for end, site in ends(one))]
            lines.append("  " + " | ".join(parts).replace("\t", " ").rstrip(" |"))
    return "\n".join(lines) + "\n"


def _all(shapes: Any) -> Iterator[Any]:
    """Every shape, those in groups included."""
    for one in shapes:
        yield one
        yield from _all(getattr(one, "shapes", ()))


def alternative(shape: Any) -> str:
    """What a screen reader says of a shape."""
    properties = next(shape.element.iter(qn("p:cNvPr")))
    return "(decorative)" if _is_decorative(properties) else str(properties.get("descr", ""))


def _is_decorative(properties: Any) -> bool:
    return any(one.tag.endswith("}decorative") and one.get("val") == "1" for one in properties.iter())


def ends(shape: Any) -> list[tuple[int, int]]:
    """The id of the shape and the number of the site of both ends of a connector, as far as they are glued."""
    found = [shape.element.find(f".//{qn(name)}") for name in ("a:stCxn", "a:endCxn")]
    return [(int(one.get("id")), int(one.get("idx"))) for one in found if one is not None]


def connectors(slide: Any) -> Iterator[Connector]:
    """Every connector that is glued at both ends."""
    shapes = {one.shape_id: one for one in slide.shapes}
    for one in slide.shapes:
        glued = ends(one)
        if len(glued) == 2:
            (start, first), (end, last) = glued
            yield Connector(
                one.name,
                (shapes[start].name, shapes[end].name),
                (site(shapes[start], first), site(shapes[end], last)),
                corners(one),
            )


def site(shape: Any, number: int) -> Point:
    """Where the connection site with that number lies."""
    custom = shape.element.find(f".//{qn('a:custGeom')}")
    if custom is None:
        parts = ((0.5, 0), (0, 0.5), (0.5, 1), (1, 0.5))[number]
        return shape.left + parts[0] * shape.width, shape.top + parts[1] * shape.height
    places = {"l": 0.0, "t": 0.0, "hc": shape.width / 2, "vc": shape.height / 2, "r": shape.width, "b": shape.height}
    sides = {"w": shape.width, "h": shape.height, "ss": min(shape.width, shape.height)}
    for guide in custom.iter(qn("a:gd")):
        how, first, *others = guide.get("fmla").split()
        if how == "*/":
            places[guide.get("name")] = sides[first] * int(others[0]) / int(others[1])
    place = custom.findall(f".//{qn('a:cxn')}/{qn('a:pos')}")[number]
    return shape.left + places[place.get("x")], shape.top + places[place.get("y")]


def corners(shape: Any) -> tuple[Point, ...]:
    """The corners of a connector by its preset form (ECMA-376, presetShapeDefinitions), turned and mirrored."""
    place = shape.element.find(f".//{qn('a:xfrm')}")
    form = shape.element.find(f".//{qn('a:prstGeom')}")
    bends = [int(one.get("fmla").split()[1]) / 100_000 for one in form.iter(qn("a:gd"))]
    wide, high = shape.width, shape.height
    path: list[Point] = [(0, 0)]
    x, y = 0.0, 0.0
    if form.get("prst") != "straightConnector1":
        for number, bend in enumerate(bends):
            x, y = (x, bend * high) if number % 2 else (bend * wide, y)
            path.append((x, y))
        path.append((x, high) if len(bends) % 2 else (wide, y))
    path.append((wide, high))
    turn = math.radians(int(place.get("rot", "0")) / 60_000)
    flips = [place.get(name) == "1" for name in ("flipH", "flipV")]
    return tuple(_turned(one, (shape.left, shape.top), (wide, high), flips, turn) for one in path)


def _turned(point: Point, corner: Point, size: Point, flips: list[bool], turn: float) -> Point:
    x, y = (size[axis] - point[axis] if flips[axis] else point[axis] for axis in (0, 1))
    x, y = x - size[0] / 2, y - size[1] / 2
    x, y = x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)
    return corner[0] + size[0] / 2 + x, corner[1] + size[1] / 2 + y
