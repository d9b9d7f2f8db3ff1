"""Places as the protocol counts them: from 0, columns in units of UTF-16 or of what editor and server agreed on."""

from lsprotocol import types

from toc.core.findings import Span
from toc.core.text import Lines

_UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
"""By name in the protocol: the codec, and how many bytes one unit takes in it."""


class Positions:
    """Turns offsets of a text into places of the protocol, and back."""

    def __init__(self, lines: Lines, encoding: str = "utf-16") -> None:
        self._lines = lines
        self._codec, self._bytes = _UNITS[encoding]

    def at(self, offset: int) -> types.Position:
        place = self._lines.position(offset)
        before = self._lines.text[offset - place.column + 1 : offset]
        return types.Position(place.line - 1, self._units(before))

    def range(self, start: int, end: int) -> types.Range:
        return types.Range(self.at(start), self.at(end))

    def of(self, span: Span) -> types.Range:
        return self.range(span.start.offset, span.end.offset)

    def offset(self, place: types.Position) -> int:
        """The offset of a place. What lies behind the end of a line or of the text means that end."""
        line = self._lines.line(place.line + 1)
        start, _ = self._lines.bounds(place.line + 1)
        taken = 0
        for count, character in enumerate(line):
            if taken >= place.character:
                return start + count
            taken += self._units(character)
        return start + len(line)

    def _units(self, text: str) -> int:
        # An editor can send half a pair of UTF-16: it counts as what it is.
        return len(text.encode(self._codec, errors="surrogatepass")) // self._bytes
