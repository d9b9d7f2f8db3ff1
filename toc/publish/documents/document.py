"""A document as a plain value: its blocks, and what stands in its header, footer and properties."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from toc.core.languages import Language
from toc.publish.documents.blocks import Block, Grid, Masthead, Part, parts
from toc.publish.tables.catalogue import by_plan, facts
from toc.publish.tables.look import Look
from toc.publish.tables.table import Source, Table


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
