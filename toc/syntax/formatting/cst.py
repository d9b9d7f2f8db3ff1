"""A plan as it is written: what the tree of `yamltree` leaves out is kept here, comments and blank lines above all."""

from dataclasses import dataclass, field

from toc.core.keywords import Word
from toc.core.shapes import Shape

BLANK = ""
"""A blank line among the comments above something."""


@dataclass(slots=True, eq=False)
class Scalar:
    """A single value: `style` is the sign with which it was written (none for plain), `lines` on how many lines.

    `typed` tells that other programs read it: then its quotation marks may make a difference.
    """

    text: str
    style: str = ""
    lines: int = 1
    properties: str = ""
    shape: Shape | None = None
    typed: bool = False

    @property
    def is_nothing(self) -> bool:
        """Whether nothing is written here at all."""
        return not (self.text or self.style or self.properties)


@dataclass(slots=True, eq=False)
class Alias:
    name: str


@dataclass(slots=True, eq=False)
class Collection:
    """A mapping or a list. `below` are the comments at its end, `column` is where its entries stand (from 0)."""

    is_mapping: bool
    is_flow: bool
    column: int
    properties: str = ""
    entries: list["Entry"] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    shape: Shape | None = None


Piece = Scalar | Alias | Collection


@dataclass(slots=True, eq=False)
class Entry:
    """A keyword or id with its value, or an item of a list (`key` is None).

    `above` are the comments and blank lines before it, `beside` the comments at the end of its line, `below` those that
    stand where its value is missing. `word` is the keyword that it is, if it is one.
    """

    column: int
    key: Scalar | Alias | None = None
    value: Piece = field(default_factory=lambda: Scalar(""))
    above: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    word: Word | None = None


@dataclass(slots=True, eq=False)
class Written:
    """A whole file: what stands on top, and the plan below it. `anchors` are the pieces that aliases may mean."""

    head: list[str]
    root: Collection
    anchors: dict[str, Piece]
