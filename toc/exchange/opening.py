"""The bytes of a workbook → grids: cached values only, nothing is evaluated, fetched or unpacked beyond its bounds."""

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from toc.exchange.grid import Area, Cell, Grid, Value
from toc.exchange.limits import MAX_CELLS, MAX_SHEETS, MAX_UNPACKED, NotReadableError, TooMuchError
from toc.exchange.sheettexts import made_as, remarks_of, unescaped

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MERGED = re.compile(rb"mergeCell\s[^>]*?ref\s*=\s*[\"']\$?([A-Za-z]{1,3})\$?(\d{1,7}):\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_RATIO = 2_000
"""Packed XML of a workbook is rarely a hundredth of its size; two thousandth is a bomb."""


def refuse_others(content: bytes) -> None:
    """Raises NotReadableError for files that only look like a workbook, with what to do instead."""
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise NotReadableError(
                "it is protected with a password. Open it, take the password off (in Excel: File > Info > Protect "
                "Workbook > Encrypt with Password, and empty the field) and save it.",
                "het is beveiligd met een wachtwoord. Open het, haal het wachtwoord weg (in Excel: Bestand > Info > "
                "Werkmap beveiligen > Versleutelen met wachtwoord, en maak het veld leeg) en bewaar het.",
            )
        raise NotReadableError(
            "it is an old Excel file (.xls). Open it in Excel or LibreOffice and save it as .xlsx.",
            "het is een oud Excelbestand (.xls). Open het in Excel of LibreOffice en bewaar het als .xlsx.",
        )
    if not content.startswith(b"PK"):
        raise NotReadableError(
            "it is no Excel workbook, whatever its name.", "het is geen Excelbestand, ook al heet het zo."
        )


def read_workbook(content: bytes) -> list[Grid]:
    """The sheets of a workbook. Raises NotReadableError or TooMuchError."""
    refuse_others(content)
    _refuse_bombs(content)
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():
            # What openpyxl does not know (slicers, conditional formats of newer versions) does not matter to us.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
            formulas = openpyxl.load_workbook(io.BytesIO(content), keep_links=False) if _has_formulas(content) else None
    except (
        InvalidFileException,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        SyntaxError,
        IndexError,
    ) as broken:
        raise NotReadableError(
            "it is damaged, or no program wrote it like this. Open it in Excel or LibreOffice and save it anew.",
            "het is beschadigd, of geen programma schreef het zo. Open het in Excel of LibreOffice en bewaar het "
            "opnieuw.",
        ) from broken
    if len(book.worksheets) > MAX_SHEETS:
        raise TooMuchError
    found = [_grid(sheet) for sheet in book.worksheets]
    for grid in found:
        grid.made_as = made_as(book)
    for number, grid in enumerate(found if formulas else ()):
        grid.errors += _uncalculated(book.worksheets[number], formulas.worksheets[number]) if formulas else []
    return found


def _has_formulas(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        sheets = [name for name in packed.namelist() if name.startswith("xl/worksheets/")]
        return any(re.search(rb"<f[ >/]", packed.read(name)) for name in sheets)


def _uncalculated(values: Any, formulas: Any) -> list[tuple[int, int, str]]:
    """Formulas without a value: a program that does not calculate wrote them, and nobody opened the workbook since."""
    cells = formulas._cells  # noqa: SLF001 as below
    found = [(at, cell) for at, cell in cells.items() if cell.data_type == "f" and values._cells[at].value is None]  # noqa: SLF001
    return [(row - 1, column - 1, str(cell.value)) for (row, column), cell in found[:50]]


def _refuse_bombs(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            _refuse_huge(parts)
            merged = sum(_merged(packed.read(part)) for part in parts if part.filename.startswith("xl/worksheets/"))
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as broken:
        raise NotReadableError(
            "it is damaged: perhaps it was not downloaded or copied completely.",
            "het is beschadigd: misschien is het niet volledig gedownload of gekopieerd.",
        ) from broken
    names = {part.filename for part in parts}
    if "mimetype" in names or any(name.startswith("Index/") for name in names):
        raise NotReadableError(
            "it is a file of LibreOffice (.ods) or Numbers. Open it and save it as .xlsx (Excel).",
            "het is een bestand van LibreOffice (.ods) of Numbers. Open het en bewaar het als .xlsx (Excel).",
        )
    if merged > MAX_CELLS:
        # openpyxl makes an object of every cell in a merged area: of a whole sheet there are billions.
        raise TooMuchError


def _refuse_huge(parts: list[zipfile.ZipInfo]) -> None:
    size = sum(part.file_size for part in parts)
    if size > MAX_UNPACKED or any(part.file_size > _RATIO * max(part.compress_size, 1_000) for part in parts):
        raise TooMuchError


def _merged(body: bytes) -> int:
    """The cells in all merged areas of a sheet."""
    count = 0
    for left, top, right, bottom in _MERGED.findall(body):
        count += (int(bottom) - int(top) + 1) * (_number(right) - _number(left) + 1)
    return count


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = 26 * number + letter - ord("A") + 1
    return number


def _grid(sheet: Any) -> Grid:
    rows = _filled(sheet)
    areas = [
        Area(one.min_row - 1, one.min_col - 1, one.max_row - 1, one.max_col - 1) for one in sheet.merged_cells.ranges
    ]
    last = max((area.bottom for area in areas if area.top < len(rows)), default=-1)
    width = max((area.right + 1 for area in areas if area.top < len(rows)), default=0)
    if (last + 1) * width > MAX_CELLS:
        raise TooMuchError
    rows += [[] for _ in range(len(rows), last + 1)]
    for area in areas:
        for row in rows[area.top : area.bottom + 1]:
            row += [Cell() for _ in range(len(row), area.right + 1)]
    hidden = sheet.sheet_state != "visible"
    return Grid(sheet.title, rows, areas, hidden=hidden, errors=_errors(sheet), remarks=remarks_of(sheet))


def _filled(sheet: Any) -> list[list[Cell]]:
    """The cells down to the last one that holds something; a sheet may say that it has a million rows."""
    found: dict[int, dict[int, Cell]] = {}
    for row, column, cell in _cells(sheet):
        found.setdefault(row, {})[column] = cell
    height = max(found, default=-1) + 1
    if height * (1 + max((max(row) for row in found.values()), default=0)) > 20 * MAX_CELLS:
        raise TooMuchError
    return [_dense(found.get(row, {})) for row in range(height)]


def _dense(cells: dict[int, Cell]) -> list[Cell]:
    return [cells.get(column, Cell()) for column in range(max(cells, default=-1) + 1)]


def _cells(sheet: Any) -> Iterator[tuple[int, int, Cell]]:
    count = 0
    for (row, column), cell in sheet._cells.items():  # noqa: SLF001 openpyxl walks a million empty rows otherwise
        value = None if cell.data_type == "e" else _value(cell.value)
        if value is None:
            continue
        count += 1
        if count > MAX_CELLS:
            raise TooMuchError
        percent = isinstance(value, int | float) and not isinstance(value, bool) and "%" in (cell.number_format or "")
        yield row - 1, column - 1, Cell(value, percent)


def _errors(sheet: Any) -> list[tuple[int, int, str]]:
    failed = [(at, cell) for at, cell in sheet._cells.items() if cell.data_type == "e"]  # noqa: SLF001 as above
    return [(row - 1, column - 1, str(cell.value)) for (row, column), cell in failed[:50]]


def _value(value: Any) -> Value:
    """What openpyxl gives, as one of the few things that we know."""
    match value:
        case None:
            return None
        case bool() | int() | float():
            return value
        case datetime():
            return value.date()
        case date():
            return value
        case time() | timedelta():
            return str(value)
        case _:
            text = unescaped(str(value))
            return text if text.strip() else None
