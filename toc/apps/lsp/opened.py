"""A plan as it stands in the editor: its text, what rules say of it, and places and edits as the protocol has them."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from functools import cached_property
from itertools import accumulate

from lsprotocol import types

from toc.core.errors import UsageError
from toc.core.findings import Edit, Finding, Profile, Span
from toc.core.messages import text
from toc.core.model import Language
from toc.core.settings import Settings
from toc.core.text import Lines
from toc.syntax.decode import MAX_BYTES
from toc.syntax.document import Document
from toc.syntax.source import read
from toc.workspace.plan import Plan
from toc.workspace.workspace import Workspace

# --- Words ------------------------------------------------------------------------------------------------------------
# The words that the language server adds to those of the rules and keywords, in the language of the file.


def say(language: Language, id_: str, /, **facts: object) -> str:
    """The message in that language."""
    return text(language, id_, **facts)


# --- Positions --------------------------------------------------------------------------------------------------------
# Places as the protocol counts them: from 0, columns in units of UTF-16 or of what editor and server agreed on.

_UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
"""By name in the protocol: the codec, and how many bytes one unit takes in it."""


class Positions:
    """Turns offsets of a text into places of the protocol, and back."""

    def __init__(self, lines: Lines, encoding: str = "utf-16") -> None:
        self._lines = lines
        self._codec, self._bytes = _UNITS[encoding]

    def at(self, offset: int) -> types.Position:
        place = self._lines.position(offset)
        before = self._lines.text[offset - place.column + 1 : offset]
        return types.Position(place.line - 1, self._units(before))

    def range(self, start: int, end: int) -> types.Range:
        return types.Range(self.at(start), self.at(end))

    def of(self, span: Span) -> types.Range:
        return self.range(span.start.offset, span.end.offset)

    def offset(self, place: types.Position) -> int:
        """The offset of a place. What lies behind the end of a line or of the text means that end."""
        line = self._lines.line(place.line + 1)
        start, _ = self._lines.bounds(place.line + 1)
        taken = 0
        for count, character in enumerate(line):
            if taken >= place.character:
                return start + count
            taken += self._units(character)
        return start + len(line)

    def _units(self, text: str) -> int:
        # An editor can send half a pair of UTF-16: it counts as what it is.
        return len(text.encode(self._codec, errors="surrogatepass")) // self._bytes


# --- The open plan ----------------------------------------------------------------------------------------------------
# A plan as it stands in the editor at this moment: its text, what it says, and what the rules say of it.


@dataclass(frozen=True, kw_only=True)
class Opened:
    """One state of an open file; a change of text or settings makes a new one. What nobody asks for is not made.

    `path` is from the root and need not exist: a file that was never saved has one too. `encoding` is that of the
    protocol's columns.
    """

    uri: str
    path: str
    text: str = field(repr=False)
    version: int | None = None
    encoding: str = "utf-16"

    @cached_property
    def document(self) -> Document:
        # The limit on the size is one on bytes: reading says what is too large.
        large = len(self.text) > MAX_BYTES
        name = os.path.basename(self.path)
        return read(self.text.encode(errors="replace") if large else self.text, name)

    @cached_property
    def positions(self) -> Positions:
        return Positions(self.document.lines, self.encoding)

    @property
    def language(self) -> Language:
        """The language in which to speak about the file."""
        return self.document.language

    @cached_property
    def plan(self) -> Plan:
        """The plan with settings files and baseline as they are now; what does not hold of these is left out.

        No options: an editor has many plans open, and each goes by the settings file that is nearest to it. So the
        findings are those of `toc lint` in the same folder, on the day of today.
        """
        return Workspace.open(lenient=True).plan_from(self.document, self.path)

    @cached_property
    def error(self) -> UsageError | None:
        """What is wrong with the settings files or the baseline; None where nothing is."""
        workspace, baseline = self.plan.workspace, self.settings.baseline
        if baseline:
            workspace.baseline(baseline)
        return workspace.error

    @property
    def settings(self) -> Settings:
        """What holds for the file, from the settings files as they are now; toc's own where these do not hold."""
        return self.plan.settings

    @property
    def today(self) -> date:
        """The day for rules that look at the calendar."""
        return self.plan.workspace.today

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules find, without what the baseline of the settings has noted."""
        return self.plan.findings

    @property
    def profile(self) -> Profile:
        """Which findings count: by the settings, or else by how far the plan says it is."""
        return self.plan.profile


# --- Edits ------------------------------------------------------------------------------------------------------------
# Edits of an open file, as an editor takes them.


def changes(opened: Opened, edits: Sequence[Edit]) -> types.WorkspaceEdit:
    """Edits of a file, for an editor that is asked to make them."""
    return types.WorkspaceEdit(changes={opened.uri: text_edits(opened, edits)})


def text_edits(opened: Opened, edits: Sequence[Edit]) -> list[types.TextEdit]:
    return [types.TextEdit(opened.positions.range(edit.start, edit.end), edit.text) for edit in edits]


def differences(before: str, after: str) -> list[Edit]:
    """An edit for each stretch of lines that differ: the cursor and the rest of the file stay where they are."""
    old, new = (text.splitlines(keepends=True) for text in (before, after))
    starts = [0, *accumulate(map(len, old))]
    return [
        Edit(starts[begin], starts[end], "".join(new[first:last]))
        for kind, begin, end, first, last in SequenceMatcher(None, old, new).get_opcodes()
        if kind != "equal"
    ]
