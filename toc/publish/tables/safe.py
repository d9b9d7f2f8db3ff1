"""Text of a plan on its way into a file: nothing in it is a control character, a formula or a code of the format."""

import re

from toc.lint.formatters.visible import one_line

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
