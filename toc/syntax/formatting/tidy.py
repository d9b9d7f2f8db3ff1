"""A file in its tidy form: bytes in, bytes out, and never anything else than the same plan."""

import re
from dataclasses import dataclass
from enum import StrEnum

from toc.core.model import Language
from toc.syntax.document import Document
from toc.syntax.formatting.equivalence import comments, idle_ignore, same_plan
from toc.syntax.formatting.normalize import arrange
from toc.syntax.formatting.parser import NotWritableError, build
from toc.syntax.formatting.printer import write
from toc.syntax.source import read

_HARMLESS = frozenset({"byte-order-mark", "mixed-keywords", "missing-part"})
"""Problems of reading with which toc still knows everything that the file says."""


class Refusal(StrEnum):
    """Why a file stays as it is."""

    PROBLEMS = "problems"
    """Something in it could not be read."""
    LANGUAGE = "language"
    """It does not say in which language its texts are: that was read off the keywords that would change."""
    IGNORE = "ignore"
    """A comment that asks to ignore a rule covers nothing where it stands; in the tidy form it would."""
    UNSURE = "unsure"
    """The tidy form would not say the same."""


@dataclass(frozen=True, slots=True)
class Tidied:
    """The bytes of a file in their tidy form; where there is a refusal, those that it had.

    `line` is where the first thing stands that was in the way, as far as that is known; `rule` says what a problem was.
    """

    content: bytes
    refusal: Refusal | None = None
    line: int = 0
    rule: str = ""


def tidy(content: bytes, path: str, keywords: Language | None = None) -> Tidied:
    """The tidy form of a file, with its keywords in that language, or else as they are."""
    before = read(content, path)
    in_the_way = sorted(
        (one for one in before.problems if one.rule not in _HARMLESS), key=lambda one: one.report.span.start.offset
    )
    if in_the_way:
        first = in_the_way[0]
        return Tidied(content, Refusal.PROBLEMS, first.report.span.start.line, first.rule)
    for in_order in (True, False):
        # Where a comment would come to cover something else, the order of the file stays.
        text, refusal = _tidied(before, keywords, in_order=in_order)
        if refusal is None:
            return Tidied(text.replace("\n", _line_end(before.text)).encode())
    line = idle_ignore(before) if refusal is Refusal.UNSURE else 0
    return Tidied(content, Refusal.IGNORE if line else refusal, line)


def _tidied(before: Document, keywords: Language | None, *, in_order: bool) -> tuple[str, Refusal | None]:
    original = re.sub(r"\r\n?", "\n", before.text)
    try:
        written = build(original)
        told = comments(written)
        arrange(written, keywords or before.spelling, translate=keywords is not None, in_order=in_order)
        text = write(written)
        if text == original:
            return text, None
        after = read(text, before.path)
        kept = told == comments(build(text))
    except NotWritableError:
        return "", Refusal.UNSURE
    if kept and after.language is not before.language:
        return "", Refusal.LANGUAGE
    same = kept and same_plan(before, after) and _others(before) == _others(after)
    return text, None if same else Refusal.UNSURE


def _others(document: Document) -> list[str]:
    """The problems that stay: the mark at the start goes, and which keywords are mixed may change."""
    return sorted(one.rule for one in document.problems if one.rule == "missing-part" or one.rule not in _HARMLESS)


def _line_end(text: str) -> str:
    r"""The line end of a file: that of Windows where most lines have it."""
    windows = text.count("\r\n")
    return "\r\n" if 2 * windows > text.count("\n") else "\n"
