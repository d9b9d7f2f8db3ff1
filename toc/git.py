"""git, asked safely: no shell, nothing that a repository asks to be started, no other repository than ours."""

import os
import subprocess
from collections.abc import Sequence

Text = tuple[str, str]
"""In English and in Dutch."""


class GitError(Exception):
    """git cannot say it. `text` says why (English, Dutch); `said` are the words of git itself; `known` are names of
    which one may have been meant."""

    def __init__(self, text: Text, said: str = "", known: Sequence[str] = ()) -> None:
        super().__init__(text[0])
        self.text = text
        self.said = said
        self.known = known


def git(folder: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """What git answers in that folder. Raises GitError where there is no git."""
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


def line_of(output: bytes) -> str:
    """An answer of one line."""
    return os.fsdecode(output).rstrip("\r\n")


def said_by(done: subprocess.CompletedProcess[bytes]) -> str:
    """The first line of what git complains about."""
    return next(iter(done.stderr.decode("utf-8", "replace").strip().splitlines()), "")


def root_of(folder: str) -> str:
    """The real root of the repository in which that folder lies. Raises GitError."""
    root = git(folder, "rev-parse", "--show-toplevel")
    if root.returncode:
        raise GitError(NO_REPOSITORY, said_by(root))
    return os.path.realpath(line_of(root.stdout))


def commit_of(root: str, revision: str) -> str:
    """The commit that a revision names. Raises GitError for what is none."""
    if not revision or revision.startswith("-") or "\0" in revision:
        raise GitError(no_revision(revision))
    commit = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit.returncode:
        raise GitError(no_revision(revision), said_by(commit))
    return line_of(commit.stdout)


_NO_GIT = ("git is not installed, or cannot be found.", "git staat niet op deze computer, of is niet te vinden.")
NO_REPOSITORY = (
    "this folder is not in a git repository, so nothing can be known of what changed.",
    "deze map zit niet in een git-repository, dus wat er veranderde is niet te weten.",
)
FAILED = ("git cannot say what changed.", "git kan niet zeggen wat er veranderde.")


def no_revision(revision: str) -> Text:
    return (
        f"git knows no branch, tag or commit '{revision}' here. In CI the history has to be there (fetch-depth: 0).",
        f"git kent hier geen branch, tag of commit '{revision}'. In CI moet de geschiedenis er zijn (fetch-depth: 0).",
    )
