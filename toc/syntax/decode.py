"""Bytes → text: UTF-8 as the format asks, and what people's editors write instead."""

import codecs

from toc.core.findings import Problem, RawFinding
from toc.core.text import Lines

MAX_BYTES = 5_000_000
"""A plan of 5,000 nodes stays below 2 MB: what is larger is no plan."""

_WIDE = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def too_large(*, most: str, variant: str = "") -> Problem:
    """That a file is larger than any plan; its text is left out."""
    return _problem("too-large", "", 0, 0, variant=variant, facts={"most": most})


def decode(content: bytes) -> tuple[str, list[Problem]]:
    """The text of a file, and what is wrong with its bytes.

    Text in another encoding is reported and still read, so that the other mistakes in it come out in the same run.
    """
    if len(content) > MAX_BYTES:
        return "", [too_large(most=f"{MAX_BYTES / 1e6:.0f}")]
    encoding = _wide(content)
    if encoding:
        text = content.decode(encoding, errors="replace")
        return text, [_problem("wrong-encoding", text, 0, 0, variant="wide", facts={"encoding": encoding[:6].upper()})]
    if content.startswith(codecs.BOM_UTF8):
        text, problems = decode(content.removeprefix(codecs.BOM_UTF8))
        return text, [_problem("byte-order-mark", text, 0, 0), *problems]
    try:
        return content.decode("utf-8"), []
    except UnicodeDecodeError as wrong:
        text = content.decode("cp1252", errors="replace")
        return text, [
            _problem(
                "wrong-encoding",
                text,
                wrong.start,
                wrong.start + 1,
                facts={"byte": f"0x{content[wrong.start]:02X}", "character": text[wrong.start]},
            )
        ]


def _wide(content: bytes) -> str:
    """The encoding of text in two or four bytes each: by its mark, or by the zeros around a first plain character."""
    for mark, encoding in _WIDE.items():
        if content.startswith(mark):
            return encoding
    match [bool(byte) for byte in content[:4]]:
        case [True, False, True, False]:
            return "utf-16-le"
        case [False, True, False, True]:
            return "utf-16-be"
    return ""


def _problem(
    rule: str, text: str, start: int, end: int, *, variant: str = "", facts: dict[str, str] | None = None
) -> Problem:
    return Problem(rule, RawFinding(span=Lines(text).span(start, end), variant=variant, facts=facts or {}))
