"""Text of a file as it can be shown on a terminal: nothing in it acts on the terminal, and its width is known."""

import re

from toc.core.lazy_regex import late

_HIDDEN = late(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
"""Control characters, half characters, and what turns the direction of text or is not seen at all."""

_ONE_CELL = late("[ -~\xa0-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff\u2400-\u2421]*")
"""Text of which every character takes one cell: nearly all Dutch and English."""

_SPACES = late(r"[\t\n\r\x0b\x0c\x85\u2028\u2029 ]+")

TAB = "    "


def visible(text: str) -> str:
    """The text with a visible sign for every character that acts on a terminal or is hidden: as many characters."""
    # Nearly all text is printable, and then nothing of it is hidden: that is seen ten times as fast.
    return text if text.isprintable() else _HIDDEN.sub(_sign, text)


def one_line(text: str) -> str:
    """The text on one line: line ends and tabs become spaces."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    return visible(_SPACES.sub(" ", text).strip())


def _sign(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


def width(text: str) -> int:
    """The terminal cells that visible text takes: two for east-asian characters and emoji, none for accents apart."""
    if _ONE_CELL.fullmatch(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def cells(text: str) -> list[tuple[str, int, int]]:
    """The text in pieces that a terminal shows as one: what to show, its cells, and how many characters it is."""
    shown = _HIDDEN.sub(lambda match: match[0] if match[0] == "\t" else _sign(match), text)
    if _ONE_CELL.fullmatch(shown.replace("\t", " ")):
        return [(TAB, len(TAB), 1) if one == "\t" else (one, 1, 1) for one in shown]
    from rich.cells import split_graphemes

    pieces = []
    for index, part in enumerate(shown.split("\t")):
        if index:
            pieces.append((TAB, len(TAB), 1))
        pieces.extend((part[start:end], wide, end - start) for start, end, wide in split_graphemes(part)[0])
    return pieces


def wrapped(text: str, room: int, *, first: int = 0) -> list[str]:
    """The text on lines of at most `room` cells, broken at spaces; `first` cells of the first line are taken already.

    A word that is longer than a line stays whole.
    """
    lines: list[str] = []
    line, used = "", first
    for word in text.split(" "):
        wide = width(word)
        if not line:
            line, used = word, used + wide
        elif used + 1 + wide <= room:
            line, used = f"{line} {word}", used + 1 + wide
        else:
            lines.append(line)
            line, used = word, wide
    return [*lines, line]
