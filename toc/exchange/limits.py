"""How large a source may be, and what is said where it is larger or something else altogether."""

import re
from collections.abc import Set as AbstractSet

from toc.core.messages import NOTHING, Grouped, Message, message

# --- Limits -----------------------------------------------------------------------------------------------------------

MAX_BYTES = 20_000_000
"""A workbook of a city's plan stays below one: what is larger is no list of activities."""

MAX_UNPACKED = 60_000_000
"""Bytes of XML that are unpacked of one workbook: counted while they are unpacked, whatever its directory says."""

MAX_PARTS = 10_000
"""Files in the archive that a workbook is."""

MAX_ELEMENTS = 2_000_000
"""Elements of XML that are read of one workbook, in all its parts together."""

MAX_DEPTH = 100
"""Elements of XML inside each other: a workbook has some ten."""

MAX_CELLS = 400_000
"""Cells of one source that hold something or lie between those that do, and its rows; and the cells of all merged
areas together."""

MAX_SHEETS = 100

MAX_CELL_TEXT = 32_767
"""Characters in one cell: Excel takes no more."""

MAX_TEXT = 10_000_000
"""Characters in all cells of one source: a plan holds less than half of that."""

MAX_COMMENTS = 10_000
"""Comments of one workbook."""

MAX_HEADINGS = 2_000
"""Headings in one row."""

MAX_SLOTS = 50
"""Columns of one table that each name a thing of their own."""

MAX_TABLES = 500
"""Tables on one sheet."""

MAX_THINGS = 10_000
"""Things and rows that one import makes: activities, outcomes, indicators, actors, links, and so on."""

MAX_LINKS = 50_000
"""What lists say of two things beside each other: one leads to the other, an indicator measures it."""

MAX_GUESSES = 250_000
"""Comparisons of a name that stands nowhere with the names that do."""

MAX_DRAWING = 1_000_000
"""Characters of a drawing in Mermaid or DOT."""

MAX_BOXES = 2_000
"""Boxes of the drawings in a file together: nobody reads a plan of so many."""

MAX_ARROWS = 5_000
"""Arrows of the drawings in a file together: `a & b --> c & d` draws four."""

MAX_GROUPS = 100
"""Groups in each other."""

MAX_DRAWINGS = 100
"""Drawings in one file."""


class TooMuchError(Exception):
    """The source is larger than any plan. The message names the limit, as the end of a sentence; it may say nothing."""

    def __init__(self, said: Message = NOTHING) -> None:
        super().__init__(said)
        self.message = said

    def __str__(self) -> str:
        return self.message.text("en")


class NotReadableError(Exception):
    """The source cannot be read as it is: the message says what is wrong and what to do."""

    def __init__(self, said: Message) -> None:
        super().__init__(said)
        self.message = said

    def __str__(self) -> str:
        return self.message.text("en")


def more_than(most: int, what: Message) -> TooMuchError:
    """That there are more of something than the most."""
    return TooMuchError(message("import-has-more-than", most=Grouped(most), what=what))


def check_text(written: str, spot: str) -> None:
    """Raises TooMuchError for the text of a cell that Excel could not hold; `spot` names the place."""
    if len(written) > MAX_CELL_TEXT:
        raise TooMuchError(message("import-cell-holds-more-than", spot=spot, most=Grouped(MAX_CELL_TEXT)))


_DRAWN = {
    "characters": (MAX_DRAWING, message("import-most-characters")),
    "drawings": (MAX_DRAWINGS, message("import-most-drawings")),
    "boxes": (MAX_BOXES, message("import-most-boxes")),
    "arrows": (MAX_ARROWS, message("import-most-arrows")),
    "groups": (MAX_GROUPS, message("import-most-groups")),
}


def too_large_a_drawing(what: str) -> NotReadableError:
    """What is said of a drawing with too many characters, boxes, arrows or groups."""
    most, named = _DRAWN[what]
    return NotReadableError(message("import-drawing-too-large", most=Grouped(most), what=named))


# --- Other files ------------------------------------------------------------------------------------------------------
# Files that are something else than their name says, or than toc imports: what they are, and the way out.

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FLAT = re.compile(rb"<(?:\w+:)?(Workbook|document|html|table|svg)\b", re.IGNORECASE)
_DOCUMENTS = ("word/", "ppt/", "visio/")
_START = 4_096
"""What a file is shows in so many bytes."""


def refuse_bytes(content: bytes) -> None:
    """Raises NotReadableError for files that only have the name of a workbook, with what to do instead."""
    if content.startswith(_OLE):
        raise _old(content)
    if not content.startswith(b"PK"):
        refuse_text(content)
        raise NotReadableError(
            message("it-is-no-excel-workbook-whatever"),
        )


def _old(content: bytes) -> NotReadableError:
    if _ENCRYPTED in content:
        return NotReadableError(
            message("it-is-protected-with-a-password"),
        )
    return NotReadableError(
        message("it-is-an-old-excel-file"),
    )


def refuse_text(content: bytes) -> None:
    """Raises NotReadableError for what is no list: an empty file, a web page, a PDF, JSON."""
    start = _plain(content[:_START])
    if not start:
        raise NotReadableError(
            message("it-is-empty-perhaps-it-was"),
        )
    if start.startswith(b"%PDF"):
        raise documents()
    if start.startswith(b"{\\rtf"):
        raise documents()
    if start.startswith((b"<", b"MIME-Version:")):
        raise _markup(start)
    if re.match(rb"[\[{]\s*[\"{\[\]}]", start):
        raise NotReadableError(
            message("it-is-json-and-no-list"),
        )


def _plain(start: bytes) -> bytes:
    """The first characters, without marks, zeros of wide characters, and white space."""
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        start = start.removeprefix(mark)
    return start.replace(b"\0", b"").lstrip()


def _markup(start: bytes) -> NotReadableError:
    found = _FLAT.search(start)
    kind = found[1].lower() if found else b""
    if kind == b"workbook":
        return NotReadableError(
            message("it-is-a-workbook-as-xml"),
        )
    if kind == b"document":
        return _libreoffice()
    if kind == b"svg":
        return NotReadableError(
            message("it-is-a-picture-toc-imports"),
        )
    return NotReadableError(
        message("it-is-a-web-page-or"),
    )


def refuse_archive(names: AbstractSet[str]) -> None:
    """Raises NotReadableError for archives that are no workbook; the names are those of the files in them."""
    if "mimetype" in names or any(name.startswith("index/") for name in names):
        raise _libreoffice()
    if any(name.startswith(_DOCUMENTS) for name in names):
        raise documents()
    if "xl/workbook.bin" in names:
        raise binary()
    if "[content_types].xml" not in names and any(name.endswith((".xlsx", ".xlsm", ".csv", ".mmd")) for name in names):
        raise NotReadableError(
            message("it-is-an-archive-with-files"),
        )


def _libreoffice() -> NotReadableError:
    return NotReadableError(
        message("it-is-a-file-of-libreoffice"),
    )


def binary() -> NotReadableError:
    """That a workbook is of the kind that is no XML."""
    return NotReadableError(
        message("it-is-a-binary-workbook-xlsb"),
    )


def documents() -> NotReadableError:
    """That toc reads no documents."""
    return NotReadableError(
        message("toc-reads-no-documents-or-slides"),
    )
