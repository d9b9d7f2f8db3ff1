"""What stands between two values: comments and blank lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_COMMENT = re.compile(r"(?<!\S)#[^\r\n]*")
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment, or a blank line (`text` is empty). `beside`: at the end of the line of what stands before it."""

    text: str
    offset: int
    column: int
    beside: bool


def remarks(text: str, start: int, end: int) -> Iterator[Remark]:
    """The comments and blank lines between two offsets: nothing but signs as `-` and `:` stands there besides."""
    line = text.rfind("\n", 0, start) + 1
    begin, first = start, start > 0 and text[start - 1] not in "\r\n"
    while begin <= end:
        found = _LINE_END.search(text, begin, end)
        stop = found.start() if found else end
        comment = _COMMENT.search(text, begin, stop)
        if comment:
            column = comment.start() - line
            yield Remark(comment[0].rstrip(), comment.start(), column, beside=first)
        elif found and not first and not text[begin:stop].strip():
            yield Remark("", begin, 0, beside=False)
        if not found:
            return
        begin = line = found.end()
        first = False
