"""The notes under a picture: every mark with its text, in as many columns as there is room for."""

from collections.abc import Iterable, Sequence

from toc.compare.difference import Change
from toc.pictures import theme
from toc.pictures.extras import Mark, Note, Notes
from toc.pictures.metrics import LINE_HEIGHT, wrap
from toc.pictures.scene import Item, Point, Rect, moved
from toc.pictures.shapes import badge, line_of, tag

_TEXT = 13.0
_STEP = _TEXT * LINE_HEIGHT
_APART = 28.0
_LEAST = 340.0
_HEAD = 36.0
_BADGE, _INDENT = 15.0, 36.0


def notes_block(groups: Iterable[Notes], wide: float) -> tuple[list[Item], float]:
    """All notes from (0, 0), and their height."""
    items: list[Item] = []
    y = 0.0
    for group in groups:
        shapes, height = _group(group, wide)
        items += [moved(shape, 0, y) for shape in shapes]
        y += height + 18
    return items, max(y - 18, 0)


def marks_at(marks: Sequence[Mark], point: Point) -> list[Item]:
    """Badges beside each other with their middle there."""
    shapes = [_shapes(one) for one in marks]
    widths = [_width(one) for one in shapes]
    x = point[0] - (sum(widths) + 2 * (len(widths) - 1)) / 2
    items: list[Item] = []
    for one, wide in zip(shapes, widths, strict=True):
        items += [moved(item, x + wide / 2, point[1]) for item in one]
        x += wide + 2
    return items


def marks_width(marks: Sequence[Mark]) -> float:
    """How wide these badges are beside each other."""
    return sum(_width(_shapes(one)) + 2 for one in marks) - 2


def _shapes(mark: Mark, x: float = 0, y: float = 0) -> list[Item]:
    """A badge or a tag with its centre there."""
    if isinstance(mark.form, Change):
        return tag(x, y, mark.text, mark.form)
    return badge(x, y, mark.text, square=mark.form == "square", faded=mark.form == "faded")


def _width(shapes: Sequence[Item]) -> float:
    ground = shapes[0]
    return ground.width if isinstance(ground, Rect) else 22.0


def _group(group: Notes, wide: float) -> tuple[list[Item], float]:
    count = max(1, min(int(wide // _LEAST), len(group.notes)))
    column = (wide - _APART * (count - 1)) / count
    indent = max(_INDENT, *(_BADGE + marks_width([one.mark]) / 2 + 4 for one in group.notes))
    texts = [_note(one, column, indent) for one in group.notes]
    breaks = _even([height for _, height in texts], count)
    items: list[Item] = [line_of(0, 14, group.heading, theme.HEADING_SIZE, bold=True)]
    place, y, highest = 0, 0.0, 0.0
    for number, (shapes, height) in enumerate(texts):
        if number in breaks:
            place, y = place + 1, 0.0
        items += [moved(shape, place * (column + _APART), _HEAD + y) for shape in shapes]
        y += height
        highest = max(highest, y)
    return items, _HEAD + highest


def _even(heights: list[float], count: int) -> set[int]:
    """Before which texts a new column starts, so that the highest of `count` columns is as low as can be."""
    low, high = max(heights), sum(heights)
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (low, middle) if len(_breaks(heights, middle)) < count else (middle, high)
    return _breaks(heights, high)


def _breaks(heights: list[float], limit: float) -> set[int]:
    breaks, filled = set(), 0.0
    for number, height in enumerate(heights):
        if filled and filled + height > limit:
            breaks.add(number)
            filled = 0.0
        filled += height
    return breaks


def _note(note: Note, wide: float, indent: float) -> tuple[list[Item], float]:
    """One note from (0, 0), with its text from `indent` on, and its height."""
    items: list[Item] = _shapes(note.mark, _BADGE, 5)
    y = 9.0
    for text, less in note.lines:
        for line in wrap(text, wide - indent - 2, _TEXT):
            items.append(line_of(indent, y, line, _TEXT, theme.MUTED if less else theme.INK))
            y += _STEP
    return items, y + 8
