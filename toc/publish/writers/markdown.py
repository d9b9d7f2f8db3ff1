"""Documents as Markdown (CommonMark), for a merge request or a wiki."""

from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from toc.lint.formatters.prose import code, prose
from toc.publish.documents import (
    Block,
    Bullets,
    Document,
    Grid,
    Heading,
    Item,
    Items,
    Labelled,
    Layout,
    Masthead,
    Paragraph,
    Picture,
)
from toc.publish.tables.safe import clean
from toc.publish.tables.table import Cell, Line, On, Row, State, Table

# --- Tables -----------------------------------------------------------------------------------------------------------
# A table as Markdown: a heading, a table for each band, notes. What a plan says is text there and nothing else.

_APART = "\u200b"


def table_as_markdown(table: Table, level: int = 2) -> str:
    """One table under a heading of that level."""
    return "\n".join(_blocks(table.on(On.PAPER), level))


def _blocks(table: Table, level: int) -> Iterator[str]:
    yield f"{'#' * level} {inline(table.title)}\n"
    yield f"{inline(table.lead)}\n"
    if not table.rows:
        yield f"{inline(table.empty)}\n"
    for band, rows in table.banded():
        if band:
            yield f"{'#' * min(level + 1, 6)} {inline(band)}\n"
        yield _grid(table, rows) + "\n"
    if table.notes:
        yield "".join(f"- {inline(note)}\n" for note in table.notes)


def _grid(table: Table, rows: Iterable[Row]) -> str:
    heads = [inline(column.heading) for column in table.columns]
    marks = ["---:" if column.kind == "number" else "---" for column in table.columns]
    body = [[_cell(cell, bold=row.total) for cell in row.cells] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in [heads, marks, *body])


def _cell(cell: Cell, *, bold: bool) -> str:
    return "<br>".join(_cell_line(line, bold=bold) for line in cell.lines)


def _cell_line(line: Line, *, bold: bool) -> str:
    """A gap is bold and has a sign, so that it is found by the eye and by searching."""
    text = inline(line.text)
    if line.state is State.GAP:
        return f"**⚠ {text}**"
    return f"**{text}**" if bold and line.state is State.SAID else text


def inline(text: str) -> str:
    """Plain text within a line: what would only be read at the start of one needs no sign before it."""
    return prose(clean(text), longest=None).removeprefix(_APART) or "?"


# --- Documents --------------------------------------------------------------------------------------------------------


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
