"""The blocks of a document. Texts are plain: a writer escapes what its format would take for markup."""

from dataclasses import dataclass
from typing import Literal

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


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its caption; `mermaid` is the same as a text, for formats that hold no picture."""

    scene: Scene
    caption: str
    mermaid: str = ""


Text = Heading | Paragraph | Bullets | Labelled
Block = Text | Grid | Picture
