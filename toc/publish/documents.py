"""Documents that people take to a meeting, as blocks in their order.

A document is a plain value that knows no file format; a writer knows no document.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, Protocol

from toc.core.languages import Language
from toc.pictures.scene import Scene
from toc.publish.tables.catalogue import by_plan, facts
from toc.publish.tables.look import Look
from toc.publish.tables.table import Source, Table

# --- Blocks -----------------------------------------------------------------------------------------------------------
# The blocks of a document. Texts are plain: a writer escapes what its format would take for markup.

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


# --- Documents --------------------------------------------------------------------------------------------------------
# A document as a plain value: its blocks, and what stands in its header, footer and properties.


class Layout(StrEnum):
    """How the blocks of a document lie on paper.

    TEXT: pages that stand; a table or picture gets pages that lie. TABLES: the title of the plan and its tables, all on
    pages that lie. LIST: pages that stand; in Markdown and on a screen it is short enough to be part of something else.
    """

    TEXT = "text"
    TABLES = "tables"
    LIST = "list"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Blocks in the language of the document; `title` is that of the file's properties, `source` the plan that it is
    about, `look` the colours and logo."""

    blocks: tuple[Block, ...]
    title: str
    language: Language
    source: Source
    look: Look
    layout: Layout = Layout.TEXT

    @property
    def parts(self) -> list[Part]:
        """The blocks by the paper that they need."""
        return [Part(Grid, self.blocks)] if self.layout is Layout.TABLES else list(parts(self.blocks))

    @property
    def tables(self) -> list[Table]:
        return [block.table for block in self.blocks if isinstance(block, Grid)]


def of_tables(tables: Sequence[Table], look: Look) -> list[Document]:
    """The tables as documents, one for each plan, in the order in which plans come first."""
    first = tables[0]
    title = f"{first.title}: {first.source.title}" if len(tables) == 1 else first.source.title
    return [_of_plan(here, title, look) for here in by_plan(tables)]


def _of_plan(tables: Sequence[Table], title: str, look: Look) -> Document:
    source, language = tables[0].source, tables[0].language
    blocks: tuple[Block, ...] = (Masthead(source.title, facts(source, language)), *(Grid(table) for table in tables))
    return Document(blocks=blocks, title=title, language=language, source=source, look=look, layout=Layout.TABLES)


def all_tables(documents: Sequence[Document]) -> list[Table]:
    """Every table of the documents, in their order."""
    return [table for document in documents for table in document.tables]
