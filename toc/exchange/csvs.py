"""CSV as Excel writes it in Belgium and elsewhere → a grid."""

import codecs
import csv
import io
import os
import re

from toc.exchange.grid import Cell, Grid, clean
from toc.exchange.limits import MAX_CELLS, TooMuchError

_SIGNS = ";,\t|"
_DECLARED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


def read_csv(content: bytes, path: str) -> Grid:
    """The grid of a CSV file: separator and encoding are recognised. Raises TooMuchError for a huge one."""
    text = decoded(content)
    declared = _DECLARED.match(text)
    sign = declared[1] if declared else separator(text)
    body = text[declared.end() :] if declared else text
    csv.field_size_limit(10_000_000)
    rows: list[list[Cell]] = [[Cell()] for _ in range(1 if declared else 0)]
    cells = 0
    for row in csv.reader(io.StringIO(body, newline=""), delimiter=sign):
        cells += len(row)
        if cells > MAX_CELLS:
            raise TooMuchError
        rows.append([Cell(value.strip() or None) for value in map(clean, row)])
    return Grid(os.path.basename(path), rows, is_csv=True, has_semicolons=sign == ";")


def decoded(content: bytes) -> str:
    """The text: by its mark, as UTF-8 where it is that, and else as Windows writes in Western Europe."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def separator(text: str) -> str:
    """The sign that divides most lines into the same number of cells, outside quotation marks."""
    bare = re.sub(r'"(?:[^"]|"")*"', "", text[:100_000])
    lines = [line for line in bare.splitlines() if line.strip()][:200]
    counts = {sign: [line.count(sign) for line in lines] for sign in _SIGNS}

    def steady(sign: str) -> tuple[int, int]:
        most = max(set(counts[sign]), key=lambda count: (counts[sign].count(count), count), default=0)
        return (counts[sign].count(most) if most else 0, most)

    return max(_SIGNS, key=steady)
