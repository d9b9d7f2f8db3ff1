"""A file of any kind that we know → grids, or a graph. What it is shows by its bytes first, and by its name then."""

import codecs
import csv
import io
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from toc.core.messages import Grouped, message
from toc.core.model import Language
from toc.exchange.action_plan import head_of
from toc.exchange.graphs import Graph
from toc.exchange.grid import Cell, Grid, clean
from toc.exchange.limits import MAX_CELL_TEXT, NotReadableError, TooMuchError, binary, documents, refuse_text
from toc.exchange.own_sheets import base_of
from toc.exchange.packed import Budget
from toc.exchange.xlsx_reader import read_workbook

# --- CSV --------------------------------------------------------------------------------------------------------------
# CSV as Excel writes it in Belgium and elsewhere → a grid.

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


# --- Tables of toc ----------------------------------------------------------------------------------------------------
# Recognises the tables that `toc table` and `toc calendar` make: they are read by people, and no plan comes back from
# them. The action plan does: it is a worksheet, that people fill in.

TABLE_MARK = "toc table"
"""The property with which a workbook of tables says what it is."""

_HEAD_AMONG = 15
"""The headings stand below a title block of a few rows, or are the first row."""
_SHARE = 0.8
"""So many of the headings are still there when somebody took a column out."""
_MANY = 7
"""Tables with fewer columns have headings that other lists can have as well: all have to be there, in their order."""


@cache
def _tables() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The title and the headings of every table, in both languages, on a sheet and on paper."""
    from toc.publish.calendars import overview
    from toc.publish.tables.catalogue import TableName, tables
    from toc.publish.tables.lookup import Lookup
    from toc.publish.tables.table import On
    from toc.syntax.source import read

    empty, found = read(b"toc: 1\n", "x"), []
    for language in Language:
        all_of_them = [*tables(tuple(TableName), empty, language), overview(Lookup(empty, language), ())]
        for one in all_of_them:
            for place in (On.SHEET, On.PAPER):
                headings = tuple(_plain(column.heading) for column in one.on(place).columns)
                found.append((one.title, headings))
    return tuple(found)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def refuse_tables(grids: Iterable[Grid]) -> None:
    """Raises NotReadableError where a sheet is such a table, with the way that a plan does come back."""
    for grid in grids:
        title = None if head_of(grid) is not None else _title(grid)
        if title is not None:
            named = f" ('{title}')" if title else ""
            raise NotReadableError(
                message("import-table-of-toc", name=grid.name, named=named),
            )


def _title(grid: Grid) -> str | None:
    """The title of the table; None where it is none of ours."""
    for cells in grid.rows[:_HEAD_AMONG]:
        texts = [_plain(cell.text) for cell in cells if cell.text]
        found = next((title for title, headings in _tables() if _is_head(texts, headings)), None)
        if found:
            return found
    return "" if grid.made_as == TABLE_MARK else None


def _is_head(texts: list[str], headings: tuple[str, ...]) -> bool:
    if len(headings) < _MANY:
        return any(tuple(texts[start : start + len(headings)]) == headings for start in (0, 1))
    return len(set(texts) & set(headings)) >= _SHARE * len(headings)


# --- Any file ---------------------------------------------------------------------------------------------------------

_BOOKS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods", ".fods", ".numbers")
_LISTS = (".csv", ".tsv", ".txt")
_DOTS = (".dot", ".gv")
_DOT = re.compile(rb"\s*+(?:strict\s++)?(?:di)?graph\b[^{;]{0,1000}\{")
_FLOWCHART = re.compile(rb"\s*+(?:flowchart|graph)\s++(?:TB|TD|BT|RL|LR)\b")
_PLAN = re.compile(rb"(?:\xef\xbb\xbf)?(?:[ \t]*+(?:#[^\n]*+)?\r?\n)*+toc[ \t]*+:")
"""How a plan starts, for what comes without a name."""

_DRAWN = (".mmd", ".mermaid", ".md", ".markdown")


@dataclass(slots=True)
class Sources:
    """What was read: sheets of workbooks and lists, and drawn graphs."""

    grids: list[Grid] = field(default_factory=list)
    graphs: list[Graph] = field(default_factory=list)


def read_source(content: bytes, path: str, sources: Sources) -> None:
    """Adds what a file holds. Raises NotReadableError or TooMuchError, whatever it holds and whatever the libraries
    make of it.
    """
    try:
        _read(content, path, sources)
    except (NotReadableError, TooMuchError):
        raise
    except (MemoryError, RecursionError) as full:
        raise TooMuchError(message("it-does-not-fit-in-memory")) from full
    except Exception as broken:
        raise NotReadableError(
            message("import-damaged-drawing"),
        ) from broken


def _read(content: bytes, path: str, sources: Sources) -> None:
    name = os.path.basename(path)
    ending = os.path.splitext(name.lower())[1]
    if ending in _BOOKS or content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")):
        sources.grids += _from(path, _book(content, ending))
    elif ending in _DOTS or (ending == "" and _DOT.match(content)):
        from toc.exchange.dot import read_dot

        sources.graphs.append(read_dot(decoded(content), name))
    elif ending in _DRAWN or _FLOWCHART.match(content):
        from toc.exchange.mermaid import read_mermaid

        sources.graphs.append(read_mermaid(re.sub(r"\r\n?", "\n", decoded(content)), name))
    elif ending == "" and _PLAN.match(content):
        raise _unknown(".yaml")
    elif ending in _LISTS or ending == "":
        sources.grids += _from(path, [read_csv(content, path)])
    else:
        raise _unknown(ending)


def _from(path: str, grids: list[Grid]) -> list[Grid]:
    """The sheets with the file from which they come. Raises NotReadableError for tables that toc made."""
    for grid in grids:
        grid.source = path
    if base_of(grids) is None:
        refuse_tables(grids)
    return grids


def _book(content: bytes, ending: str) -> list[Grid]:
    if ending == ".xlsb":
        raise binary()
    return read_workbook(content)


def _unknown(ending: str) -> NotReadableError:
    if ending in (".yaml", ".yml"):
        return NotReadableError(
            message("it-is-a-plan-already-or"),
        )
    if ending in (".docx", ".doc", ".odt", ".rtf", ".pdf", ".pptx", ".ppt", ".odp"):
        return documents()
    if ending in (".htm", ".html", ".mht", ".mhtml", ".xml"):
        return NotReadableError(
            message("it-is-a-web-page-or-xml"),
        )
    return NotReadableError(
        message("toc-imports-workbooks-xlsx-lists-csv"),
    )
