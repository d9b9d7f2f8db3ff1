"""Which blocks of a document share their paper: text on pages that stand, a table on pages that lie, and a picture on a
page of its own, below its heading."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toc.documents.blocks import Block, Grid, Heading, Paragraph, Picture

PICTURE_MARGIN = 7.0
_HEADING = 17.0
_WIDE, _HIGH = 297.0, 210.0


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks in their order, for one kind of paper: text (Paragraph), one table (Grid), or one picture (Picture)."""

    paper: type[Block]
    blocks: tuple[Block, ...]


def parts(blocks: Sequence[Block]) -> Iterator[Part]:
    """The blocks by their paper. A heading goes with the picture that it is of: it would stand by itself at the foot of
    the page before, and nobody would know what it is about."""
    text: list[Block] = []
    for block in blocks:
        if not isinstance(block, Grid | Picture):
            text.append(block)
            continue
        heading = _heading(text) if isinstance(block, Picture) else []
        before = text[: len(text) - len(heading)]
        if before:
            yield Part(Paragraph, tuple(before))
        yield Part(type(block), (*heading, block))
        text = []
    if text:
        yield Part(Paragraph, tuple(text))


def room(*, below_heading: bool) -> tuple[float, float]:
    """Width and height in millimetres of what a page has for its picture, on A4 that lies."""
    return _WIDE - 2 * PICTURE_MARGIN, _HIGH - 2 * PICTURE_MARGIN - (_HEADING if below_heading else 0)


def _heading(text: Sequence[Block]) -> list[Block]:
    """The heading at the end of the text, with the notes below it; nothing where other text follows it."""
    for number in range(len(text) - 1, -1, -1):
        block = text[number]
        if isinstance(block, Heading):
            return list(text[number:]) if block.level > 1 else []
        if not (isinstance(block, Paragraph) and block.kind == "note"):
            break
    return []
