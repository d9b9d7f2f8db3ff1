"""What git ignores, by every .gitignore from the repository's root down and by .git/info/exclude.

A person's own list (core.excludesFile) is left out: two people see the same files. So is git's index: a file that is
tracked in spite of a .gitignore counts as ignored here.
"""

import errno
import os
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from toc.system.readfile import read_bytes
from toc.system.wildmatch import Patterns

MOST_BYTES = 1_000_000
"""The largest list that is read. Of a walk through many folders all lists together may hold twice as much."""

MOST_WILD = 50_000
"""So many characters the patterns with wildcards may have that hold in one folder. All others are only looked up."""

_BOM = b"\xef\xbb\xbf"

Trouble = Callable[[str, OSError], None]
"""Is told of a list that is left out, and why: one that is too large has `errno.EFBIG`."""


class _List(NamedTuple):
    """The patterns of one list, for what lies below a folder, and of each whether it takes a file out again (`!`)."""

    folder: str
    patterns: Patterns
    negated: tuple[bool, ...]


@dataclass
class _Reader:
    """Reads the lists of a walk, as long as there is room. `trouble` is told of what is left out."""

    trouble: Trouble | None = None
    _left: int = 2 * MOST_BYTES

    def added(self, lists: tuple[_List, ...], folder: str, path: str) -> tuple[_List, ...]:
        """These lists with the one in that file, for the folder on which it works, where it has patterns."""
        try:
            content = read_bytes(path, MOST_BYTES + 1)
            if len(content) > min(MOST_BYTES, self._left):
                raise _too_large(path)
            self._left -= len(content)
            new = _list(folder, content)
            if new and new.patterns.size + sum(one.patterns.size for one in lists) > MOST_WILD:
                raise _too_large(path)
        except (FileNotFoundError, NotADirectoryError, ValueError):
            return lists
        except OSError as trouble:
            if self.trouble:
                self.trouble(path, trouble)
            return lists
        return (*lists, new) if new else lists


def _too_large(path: str) -> OSError:
    return OSError(errno.EFBIG, os.strerror(errno.EFBIG), path)


def _list(folder: str, content: bytes) -> _List | None:
    """The list in the bytes of a file; None where it has no patterns."""
    lines = [one for line in content.removeprefix(_BOM).split(b"\n") if (one := _pattern(line))]
    patterns = Patterns(line.removeprefix(b"!") for line in lines)
    return _List(folder, patterns, tuple(line.startswith(b"!") for line in lines)) if lines else None


class Ignored(NamedTuple):
    """The patterns that hold in a folder, the lists that stand outermost first.

    `reader` is None outside a repository, where git ignores nothing.
    """

    lists: tuple[_List, ...] = ()
    reader: _Reader | None = None

    @classmethod
    def around(cls, folder: str, trouble: Trouble | None = None) -> "Ignored":
        """What holds in a folder from above. A folder that is itself ignored is wanted all the same: only the lists
        inside it count then."""
        here = os.path.realpath(folder)
        root = _repository_of(here)
        if root is None:
            return cls()
        between = Path(here).relative_to(root).parts
        reader = _Reader(trouble)
        ignored = cls(reader.added((), root, _exclude_file(root)), reader)
        above = root
        for part in between:
            ignored = cls(reader.added(ignored.lists, above, os.path.join(above, ".gitignore")), reader)
            above = os.path.join(above, part)
            if ignored.hides(above, is_folder=True):
                return cls((), reader)
        return ignored

    def inside(self, folder: str, names: Collection[str]) -> "Ignored":
        """What holds for the contents of a folder, which are these names. The path is real: without links."""
        if self.reader is None or ".gitignore" not in names:
            return self
        return Ignored(self.reader.added(self.lists, folder, os.path.join(folder, ".gitignore")), self.reader)

    def hides(self, path: str, *, is_folder: bool) -> bool:
        """Whether git leaves out what stands at that real path: the last pattern that speaks of it decides."""
        for one in reversed(self.lists):
            name = os.fsencode(path[len(one.folder) :].replace(os.sep, "/").lstrip("/"))
            place = one.patterns.last_for(name, is_folder=is_folder)
            if place is not None:
                return not one.negated[place]
        return False


def is_ignored(root: str, name: str) -> bool:
    """Whether git leaves out a file below the real root of a repository, or a folder above it."""
    reader = _Reader()
    ignored = Ignored(reader.added((), root, _exclude_file(root)), reader)
    folder = root
    *above, last = name.split("/")
    for part in above:
        ignored = ignored.inside(folder, (".gitignore",))
        folder = os.path.join(folder, part)
        if ignored.hides(folder, is_folder=True):
            return True
    return ignored.inside(folder, (".gitignore",)).hides(os.path.join(folder, last), is_folder=False)


def _repository_of(folder: str) -> str | None:
    """The nearest folder upwards that holds a `.git`."""
    for candidate in (folder, *(str(parent) for parent in Path(folder).parents)):
        if os.path.lexists(os.path.join(candidate, ".git")):
            return candidate
    return None


def _exclude_file(root: str) -> str:
    """`info/exclude` of a repository. In a worktree or submodule `.git` is a file that says where the rest stands."""
    git = os.path.join(root, ".git")
    if os.path.isfile(git):
        git = os.path.join(root, _first_line(git).removeprefix("gitdir:").strip())
        git = os.path.join(git, _first_line(os.path.join(git, "commondir")))
    return os.path.join(git, "info", "exclude")


_LONGEST_PATH = 10_000


def _first_line(path: str) -> str:
    try:
        content = read_bytes(path, _LONGEST_PATH)
    except (OSError, ValueError):
        return ""
    return os.fsdecode(content.removeprefix(_BOM).partition(b"\n")[0].removesuffix(b"\r"))


def _pattern(line: bytes) -> bytes:
    """The pattern of a line, with its `!`; empty for a remark. Blanks at the end do not count, but for one with a
    backslash."""
    line = line.removesuffix(b"\r").partition(b"\0")[0]
    if line.startswith(b"#"):
        return b""
    end = len(line.rstrip(b" "))
    backslashes = end - len(line[:end].rstrip(b"\\"))
    return line[: end + 1] if backslashes % 2 else line[:end]
