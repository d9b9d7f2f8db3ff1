"""Documents as Markdown (CommonMark), for a merge request or a wiki."""

from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from toc.lint.formatters.prose import code, prose
from toc.publish.documents.blocks import (
    Block,
    Bullets,
    Grid,
    Heading,
    Item,
    Items,
    Labelled,
    Masthead,
    Paragraph,
    Picture,
)
from toc.publish.documents.document import Document, Layout
from toc.publish.writers.markdown_table import inline
from toc.publish.writers.markdown_table import markdown as table_as_markdown


def write(documents: Sequence[Document]) -> bytes:
    """The documents as one text."""
    return "\n".join(_document(one) for one in documents).encode()


def _document(document: Document) -> str:
    return markdown(document.blocks, part=document.layout is Layout.LIST)


def markdown(blocks: Iterable[Block], *, part: bool = False) -> str:
    """The blocks, an empty line between them. Whatever a plan says stays text. `part`: of a comment or a page of which
    the headings are not ours to order."""
    return "\n\n".join(written for block in blocks if (written := _block(block, part=part))) + "\n"


def _block(block: Block, *, part: bool) -> str:
    match block:
        case Masthead():
            return _masthead(block, part=part)
        case Heading(level, text):
            return f"**{_text(text)}**" if part else f"{'#' * level} {_text(text)}"
        case Paragraph(text, kind):
            return _text(text) if kind == "plain" else f"*{_text(text)}*"
        case Bullets(items):
            return "\n".join(f"- {_text(item)}" for item in items)
        case Items(items):
            return "\n".join(_items(items))
        case Labelled(label, text, kind):
            said = _text(text)
            return f"**{_text(label)}:** {said if kind == 'plain' else f'*{said}*'}"
        case Grid(table):
            return table_as_markdown(table).strip()
        case Picture(drawing, caption):
            # GitHub and GitLab draw it; a picture file would have to travel along.
            return f"```mermaid\n{drawing.mermaid().rstrip()}\n```\n\n*{_text(caption)}*"
        case _:
            assert_never(block)


def _masthead(block: Masthead, *, part: bool) -> str:
    if part:
        return f"### {code(block.file)}\n\n{_line(block.about)}"
    return "\n\n".join([f"# {inline(block.title)}", *([inline(block.byline)] if block.byline else [])])


def _items(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        yield f"- {f'{item.sign} ' if item.needs_sign else ''}{_line(item.text)}"
        yield from (f"  - {_line(detail)}" for detail in item.details)


def _line(text: str) -> str:
    """A text that is shown in part only where it is very long: a comment has a limit."""
    return prose(text)


def _text(text: str) -> str:
    return prose(text, longest=None)
