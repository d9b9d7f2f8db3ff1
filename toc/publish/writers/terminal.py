"""Documents on a terminal: as wide as the page, with the emphasis that it has."""

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, assert_never

from toc.lint.formatters.paint import BOLD, DIM
from toc.lint.formatters.visible import one_line, visible, wrapped
from toc.publish.documents import (
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
    Text,
)

if TYPE_CHECKING:
    from toc.lint.formatters import Page

_IN_A_FILE = 100


def write(documents: Sequence[Document]) -> bytes:
    """The documents as plain text for a file, on lines of at most 100 cells."""
    from toc.lint.formatters import Page

    return shown(documents, Page(width=_IN_A_FILE)).encode()


def shown(documents: Sequence[Document], page: "Page") -> str:
    """The documents as text, on lines of at most `page.width` cells."""
    if documents and documents[0].layout is Layout.TABLES:
        return _tables(documents, page)
    texts = ("\n".join(lines(_texts(one), page)) + "\n" for one in documents)
    return "\n".join(texts)


def _texts(document: Document) -> Iterator[Text]:
    """What a terminal can show as lines; tables of a document of text, and pictures, need a file."""
    return (block for block in document.blocks if not isinstance(block, Grid | Picture))


def _tables(documents: Sequence[Document], page: "Page") -> str:
    from rich.text import Text as Line

    from toc.publish.tables.safe import clean
    from toc.publish.writers.terminal_table import console, print_table

    out = io.StringIO()
    screen = console(out, page.width, colour=page.paint.on)
    for document in documents:
        for block in document.blocks:
            match block:
                case Masthead(title):
                    screen.print(Line(clean(title), style="bold"))
                    if block.byline:
                        screen.print(Line(clean(block.byline), style="dim"))
                case Grid(table):
                    print_table(table, screen)
                case _:
                    pass
        screen.print()
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()).rstrip() + "\n"


def lines(blocks: Iterable[Text], page: "Page") -> Iterator[str]:
    """The lines of the blocks. Signs that steer a terminal are shown, not sent."""
    previous: Text | None = None
    for block in blocks:
        if previous is not None and not _goes_on(previous, block):
            yield ""
        yield from _lines(block, page)
        previous = block


def _goes_on(previous: Text, block: Text) -> bool:
    """Whether no empty line stands between the two: lists and labelled lines stay with what they belong to."""
    return isinstance(block, Bullets | Labelled | Items) and not (isinstance(previous, Heading) and previous.level < 3)


def _lines(block: Text, page: "Page") -> Iterator[str]:
    match block:
        case Heading(level, text):
            yield from (page.paint(line, BOLD) for line in wrapped(visible(text), page.width))
            if level == 1:
                yield page.paint("═" * min(page.width, len(text)), DIM)
        case Masthead():
            yield from (page.paint(line, BOLD) for line in wrapped(one_line(block.byline), page.width))
        case Items(items):
            for item in items:
                yield from _item(item, page)
        case Paragraph(text, kind):
            yield from (
                line if kind == "plain" else page.paint(line, DIM) for line in wrapped(visible(text), page.width)
            )
        case Bullets(texts):
            for one in texts:
                yield from _hanging("  - ", visible(one), page)
        case Labelled(label, text, _):
            first, *rest = wrapped(f"{visible(label)}: {visible(text)}", page.width - 2)
            yield "  " + page.paint(first[: len(label) + 1], BOLD) + first[len(label) + 1 :]
            yield from (f"    {line}" for line in rest)
        case _:
            assert_never(block)


def _item(item: Item, page: "Page") -> Iterator[str]:
    yield from _hanging(f"  {item.sign} ", one_line(item.text), page)
    for detail in item.details:
        yield from _hanging("      ", one_line(detail), page)


def _hanging(lead: str, text: str, page: "Page") -> Iterator[str]:
    for number, line in enumerate(wrapped(text, page.width - len(lead))):
        yield (" " * len(lead) if number else lead) + line
