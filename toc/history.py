"""What a plan was at an earlier moment, as git keeps it: its bytes, under the name that it had then."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from toc.decode import MAX_BYTES
from toc.git import FAILED, GitError, Text, commit_of, git, line_of, no_revision, root_of, said_by


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
        except GitError as unknown:
            raise GitError(_unknown(revision), unknown.said, tuple(_names(root))) from unknown

    @cached_property
    def day(self) -> str:
        """The day of the commit, as 2026-12-31."""
        return line_of(git(self.root, "show", "--no-patch", "--no-show-signature", "--format=%cs", self.commit).stdout)

    @cached_property
    def files(self) -> tuple[str, ...]:
        """The names of all files at that moment."""
        return tuple(_listed(self.root, "ls-tree", "-r", "-z", "--name-only", "--full-tree", self.commit))

    @cached_property
    def earlier_names(self) -> Mapping[str, str]:
        """The name that files had then, by the name that they have now, where git sees that it is another one."""
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
        """The bytes of a file at that moment, `MAX_BYTES` and one of them where it holds more; None without it."""
        what = f"{self.commit}:{name}"
        size = git(self.root, "cat-file", "-s", what)
        kind = git(self.root, "cat-file", "-t", what)
        if size.returncode or line_of(kind.stdout) != "blob":
            return None
        if int(line_of(size.stdout)) > MAX_BYTES:
            return bytes(MAX_BYTES + 1)
        done = git(self.root, "cat-file", "blob", what)
        if done.returncode:
            raise GitError(FAILED, said_by(done))
        return done.stdout


_RENAMES = ("diff", "--name-status", "-z", "--find-renames", "--diff-filter=R", "--no-relative", "--no-ext-diff")


def _unknown(revision: str) -> Text:
    """That there is no such revision; how that comes in CI is told there only."""
    if os.environ.get("CI"):
        return no_revision(revision)
    return (
        f"git knows no branch, tag or commit '{revision}' here.",
        f"git kent hier geen branch, tag of commit '{revision}'.",
    )


def _names(root: str) -> Iterator[str]:
    """Branches and tags, the nearer ones first."""
    wanted = ("for-each-ref", "--format=%(refname:short)%00", "refs/heads", "refs/tags", "refs/remotes")
    return (name.strip() for name in _listed(root, *wanted) if name.strip())


def _listed(root: str, *arguments: str) -> Iterator[str]:
    done = git(root, *arguments)
    if done.returncode:
        raise GitError(FAILED, said_by(done))
    return (os.fsdecode(name) for name in done.stdout.split(b"\0") if name)
