"""What toc needs of a workbook besides its cells: where its parts are, shared texts, formats, comments."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from toc.core.messages import message
from toc.exchange.grid import Comment, unescaped
from toc.exchange.limits import MAX_COMMENTS, MAX_SHEETS, more_than
from toc.exchange.packed import Archive, Budget, Part, plain_name

_PLACE = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})")
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384

_MOST_DIGITS = 9
_OWN = "toc"
"""The name of the property in which a workbook of toc says what it is."""


def whole(text: str | None, default: int = 0) -> int:
    """A whole number in an attribute; the default where there is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else default


class Link(NamedTuple):
    """A relation between parts: its kind is the last word of its type."""

    kind: str
    target: str


class Relations(Part):
    """What a part refers to inside the workbook, by the id that it uses."""

    def __init__(self, archive: Archive, source: str) -> None:
        super().__init__(archive.budget)
        self.links: dict[str, Link] = {}
        self._folder, name = posixpath.split(source)
        path = posixpath.join(self._folder, "_rels", f"{name}.rels")
        if path in archive:
            self.read(archive, path)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "").replace("\\", "/")
            place = plain_name(posixpath.join("/" + self._folder, target))
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.links.setdefault(attributes.get("Id", ""), Link(kind, place))

    def of(self, kind: str) -> Iterator[str]:
        """The parts of that kind."""
        return (link.target for link in self.links.values() if link.kind == kind)


class Listed(NamedTuple):
    """A sheet as the workbook lists it."""

    title: str
    relation: str
    hidden: bool


class BookPart(Part):
    """The list of sheets, and from when dates are counted."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self.root = ""
        self.sheets: list[Listed] = []
        self.from_1904 = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.root = self.root or name
        if name == "workbookPr":
            self.from_1904 = attributes.get("date1904") in ("1", "true")
        elif name == "sheet":
            relation = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append(Listed(attributes.get("name", ""), relation, hidden))
            if len(self.sheets) > MAX_SHEETS:
                raise more_than(MAX_SHEETS, message("sheets"))


class SharedTexts(Part):
    """The texts that cells share, in their order; each may be in pieces with a look of their own."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self.texts: list[str] = []
        self._one: list[str] = []
        self._spoken = False

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        if name == "t" and not self._spoken:
            self.pieces = []
        elif name == "rPh":
            self._spoken = True

    def end(self, name: str) -> None:
        if name == "t" and not self._spoken:
            self._one.append(self.take())
        elif name == "rPh":
            self._spoken = False
        elif name == "si":
            self.texts.append(unescaped("".join(self._one)))
            self._one = []


@dataclass(frozen=True, slots=True)
class Look:
    """What the format of a cell says of its number."""

    percent: bool = False
    date: bool = False
    span: bool = False
    """It counts hours or minutes: `[h]:mm`."""


class Formats(Part):
    """The formats of numbers, by the style of a cell."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self._codes: dict[int, str] = {}
        self._used: list[int] = []
        self._looks: dict[int, Look] = {}
        self._inside = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            # Conditional formats have some of their own, further on: these do not count here.
            self._codes.setdefault(whole(attributes.get("numFmtId")), attributes.get("formatCode", "")[:255])
        elif name == "cellXfs":
            self._inside = True
        elif name == "xf" and self._inside:
            self._used.append(whole(attributes.get("numFmtId")))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._inside = False

    def look(self, style: int) -> Look:
        """How a cell of that style shows its number."""
        number = self._used[style] if style < len(self._used) else 0
        if number not in self._looks:
            self._looks[number] = self._seen(number)
        return self._looks[number]

    def _seen(self, number: int) -> Look:
        from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format

        code = self._codes.get(number) or BUILTIN_FORMATS.get(number, "")
        return Look("%" in code, is_date_format(code), is_timedelta_format(code))


class Notebook(Part):
    """The comments on the cells of a sheet, as Excel kept them before people could answer."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self.comments: list[tuple[str, str, str]] = []
        """The cell, who wrote it, and its text."""
        self._authors: list[str] = []
        self._at = self._by = ""
        self._one: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in ("author", "t"):
            self.pieces = []
        elif name == "comment":
            self._at, self._one = attributes.get("ref", ""), []
            by = whole(attributes.get("authorId"), -1)
            self._by = self._authors[by] if 0 <= by < len(self._authors) else ""

    def end(self, name: str) -> None:
        if name == "author":
            self._authors.append(unescaped(self.take()))
        elif name == "t":
            self._one.append(self.take())
        elif name == "comment":
            self.comments.append((self._at, self._by, unescaped("".join(self._one))))
            if len(self.comments) > MAX_COMMENTS:
                raise more_than(MAX_COMMENTS, message("comments"))


