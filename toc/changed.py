"""Which files git says changed since a revision: committed, staged, in the working tree, and not tracked yet.

The comparison starts where the branch left that revision, so that what others did there since does not count.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass

from toc.git import FAILED, GitError, commit_of, git, line_of, no_revision, root_of, said_by


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed in the repository whose real root is `root`: paths from there, with `/`."""

    root: str
    names: frozenset[str]

    def has(self, path: str) -> bool:
        """Whether that file changed, or what it is a link to. Raises ValueError where both lie outside.

        Of a submodule, or of a repository in the repository, git names only the folder: all in it counts as changed.
        """
        folder, name = os.path.split(os.path.abspath(path))
        places = {os.path.join(os.path.realpath(folder), name), os.path.realpath(path)}
        inside = [below for place in sorted(places) if (below := self._below(place)) is not None]
        if not inside:
            raise ValueError(path)
        return any(one in self.names for below in inside for one in _upwards(below))

    def _below(self, place: str) -> str | None:
        """The path from the root; None for what does not lie below it."""
        try:
            name = os.path.relpath(place, self.root)
        except ValueError:  # another drive
            return None
        return None if name.split(os.sep)[0] == os.pardir else name.replace(os.sep, "/")


def _upwards(name: str) -> Iterator[str]:
    """The name and the folders above it."""
    while name:
        yield name
        name = name.rpartition("/")[0]


def changes(revision: str, folder: str = os.curdir) -> Changes:
    """What changed since that revision, in the repository in which that folder lies. Raises GitError."""
    if not revision or revision.startswith("-") or "\0" in revision:
        raise GitError(no_revision(revision))
    top = root_of(folder)
    start = _start(top, revision)
    names = {*_listed(top, *_DIFFERENCE, start, "--"), *_listed(top, *_UNTRACKED, "--")}
    return Changes(top, frozenset(names))


_DIFFERENCE = (
    "diff",
    "--name-only",
    "-z",
    "--diff-filter=d",  # a plan that is gone cannot be checked
    "--no-renames",
    "--no-relative",
    "--no-ext-diff",
    "--ignore-submodules=none",
)
_UNTRACKED = ("ls-files", "-z", "--others", "--exclude-standard")


def _start(top: str, revision: str) -> str:
    """The commit from which to compare: where this branch left the revision, or the revision itself."""
    found = commit_of(top, revision)
    base = git(top, "merge-base", found, "HEAD")
    # Without any commit yet, or in a clone without that part of the history, there is no such place.
    return found if base.returncode else line_of(base.stdout)


def _listed(top: str, *arguments: str) -> Iterator[str]:
    done = git(top, *arguments)
    if done.returncode:
        raise GitError(FAILED, said_by(done))
    return (os.fsdecode(name).rstrip("/") for name in done.stdout.split(b"\0") if name)
