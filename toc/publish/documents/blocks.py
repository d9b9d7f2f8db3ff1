"""The blocks of a document. Texts are plain: a writer escapes what its format would take for markup."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from toc.pictures.scene import Scene
from toc.publish.tables.table import Table

Kind = Literal["plain", "note", "gap"]
"""A note is smaller type beside the matter; a gap is something that the plan does not say yet."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (the title of the document) to 4."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Masthead:
    """The title of a document, and what stands below it: of which version of the plan it is, or with what a file is
    compared. Where it becomes part of something else (a comment on a merge request, a screen), the name of the file
    stands for the title."""

    title: str
    about: str
    file: str = ""

    @property
    def byline(self) -> str:
        return ", ".join(one for one in (self.file, self.about) if one)


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    kind: Kind = "plain"


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A word of what follows, in semibold, and the text: "Past goed: bevraging"."""

    label: str
    text: str
    kind: Kind = "plain"


@dataclass(frozen=True, slots=True)
class Item:
    """A line with its details. `sign` says how it changed; `needs_sign`: no heading above it says so."""

    sign: str
    text: str
    details: tuple[str, ...] = ()
    needs_sign: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list of two levels."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, with its own heading (of level 2) and notes. On paper it gets a page that lies."""

    table: Table


class Drawing(Protocol):
    """What can be drawn; a writer asks only for what its format holds, because drawing takes time."""

    def scene(self, room: tuple[float, float] | None) -> Scene:
        """The picture, for room (width and height in millimetres) on a page, or in its own size."""

    def mermaid(self) -> str:
        """The same as a text, for formats that hold no picture."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its caption."""

    drawing: Drawing
    caption: str


Text = Heading | Masthead | Paragraph | Bullets | Labelled | Items
Block = Text | Grid | Picture


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