class People(Part):
    """Who takes part in the conversations of a workbook, by their id."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self.names: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "person":
            self.names[attributes.get("id", "")] = attributes.get("displayName", "")


class Conversation(Part):
    """Comments that people answer each other in."""

    def __init__(self, budget: Budget, names: dict[str, str]) -> None:
        super().__init__(budget)
        self.comments: list[tuple[str, str, str]] = []
        self._names = names
        self._at = self._by = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "threadedComment":
            self._at, self._by = attributes.get("ref", ""), self._names.get(attributes.get("personId", ""), "")
        elif name == "text":
            self.pieces = []

    def end(self, name: str) -> None:
        if name == "text":
            self.comments.append((self._at, self._by, unescaped(self.take())))
            if len(self.comments) > MAX_COMMENTS:
                raise more_than(MAX_COMMENTS, message("comments"))


class Properties(Part):
    """The properties that people and programs give to a workbook, by name."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self.values: dict[str, str] = {}
        self._name = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "property":
            self._name, self.pieces = attributes.get("name", ""), None
        elif name == "lpwstr":
            self.pieces = []

    def end(self, name: str) -> None:
        if name == "lpwstr":
            self.values[self._name] = self.take()


@dataclass(slots=True)
class _Said:
    notes: list[tuple[str, str, str]] = field(default_factory=list)
    threads: list[tuple[str, str, str]] = field(default_factory=list)


class Book:
    """The parts of a workbook, each read when it is asked for."""

    def __init__(self, archive: Archive, path: str) -> None:
        self.archive, self.path = archive, path
        self.relations = Relations(archive, path)
        self.listed = BookPart(archive.budget)
        self.listed.read(archive, path)

    @cached_property
    def texts(self) -> list[str]:
        """The shared texts."""
        shared = SharedTexts(self.archive.budget)
        for path in self.relations.of("sharedStrings"):
            shared.read(self.archive, path)
        return shared.texts

    @cached_property
    def formats(self) -> Formats:
        """The formats of cells."""
        formats = Formats(self.archive.budget)
        for path in self.relations.of("styles"):
            if path in self.archive:
                formats.read(self.archive, path)
        return formats

    @cached_property
    def _people(self) -> dict[str, str]:
        people = People(self.archive.budget)
        for path in self.relations.of("person"):
            if path in self.archive:
                people.read(self.archive, path)
        return people.names

    @cached_property
    def made_as(self) -> str:
        """What a workbook of toc says it is: a property that stays whoever saves it."""
        properties = Properties(self.archive.budget)
        for path in Relations(self.archive, "").of("custom-properties"):
            if path in self.archive:
                properties.read(self.archive, path)
        return properties.values.get(_OWN, "")

    def comments(self, path: str) -> list[Comment]:
        """The comments on a sheet, in the order of its cells. Of a conversation Excel also keeps one old comment with
        all that was said: that one is left out."""
        said = _Said()
        for link in Relations(self.archive, path).links.values():
            if link.target not in self.archive:
                continue
            if link.kind == "comments":
                notebook = Notebook(self.archive.budget)
                notebook.read(self.archive, link.target)
                said.notes += notebook.comments
            elif link.kind == "threadedComment":
                conversation = Conversation(self.archive.budget, self._people)
                conversation.read(self.archive, link.target)
                said.threads += conversation.comments
        answered = {at for at, _, _ in said.threads}
        kept = [*(one for one in said.notes if one[0] not in answered), *said.threads]
        found = [Comment(*spot, author, text) for at, author, text in kept if (spot := place(at))]
        return sorted(found, key=lambda one: (one.row, one.column))


def place(name: str) -> tuple[int, int] | None:
    """Row and column of a cell, from 0: `B4` is (3, 1). None where that is no cell."""
    found = _PLACE.fullmatch(name)
    if not found:
        return None
    column = 0
    for letter in found[1].upper():
        column = 26 * column + ord(letter) - ord("A") + 1
    row = int(found[2])
    return (row - 1, column - 1) if row <= LAST_ROW and column <= LAST_COLUMN else None
