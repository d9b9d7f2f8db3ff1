"""Texts of a workbook as it writes them: signs by their number."""

import re

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """A text in which a workbook wrote signs by their number: `_x000D_` is the end of a line of Windows. An underscore
    that starts such a number, `_x005F_`, is written like that where people mean it."""
    return _ESCAPED.sub(_sign, text) if "_x" in text else text


def _sign(found: re.Match[str]) -> str:
    number = int(found[1], 16)
    return found[0] if 0xD800 <= number <= 0xDFFF else chr(number)
