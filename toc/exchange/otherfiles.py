"""Files that are something else than their name says, or than toc imports: what they are, and the way out."""

import re
from collections.abc import Set as AbstractSet

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
            "it is no Excel workbook, whatever its name. If it is a list with commas or semicolons, give it a name "
            "that ends in .csv.",
            "het is geen Excelbestand, ook al heet het zo. Is het een lijst met komma's of puntkomma's, geef het dan "
            "een naam die op .csv eindigt.",
        )


def _old(content: bytes) -> NotReadableError:
    if _ENCRYPTED in content:
        return NotReadableError(
            "it is protected with a password. Open it, take the password off (in Excel: File > Info > Protect "
            "Workbook > Encrypt with Password, and empty the field) and save it.",
            "het is beveiligd met een wachtwoord. Open het, haal het wachtwoord weg (in Excel: Bestand > Info > "
            "Werkmap beveiligen > Versleutelen met wachtwoord, en maak het veld leeg) en bewaar het.",
        )
    return NotReadableError(
        "it is an old Excel file (.xls). Open it in Excel or LibreOffice and save it as .xlsx.",
        "het is een oud Excelbestand (.xls). Open het in Excel of LibreOffice en bewaar het als .xlsx.",
    )


def refuse_text(content: bytes) -> None:
    """Raises NotReadableError for what is no list: an empty file, a web page, a PDF, JSON."""
    start = _plain(content[:_START])
    if not start:
        raise NotReadableError(
            "it is empty. Perhaps it was not downloaded or saved completely.",
            "het is leeg. Misschien is het niet volledig gedownload of bewaard.",
        )
    if start.startswith(b"%PDF"):
        raise documents()
    if start.startswith(b"{\\rtf"):
        raise documents()
    if start.startswith((b"<", b"MIME-Version:")):
        raise _markup(start)
    if re.match(rb"[\[{]\s*[\"{\[\]}]", start):
        raise NotReadableError(
            "it is JSON, and no list with rows and columns. Save the data as .csv or .xlsx in the program that they "
            "come from.",
            "het is JSON, en geen lijst met rijen en kolommen. Bewaar de gegevens als .csv of .xlsx in het programma "
            "waar ze uit komen.",
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
            "it is a workbook as XML (Excel 2003), whatever its name. Open it in Excel or LibreOffice and save it as "
            ".xlsx.",
            "het is een werkmap als XML (Excel 2003), wat ook de naam is. Open het in Excel of LibreOffice en bewaar "
            "het als .xlsx.",
        )
    if kind == b"document":
        return _libreoffice()
    if kind == b"svg":
        return NotReadableError(
            "it is a picture. toc imports workbooks (.xlsx), lists (.csv) and drawings in Mermaid or DOT.",
            "het is een tekening als beeld. toc importeert werkmappen (.xlsx), lijsten (.csv) en tekeningen in Mermaid "
            "of DOT.",
        )
    return NotReadableError(
        "it is a web page or XML, whatever its name: some programs export a table like that. Open it in Excel or "
        "LibreOffice and save it as .xlsx.",
        "het is een webpagina of XML, wat ook de naam is: sommige programma's exporteren een tabel zo. Open het in "
        "Excel of LibreOffice en bewaar het als .xlsx.",
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
            "it is an archive with files in it (.zip). Unpack it, and import what is inside.",
            "het is een archief met bestanden in (.zip). Pak het uit, en importeer wat erin zit.",
        )


def _libreoffice() -> NotReadableError:
    return NotReadableError(
        "it is a file of LibreOffice (.ods) or Numbers. Open it and save it as .xlsx (Excel).",
        "het is een bestand van LibreOffice (.ods) of Numbers. Open het en bewaar het als .xlsx (Excel).",
    )


def binary() -> NotReadableError:
    """That a workbook is of the kind that is no XML."""
    return NotReadableError(
        "it is a binary workbook (.xlsb). Open it in Excel and save it as .xlsx.",
        "het is een binaire werkmap (.xlsb). Open ze in Excel en bewaar ze als .xlsx.",
    )


def documents() -> NotReadableError:
    """That toc reads no documents."""
    return NotReadableError(
        "toc reads no documents or slides. Copy the table into a workbook and save that as .xlsx.",
        "toc leest geen documenten of slides. Kopieer de tabel naar een werkmap en bewaar die als .xlsx.",
    )
