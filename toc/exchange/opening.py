"""The bytes of a workbook → grids: cached values only, nothing is evaluated, fetched or unpacked beyond its bounds.

Only the parts that hold what toc needs are read: pictures, drawings, pivot tables and links to other files are not.
"""

import zipfile
import zlib
from xml.parsers import expat

from toc.core.messages import message
from toc.exchange.bookparts import Book, Relations
from toc.exchange.grid import Grid
from toc.exchange.limits import MAX_UNPACKED, NotReadableError, TooMuchError
from toc.exchange.otherfiles import refuse_archive, refuse_bytes
from toc.exchange.packed import Archive
from toc.exchange.sheetpart import SheetPart


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
