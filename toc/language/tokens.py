"""A text cut into words and signs, each with its place."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|(?:[^\W\d_]|\d)+(?:[-'’./](?:[^\W_])+)*|\.\.\.|[^\w\s]|_+")
_ENDS = frozenset(".!?;")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign: as written, in small letters, and its offsets in the text."""

    text: str
    low: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()


def tokens(text: str) -> tuple[Token, ...]:
    """The words and signs of a text in their order."""
    return tuple(
        Token(found[0], found[0].lower().replace("’", "'"), found.start(), found.end())
        for found in _TOKEN.finditer(text)
    )


def count_words(text: str) -> int:
    """How many words a reader counts: what stands between white space and holds a letter or digit."""
    return sum(any(sign.isalnum() for sign in word) for word in text.split())


def sentences(words: tuple[Token, ...]) -> list[range]:
    """The sentences of a text as ranges of its tokens. A dot within an abbreviation is part of the word before."""
    found, start = [], 0
    for place, token in enumerate(words):
        last = place == len(words) - 1
        if token.low in _ENDS and not last and _starts_sentence(words, place + 1, token.low):
            found.append(range(start, place))
            start = place + 1
    end = len(words) - (bool(words) and words[-1].low in _ENDS)
    if start < end:
        found.append(range(start, end))
    return found


def _starts_sentence(words: tuple[Token, ...], place: int, sign: str) -> bool:
    return sign == ";" or words[place].text[0].isupper()
