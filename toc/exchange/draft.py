"""A plan in the making: things with what is known of them, and what reading a source has to tell."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from toc.core.messages import Message, message
from toc.exchange.data import Data, put
from toc.exchange.limits import MAX_THINGS, more_than
from toc.exchange.naming import Ids

# --- Notes ------------------------------------------------------------------------------------------------------------
# What reading a source has to tell: what it understood, guessed and left out, each with its place.


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


_SHOWN = 8
"""So many of the things that are alike are named."""


def say_taken(notes: Notes, spot: str, numbers: list[str]) -> None:
    """That numbers in front of texts are no part of these in the plan."""
    if numbers:
        listed = ", ".join(numbers[:_SHOWN]) + (" …" if len(numbers) > _SHOWN else "")
        notes.left_out(spot, message("import-numbers-taken-off", listed=listed, count=len(numbers)))


# --- The draft --------------------------------------------------------------------------------------------------------
# A plan in the making: things with what is known of them, and names that still have to be found.

Path = tuple[str, ...]


@dataclass(slots=True)
class Names:
    """What a cell says of other things: their ids, names, texts or numbers. `to` are the sections that are meant;
    `links` tells that `cause -> effect` may stand there; `free`: a text that is no name stays as it is; `role` is what
    an actor is who was not heard of before; `things` are known already."""

    texts: list[str]
    spot: str
    to: tuple[str, ...]
    links: bool = False
    free: bool = False
    role: str = ""
    things: list["Thing"] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    """What the plan has there already, as it is."""
    exact: bool = False
    """Whether each text is one whole name: nothing is parted, and nothing taken for what is nearly the same."""


@dataclass(slots=True, eq=False)
class Thing:
    """One thing of a plan, by the way to each value. `numbers` are those by which a source speaks of it."""

    section: str
    spot: str
    given: str = ""
    id: str = ""
    numbers: set[str] = field(default_factory=set)
    values: dict[Path, Any] = field(default_factory=dict)
    checks: list[tuple[Path, Message]] = field(default_factory=list)
    known: bool = False
    """Whether the plan had it already."""
    said: dict[Path, tuple[str, str]] = field(default_factory=dict)
    """Where a source says a value, and in which words, by the way to it: another row can say it otherwise."""

    @property
    def name(self) -> str:
        """What people would call it."""
        return str(next((self.values[way] for way in (("name",), ("label",), ("text",)) if way in self.values), ""))

    @property
    def names(self) -> Iterator[str]:
        for way in (("name",), ("label",), ("text",)):
            if way in self.values:
                yield str(self.values[way])
        yield from self.values.get(("aliases",), ())

    def check(self, path: Path, said: Message) -> None:
        """Something of which a person has to see whether it is right."""
        if (path, said) not in self.checks:
            self.checks.append((path, said))

    def add_name(self, path: Path, names: Names) -> None:
        """Adds to a list of names that is there already."""
        there = self.values.get(path)
        if isinstance(there, Names):
            there.texts += [text for text in names.texts if text not in there.texts]
            there.spot = there.spot or names.spot
            there.things += [thing for thing in names.things if thing not in there.things]
        else:
            self.values[path] = names


@dataclass(slots=True)
class Result:
    """What a source says. `checks` are what a person has to look at, by the way to it in the plan; `base` is the plan
    from which our own workbook was made."""

    data: Data
    checks: dict[Path, list[Message]]
    notes: Notes
    base: Data | None = None


class Draft:
    """Everything that was read so far, in the order of the source."""

    def __init__(self) -> None:
        self.notes = Notes()
        self.things: list[Thing] = []
        self.top = Thing("", "")
        """What the plan says of itself and of its impact goal."""
        self.rows: dict[str, list[Thing]] = {}
        """Moments, links, steps and conditions: what has no id."""
        self._count = 0
        self.ids = Ids()
        """The ids that were given."""
        self.gone: set[str] = set()
        """Ids of things that a workbook had when it was made: cells may still speak of them."""

    def add(self, section: str, spot: str) -> Thing:
        thing = self._new(section, spot)
        self.things.append(thing)
        return thing

    def row(self, section: str, spot: str) -> Thing:
        thing = self._new(section, spot)
        self.rows.setdefault(section, []).append(thing)
        return thing

    def _new(self, section: str, spot: str) -> Thing:
        """Raises TooMuchError where there are more than a plan can have."""
        self._count += 1
        if self._count > MAX_THINGS:
            raise more_than(MAX_THINGS, message("rows-that-name-something"))
        return Thing(section, spot)

    def of(self, section: str) -> Iterator[Thing]:
        return (thing for thing in self.things if thing.section == section)


def as_data(values: dict[Path, Any]) -> Data:
    """The values as nested plain data, without what is empty."""
    data: Data = {}
    for path, value in values.items():
        if value not in (None, "", [], {}):
            put(data, path, value)
    return data
