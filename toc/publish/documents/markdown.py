"""A document as Markdown (CommonMark), for a merge request or a wiki."""

from collections.abc import Iterable
from typing import assert_never

from toc.lint.formatters.prose import prose
from toc.publish.documents.blocks import Block, Bullets, Grid, Heading, Labelled, Paragraph, Picture
from toc.publish.tables.markdown import markdown as table_as_markdown


def markdown(blocks: Iterable[Block]) -> str:
    """The blocks, an empty line between them. Whatever a plan says stays text."""
    return "\n\n".join(written for block in blocks if (written := _block(block))) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"{'#' * level} {_text(text)}"
        case Paragraph(text, kind):
            return _text(text) if kind == "plain" else f"*{_text(text)}*"
        case Bullets(items):
            return "\n".join(f"- {_text(item)}" for item in items)
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


def _text(text: str) -> str:
    return prose(text, longest=None)
