"""Where the texts of a shape stand in it, and at which size they fit."""

from toc.diagrams.slides.forms import ROUNDING
from toc.diagrams.slides.lettering import RISE, scale_for
from toc.diagrams.slides.parts import Shape
from toc.diagrams.slides.texts import Inset


def is_mark(shape: Shape) -> bool:
    """A letter with a number in a ring: as small as its text."""
    return not shape.id and shape.height <= 22.5 and shape.block is not None and shape.block.anchor == "middle"


def room_around(one: Shape) -> Inset:
    """The room around the text of a shape, as the picture has it."""
    block = one.block
    if block is None:
        return Inset()
    first = block.paragraphs[0]
    if one.id and one.form != "polygon":
        side = 6.0 if block.anchor == "middle" else block.x - one.x
        return Inset(left=side, right=min(side, 10.0), top=3.0, bottom=3.0)
    top = 0.0 if is_line(one) else first.y - first.size * RISE - one.y
    if block.anchor == "middle":
        return Inset(left=8.0, right=8.0, top=top)
    left = block.x - one.x
    # A heading at the side of a ground breaks where the picture breaks it, and not only at the other end.
    room = block.width * 1.06 + 4 if one.width > 3 * block.width else one.width - left - min(left, 10.0)
    return Inset(left=left, right=max(one.width - left - room, 0), top=top)


def is_line(one: Shape) -> bool:
    """Whether a shape is just high enough for one line of text, as the name of an actor."""
    return one.block is not None and one.height < 2.6 * one.block.paragraphs[0].size


def within(inset: Inset, edge: float) -> Inset:
    """The same room in a shape whose outline keeps texts that far from its edges."""
    sides = (inset.left, inset.top, inset.right, inset.bottom)
    left, top, right, bottom = (max(side - edge, 0) for side in sides)
    return Inset(left=left, top=top, right=right, bottom=bottom)


def fitting(one: Shape) -> float:
    """The part of its sizes at which the text of a box fits."""
    if one.block is None:
        return 1.0
    inset = room_around(one)
    room = one.width - inset.left - inset.right
    if one.form == "polygon":
        return scale_for(one.block, room, one.height - inset.top)
    return scale_for(one.block, room, one.height - 2 * max(inset.top, ROUNDING * one.radius))
