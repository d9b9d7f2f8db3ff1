"""The languages that `toc` speaks: those with a catalogue of messages. A report needs no more of the model."""

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

from toc.core.resources import names_in

_OWN = ("nl", "en")
"""The languages in which everything is written, in the order in which they are offered."""


def _codes() -> Iterator[str]:
    yield from _OWN
    codes = (name[:-3] for name in names_in("core/catalogues") if name.endswith(".mo"))
    yield from (code for code in codes if code not in _OWN)


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
