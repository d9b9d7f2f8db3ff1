"""The parts of a workbook, unpacked within a budget that counts what is really read."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from xml.parsers import expat

from toc.core.messages import message
from toc.exchange.limits import (
    MAX_CELLS,
    MAX_DEPTH,
    MAX_ELEMENTS,
    MAX_PARTS,
    MAX_TEXT,
    MAX_UNPACKED,
    NotReadableError,
    TooMuchError,
    check_text,
    more_than,
)

_PIECE = 1_000_000
"""So many bytes are parsed at once: a limit that is passed is noticed after that at the latest."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""A workbook has no other; the others cannot be unpacked piece by piece."""
_ENTRY = b"PK\x01\x02"


class Budget:
    """What is left of a workbook's limits, in all its parts together. Every method raises TooMuchError."""

    def __init__(self) -> None:
        self._bytes = self._elements = self._cells = self._text = self._merged = 0

    def unpack(self, count: int) -> None:
        """Bytes that were unpacked."""
        self._bytes += count
        if self._bytes > MAX_UNPACKED:
            size = f"{MAX_UNPACKED // 1_000_000} MB"
            raise TooMuchError(message("unpacked-it-is-more-than", size=size))

    def element(self) -> None:
        """One more element of XML."""
        self._elements += 1
        if self._elements > MAX_ELEMENTS:
            raise more_than(MAX_ELEMENTS, message("elements-of-xml"))

    def cells(self, count: int) -> None:
        """Cells that a grid gets."""
        self._cells += count
        if self._cells > MAX_CELLS:
            raise more_than(MAX_CELLS, message("cells"))

    def merge(self, count: int) -> None:
        """Cells of a merged area."""
        self._merged += count
        if self._merged > MAX_CELLS:
            raise more_than(MAX_CELLS, message("merged-cells"))

    def text(self, text: str, spot: str) -> None:
        """The text of a cell."""
        check_text(text, spot)
        self._text += len(text)
        if self._text > MAX_TEXT:
            raise more_than(MAX_TEXT, message("characters-in-its-cells"))


class Archive:
    """The files in a workbook by their plain names: small letters, `/` between folders, none in front."""

    def __init__(self, content: bytes) -> None:
        if content.count(_ENTRY) > MAX_PARTS:
            raise more_than(MAX_PARTS, message("files-in-its-archive"))
        self._packed = zipfile.ZipFile(io.BytesIO(content))
        self._parts = {plain_name(part.filename): part for part in self._packed.infolist() if not part.is_dir()}
        self.budget = Budget()

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    @property
    def names(self) -> Iterator[str]:
        return iter(self._parts)

    @property
    def declared(self) -> int:
        """How many bytes all files are, unpacked, if the directory of the archive tells the truth."""
        return sum(part.file_size for part in self._parts.values())

    def pieces(self, name: str) -> Iterator[bytes]:
        """The bytes of a part, piece by piece; the last piece is empty."""
        part = self._parts[name]
        if part.flag_bits & 1:
            raise NotReadableError(
                message("it-is-protected-with-a-password-take"),
            )
        if part.compress_type not in _METHODS:
            raise zipfile.BadZipFile
        with self._packed.open(part) as opened:
            while piece := opened.read(_PIECE):
                self.budget.unpack(len(piece))
                yield piece
        yield b""


def plain_name(name: str) -> str:
    """The name of a part as it is compared: some programs write `\\`, others a `/` in front or capitals."""
    return posixpath.normpath("/" + name.replace("\\", "/")).lstrip("/").lower()


class Part:
    """Reads one part of XML. A subclass says what it does at a tag; names come without their prefix.

    There is no document type, and so no entity of its own; what is inside each other or too many ends the reading.
    """

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self.pieces: list[str] | None = None
        """The text that is being read, where it is wanted."""
        self._depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A tag that opens."""

    def end(self, name: str) -> None:
        """A tag that closes."""

    def read(self, archive: Archive, name: str) -> None:
        """Reads a part of the archive. Raises what `Budget` and `Archive` raise, and ExpatError."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_document_type
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        for piece in archive.pieces(name):
            # A document type stands before the first tag: it is seen before much of it has been parsed.
            parser.Parse(piece[:4096], False)
            parser.Parse(piece[4096:], not piece)

    def take(self) -> str:
        """The text since `pieces` was emptied; from here on none is wanted."""
        text = "".join(self.pieces or ())
        self.pieces = None
        return text

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.budget.element()
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise more_than(MAX_DEPTH, message("elements-of-xml-inside-each-other"))
        self.start(name.rpartition(":")[2], attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        self.end(name.rpartition(":")[2])

    def _text(self, text: str) -> None:
        if self.pieces is not None:
            self.pieces.append(text)


def _refuse_document_type(*_: object) -> None:
    raise NotReadableError(
        message("it-has-a-document-type-dtd"),
    )
