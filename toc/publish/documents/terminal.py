"""A document on a terminal: as wide as the page, with the emphasis that it has."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, assert_never

from toc.lint.formatters.paint import BOLD, DIM
from toc.lint.formatters.visible import visible, wrapped
from toc.publish.documents.blocks import Bullets, Heading, Labelled, Paragraph, Text

if TYPE_CHECKING:
    from toc.lint.formatters import Page


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
    return isinstance(block, Bullets | Labelled) and not (isinstance(previous, Heading) and previous.level < 3)


def _lines(block: Text, page: "Page") -> Iterator[str]:
    match block:
        case Heading(level, text):
            yield from (page.paint(line, BOLD) for line in wrapped(visible(text), page.width))
            if level == 1:
                yield page.paint("═" * min(page.width, len(text)), DIM)
        case Paragraph(text, kind):
            yield from (
                line if kind == "plain" else page.paint(line, DIM) for line in wrapped(visible(text), page.width)
            )
        case Bullets(items):
            for item in items:
                yield from _hanging("  - ", visible(item), page)
        case Labelled(label, text, _):
            first, *rest = wrapped(f"{visible(label)}: {visible(text)}", page.width - 2)
            yield "  " + page.paint(first[: len(label) + 1], BOLD) + first[len(label) + 1 :]
            yield from (f"    {line}" for line in rest)
        case _:
            assert_never(block)


def _hanging(lead: str, text: str, page: "Page") -> Iterator[str]:
    for number, line in enumerate(wrapped(text, page.width - len(lead))):
        yield (" " * len(lead) if number else lead) + line
