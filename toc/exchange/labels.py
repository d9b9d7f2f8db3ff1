"""The texts of drawings as a plan can hold them: codes of characters (`#35;`, `&amp;`), markup, line breaks."""

import html
import re
from html.entities import html5

_CODE = re.compile(r"([#&])(?:#?(\d++)|#?[xX]([0-9a-fA-F]++)|([A-Za-z]\w{0,31}+));")
_LARGEST = 7
"""Digits of the highest number that a character can have, in decimals."""
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
_TAG = re.compile(
    r"</?(?:[abipsuo]|br|hr|em|strong|small|big|sub|sup|font|span|div|code|pre|center|table|tr|td|th|tbody|ul|ol|li|img"
    r"|vr|h[1-6]|foreignobject|svg|style|script)(?:\s[^<>]*+)?/?>",
    re.IGNORECASE,
)
"""HTML as people write it in labels; anything else between such signs is text."""
_BREAK = re.compile(r"<br\s*+/?>", re.IGNORECASE)
_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_]*+)\1")


def decoded(text: str, sign: str = "#&") -> str:
    """The text with its codes as the characters that they stand for; `sign` says with what a code starts.

    What no text can hold, a number without a character for instance, becomes the sign for an unknown character. A name
    that nobody knows stays as it is written.
    """

    def character(found: re.Match[str]) -> str:
        start, decimal, hexadecimal, name = found.groups()
        if start not in sign:
            return found[0]
        if name is not None:
            return html5.get(f"{name};", found[0])
        digits = (decimal or hexadecimal).lstrip("0")
        if len(digits) > _LARGEST:
            return _UNKNOWN
        return html.unescape(f"&#{'' if decimal else 'x'}{digits or '0'};") or _UNKNOWN

    return _CODE.sub(character, text)


def one_line(text: str) -> str:
    """The text with single spaces, without what no file can hold."""
    return " ".join(_CONTROL.sub("", text).split())


def without_tags(text: str) -> str:
    """The text without HTML; a line break is a space."""
    return _TAG.sub("", _BREAK.sub(" ", text))


def lines_of(text: str) -> list[str]:
    """The text of a label of Mermaid as its lines, still with codes and marks."""
    return _BREAK.split(unquoted(text))


def unquoted(text: str) -> str:
    """The text without the quotation marks and backticks around it."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1].strip()
    return text.strip("`")


def is_bold(text: str) -> bool:
    """Whether a line of a label starts in bold."""
    return text.startswith("**")


def plain(text: str) -> str:
    """A label of Mermaid without quotation marks, marks for bold, tags, line breaks and codes.

    Codes are read last: what they stand for is text, and never a mark or a tag.
    """
    text = without_tags(unquoted(text).replace("\\n", " "))
    return one_line(decoded(_BOLD.sub(r"\2", text)))
