"""The part of a line that fits on the page, and where its characters stand in terminal cells."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from toc.core.text import Lines
from toc.lint.formatters.visible import cells

_CUT = "…"


class Window(NamedTuple):
    """A stretch of a line as it is shown; `first` is the character of the line with which it starts."""

    first: int
    pieces: Sequence[tuple[str, int, int]]
    cut_left: bool = False
    cut_right: bool = False

    @property
    def shown(self) -> str:
        text = "".join(piece for piece, _, _ in self.pieces)
        return f"{_CUT * self.cut_left}{text}{_CUT * self.cut_right}".rstrip()

    def cells_before(self, character: int) -> int:
        """How many cells of the window stand before that character of the line."""
        at, taken = self.first, int(self.cut_left)
        for _, wide, characters in self.pieces:
            if at + characters > character:
                break
            at += characters
            taken += wide
        return taken


def whole(lines: Lines, number: int, room: int) -> Window | None:
    """The whole line, or None where it does not leave a cell free of `room`: a caret may stand behind it."""
    start, end = _bounds(lines, number)
    if end - start > 4 * room:
        return None
    pieces = cells(lines.text[start:end])
    return Window(0, pieces) if _taken(pieces) < room else None


def around(lines: Lines, number: int, first: int, last: int, room: int) -> Window:
    """What fits of a long line: the characters `first` to `last` or their start, with what stands around them.

    However long the line is, only the part that may be shown is looked at.
    """
    start, end = _bounds(lines, number)
    first = min(first, end - start)
    before = cells(lines.text[start + max(first - room, 0) : start + first])
    after = cells(lines.text[start + first : min(start + first + room, end)])
    free = room - 2 * len(_CUT)
    wanted = min(_taken(after[: last - first]), free)
    kept = _fitting(reversed(before), max(free - _taken(after), min(free // 3, free - wanted)))
    before = before[len(before) - kept :]
    after = after[: _fitting(after, free - _taken(before))]
    left = first - _characters(before)
    right = start + first + _characters(after)
    return Window(left, before + after, cut_left=left > 0, cut_right=right < end)


def _bounds(lines: Lines, number: int) -> tuple[int, int]:
    """Offsets of the start of a line and of its end, without the line end."""
    start, end = lines.bounds(number)
    while end > start and lines.text[end - 1] in "\r\n":
        end -= 1
    return start, end


def _taken(pieces: Sequence[tuple[str, int, int]]) -> int:
    return sum(wide for _, wide, _ in pieces)


def _characters(pieces: Sequence[tuple[str, int, int]]) -> int:
    return sum(characters for _, _, characters in pieces)


def _fitting(pieces: Iterable[tuple[str, int, int]], room: int) -> int:
    """How many of the pieces, from the first on, fit in that many cells."""
    number = 0
    for _, wide, _ in pieces:
        room -= wide
        if room < 0:
            break
        number += 1
    return number
