"""Every file format by name: its endings, other words for it, which commands take it, and what writes it.

A format is one entry here. `add` takes one more while the program runs. Nothing heavy is imported: help and completion
read these lists, and what writes a format is imported when it is asked for.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

TERMINAL = "terminal"
"""Not a file: what stands on the screen."""


class UnknownFormatError(Exception):
    """A command was asked for a format that it does not take: `written` is that word, `known` what it takes."""

    def __init__(self, written: str, known: Sequence[str]) -> None:
        super().__init__(written)
        self.written = written
        self.known = known


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFormat:
    """`endings` of its files, the usual one first; `aliases` are other names for it; `commands` take it.

    What writes it is a function, or where that stands (`toc.pictures.render:svg_file`): `documents` makes a file of
    documents, `picture` of a view of a plan, `scene` of a picture that is drawn already, and `findings` begins a report
    of findings. Empty where the format is of no use for that.
    """

    name: str
    endings: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()
    documents: Any = ""
    picture: Any = ""
    scene: Any = ""
    findings: Any = ""
    one_table: bool = False
    """Whether a file has room for one table only."""

    @property
    def ending(self) -> str:
        return self.endings[0] if self.endings else "txt"

    def answers_to(self, word: str) -> bool:
        return word == self.name or word in self.aliases

    def writer(self, of: str) -> Any:
        """What writes `documents`, a `picture`, a `scene` or `findings`. Raises LookupError where nothing does."""
        found = getattr(self, of)
        if not found:
            raise LookupError(f"{self.name} {of}")
        if isinstance(found, str):
            module, _, name = found.partition(":")
            return getattr(import_module(module), name)
        return found


_DRAWN = "toc.pictures.render"
_FOUND = "toc.lint.formatters"
_WRITERS = "toc.publish.writers"
_TABLES = ("table", "calendar")
_TEXTS = ("table", "calendar", "diff", "advise")

_FORMATS: dict[str, FileFormat] = {
    one.name: one
    for one in (
        FileFormat(name="full", commands=("lint",), findings=f"{_FOUND}.terminal:Full"),
        FileFormat(name="concise", commands=("lint",), findings=f"{_FOUND}.terminal:Concise"),
        FileFormat(name="svg", endings=("svg",), commands=("render",), scene=f"{_DRAWN}:svg_file"),
        FileFormat(name="png", endings=("png",), commands=("render",), scene=f"{_DRAWN}:png_file"),
        FileFormat(name="docx", endings=("docx",), commands=(*_TEXTS, "report"), documents=f"{_WRITERS}.docx:write"),
        FileFormat(
            name="html",
            endings=("html", "htm"),
            commands=("render", *_TEXTS, "report"),
            documents=f"{_WRITERS}.html:write",
        ),
        FileFormat(
            name="pdf",
            endings=("pdf",),
            commands=("render", *_TEXTS, "report"),
            scene=f"{_DRAWN}:pdf_file",
            documents=f"{_WRITERS}.pdf:write",
        ),
        FileFormat(name="dot", endings=("dot", "gv"), commands=("render",), picture=f"{_DRAWN}:dot_file"),
        FileFormat(name="pptx", endings=("pptx",), commands=("render",), picture=f"{_DRAWN}:pptx_file"),
        FileFormat(
            name="mermaid",
            endings=("mmd", "mermaid"),
            aliases=("mmd",),
            commands=("render",),
            picture=f"{_DRAWN}:mermaid_file",
        ),
        FileFormat(
            name="md",
            endings=("md", "markdown"),
            aliases=("markdown",),
            commands=("lint", *_TEXTS, "report"),
            documents=f"{_WRITERS}.markdown:write",
            findings=f"{_FOUND}.markdown:Markdown",
        ),
        FileFormat(name="csv", endings=("csv",), commands=_TABLES, documents=f"{_WRITERS}.csv:write", one_table=True),
        FileFormat(name="xlsx", endings=("xlsx",), commands=(*_TABLES, "export"), documents=f"{_WRITERS}.xlsx:write"),
        FileFormat(
            name="json",
            endings=("json",),
            commands=("lint", *_TEXTS),
            documents=f"{_WRITERS}.json:write",
            findings=f"{_FOUND}.json:Json",
        ),
        FileFormat(name="jsonl", commands=("lint",), findings=f"{_FOUND}.json:JsonLines"),
        FileFormat(name="github", commands=("lint",), findings=f"{_FOUND}.ci:GitHub"),
        FileFormat(name="gitlab", commands=("lint",), findings=f"{_FOUND}.ci:GitLab"),
        FileFormat(name="junit", commands=("lint",), findings=f"{_FOUND}.ci:JUnit"),
        FileFormat(name="sarif", commands=("lint",), findings=f"{_FOUND}.sarif:Sarif"),
        FileFormat(name="ics", endings=("ics",), commands=("calendar",)),
        FileFormat(name=TERMINAL, aliases=("text",), commands=_TEXTS, documents=f"{_WRITERS}.terminal:write"),
    )
}


def add(added: FileFormat) -> None:
    """Takes one more format. Raises ValueError for a name or alias that another has."""
    words = {added.name, *added.aliases}
    if any(one.answers_to(word) for one in _FORMATS.values() for word in words):
        raise ValueError(added.name)
    _FORMATS[added.name] = added


def remove(name: str) -> None:
    """Takes a format out again."""
    _FORMATS.pop(name)


def every() -> list[FileFormat]:
    return list(_FORMATS.values())


def format_named(name: str) -> FileFormat:
    """Raises KeyError for a name that no format has."""
    return _FORMATS[name]


def pictured() -> list[FileFormat]:
    """The formats of which a file holds one picture."""
    return [one for one in _FORMATS.values() if one.picture or one.scene]


def taken_by(command: str) -> tuple[str, ...]:
    """The names of the formats that a command takes, in the order in which it tells them."""
    return tuple(one.name for one in _FORMATS.values() if command in one.commands)


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
