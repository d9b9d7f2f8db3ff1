"""What reading a source has to tell: what it understood, guessed and left out, each with its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from toc.core.messages import Message, message


class Told(StrEnum):
    UNDERSTOOD = "understood"
    GUESSED = "guessed"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Note:
    """`spot` is the place as people name it: sheet and cell, or file and line."""

    told: Told
    spot: str
    text: Message


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

    def understood(self, spot: str, text: Message) -> None:
        self._notes[Note(Told.UNDERSTOOD, spot, text)] = None

    def guessed(self, spot: str, text: Message) -> None:
        self._notes[Note(Told.GUESSED, spot, text)] = None

    def left_out(self, spot: str, text: Message) -> None:
        self._notes[Note(Told.LEFT_OUT, spot, text)] = None

    def stays(self, spot: str) -> None:
        """What a cell or row said before stays, since what it says now is not understood."""
        self.left_out(spot, message("import-stays"))

    def says_nothing(self, spot: str, text: str, *, covered: bool = False) -> None:
        """A cell that is empty where it cannot be, that holds a word for a gap only, or that a merged area hides."""
        if covered:
            self.left_out(spot, message("import-merged-stays"))
        elif text:
            self.left_out(spot, message("import-gap-word-stays", text=text))
        else:
            self.left_out(spot, message("import-empty-stays"))
