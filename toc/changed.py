"""Which files git says changed since a revision: committed, staged, in the working tree, and not tracked yet.

The comparison starts where the branch left that revision, so that what others did there since does not count.
"""

import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Text = tuple[str, str]
"""In English and in Dutch."""


class GitError(Exception):
    """git cannot say what changed. `text` says why (English, Dutch); `said` are the words of git itself."""

    def __init__(self, text: Text, said: str = "") -> None:
        super().__init__(text[0])
        self.text = text
        self.said = said


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
        raise GitError(_no_revision(revision))
    root = _git(folder, "rev-parse", "--show-toplevel")
    if root.returncode:
        raise GitError(_NO_REPOSITORY, _said(root))
    top = os.path.realpath(_line(root.stdout))
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
    commit = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit.returncode:
        raise GitError(_no_revision(revision), _said(commit))
    found = _line(commit.stdout)
    base = _git(top, "merge-base", found, "HEAD")
    # Without any commit yet, or in a clone without that part of the history, there is no such place.
    return found if base.returncode else _line(base.stdout)


def _listed(top: str, *arguments: str) -> Iterator[str]:
    done = _git(top, *arguments)
    if done.returncode:
        raise GitError(_FAILED, _said(done))
    return (os.fsdecode(name).rstrip("/") for name in done.stdout.split(b"\0") if name)


def _git(folder: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    # A hook of git runs with GIT_DIR, GIT_INDEX_FILE and the like, which may speak of another repository than the
    # one in which we are. A watcher that the repository asks for is a program that we need not start.
    surroundings = {name: value for name, value in os.environ.items() if name.upper() not in _OF_ANOTHER}
    command: Sequence[str] = ("git", "-c", "core.fsmonitor=false", *arguments)
    try:
        return subprocess.run(  # noqa: S603 a list of arguments, of which none starts with a hyphen unless it is ours
            command,
            cwd=folder,
            env={**surroundings, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as missing:
        raise GitError(_NO_GIT) from missing
    except OSError as trouble:
        raise GitError(_NO_GIT, trouble.strerror or "") from trouble


_OF_ANOTHER = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_DIR",
        "GIT_GRAFT_FILE",
        "GIT_IMPLICIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_INTERNAL_SUPER_PREFIX",
        "GIT_LITERAL_PATHSPECS",
        "GIT_NAMESPACE",
        "GIT_NO_REPLACE_OBJECTS",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_QUARANTINE_PATH",
        "GIT_REPLACE_REF_BASE",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
        "GIT_EXTERNAL_DIFF",
        "GIT_TRACE",
    }
)
"""What `git rev-parse --local-env-vars` lists, but for configuration, and what would start or say more than we ask."""


def _line(output: bytes) -> str:
    return os.fsdecode(output).rstrip("\r\n")


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    """The first line of what git complains about."""
    return next(iter(done.stderr.decode("utf-8", "replace").strip().splitlines()), "")


_NO_GIT = ("git is not installed, or cannot be found.", "git staat niet op deze computer, of is niet te vinden.")
_NO_REPOSITORY = (
    "this folder is not in a git repository, so nothing can be known of what changed.",
    "deze map zit niet in een git-repository, dus wat er veranderde is niet te weten.",
)
_FAILED = ("git cannot say what changed.", "git kan niet zeggen wat er veranderde.")


def _no_revision(revision: str) -> Text:
    return (
        f"git knows no branch, tag or commit '{revision}' here. In CI the history has to be there (fetch-depth: 0).",
        f"git kent hier geen branch, tag of commit '{revision}'. In CI moet de geschiedenis er zijn (fetch-depth: 0).",
    )
