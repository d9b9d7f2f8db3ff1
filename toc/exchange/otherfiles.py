"""Files that are something else than their name says, or than toc imports: what they are, and the way out."""

import re
from collections.abc import Set as AbstractSet

from toc.core.messages import message
from toc.exchange.limits import NotReadableError

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
