"""The bytes of a workbook → grids: cached values only, nothing is evaluated, fetched or unpacked beyond its bounds."""

import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from math import isfinite
from xml.parsers import expat

from toc.core.messages import message
from toc.exchange.grid import Area, Cell, Grid, Value, letters, unescaped
from toc.exchange.limits import MAX_UNPACKED, NotReadableError, TooMuchError, refuse_archive, refuse_bytes
from toc.exchange.packed import Archive, Budget, Part
from toc.exchange.xlsx_parts import LAST_COLUMN, LAST_ROW, Book, Relations, place, whole

# --- One sheet --------------------------------------------------------------------------------------------------------
# The cells of one sheet of a workbook.

_TOLD = 50
"""So many cells of a sheet are named in which a formula failed."""
_INTEGER = 20
"""Longer numbers are kept as a computer counts them: they have no more than 17 digits that say something."""
_UNCOUNTED = "#VALUE!"


class BadPlaceError(ValueError):
    """A cell or area of which the name is none."""


class SheetPart(Part):
    """Reads values and merged areas; formulas only to see which of them have no value."""

    def __init__(self, budget: Budget, book: "Book", title: str) -> None:
        super().__init__(budget)
        self._book, self._title = book, title
        self.cells: dict[int, dict[int, Cell]] = {}
        self.areas: list[tuple[int, int, int, int]] = []
        self.errors: list[tuple[int, int, str]] = []
        self._row = self._column = -1
        self._inside = False
        self._kind, self._style = "n", 0
        self._value: str | None = None
        self._formula: str | None = None
        self._shared: dict[str, str] = {}
        self._group = ""
        self._texts: list[str] = []
        self._spoken = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "c" if self._inside:
                self._open_cell(attributes)
            case "v":
                self.pieces = []
            case "f":
                self.pieces = []
                self._group = attributes.get("si", "")
            case "t" if not self._spoken:
                self.pieces = []
            case "rPh":
                self._spoken = True
            case "row" if self._inside:
                self._open_row(attributes)
            case "sheetData":
                self._inside = True
            case "mergeCell":
                self._merge(attributes.get("ref", ""))

    def end(self, name: str) -> None:
        match name:
            case "c" if self._inside:
                self._close_cell()
            case "v":
                self._value = self.take()
            case "f":
                self._formula = self.take()
            case "t" if not self._spoken:
                self._texts.append(self.take())
            case "rPh":
                self._spoken = False
            case "sheetData":
                self._inside = False

    def _open_row(self, attributes: dict[str, str]) -> None:
        self._row = whole(attributes.get("r"), self._row + 2) - 1
        self._column = -1
        if not 0 <= self._row < LAST_ROW:
            raise BadPlaceError

    def _open_cell(self, attributes: dict[str, str]) -> None:
        name = attributes.get("r")
        if name:
            at = place(name)
            if at is None:
                raise BadPlaceError
            self._row, self._column = at
        else:
            self._column += 1
            if self._column >= LAST_COLUMN:
                raise BadPlaceError
        self._kind, self._style = attributes.get("t", "n"), whole(attributes.get("s"))
        self._value = self._formula = None
        self._texts = []

    def _close_cell(self) -> None:
        shown = self._value
        if self._formula is not None:
            self._told_formula(shown)
        if self._kind == "inlineStr":
            self._keep_text(unescaped("".join(self._texts)))
        elif not shown:
            return
        elif self._kind == "e":
            self._failed(shown)
        else:
            self._try(shown)

    def _try(self, shown: str) -> None:
        """Keeps a value; one that is none is told, and the others are read all the same."""
        try:
            self._keep(shown)
        except (ValueError, IndexError, OverflowError):
            self._failed(_UNCOUNTED)

    def _told_formula(self, shown: str | None) -> None:
        """A formula without a value: a program that does not calculate wrote it. An empty text is a value."""
        formula = self._formula or self._shared.get(self._group, "")
        if self._group and self._formula:
            self._shared.setdefault(self._group, self._formula)
        if not shown and not (self._kind == "str" and shown is not None):
            self._failed(f"={formula[:200]}")

    def _failed(self, shown: str) -> None:
        if len(self.errors) < _TOLD:
            self.errors.append((self._row, self._column, shown[:250]))

    def _keep(self, shown: str) -> None:
        match self._kind:
            case "s":
                self._keep_text(self._book.texts[whole(shown.strip(), len(self._book.texts))])
            case "str":
                self._keep_text(unescaped(shown))
            case "b":
                self._put(Cell(bool(int(shown[:_INTEGER]))))
            case "d":
                self._put(Cell(datetime.fromisoformat(shown.strip()).date()))
            case _:
                self._keep_number(shown)

    def _keep_text(self, text: str) -> None:
        if text and not text.isspace():
            self.budget.text(text, f"{self._title}!{letters(self._column)}{self._row + 1}")
            self._put(Cell(text))

    def _keep_number(self, shown: str) -> None:
        number = int(shown) if len(shown) < _INTEGER and not set(shown) & set(".eE") else float(shown)
        if not isfinite(number):
            raise OverflowError
        look = self._book.formats.look(self._style)
        if not look.date:
            self._put(Cell(number, look.percent))
            return
        self._put(Cell(self._date(number, span=look.span)))

    def _date(self, number: float, *, span: bool) -> Value:
        from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

        epoch = MAC_EPOCH if self._book.listed.from_1904 else WINDOWS_EPOCH
        return _moment(from_excel(number, epoch, timedelta=span))

    def _put(self, cell: Cell) -> None:
        self.budget.cells(1)
        self.cells.setdefault(self._row, {})[self._column] = cell

    def _merge(self, name: str) -> None:
        first, _, last = name.partition(":")
        start, stop = place(first), place(last or first)
        if start is None or stop is None:
            raise BadPlaceError
        if stop[0] < start[0] or stop[1] < start[1]:
            raise BadPlaceError
        self.areas.append((*start, *stop))

    def grid(self, *, hidden: bool) -> Grid:
        """The rows down to the last that holds something, and the merged areas that start in them."""
        height = max(self.cells, default=-1) + 1
        areas = [Area(*one) for one in self.areas if one[0] < height]
        for area in areas:
            self.budget.merge((area.bottom - area.top + 1) * (area.right - area.left + 1))
        rows = max([height, *(area.bottom + 1 for area in areas)])
        self.budget.cells(rows)
        widths = {row: max(cells) + 1 for row, cells in self.cells.items()}
        # What holds something was counted when it was read.
        self.budget.cells(sum(widths.values()) - sum(map(len, self.cells.values())))
        made = [_dense(self.cells.get(row, {}), widths.get(row, 0)) for row in range(rows)]
        for area in areas:
            for cells in made[area.top : area.bottom + 1]:
                cells.extend([Cell()] * (area.right + 1 - len(cells)))
        return Grid(self._title, made, areas, hidden=hidden, errors=self._told())

    def _told(self) -> list[tuple[int, int, str]]:
        """Formulas that failed, and then those without a value."""
        return sorted(self.errors, key=lambda error: error[2].startswith("="))


