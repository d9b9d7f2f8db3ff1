"""The files that a pattern on the command line means: `plans/**/*.toc.yaml`, where the shell left it as it is.

`*`, `?` and `[a-z]` stay within a name, and `**` goes through any number of folders, also none. As in a shell, a name
that starts with a dot is only meant by a pattern that does so. `**` looks where a search of a folder looks: past what
git ignores, and not through links.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toc.system.files import NEVER_SEARCHED, is_plan_name
from toc.system.gitignore import Ignored, Trouble
from toc.system.wildmatch import Patterns, signs

_WILD = frozenset("*?[")
_DEEP = "**"


def is_pattern(path: str) -> bool:
    return not _WILD.isdisjoint(path)


def matches(pattern: str, trouble: Trouble | None = None) -> Iterator[str]:
    """The files and folders that a pattern means, sorted folder by folder. Of what `**` finds without a name behind it
    only plans are meant. `trouble` is told of a .gitignore that is left out."""
    start, parts = _split(pattern)
    if not parts:
        return
    search = _Search(tuple(map(_Part, parts)), trouble)
    waiting = [(start, frozenset(search.reached(0)), Ignored.around(start or os.curdir, trouble))]
    while waiting:
        folder, places, ignored = waiting.pop()
        found, deeper = search.look(folder, places, ignored)
        yield from found
        waiting.extend(reversed(deeper))


def _split(pattern: str) -> tuple[str, list[str]]:
    """The folder before the first part with a wildcard, and that part with all behind it."""
    drive, path = os.path.splitdrive(pattern)
    path = path.replace(os.altsep or os.sep, os.sep)
    parts = [part for part in path.split(os.sep) if part not in ("", os.curdir)]
    first = next((at for at, part in enumerate(parts) if is_pattern(part)), len(parts))
    top = drive + (os.sep if path.startswith(os.sep) else "")
    wild = [part for at, part in enumerate(parts[first:]) if part != _DEEP or parts[first:][at - 1 : at] != [_DEEP]]
    return top + os.sep.join(parts[:first]), wild


class _Part:
    """A part of a pattern, between two slashes."""

    def __init__(self, text: str) -> None:
        self.text = os.path.normcase(text)
        self.is_deep = text == _DEEP
        self._hidden = text.startswith(".")
        # On the command line a backslash is itself, or a slash: nothing is escaped.
        self._patterns = Patterns([signs(self.text.replace("\\", "\\\\"))])

    def means(self, name: str) -> bool:
        if name.startswith(".") and not self._hidden:
            return False
        return self._patterns.last_for(signs(os.path.normcase(name)), is_folder=True) is not None


Step = tuple[str, frozenset[int], Ignored]
"""A folder, the parts that hold for the names in it, and what git ignores there."""


@dataclass(frozen=True, slots=True)
class _Search:
    """A walk that comes in each folder once, with all parts of the pattern that may hold there."""

    parts: Sequence[_Part]
    trouble: Trouble | None

    def reached(self, at: int) -> Iterator[int]:
        """The part at that place, and the one behind it where it may be no folder at all."""
        yield at
        if at < len(self.parts) and self.parts[at].is_deep:
            yield at + 1

    def look(self, folder: str, places: frozenset[int], ignored: Ignored) -> tuple[list[str], list[Step]]:
        """What is meant in a folder, and the folders in it in which to look on."""
        here = folder or os.curdir
        try:
            with os.scandir(here) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError:
            return [], []
        real = os.path.realpath(here)
        inner = ignored.inside(real, {entry.name for entry in entries})
        found, deeper = [], []
        for entry in entries:
            is_folder, is_link = _is_folder(entry), entry.is_symlink()
            hidden = entry.name in NEVER_SEARCHED or inner.hides(
                os.path.join(real, entry.name), is_folder=is_folder and not is_link
            )
            nexts = self._behind(entry.name, places, searched=not hidden, through=is_folder and not is_link)
            path = os.path.join(folder, entry.name)
            if len(self.parts) in nexts and (not self._is_open or is_plan_name(entry.name)):
                found.append(path)
            on = frozenset(one for one in nexts if one < len(self.parts))
            if on and is_folder:
                deeper.append((path, on, inner))
        return found, deeper

    @property
    def _is_open(self) -> bool:
        """Whether no name stands behind the last `**`."""
        last = [part.text for part in self.parts[-2:]]
        return last[-1] == _DEEP or last == [_DEEP, "*"]

    def _behind(self, name: str, places: frozenset[int], *, searched: bool, through: bool) -> set[int]:
        """The parts that hold behind that name. `searched`: a search comes by; `through`: it is a folder, no link."""
        nexts: set[int] = set()
        for at in (one for one in places if one < len(self.parts)):
            part = self.parts[at]
            if part.is_deep:
                if searched and not name.startswith(".") and (through or at == len(self.parts) - 1):
                    nexts.update(self.reached(at))
            elif part.means(name) and (searched or not self._is_behind_deep(at)):
                nexts.update(self.reached(at + 1))
        return nexts

    def _is_behind_deep(self, at: int) -> bool:
        return any(part.is_deep for part in self.parts[:at])


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # links in a circle
        return False
