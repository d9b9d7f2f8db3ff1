"""From what somebody typed to an answer."""

import re
import unicodedata
from enum import StrEnum

from toc.conversation.question import NEW, Answer, Kind, Question

LONGEST = 2_000
"""Characters of an answer. What is longer was pasted, and is no sentence."""

_LONGEST_NAME = 8
"""Words of the name of an actor."""
_WIDEST_NAME = 60

_UNSEEN = ("Cc", "Cs", "Cn", "Co")
_APART = re.compile(r"[,;]")
_NUMBERS = re.compile(r"\d{1,4}(?:[\s,;.]+\d{1,4})*[\s,;.]*")


class Unclear(StrEnum):
    """Why what was typed is no answer."""

    NUMBER = "number"
    """No choice has that number."""
    CHOICE = "choice"
    """One of the choices is asked."""
    NEEDED = "needed"
    """It cannot be skipped."""
    LONG = "long"
    NAME = "name"
    """Names are asked, and this is a sentence."""
    WORDS = "words"
    """Words are asked, and this is a number or a sign: most likely somebody wanted to choose from a list."""


def cleaned(typed: str) -> str:
    """What was typed on one line: line ends of a pasted text become spaces, what cannot be seen goes out."""
    whole = typed.encode("utf-8", errors="ignore").decode("utf-8", errors="ignore")
    spaced = "".join(" " if character.isspace() else character for character in whole)
    seen = "".join(one for one in spaced if unicodedata.category(one) not in _UNSEEN and one != "\ufeff")
    return unicodedata.normalize("NFC", " ".join(seen.split()))


def understood(question: Question, text: str) -> Answer | Unclear:
    """The answer that a cleaned, non-empty text gives, or why it gives none."""
    if len(text) > LONGEST:
        return Unclear.LONG
    match question.kind:
        case Kind.TEXT if question.choices and _is_number(text):
            # One of the sentences above is taken over.
            taken = _numbered(question, text.strip(" ."))
            return taken[0] if taken else Unclear.NUMBER
        case Kind.TEXT:
            return text if question.wordless or _has_words(text) else Unclear.WORDS
        case Kind.CHOICE:
            found = _numbered(question, text) or _named(question, text)
            return found[0] if found and len(found) == 1 else _unclear(text)
        case Kind.MANY:
            return _numbered(question, text) or _unclear(text)
        case Kind.NEXT if _is_number(text):
            return _numbered(question, text.strip(" .")) or Unclear.NUMBER
        case Kind.NEXT:
            return text if _has_words(text) else Unclear.WORDS
        case Kind.ACTORS:
            return _actors(question, text)


def _is_number(text: str) -> bool:
    return text.strip(" .").isdigit()


def _has_words(text: str) -> bool:
    return any(map(str.isalpha, text))


def _unclear(text: str) -> Unclear:
    return Unclear.NUMBER if _NUMBERS.fullmatch(text) else Unclear.CHOICE


def _numbered(question: Question, text: str) -> tuple[str, ...]:
    """The choices with these numbers; none at all where one of the numbers has no choice."""
    if not _NUMBERS.fullmatch(text):
        return ()
    numbers = [int(one) for one in re.findall(r"\d+", text)]
    if not all(1 <= number <= len(question.choices) for number in numbers):
        return ()
    return tuple(dict.fromkeys(question.choices[number - 1].value for number in numbers))


def _named(question: Question, text: str) -> tuple[str, ...]:
    """The one choice that is written so, or starts so."""
    low = text.lower()
    exact = [one.value for one in question.choices if low in (one.text.lower(), one.value.lower())]
    begun = [one.value for one in question.choices if one.text.lower().startswith(low)]
    found = exact or begun
    return tuple(found) if len(found) == 1 else ()


def _actors(question: Question, text: str) -> Answer | Unclear:
    """Numbers and names in any order, with commas between them; numbers may do with spaces."""
    chosen: list[str] = []
    for piece in filter(None, (one.strip() for one in _APART.split(text))):
        if _NUMBERS.fullmatch(piece):
            found = _numbered(question, piece)
            if not found:
                return Unclear.NUMBER
            chosen += found
        elif not _has_words(piece):
            return Unclear.WORDS
        elif len(piece.split()) > _LONGEST_NAME or len(piece) > _WIDEST_NAME:
            return Unclear.NAME
        else:
            chosen.append(_named_exactly(question, piece) or NEW + piece)
    return tuple(dict.fromkeys(chosen)) or Unclear.CHOICE


def _named_exactly(question: Question, text: str) -> str:
    return next((one.value for one in question.choices if one.text.casefold() == text.casefold()), "")
