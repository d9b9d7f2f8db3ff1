"""A text cut into words and signs, each with its place."""

import re
from typing import NamedTuple

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:[-'’./][^\W_]+)*|\.\.\.|[^\w\s]|_+")
_AFTER_COLON = 3
"""So many words behind a colon may be a sentence of their own."""
_ENDS = frozenset(".!?;")


class Token(NamedTuple):
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
    # Made as the tuples that they are: texts have many words, and a call for each takes a third of the time.
    make = tuple.__new__
    if text.isascii():  # small letters stand where the capitals stood, so that all are made at once
        lows = text.lower()
        spans = [found.span() for found in _TOKEN.finditer(text)]
        return tuple([make(Token, (text[start:end], lows[start:end], start, end)) for start, end in spans])
    made = []
    for found in _TOKEN.finditer(text):
        word = found[0]
        made.append(make(Token, (word, word.lower().replace("’", "'"), *found.span())))
    return tuple(made)


def count_words(text: str) -> int:
    """How many words a reader counts: what stands between white space and holds a letter or digit."""
    return sum([word[0].isalnum() or any(map(str.isalnum, word)) for word in text.split()])


def sentences(words: tuple[Token, ...]) -> list[range]:
    """The sentences of a text as ranges of its tokens. A dot within an abbreviation is part of the word before."""
    found, start, depth = [], 0, 0
    for place, token in enumerate(words):
        depth += (token.low == "(") - (token.low == ")")
        opens = token.low == ":" and depth <= 0 and place > start and len(words) - place > _AFTER_COLON
        if opens or _ends_sentence(words, place):
            found.append(range(start, place))
            start = place + 1
    end = len(words) - (bool(words) and words[-1].low in _ENDS)
    if start < end:
        found.append(range(start, end))
    return found


def _ends_sentence(words: tuple[Token, ...], place: int) -> bool:
    """Whether a sentence ends at that token and another one follows."""
    sign = words[place].low
    if sign not in _ENDS or place == len(words) - 1:
        return False
    return sign == ";" or words[place + 1].text[0].isupper()
