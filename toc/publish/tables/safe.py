"""What every file of tables needs: text that does nothing, and the same bytes for the same plan."""

import io
import re
from datetime import UTC, datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from toc.core.model import date_range
from toc.lint.formatters.visible import one_line

# --- Text -------------------------------------------------------------------------------------------------------------
# Text of a plan on its way into a file: nothing in it is a control character, a formula or a code of the format.

_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")
"""With what a spreadsheet takes a text for a formula (OWASP, CSV injection); the wide forms count in some of them."""

_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""Excel reads `_x003D_` within a text as the character that it stands for."""

_LONGEST = 32_000
"""A cell of Excel holds 32,767 characters."""


def clean(text: str) -> str:
    """The text on one line, with a sign in the place of characters that XML or a reader cannot take."""
    return re.sub("[\ufffe\uffff]", "\ufffd", one_line(text))


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet that reads this text from a CSV file would compute with it."""
    return bool(_FORMULA.match(text))


def for_excel(text: str) -> str:
    """A text for a cell of Excel: no code in it, and not longer than a cell can be."""
    written = _CODE.sub("_x005F_", text)
    return written if len(written) <= _LONGEST else f"{written[:_LONGEST]}…"


# --- Bytes ------------------------------------------------------------------------------------------------------------
# Office files that are the same whenever they are written: the same plan gives the same bytes.

_ZIP_START = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can hold."""

_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:(?:created|modified)>)")


def moment_of(written: str) -> datetime:
    """The moment that stands for a plan's date in the properties of a file: noon would differ by time zone, so it is
    midnight UTC. Without a date it is the year in which such files began."""
    day = date_range(written)[0] if written else None
    # Office knows no years before 1900.
    return datetime(max(day.year, 1900), day.month, day.day, tzinfo=UTC) if day else datetime(2000, 1, 1, tzinfo=UTC)


def settled(content: bytes, moment: datetime) -> bytes:
    """The same zip file with no trace of when it was written: times of its parts, and the dates in its properties."""
    out = io.BytesIO()
    stamp = f"{moment:%Y-%m-%dT%H:%M:%SZ}".encode()
    with ZipFile(io.BytesIO(content)) as read, ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name in read.namelist():
            part = read.read(name)
            if name == "docProps/core.xml":
                part = _STAMP.sub(lambda match: match[1] + stamp + match[2], part)
            entry = ZipInfo(name, _ZIP_START)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            made.writestr(entry, part)
    return out.getvalue()