def _dense(cells: dict[int, Cell], width: int) -> list[Cell]:
    row = [Cell()] * width
    for column, cell in cells.items():
        row[column] = cell
    return row


def _moment(value: object) -> Value:
    """A date with a time of day is read as its date; a time alone as it is written."""
    match value:
        case datetime():
            return value.date()
        case date():
            return value
        case time() | timedelta():
            return str(value)
        case _:
            return None


# --- The workbook -----------------------------------------------------------------------------------------------------
# Only the parts that hold what toc needs are read: pictures, drawings, pivot tables and links to other files are not.


def read_workbook(content: bytes) -> list[Grid]:
    """The sheets of a workbook. Raises NotReadableError or TooMuchError, whatever the bytes are."""
    refuse_bytes(content)
    try:
        return _sheets(_opened(content))
    except (NotReadableError, TooMuchError):
        raise
    except MemoryError as full:
        raise TooMuchError(message("it-does-not-fit-in-memory")) from full
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as broken:
        raise NotReadableError(
            message("it-is-damaged-perhaps-it-was"),
        ) from broken
    except Exception as broken:
        raise NotReadableError(
            message("import-damaged-workbook"),
        ) from broken


def _opened(content: bytes) -> Book:
    archive = Archive(content)
    refuse_archive(set(archive.names))
    # The directory of the archive may lie; where it does not, nothing has to be unpacked to see that it is too much.
    archive.budget.unpack(archive.declared if archive.declared > MAX_UNPACKED else 0)
    path = next(Relations(archive, "").of("officeDocument"), "xl/workbook.xml")
    book = Book(archive, path)
    if book.listed.root != "workbook":
        raise expat.ExpatError
    return book


def _sheets(book: Book) -> list[Grid]:
    found: list[Grid] = []
    for listed in book.listed.sheets:
        link = book.relations.links.get(listed.relation)
        # A chart can have a sheet of its own, and old workbooks have sheets with macros: these hold no cells.
        if link is None or link.kind != "worksheet":
            continue
        part = SheetPart(book.archive.budget, book, listed.title)
        part.read(book.archive, link.target)
        grid = part.grid(hidden=listed.hidden)
        grid.comments = book.comments(link.target)
        found.append(grid)
    if not found:
        raise expat.ExpatError
    made_as = book.made_as
    for grid in found:
        grid.made_as = made_as
    return found
