"""Where lines start and end around a place in a text, and which comments belong to what."""

import re

_COMMENT_LINE = re.compile(r"([ \t]*)#[^\r\n]*(?:\r\n|\n|\Z)")
BLANK_LINE = re.compile(r"[ \t]*(?:\r\n|\n)")


class TextPlaces:
    """Offsets in one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.line_break = "\r\n" if 2 * text.count("\r\n") > text.count("\n") else "\n"

    def line_start(self, offset: int) -> int:
        """Where the line starts."""
        return self.text.rfind("\n", 0, offset) + 1

    def line_end(self, offset: int) -> int:
        """Behind the end of the line."""
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end + 1

    def past_comments(self, offset: int, indent: int) -> int:
        """Behind comments that stand further in: they belong to what ends there."""
        while (found := _COMMENT_LINE.match(self.text, offset)) and len(found[1]) > indent and found.end() > offset:
            offset = found.end()
        return offset

    def above(self, start: int, indent: int) -> int:
        """Where the comments start that stand right above a line, as far in."""
        while start:
            line = self.line_start(start - 1)
            found = _COMMENT_LINE.match(self.text, line)
            if not found or len(found[1]) != indent or found.end() != start:
                break
            start = line
        return start

    def has_blank_above(self, line: int) -> bool:
        """Whether the line before the one that starts there is empty."""
        return line > 0 and not self.text[self.line_start(line - 1) : line].strip()

    def insertion(self, at: int, lines: list[str]) -> str:
        """These lines as they can be put in at that place, also behind a last line without an end."""
        text = "".join(f"{line}{self.line_break}" for line in lines)
        if at and self.text[at - 1] != "\n":
            return self.line_break + text.removesuffix(self.line_break)
        return text
