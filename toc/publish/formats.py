"""Every file format by name: its endings, other words for it, what writes it, and which commands take it.

A format is one entry here. `add` takes one more while the program runs. Nothing heavy is imported: help and completion
read these lists.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from toc.publish.documents.document import Document

Write = Callable[["Sequence[Document]"], bytes]
"""Documents, one for each plan and never none, to the bytes of one file."""

TERMINAL = "terminal"
"""Not a file: what stands on the screen."""


class UnknownFormatError(Exception):
    """A command was asked for a format that it does not take: `written` is that word, `known` what it takes."""

    def __init__(self, written: str, known: Sequence[str]) -> None:
        super().__init__(written)
        self.written = written
        self.known = known


@dataclass(frozen=True, slots=True)
class FileFormat:
    """`endings` of its files, the usual one first; `aliases` are other names for it. `writer` is the module in which
    `write` makes a file of documents, or that function; empty where documents are not what it is made of."""

    name: str
    endings: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    writer: str | Write = ""
    one_table: bool = False
    """Whether a file has room for one table only."""

    @property
    def ending(self) -> str:
        return self.endings[0] if self.endings else "txt"

    def answers_to(self, word: str) -> bool:
        return word == self.name or word in self.aliases


_WRITERS = "toc.publish.writers"

_FORMATS: dict[str, FileFormat] = {
    one.name: one
    for one in (
        FileFormat("docx", ("docx",), writer=f"{_WRITERS}.docx"),
        FileFormat("html", ("html", "htm"), writer=f"{_WRITERS}.html"),
        FileFormat("pdf", ("pdf",), writer=f"{_WRITERS}.pdf"),
        FileFormat("md", ("md", "markdown"), ("markdown",), f"{_WRITERS}.markdown"),
        FileFormat("xlsx", ("xlsx",), writer=f"{_WRITERS}.xlsx"),
        FileFormat("csv", ("csv",), writer=f"{_WRITERS}.csv", one_table=True),
        FileFormat("json", ("json",), writer=f"{_WRITERS}.json"),
        FileFormat("ics", ("ics",)),
        FileFormat("svg", ("svg",)),
        FileFormat("png", ("png",)),
        FileFormat("dot", ("dot", "gv")),
        FileFormat("pptx", ("pptx",)),
        FileFormat("mermaid", ("mmd", "mermaid"), ("mmd",)),
        FileFormat(TERMINAL, (), ("text",), f"{_WRITERS}.terminal"),
    )
}

_TAKEN: dict[str, tuple[str, ...]] = {
    "render": ("svg", "png", "pdf", "dot", "pptx", "mermaid", "html"),
    "table": ("md", "csv", "xlsx", "docx", "html", "json", "pdf", TERMINAL),
    "calendar": ("ics", "md", "csv", "xlsx", "docx", "html", "json", "pdf", TERMINAL),
    "diff": (TERMINAL, "md", "json", "docx", "html", "pdf"),
    "advise": ("docx", "html", "pdf", "md", "json", TERMINAL),
    "report": ("docx", "html", "pdf", "md"),
    "export": ("xlsx",),
}


def add(added: FileFormat, commands: Iterable[str]) -> None:
    """Takes one more format, for these commands. Raises ValueError for a name or alias that another has."""
    words = {added.name, *added.aliases}
    if any(one.answers_to(word) for one in _FORMATS.values() for word in words):
        raise ValueError(added.name)
    _FORMATS[added.name] = added
    for command in commands:
        _TAKEN[command] = (*_TAKEN.get(command, ()), added.name)


def remove(name: str) -> None:
    """Takes a format out again."""
    _FORMATS.pop(name)
    _TAKEN.update({command: tuple(one for one in taken if one != name) for command, taken in _TAKEN.items()})


def every() -> list[FileFormat]:
    return list(_FORMATS.values())


def format_named(name: str) -> FileFormat:
    """Raises KeyError for a name that no format has."""
    return _FORMATS[name]


def taken_by(command: str) -> tuple[str, ...]:
    """The names of the formats that a command takes, in the order in which it tells them."""
    return _TAKEN.get(command, ())


def asked(command: str, words: Iterable[str]) -> list[str]:
    """The names of the formats that somebody asks a command for, each once. Raises UnknownFormatError."""
    known = taken_by(command)
    found: dict[str, None] = {}
    for word in words:
        name = next((name for name in known if _FORMATS[name].answers_to(word.lower())), None)
        if name is None:
            raise UnknownFormatError(word, known)
        found[name] = None
    return list(found)


def said_by_ending(ending: str) -> str | None:
    """The name of the format that a file with that ending (without its dot) is of; None where none is."""
    return next((one.name for one in _FORMATS.values() if ending.lower() in one.endings), None)


def write(documents: "Sequence[Document]", name: str) -> bytes:
    """The documents as one file of that format. The same documents give the same bytes."""
    writer = _FORMATS[name].writer
    if isinstance(writer, str):
        writer = cast("Write", import_module(writer).write)
    return writer(documents)
