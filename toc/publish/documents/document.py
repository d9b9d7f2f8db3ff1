"""A document as a plain value: its blocks, and what stands in its header, footer and properties."""

from dataclasses import dataclass
from enum import StrEnum

from toc.core.languages import Language
from toc.publish.documents.blocks import Block
from toc.publish.tables.look import Look
from toc.publish.tables.table import Source


class Format(StrEnum):
    DOCX = "docx"
    HTML = "html"
    PDF = "pdf"
    MD = "md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Blocks in the language of the document; `source` is the plan that it is about, `look` the colours and logo."""

    blocks: tuple[Block, ...]
    title: str
    language: Language
    source: Source
    look: Look


def written(document: Document, file_format: Format) -> bytes:
    """The document as a file. The same document gives the same bytes."""
    match file_format:
        case Format.MD:
            from toc.publish.documents.markdown import markdown

            return markdown(document.blocks).encode()
        case Format.HTML:
            from toc.publish.documents import html

            return html.page(document).encode()
        case Format.DOCX:
            from toc.publish.documents import docx

            return docx.written(document)
        case Format.PDF:
            from toc.publish.documents import pdf

            return pdf.written(document)
