"""What the program says, as values: ids and facts. Words come from the catalogue of a language, at the edge only.

The catalogues are `catalogues/*.po` (gettext: Poedit and Weblate open them), compiled to `.mo` by `make gen`. A message
with a fact `count` may have two forms.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from toc.core.catalogue import Catalogue
from toc.core.resources import read_bytes

_EVERYTHING = "en"
"""The language in which a message is given where its own catalogue does not have it."""

Part = tuple[str, Mapping[str, object]]
"""The id of a message and its facts. A fact may be a message itself."""


class Worded:
    """A fact that every language words in its own way."""

    __slots__ = ()

    def text(self, language: str) -> str:
        """The fact in that language."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Message(Worded):
    """A text that is not in a language yet: parts that follow each other. Plain text stands in every language."""

    parts: tuple[Part | str, ...]

    def __hash__(self) -> int:
        parts = (part if isinstance(part, str) else (part[0], tuple(part[1].items())) for part in self.parts)
        return hash(tuple(parts))

    def text(self, language: str) -> str:
        """The message in that language. Raises LookupError for an id that there is not."""
        return "".join(part if isinstance(part, str) else text(language, part[0], **part[1]) for part in self.parts)

    def __add__(self, other: "Message | str") -> "Message":
        return Message((*self.parts, *((other,) if isinstance(other, str) else other.parts)))

    def __radd__(self, other: str) -> "Message":
        return Message((other, *self.parts))


class Listed(NamedTuple):
    """Words that a text names one after the other: `a, b and c`. `last` is the id of the word before the last one."""

    words: tuple[str | Message, ...]
    last: str = "list-and"

    def text(self, language: str) -> str:
        """The list in that language."""
        words = [str(_shown(word, language)) for word in self.words]
        if len(words) < 2:
            return "".join(words)
        return f"{', '.join(words[:-1])} {text(language, self.last)} {words[-1]}"


@dataclass(frozen=True, slots=True)
class Grouped(Worded):
    """A number with its thousands apart: 400,000 or 400.000."""

    number: float

    def text(self, language: str) -> str:
        return f"{self.number:,}".replace(",", text(language, "sign-between-thousands"))


@dataclass(frozen=True, slots=True)
class Fraction(Worded):
    """A number with decimals, written with a point: 0.25 or 0,25."""

    written: str

    def text(self, language: str) -> str:
        return self.written.replace(".", text(language, "sign-decimal"))


NOTHING = Message(())
"""Says nothing."""


def message(id_: str, /, **facts: object) -> Message:
    """A message with its facts."""
    return Message(((id_, facts),))


def joined(between: str | Message, messages: Iterable[Message]) -> Message:
    """The messages behind each other, with that between them."""
    said = NOTHING
    for one in messages:
        said = said + between + one if said.parts else one
    return said


def text(language: str, id_: str, /, **facts: object) -> str:
    """The message with that id in that language, or else in English. Raises LookupError for an id that there is not."""
    home, forms = _forms(str(language), id_)
    if not facts:
        return forms[0]
    found = forms[0]
    if len(forms) > 1:
        count = facts.get("count")
        found = forms[_plural(home)(count if isinstance(count, int) else 1)]
    return found.format_map({name: _shown(fact, language) for name, fact in facts.items()})


def _shown(fact: object, language: str) -> object:
    return fact.text(language) if isinstance(fact, Worded | Listed) else fact


@cache
def _forms(language: str, id_: str) -> tuple[str, tuple[str, ...]]:
    """The language in which there is a message with that id, and its forms."""
    try:
        return language, _catalogue(language).forms(id_)
    except LookupError:
        if language == _EVERYTHING:
            raise
    return _forms(_EVERYTHING, id_)


@cache
def _plural(language: str) -> Callable[[int], int]:
    return _catalogue(language).plural()


@cache
def _catalogue(language: str) -> Catalogue:
    return Catalogue(read_bytes(f"core/catalogues/{language}.mo"))
