"""The languages that `toc` speaks: those with a catalogue of messages. A report needs no more of the model."""

from collections.abc import Iterator
from enum import StrEnum
from importlib.resources import files
from typing import TYPE_CHECKING

_OWN = ("nl", "en")
"""The languages in which everything is written, in the order in which they are offered."""


def _codes() -> Iterator[str]:
    yield from _OWN
    names = (one.name for one in (files("toc.core") / "catalogues").iterdir())
    yield from sorted(code for name in names if name.endswith(".mo") and (code := name[:-3]) not in _OWN)


if TYPE_CHECKING:

    class Language(StrEnum):
        NL = "nl"
        EN = "en"

else:
    # Whoever adds a catalogue adds a language: no code names it.
    Language = StrEnum("Language", {code.upper(): code for code in _codes()}, module=__name__)


def spelling_of(language: str) -> Language:
    """The language in which keywords and the words of a workbook are spelled for readers of that language: their own,
    or English where there is no spelling of its own."""
    return Language(language) if language in _OWN else Language.EN
