"""A scene as SVG inside the page: boxes take focus and have a name, arrows know what they join, the frame is off.

The page has a title and a legend of its own, so the scene's title block is cut off and its legend taken apart.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

from toc.core.findings import Severity, WordedFinding
from toc.core.messages import text as say
from toc.core.model import Language
from toc.pictures import svg, theme
from toc.pictures.scene import Circle, Curve, Group, Item, Point, Polygon, Rect, Scene, Text, flat
from toc.publish.page.boxes import COUNTED, Book, Box, people
from toc.publish.page.markup import Html

_SVG = "http://www.w3.org/2000/svg"
_ROOM = 10.0
_MARK = {Severity.ERROR: "#A93F2B", Severity.WARNING: "#8A5A00", Severity.INFO: "#1D68A7"}


@dataclass(frozen=True, slots=True)
class Cut:
    """A scene without its frame: what is drawn, where it lies (x, y, width, height), and its legend."""

    items: tuple[Item, ...]
    frame: tuple[float, float, float, float]
    legend: tuple[tuple[tuple[Item, ...], str], ...]


def cut(scene: Scene) -> Cut:
    """Takes the title block and the legend off, which two rules across the picture set apart.

    A scene that has no such rules stays whole.
    """
    rules = [place for place, item in enumerate(scene.items) if _is_rule(item)]
    if not rules:
        return Cut(tuple(scene.items), (0, 0, scene.width, scene.height), ())
    body, legend = (rules[0], rules[-1]) if len(rules) > 1 else (rules[0], len(scene.items))
    items = tuple(_without_notes(scene.items[body + 1 : legend]))
    return Cut(items, _around(items), _entries(scene.items[legend + 1 :]))


def _without_notes(items: Sequence[Item]) -> Sequence[Item]:
    """What stands under the picture in small type stands in the articles as well, and there it can be read."""
    return items[: next((place for place, item in enumerate(items) if _heads_notes(item)), len(items))]


def _heads_notes(item: Item) -> bool:
    return isinstance(item, Text) and item.bold and item.size == theme.HEADING_SIZE and abs(item.x - theme.MARGIN) < 1


def _is_rule(item: Item) -> bool:
    return isinstance(item, Rect) and item.height == 1.2 and item.x == theme.MARGIN


def _entries(items: Sequence[Item]) -> tuple[tuple[tuple[Item, ...], str], ...]:
    """The legend entry by entry: its shapes, and what they mean."""
    found, shapes = [], list[Item]()
    for item in items:
        if isinstance(item, Text) and item.size == theme.SMALL_SIZE:
            found.append((tuple(shapes), item.text))
            shapes = []
        else:
            shapes.append(item)
    return tuple(found)


def swatch(shapes: Sequence[Item]) -> Html:
    """The shapes of a legend entry, large enough to see."""
    x, y, wide, high = _around(shapes, 2)
    scene = Scene(width=wide, height=high, title="", description="", language="nl", background="none")
    scene.items = list(shapes)
    root = _parsed(scene, (x, y, wide, high))
    root.set("aria-hidden", "true")
    root.set("width", f"{wide:.0f}")
    root.set("height", f"{high:.0f}")
    return Html(ET.tostring(root, encoding="unicode"))


def picture(book: Book, scene: Scene, language: Language) -> Html:
    """The scene as SVG for the page, in that language."""
    done = cut(scene)
    root = _parsed(replace(scene, items=list(done.items)), done.frame)
    root.attrib |= {"role": "group", "aria-label": scene.title, "lang": language.value, "class": "picture"}
    for group in root.iter("g"):
        identifier = group.attrib.pop("id", "")
        title = group.find("title")
        if title is not None:
            group.remove(title)
        box = book.boxes.get(identifier.removeprefix("node-")) if identifier.startswith("node-") else None
        noted = identifier.startswith("mark-")
        if link := book.groups.get(f"link-{identifier.removeprefix('mark-')}" if noted else identifier):
            name = "note" if noted else "arrow"
            group.attrib |= {"class": name, "data-from": link.cause, "data-to": link.effect}
        elif box and group.get("class") != theme.Kind.MISSING:
            _make_button(group, book, box, language)
    return Html(ET.tostring(root, encoding="unicode"))


def _make_button(group: ET.Element, book: Book, box: Box, language: Language) -> None:
    group.attrib |= {"class": "box", "data-id": box.id, "role": "button", "tabindex": "-1"}
    group.set("aria-label", _clean(spoken_name(book, box, language)))
    findings = book.on_boxes.get(language, {}).get(box.id, ())
    if findings:
        group.append(_mark(group, book, findings))


def spoken_name(book: Book, box: Box, language: Language) -> str:
    """What a screen reader says of a box: what it is, its name, who, and how many findings there are."""
    who = ", ".join(book.actor(name) for name in people(box.thing))
    words = [f"{say(language, box.word)}: {box.name}", who]
    findings = book.on_boxes.get(language, {}).get(box.id, ())
    for severity in reversed(Severity):
        number = sum(one.severity is severity for one in findings)
        if number:
            words.append(say(language, COUNTED[severity], count=number))
    return ". ".join(word.rstrip(".") for word in words if word)


def _mark(group: ET.Element, book: Book, findings: Sequence[WordedFinding]) -> ET.Element:
    """A disc with the number of findings at the upper right corner; an open one where none of them counts yet."""
    x, y = _corner(group)
    now = [one for one in findings if book.counts(one)]
    worst = max((now or findings), key=lambda one: one.severity.weight).severity
    fill, ink = (_MARK[worst], "#FFFFFF") if now else ("#FFFFFF", theme.MUTED)
    mark = ET.Element("g", {"class": "mark"})
    ET.SubElement(mark, "circle", {"cx": f"{x:g}", "cy": f"{y:g}", "r": "10", "fill": fill, "stroke": ink})
    place = {"x": f"{x:g}", "y": f"{y + 4:g}", "font-size": "12", "font-weight": "600"}
    count = ET.SubElement(mark, "text", {**place, "text-anchor": "middle", "fill": ink})
    count.text = str(len(findings))
    return mark


def _corner(group: ET.Element) -> Point:
    shape = group.find("rect")
    if shape is not None:
        x, y, wide = (float(shape.get(name, "0")) for name in ("x", "y", "width"))
        return round(x + wide - 4, 2), round(y + 2, 2)
    shape = group.find("polygon")
    points = [
        tuple(map(float, one.split(",")))
        for one in (shape.get("points", "0,0") if shape is not None else "0,0").split()
    ]
    return max(x for x, _ in points) - 18, max(y for _, y in points) - 18


def _parsed(scene: Scene, frame: tuple[float, float, float, float]) -> ET.Element:
    """The scene as an element of HTML: no namespace, no ids, no fonts, seen through that frame."""
    root = ET.fromstring(svg.write(scene, embed_font=False))  # noqa: S314 our own SVG
    for element in root.iter():
        element.tag = element.tag.removeprefix(f"{{{_SVG}}}")
    for child in [one for one in root if one.tag in {"title", "desc"}]:
        root.remove(child)
    ground = root.find("rect")
    if ground is not None:
        root.remove(ground)
    root.attrib = {"viewBox": " ".join(f"{number:.0f}" for number in frame)}
    return root


def _around(items: Sequence[Item], room: float = _ROOM) -> tuple[float, float, float, float]:
    points = [point for item in flat(tuple(items)) for point in _extent(item)]
    if not points:
        return 0, 0, 1, 1
    left, top = min(x for x, _ in points) - room, min(y for _, y in points) - room
    right, bottom = max(x for x, _ in points) + room, max(y for _, y in points) + room
    return left, top, right - left, bottom - top


def _extent(item: Item) -> tuple[Point, ...]:
    match item:
        case Rect():
            return (item.x, item.y), (item.x + item.width, item.y + item.height)
        case Circle():
            return (item.x - item.radius, item.y - item.radius), (item.x + item.radius, item.y + item.radius)
        case Text():
            left = item.x - item.width * {"start": 0, "middle": 0.5, "end": 1}[item.anchor]
            return (left, item.y - item.size), (left + item.width, item.y + 4)
        case Polygon() | Curve():
            return item.points
        case Group():
            return ()


def _clean(written: str) -> str:
    return re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", written)
