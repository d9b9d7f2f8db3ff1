"""What a plan was at an earlier moment, as git keeps it: its bytes, under the name that it had then."""

import os
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cached_property

from toc.core.messages import Message, message
from toc.syntax.decode import MAX_BYTES
from toc.system.git import Entry, NoRevisionError, answer, commit_of, entries_of, line_of, no_revision, root_of


@dataclass(frozen=True)
class Moment:
    """A commit of the repository whose real root is `root`. Names are paths from there, with `/`."""

    root: str
    commit: str

    @classmethod
    def of(cls, revision: str, folder: str = os.curdir) -> "Moment":
        """The commit that a branch, tag or other revision names, in the repository in which that folder lies.

        Raises GitError; for a revision that is not there it has the names of branches and tags.
        """
        root = root_of(folder or os.curdir)
        try:
            return cls(root, commit_of(root, revision))
        except NoRevisionError as unknown:
            raise NoRevisionError(_unknown(revision), unknown.said, tuple(_names(root))) from unknown

    @cached_property
    def day(self) -> str:
        """The day of the commit where it was made, as 2026-12-31; empty where git does not say it well."""
        about = answer(self.root, "cat-file", "commit", self.commit).partition(b"\n\n")[0]
        found = _COMMITTED.search(about)
        if not found:
            return ""
        east = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"]))
        there = timezone(-east if found["sign"] == b"-" else east)
        return datetime.fromtimestamp(int(found["seconds"]), there).date().isoformat()

    @cached_property
    def _entries(self) -> dict[str, Entry]:
        return entries_of(self.root, self.commit)

    @property
    def files(self) -> tuple[str, ...]:
        """The names of all files at that moment."""
        return tuple(self._entries)

    @cached_property
    def earlier_names(self) -> Mapping[str, str]:
        """The name that files had then, by the name that they have now, where git sees that it is another one.

        It looks at what is kept of them (the index), not at the files themselves: on these, filters would run.
        """
        words = list(_listed(self.root, *_RENAMES, self.commit, "--"))
        return {words[at + 2]: words[at + 1] for at in range(0, len(words) - 2, 3)}

    def name(self, path: str) -> str | None:
        """The name of a file of today; None for one that lies elsewhere."""
        folder, last = os.path.split(os.path.abspath(path))
        try:
            below = os.path.relpath(os.path.join(os.path.realpath(folder), last), self.root)
        except ValueError:  # another drive
            return None
        return None if below.split(os.sep)[0] == os.pardir else below.replace(os.sep, "/")

    def content(self, name: str) -> bytes | None:
        """The bytes of a file at that moment, `MAX_BYTES` and one of them where it holds more; None without it. For a
        link those of the file to which it leads. Raises GitError where the history lacks them."""
        for _ in range(_MOST_LINKS):
            entry = self._entries.get(name)
            if entry is None or entry.is_submodule:
                return None
            held = self._held(entry)
            if not entry.is_link:
                return held
            name = posixpath.normpath(posixpath.join(posixpath.dirname(name), os.fsdecode(held)))
        return None

    def _held(self, entry: Entry) -> bytes:
        if int(line_of(answer(self.root, "cat-file", "-s", entry.hash))) > MAX_BYTES:
            return bytes(MAX_BYTES + 1)
        return answer(self.root, "cat-file", "blob", entry.hash)


_MOST_LINKS = 10

_COMMITTED = re.compile(
    rb"(?m)^committer .*> (?P<seconds>\d{1,11}) (?P<sign>[-+])(?P<hours>[01]\d|2[0-3])(?P<minutes>[0-5]\d)$"
)

_RENAMES = (
    *("diff-index", "--cached", "--name-status", "-z", "--find-renames", "--diff-filter=R"),
    *("--no-relative", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all"),
)


def _unknown(revision: str) -> Message:
    """That there is no such revision; how that comes in CI is told there only."""
    if os.environ.get("CI"):
        return no_revision(revision)
    return message("git-knows-no-revision", revision=revision)


def _names(root: str) -> Iterator[str]:
    """Branches and tags, the nearer ones first."""
    wanted = ("for-each-ref", "--count=1000", "--format=%(refname:short)%00", "refs/heads", "refs/tags", "refs/remotes")
    return (name.strip() for name in _listed(root, *wanted) if name.strip())


def _listed(root: str, *arguments: str) -> Iterator[str]:
    return (os.fsdecode(name) for name in answer(root, *arguments).split(b"\0") if name)
