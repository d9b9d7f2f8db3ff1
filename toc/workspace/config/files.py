"""Which settings file holds for a folder, and what stands in it, as text and as TOML.

`toc.toml` or `[tool.toc]` in `pyproject.toml`: the nearest folder upwards that has one wins, `toc.toml` before
`pyproject.toml`. There is no file of a person's own: two people see the same findings.
"""

import os
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from toc.core.errors import reason_of
from toc.core.lazy_regex import late
from toc.core.messages import message

if TYPE_CHECKING:  # where there is no settings file, nothing else of this package is needed
    from toc.workspace.config.toml import Complaint, Places

OWN_NAME = "toc.toml"
SHARED_NAME = "pyproject.toml"
SHARED_TABLE = ("tool", "toc")

MOST_BYTES = 1_000_000
"""Of a settings file or a baseline, `pyproject.toml` as well."""

MAX_KEY_PARTS = 50
"""So many parts may a dotted key have: reading takes quadratic time for them, and no setting has more than four."""

_TOKEN = late(
    r'"""(?:[^"\\]++|\\.|"(?!""))*+""""{0,2}'
    r"|'''(?:[^']++|'(?!''))*+''''{0,2}"
    r'|"(?:[^"\\\n]++|\\[^\n])*+"'
    r"|'[^'\n]*+'|#[^\n]*+|[ \t]++|[\w-]++|.",
    re.DOTALL,
)

_AT = r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$"
_SPEAKS_OF_US = r"(?<![\w-])toc(?![\w-])"


class SettingsFile(NamedTuple):
    """A settings file: its path from the root, the name to show, its settings and the places of these."""

    path: str
    name: str
    table: Mapping[str, Any]
    places: "Places"

    @property
    def folder(self) -> str:
        return os.path.dirname(self.path)


class Finder:
    """Looks upwards from folders, and remembers what it found."""

    def __init__(self) -> None:
        self._nearest: dict[str, SettingsFile | None] = {}

    def nearest(self, folder: str) -> SettingsFile | None:
        """The settings file that holds for what lies in that folder (a path from the root). Raises SettingsError."""
        passed = []
        while folder not in self._nearest:
            passed.append(folder)
            found = _in_folder(folder)
            parent = os.path.dirname(folder)
            if found or parent == folder:
                self._nearest[folder] = found
            else:
                folder = parent
        for one in passed:
            self._nearest[one] = self._nearest[folder]
        return self._nearest[folder]


def _in_folder(folder: str) -> SettingsFile | None:
    for name in (OWN_NAME, SHARED_NAME):
        path = os.path.join(folder, name)
        found = load(path, wanted=False) if os.path.isfile(path) else None
        if found:
            return found
    return None


def load(path: str, *, wanted: bool = True) -> SettingsFile | None:
    """Reads a settings file. Raises SettingsError where that fails.

    A `pyproject.toml` that does not speak of us is None, or an error where this very file is `wanted`.
    """
    from toc.system.files import read_bytes
    from toc.workspace.config.toml import Complaint, SettingsError

    name = name_of(path)
    try:
        content = read_bytes(path, MOST_BYTES + 1)
    except (OSError, ValueError) as trouble:
        closed = message("settings-unreadable", reason=reason_of(trouble))
        raise SettingsError([Complaint(path=name, text=closed, trouble=trouble)]) from trouble
    shared = os.path.basename(path) == SHARED_NAME
    text = _decoded(content, name)
    if not shared:
        return _made(path, name, text, ())
    found = _made(path, name, text, SHARED_TABLE) if re.search(_SPEAKS_OF_US, text) else None
    if found is None and wanted:
        raise SettingsError([Complaint(path=name, text=message("settings-no-tool-toc"))])
    return found


def name_of(path: str) -> str:
    """The shortest way to write a path from here."""
    try:
        return min(os.path.relpath(path), path, key=len)
    except (OSError, ValueError):  # another drive, or a folder that is gone
        return path


def _decoded(content: bytes, name: str) -> str:
    from toc.core.text import Lines
    from toc.workspace.config.toml import Complaint, SettingsError

    if len(content) > MOST_BYTES:
        large = message("settings-file-too-large", most=f"{MOST_BYTES / 1e6:.0f}")
        raise SettingsError([Complaint(path=name, text=large)])
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as wrong:
        before = wrong.object[: wrong.start].decode("utf-8")  # without a mark at the start, which UTF-8-sig took away
        at = Lines(before).position(len(before))
        told = message("settings-no-utf-8")
        raise SettingsError([Complaint(path=name, line=at.line, column=at.column, text=told)]) from wrong


def _made(path: str, name: str, text: str, top: tuple[str, ...]) -> SettingsFile | None:
    """The settings of a text; None where its table `top` is not there."""
    import tomllib

    from toc.workspace.config.toml import Complaint, Places, SettingsError

    far = _far_key(text) if text.count(".") >= MAX_KEY_PARTS else None
    if far is not None:
        raise SettingsError([_too_many_parts(far, text, name)])
    try:
        table: Any = tomllib.loads(text)
        places = Places(text, top)
    except (ValueError, RecursionError) as wrong:
        raise SettingsError([_no_toml(str(wrong), text, name)]) from wrong
    for step in top:
        if not isinstance(table, dict) or step not in table:
            return None
        table = table[step]
    if not isinstance(table, dict):
        at = places.value()
        told = message("settings-tool-toc-no-table")
        raise SettingsError([Complaint(path=name, line=at.line, column=at.column, text=told)])
    return SettingsFile(path, name, table, places)


def _far_key(text: str) -> int | None:
    """Where a dotted key starts that has too many parts; None where there is none, or the text is no TOML anyway."""
    at, start, dots = 0, 0, 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        written = token[0] if token else text[at]
        if written in {'"', "'"}:
            return None
        if written == ".":
            dots += 1
            if dots >= MAX_KEY_PARTS:
                return start
        elif written[0].isalnum() or written[0] in "_-\"'":
            start = start if dots else at
        elif not written.isspace() or "\n" in written:
            dots = 0
        at += len(written)
    return None


def _too_many_parts(offset: int, text: str, name: str) -> "Complaint":
    from toc.core.text import Lines
    from toc.workspace.config.toml import Complaint

    at = Lines(text).position(offset)
    told = message("settings-name-too-many-parts", most=MAX_KEY_PARTS)
    return Complaint(path=name, line=at.line, column=at.column, text=told)


def _no_toml(said: str, text: str, name: str) -> "Complaint":
    """What tomllib says of a text that is no TOML, in plain words and with its place."""
    from toc.core.text import Lines
    from toc.workspace.config.plaintoml import in_words, is_about_line
    from toc.workspace.config.toml import Complaint

    found = re.search(_AT, said)
    lines = Lines(text)
    # The end of the file, a number that Python refuses, and a nest that is too deep come without line and column.
    at = lines.position(len(text.rstrip()) if found else 0)
    line = int(found["line"] or at.line) if found else at.line
    column = int(found["column"] or at.column) if found else at.column
    if is_about_line(said):
        whole = lines.line(line)
        column = len(whole) - len(whole.lstrip()) + 1
    return Complaint(path=name, line=line, column=column, text=in_words(said))
