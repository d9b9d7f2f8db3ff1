"""From a scene to the parts that it is made of: shapes and texts that belong together come together."""

from collections import deque
from collections.abc import Iterator, Sequence
from typing import Literal

from toc.pictures.metrics import Line
from toc.pictures.scene import Circle, Curve, Group, Item, Point, Polygon, Rect, Stroke, Text
from toc.pictures.slides.shapes import Block, Paragraph, Part, Shape, Way

_BOX = "node-"
_RISE = 0.8
"""From the baseline to the top of a letter, in type sizes."""


def parts(items: Sequence[Item]) -> Iterator[Part]:
    """The parts of a scene, in the order in which they are drawn."""
    waiting = deque(items)
    while waiting:
        item = waiting.popleft()
        match item:
            case Group() if item.id.startswith(_BOX):
                yield from _box(item)
            case Group():
                yield from _ways(item) if item.ends else parts(item.items)
            case Curve():
                yield Way(points=item.points, tip=_tip(waiting, item.points[-1]), stroke=item.stroke)
            case Text():
                waiting.appendleft(item)
                yield _block(_column(waiting))
            case Rect() | Circle() | Polygon():
                yield _shape(item, waiting)


def _ways(group: Group) -> Iterator[Part]:
    """Every arrow of a link (there is one), told what it joins."""
    for one in parts(group.items):
        if isinstance(one, Way):
            yield Way(points=one.points, tip=one.tip, stroke=one.stroke, ends=group.ends)


def _box(group: Group) -> Iterator[Part]:
    """A box with its texts, and the mark at its corner."""
    waiting = deque(group.items)
    outline = waiting.popleft()
    if isinstance(outline, Rect | Circle | Polygon):
        yield _shape(outline, waiting, name=group.id.removeprefix(_BOX), full=group.title)
    yield from parts(tuple(waiting))


def _tip(waiting: deque[Item], otherwise: Point) -> Point:
    """The tip of the arrowhead that comes next."""
    if waiting and isinstance(waiting[0], Polygon):
        head = waiting.popleft()
        return head.points[0] if isinstance(head, Polygon) else otherwise
    return otherwise


def _shape(item: Rect | Circle | Polygon, waiting: deque[Item], name: str = "", full: str = "") -> Shape:
    """The shape with the bars and texts that follow and lie inside it."""
    x, y, wide, high = _frame(item)
    bars = []
    while waiting and item.stroke and _is_bar(waiting[0], y, high, item.stroke):
        bar = waiting.popleft()
        if isinstance(bar, Rect):
            bars.append((bar.x - x, bar.x - x + bar.width))
    inside: deque[Item] = deque()
    while waiting and (name or _lies_in(waiting[0], x, y, wide, high)) and _is_writing(waiting[0]):
        inside.append(waiting.popleft())
    form: Literal["rect", "ellipse", "polygon"] = "rect"
    if isinstance(item, Circle | Polygon):
        form = "ellipse" if isinstance(item, Circle) else "polygon"
    return Shape(
        form=form,
        x=x,
        y=y,
        width=wide,
        height=high,
        points=item.points if isinstance(item, Polygon) else (),
        radius=item.radius if isinstance(item, Rect) else 0,
        fill=item.fill,
        stroke=item.stroke,
        bars=tuple(bars),
        block=_block(list(inside)) if inside else None,
        id=name,
        full=full,
    )


def _frame(item: Rect | Circle | Polygon) -> tuple[float, float, float, float]:
    match item:
        case Rect():
            return item.x, item.y, item.width, item.height
        case Circle():
            return item.x - item.radius, item.y - item.radius, 2 * item.radius, 2 * item.radius
        case Polygon():
            across, down = zip(*item.points, strict=True)
            return min(across), min(down), max(across) - min(across), max(down) - min(down)


def _is_bar(item: Item, y: float, high: float, stroke: Stroke) -> bool:
    return isinstance(item, Rect) and item.y == y and item.height == high and item.fill == stroke.color


def _is_bullet(item: Item) -> bool:
    return isinstance(item, Rect) and item.width == item.height == 4


def _is_writing(item: Item) -> bool:
    return isinstance(item, Text) or _is_bullet(item)


def _lies_in(item: Item, x: float, y: float, wide: float, high: float) -> bool:
    if isinstance(item, Rect):
        return x <= item.x <= x + wide and y <= item.y <= y + high
    if not isinstance(item, Text):
        return False
    left = item.x - item.width * {"start": 0, "middle": 0.5, "end": 1}[item.anchor]
    return x <= left and left + item.width <= x + wide and y + item.size * _RISE / 2 <= item.y <= y + high


def _column(waiting: deque[Item]) -> list[Item]:
    """The texts, from the first on, that stand under each other."""
    taken = [waiting.popleft()]
    while waiting:
        above, below = taken[-1], waiting[0]
        if not (isinstance(above, Text) and isinstance(below, Text) and _is_under(above, below)):
            break
        taken.append(waiting.popleft())
    return taken


def _is_under(above: Text, below: Text) -> bool:
    same = above.x == below.x and above.anchor == below.anchor and (above.size, above.bold) == (below.size, below.bold)
    return same and 0 < below.y - above.y <= 1.5 * below.size


def _block(items: Sequence[Item]) -> Block:
    """Lines and bullets as paragraphs: lines of one text come together again."""
    texts: list[tuple[list[Text], bool]] = []
    bullet: Rect | None = None
    for item in items:
        if isinstance(item, Rect):
            bullet = item
        elif isinstance(item, Text):
            if texts and isinstance(item.text, Line) and item.text.number and bullet is None:
                texts[-1][0].append(item)
            else:
                texts.append(([item], bullet is not None))
            bullet = None
    first = texts[0][0][0]
    starts = [item.x for item in items if isinstance(item, Text | Rect)]
    x = min(starts) if first.anchor == "start" else first.x
    return Block(x=x, anchor=first.anchor, paragraphs=tuple(_paragraph(lines, dot) for lines, dot in texts))


def _paragraph(lines: Sequence[Text], bulleted: bool) -> Paragraph:
    first = lines[0]
    return Paragraph(
        text=_whole([one.text for one in lines]),
        size=first.size,
        bold=first.bold,
        color=first.color,
        y=first.y,
        width=max(one.width for one in lines),
        lines=len(lines),
        bulleted=bulleted,
    )


def _whole(lines: Sequence[str]) -> str:
    """The text that was broken into these lines, as far as they go where they do not hold all of it."""
    whole = lines[0].whole if isinstance(lines[0], Line) else lines[0]
    if not lines[-1].endswith(" …") or whole.endswith(" …"):
        return whole
    count = sum(len(line.replace(" ", "")) for line in lines) - 1
    for place, character in enumerate(whole):
        count -= character != " "
        if count < 0:
            return f"{whole[:place].rstrip()} …"
    return whole
