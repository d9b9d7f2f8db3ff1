"""Which plans changed since a revision: committed, staged, in the working tree, and not tracked yet.

The comparison starts where the branch left that revision, so that what others did there since does not count. git
gives names and hashes; the files themselves are read and hashed here, because git would run the filters that a
repository asks for. So a file that a filter keeps in another form (Git LFS, git-crypt) counts as changed.
"""

import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from toc.syntax.decode import MAX_BYTES
from toc.system.files import is_plan_name
from toc.system.git import Entry, GitError, answer, commit_of, entries_of, git, line_of, root_of
from toc.system.gitignore import is_ignored
from toc.system.readfile import read_bytes


@dataclass
class Changes:
    """What changed in the repository whose real root is `root` since a commit."""

    root: str
    commit: str
    _submodules: "dict[str, Changes | None]" = field(default_factory=dict)

    def has(self, path: str) -> bool:
        """Whether that file changed, or what it is a link to. Raises ValueError where both lie outside, and GitError.

        A submodule of which a plan changed counts as changed as a whole.
        """
        folder, name = os.path.split(os.path.abspath(path))
        places = {os.path.join(os.path.realpath(folder), name), os.path.realpath(path)}
        inside = [below for place in sorted(places) if (below := self._below(place)) is not None]
        if not inside:
            raise ValueError(path)
        return any(self._differs(name) for name in inside)

    def _below(self, place: str) -> str | None:
        """The path from the root; None for what does not lie below it."""
        try:
            name = os.path.relpath(place, self.root)
        except ValueError:  # another drive
            return None
        return None if name.split(os.sep)[0] == os.pardir else name.replace(os.sep, "/")

    @cached_property
    def _entries(self) -> dict[str, Entry]:
        return entries_of(self.root, self.commit)

    @cached_property
    def _tracked(self) -> frozenset[str]:
        """The names that git keeps now, in spite of a .gitignore."""
        return frozenset(os.fsdecode(name) for name in answer(self.root, "ls-files", "-z").split(b"\0"))

    def _differs(self, name: str) -> bool:
        above = next((one for one in _above(name) if one in self._entries), None)
        if above is not None and self._entries[above].is_submodule:
            if above not in self._submodules:
                self._submodules[above] = self._of_submodule(above)
            inner = self._submodules[above]
            return inner is None or inner._differs(name[len(above) + 1 :])  # noqa: SLF001
        entry = self._entries.get(name)
        if entry is None:
            return not is_ignored(self.root, name) or name in self._tracked
        return not _is_same(os.path.join(self.root, *name.split("/")), entry)

    def _of_submodule(self, folder: str) -> "Changes | None":
        """What changed in a submodule; None where all of it counts as changed: it is at another commit, a plan in it
        changed, or git cannot say."""
        place = os.path.join(self.root, *folder.split("/"))
        commit = self._entries[folder].hash
        try:
            root = root_of(place)
            if root != os.path.realpath(place) or line_of(git(root, "rev-parse", "HEAD").stdout) != commit:
                return None
            inner = Changes(root, commit)
            changed = any(inner._differs(name) for name in inner._entries if is_plan_name(name))
        except GitError:
            return None
        return None if changed else inner


def _above(name: str) -> Iterator[str]:
    """The folders above a name, the nearest first."""
    while name := name.rpartition("/")[0]:
        yield name


def changes(revision: str, folder: str = os.curdir) -> Changes:
    """What changed since that revision, in the repository in which that folder lies. Raises GitError."""
    top = root_of(folder)
    found = commit_of(top, revision)
    base = git(top, "merge-base", found, "HEAD")
    # Without any commit yet, or in a clone without that part of the history, there is no such place.
    return Changes(top, found if base.returncode else line_of(base.stdout))


def _is_same(path: str, entry: Entry) -> bool:
    """Whether git keeps that file as it is now. What cannot be read counts as changed: reading it says why."""
    try:
        if os.path.islink(path):
            target = os.fsencode(os.readlink(path).replace(os.sep, "/"))
            return entry.is_link and _hash(target, entry) == entry.hash
        content = read_bytes(path, MAX_BYTES + 1)
    except (OSError, ValueError):
        return False
    if len(content) > MAX_BYTES:
        return False
    return any(_hash(kept, entry) == entry.hash for kept in _as_kept(content))


_IDENT = re.compile(rb"\$Id:[^$\n]*\$")


def _as_kept(content: bytes) -> Iterator[bytes]:
    """The forms in which git may keep a file that holds these bytes, after its own conversions: line ends
    (`core.autocrlf`, `text`), `$Id$` (`ident`), and another encoding (`working-tree-encoding`)."""
    yield content
    plain = content
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        plain = content.decode("utf-16", "replace").encode("utf-8", "replace")
    plain = _IDENT.sub(b"$Id$", plain)
    yield plain
    yield plain.replace(b"\r\n", b"\n")


def _hash(content: bytes, entry: Entry) -> str:
    """The name that git gives to a blob, by the kind of hash that its repository has."""
    make = hashlib.sha256 if len(entry.hash) == 64 else hashlib.sha1
    return make(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
