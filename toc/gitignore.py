"""What git ignores, by every .gitignore from the repository's root down and by .git/info/exclude.

A person's own list (core.excludesFile) is left out: two people see the same files. So is git's index: a file that is
tracked in spite of a .gitignore counts as ignored here.
"""

import os
from collections.abc import Collection
from pathlib import Path
from typing import Any, NamedTuple


class Ignored(NamedTuple):
    """The patterns that hold in a folder: pairs of the folder in which a list stands and the list, outermost first.

    `active` is false outside a repository, where git ignores nothing.
    """

    lists: tuple[tuple[str, Any], ...] = ()
    active: bool = False

    @classmethod
    def around(cls, folder: str) -> "Ignored":
        """What holds in a folder from above. A folder that is itself ignored is wanted all the same: only the lists
        inside it count then."""
        here = os.path.realpath(folder)
        root = _repository_of(here)
        if root is None:
            return cls()
        between = Path(here).relative_to(root).parts
        ignored = cls(_listed(root, _exclude_file(root)), active=True)
        above = root
        for part in between:
            ignored = cls(ignored.lists + _listed(above, os.path.join(above, ".gitignore")), active=True)
            above = os.path.join(above, part)
            if ignored.hides(above, is_folder=True):
                return cls(active=True)
        return ignored

    def inside(self, folder: str, names: Collection[str]) -> "Ignored":
        """What holds for the contents of a folder, which are these names. The path is real: without links."""
        if not self.active or ".gitignore" not in names:
            return self
        return Ignored(self.lists + _listed(folder, os.path.join(folder, ".gitignore")), active=True)

    def hides(self, path: str, *, is_folder: bool) -> bool:
        """Whether git leaves out what stands at that real path: the last pattern that speaks of it decides."""
        for folder, patterns in reversed(self.lists):
            name = path[len(folder) :].replace(os.sep, "/").lstrip("/")
            decided = patterns.check_file(f"{name}/" if is_folder else name).include
            if decided is not None:
                return bool(decided)
        return False


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


def _first_line(path: str) -> str:
    return next(iter(_lines(path)), "")


def _lines(path: str) -> list[str]:
    try:
        text = Path(path).read_text(encoding="utf-8-sig", errors="surrogateescape")
    except OSError:
        return []
    return [line.rstrip("\r") for line in text.split("\n")]


def _listed(folder: str, path: str) -> tuple[tuple[str, Any], ...]:
    """The list in that file, for the folder on which it works; nothing where it has no patterns."""
    lines = [line for line in _lines(path) if line.strip() and not line.startswith("#")]
    if not lines:
        return ()
    from pathspec import GitIgnoreSpec

    try:
        return ((folder, GitIgnoreSpec.from_lines(lines)),)
    except ValueError:
        return ((folder, GitIgnoreSpec.from_lines(line for line in lines if _is_pattern(line))),)


def _is_pattern(line: str) -> bool:
    """Git passes over a line that is no pattern."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True
