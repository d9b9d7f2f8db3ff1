"""A piece of a file with marks under it, as much of it as fits on the page."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from toc.core.findings import Label
from toc.core.text import Lines
from toc.lint.formatters import Page
from toc.lint.formatters.paint import FRAME
from toc.lint.formatters.visible import cells, one_line, width, wrapped

# --- The part of a line that fits -------------------------------------------------------------------------------------
# The part of a line that fits on the page, and where its characters stand in terminal cells.

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


# --- Lines with marks -------------------------------------------------------------------------------------------------
# A piece of a file with marks under it: carets under the place itself, dashes under the places that play a part.
#
# Every line is shown once with its marks below it; a line that is too long for the page is shown once for each mark, as
# the stretch around that mark.

_LEAST_ROOM = 20


class _Mark(NamedTuple):
    """A stretch of one line, in characters from the start of that line, and what is to be said of it."""

    line: int
    start: int
    end: int
    label: str
    sign: str
    colour: str


class Excerpt(NamedTuple):
    """The places of one finding in its file. `gutter` is the width of the line numbers, `colour` that of the carets."""

    lines: Lines
    primary: Label
    related: Sequence[Label]
    gutter: int
    colour: str
    page: Page

    @property
    def room(self) -> int:
        """The cells that a line of the file may take."""
        return max(self.page.width - self.gutter - len(" | "), _LEAST_ROOM)

    def rows(self) -> Iterator[str]:
        """The lines that have marks, framed by line numbers; what stands between two of them is left out."""
        marks = self._marks()
        yield self._framed("")
        previous = marks[0].line - 1
        for number in sorted({mark.line for mark in marks}):
            between = range(previous + 1, number)
            if len(between) == 1:
                yield from self._line(between[0], [])
            elif between:
                yield self.page.paint("...", FRAME)
            yield from self._line(number, marks)
            previous = number
        yield self._framed("")

    def whole(self, numbers: Iterable[int]) -> Iterator[str]:
        """All these lines with the marks under them, without line numbers."""
        marks = self._marks()
        for number in numbers:
            yield from (text for _, text in self._views(number, marks))

    def _marks(self) -> list[_Mark]:
        marks = [*_marks(self.lines, self.primary, "^", self.colour)]
        for label in self.related:
            marks += _marks(self.lines, label, "-", FRAME)
        return sorted(marks, key=lambda mark: (mark.line, mark.start, mark.end))

    def _framed(self, text: str, number: int | str = "") -> str:
        return f"{self.page.paint(f'{number:>{self.gutter}} |', FRAME)} {text}".rstrip()

    def _line(self, number: int, marks: Sequence[_Mark]) -> Iterator[str]:
        return (self._framed(text, shown) for shown, text in self._views(number, marks))

    def _views(self, number: int, marks: Sequence[_Mark]) -> Iterator[tuple[int | str, str]]:
        """The line under its number, and under nothing the marks that stand on it."""
        marks = [mark for mark in marks if mark.line == number]
        window = whole(self.lines, number, self.room)
        if window or not marks:
            views = [(window or around(self.lines, number, 0, 1, self.room), marks)]
        else:
            views = [(around(self.lines, number, mark.start, mark.end, self.room), [mark]) for mark in marks]
        for view, below in views:
            yield number, view.shown
            for mark in below:
                yield from (("", text) for text in self._under(view, mark))

    def _under(self, view: Window, mark: _Mark) -> Iterator[str]:
        """The signs under a stretch, and its label: beside them where there is room, below them otherwise."""
        before = view.cells_before(mark.start)
        signs = mark.sign * max(view.cells_before(mark.end) - before, 1)
        beside = before + len(signs) + 1 + width(mark.label) <= self.room
        yield " " * before + self.page.paint(f"{signs} {mark.label}".rstrip() if beside else signs, mark.colour)
        if not beside:
            indent = min(before, max(self.room - width(mark.label), self.room // 3))
            for line in wrapped(mark.label, self.room - indent):
                yield " " * indent + self.page.paint(line, mark.colour)


def _marks(lines: Lines, label: Label, sign: str, colour: str) -> Iterator[_Mark]:
    """One mark, or for a stretch over several lines one on its first and one, with the label, on its last."""
    start, end = label.span.start, max(label.span.start, label.span.end)
    first, length = start.column - 1, max(end.offset - start.offset, 1)
    text = one_line(label.text)
    if end.line == start.line or (end.line == start.line + 1 and end.column == 1):
        yield _Mark(start.line, first, first + length, text, sign, colour)
        return
    yield _Mark(start.line, first, first + length, "", sign, colour)
    last = lines.text[end.offset - end.column + 1 : end.offset]
    indent = len(last) - len(last.lstrip())
    yield _Mark(end.line, indent, max(end.column - 1, indent + 1), text, sign, colour)
