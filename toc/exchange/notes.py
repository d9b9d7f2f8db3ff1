"""What reading a source has to tell: what it understood, guessed and left out, each with its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from toc.core.model import Language


class Told(StrEnum):
    UNDERSTOOD = "understood"
    GUESSED = "guessed"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Both:
    """A text in both languages."""

    en: str
    nl: str

    def spoken(self, language: Language) -> str:
        return self.nl if language is Language.NL else self.en


@dataclass(frozen=True, slots=True)
class Note:
    """`spot` is the place as people name it: sheet and cell, or file and line."""

    told: Told
    spot: str
    text: Both


class Notes:
    """Collects notes, each once."""

    def __init__(self) -> None:
        self._notes: dict[Note, None] = {}

    def __iter__(self) -> Iterator[Note]:
        return iter(self._notes)

    def after(self, others: "Notes") -> "Notes":
        """These notes behind those."""
        both = Notes()
        both._notes = dict.fromkeys((*others, *self))
        return both

    def understood(self, spot: str, en: str, nl: str) -> None:
        self._notes[Note(Told.UNDERSTOOD, spot, Both(en, nl))] = None

    def guessed(self, spot: str, en: str, nl: str) -> None:
        self._notes[Note(Told.GUESSED, spot, Both(en, nl))] = None

    def left_out(self, spot: str, en: str, nl: str) -> None:
        self._notes[Note(Told.LEFT_OUT, spot, Both(en, nl))] = None

    def stays(self, spot: str) -> None:
        """What a cell or row said before stays, since what it says now is not understood."""
        self.left_out(spot, "what stood here before stays", "wat hier eerder stond, blijft")

    def says_nothing(self, spot: str, text: str, *, covered: bool = False) -> None:
        """A cell that is empty where it cannot be, that holds a word for a gap only, or that a merged area hides."""
        if covered:
            en, nl = "merged with another cell", "samengevoegd met een andere cel"
        elif text:
            en, nl = f"'{text}' only says that something is missing", f"'{text}' zegt enkel dat er iets ontbreekt"
        else:
            en, nl = "this cell is empty", "deze cel is leeg"
        self.left_out(spot, f"{en}: what stood here before stays", f"{nl}: wat hier eerder stond, blijft")
