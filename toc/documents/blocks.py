"""The blocks of a document. Texts are plain: a writer escapes what its format would take for markup."""

from dataclasses import dataclass
from typing import Literal, Protocol

from toc.diagrams.scene import Scene
from toc.tables.table import Table

Kind = Literal["plain", "note", "gap"]
"""A note is smaller type beside the matter; a gap is something that the plan does not say yet."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (the title of the document) to 4."""

    level: int
    text: str


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


Text = Heading | Paragraph | Bullets | Labelled
Block = Text | Grid | Picture
