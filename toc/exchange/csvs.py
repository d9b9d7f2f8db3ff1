"""CSV as Excel writes it in Belgium and elsewhere → a grid."""

import codecs
import csv
import io
import os
import re
from collections.abc import Iterable, Iterator

from toc.core.messages import Grouped, message
from toc.exchange.grid import Cell, Grid, clean
from toc.exchange.limits import MAX_CELL_TEXT, NotReadableError, TooMuchError
from toc.exchange.otherfiles import refuse_text
from toc.exchange.packed import Budget

_SIGNS = ";,\t|"
_DECLARED = re.compile(r"\"?sep=(.)\"?(?:\r\n?|\n)", re.IGNORECASE)
_DOS = re.compile(rb"[A-Za-z][\x81-\x84\x87-\x8b]")
"""Letters with an accent as Excel saves them for MS-DOS (é, ë, è, ï); Windows has signs in these places."""
_ACCENTED = re.compile(rb"[\xc0-\xff]")
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_STRAY = 50
"""One in so many characters may be a control character: a text from an old program has some."""
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = {
    (True, False, False, False): "utf-32-le",
    (False, False, False, True): "utf-32-be",
    (True, False, True, False): "utf-16-le",
    (False, True, False, True): "utf-16-be",
}


def read_csv(content: bytes, path: str) -> Grid:
    """The grid of a CSV file: separator and encoding are recognised.

    Raises TooMuchError for a huge one, NotReadableError for what is no text.
    """
    if content:
        refuse_text(content)
    text = decoded(content)
    _refuse_no_text(text)
    declared = _DECLARED.match(text)
    sign = declared[1] if declared else separator(text)
    body = text[declared.end() :] if declared else text
    rows: list[list[Cell]] = [[Cell()] for _ in range(1 if declared else 0)]
    rows += _rows(_lines(body, sign, len(rows)), os.path.basename(path))
    return Grid(os.path.basename(path), rows, is_csv=True, has_semicolons=sign == ";")


def _lines(body: str, sign: str, before: int) -> Iterator[list[str]]:
    # A cell that is longer than this is longer than it may be, also when its line ends are counted once.
    csv.field_size_limit(2 * MAX_CELL_TEXT)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=sign)
    line = before + 1
    try:
        for row in reader:
            yield row
            line = before + reader.line_num + 1
    except csv.Error as wrong:
        raise TooMuchError(
            message("the-cell-that-starts-at-line", line=line, max_cell_text=Grouped(MAX_CELL_TEXT)),
        ) from wrong


def _rows(lines: Iterable[list[str]], name: str) -> Iterator[list[Cell]]:
    """The rows down to the last that holds something, each to its last cell that does."""
    budget = Budget()
    empty = 0
    for number, line in enumerate(lines, 1):
        values = [clean(value) for value in line]
        width = next((at for at in range(len(values), 0, -1) if values[at - 1]), 0)
        if not width:
            empty += 1
            continue
        # A table of more columns shows that it has them, also where a row fills one.
        width = max(width, min(len(values), 2))
        budget.cells(empty + 1 + width)
        for value in values[:width]:
            budget.text(value, f"{name}:{number}")
        yield from ([Cell()] for _ in range(empty))
        empty = 0
        yield [Cell(value or None) for value in values[:width]]


def decoded(content: bytes) -> str:
    """The text: by its mark or its zeros, as UTF-8 where it is that, and else as Windows writes in Western Europe, or
    as Excel saves it for MS-DOS or for an old Macintosh.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace").removeprefix("\ufeff")
    wide = _WIDE.get(tuple(bool(byte) for byte in content[:4]))  # type: ignore[arg-type]
    if wide:
        return content.decode(wide, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode(_one_byte(content), errors="replace")


def _one_byte(content: bytes) -> str:
    if b"\r" in content and b"\n" not in content:
        return "mac_roman"
    dos, windows = sum(1 for _ in _DOS.finditer(content)), sum(1 for _ in _ACCENTED.finditer(content))
    return "cp850" if dos > windows else "cp1252"


def _refuse_no_text(text: str) -> None:
    stray = sum(1 for _ in _NO_TEXT.finditer(text))
    if _STRAY * stray > max(len(text), _STRAY):
        raise NotReadableError(
            message("it-is-no-text-whatever-its"),
        )


def separator(text: str) -> str:
    """The sign that divides most lines into the same number of cells, outside quotation marks."""
    # What stands between quotation marks is every other piece; a doubled one opens and closes nothing for long.
    bare = "".join(text[:100_000].split('"')[::2])
    lines = [line for line in bare.splitlines() if line.strip()][:200]
    counts = {sign: [line.count(sign) for line in lines] for sign in _SIGNS}

    def steady(sign: str) -> tuple[int, int]:
        most = max(set(counts[sign]), key=lambda count: (counts[sign].count(count), count), default=0)
        return (counts[sign].count(most) if most else 0, most)

    return max(_SIGNS, key=steady)
