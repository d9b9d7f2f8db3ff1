"""Texts of a sheet as a workbook writes them: escaped signs in cells, and comments beside cells."""

import re
from typing import Any

from toc.exchange.layout import explanations

PROPERTY = "toc"
"""The name of that property."""

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_THREADED = re.compile(
    r"\[(?:Threaded comment|Opmerking met berichtenlijn|Opmerkingenthread)\].*?(?:Comment|Opmerking):\s*", re.DOTALL
)
"""How Excel introduces a comment of its newer kind, for programs that do not know these."""


def unescaped(text: str) -> str:
    """A text in which a workbook wrote signs by their number: `_x000D_` is the end of a line of Windows. An underscore
    that starts such a number, `_x005F_`, is written like that where people mean it."""
    return _ESCAPED.sub(_sign, text)


def _sign(found: re.Match[str]) -> str:
    number = int(found[1], 16)
    return found[0] if 0xD800 <= number <= 0xDFFF else chr(number)


def made_as(book: Any) -> str:
    """What a workbook of toc says it is: a property that stays whoever saves it."""
    found = next((one for one in book.custom_doc_props.props if one.name == PROPERTY), None)
    return str(found.value) if found else ""


def remarks_of(sheet: Any) -> list[tuple[int, int, str, str]]:
    """The comments of people: row and column from 0, who made it, and what it says. Those that explain the headings of
    our own workbook are left out."""
    found = []
    for (row, column), cell in sheet._cells.items():  # noqa: SLF001 openpyxl walks a million empty rows otherwise
        comment = cell.comment
        text = str(comment.text or "").strip() if comment else ""
        if text and " ".join(text.removeprefix("toc:").split()) not in explanations():
            found.append((row - 1, column - 1, *_spoken(text, str(comment.author or ""))))
    return sorted(found)


def _spoken(text: str, author: str) -> tuple[str, str]:
    """Who made a comment and what it says; the identifier of a newer comment names nobody."""
    author = "" if author.startswith(("tc={", "tc:")) else author.strip()
    said = _THREADED.sub("", text, count=1).strip()
    return author, said.removeprefix(f"{author}:").strip() if author else said
