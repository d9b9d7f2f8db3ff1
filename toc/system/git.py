"""git, asked in one place, so that nothing which a repository says can bend it.

A repository comes from others, its settings (`.git/config`) may as well: an archive that somebody sends, a folder that
people share. Only commands are used that look at names and objects and never at the work tree, where filters would run.
They start no other program, reach no network, ask nothing, and end within `MOST_SECONDS`.
"""

import os
import re
import shlex
import signal
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import subprocess

from toc.core.messages import Message, message
from toc.system.programs import find_program

MOST_SECONDS = 8
"""So long git may take for one answer: it looks up names and objects, which takes less than a second."""

MOST_ANSWER = 200_000_000
"""So many bytes of an answer are read: the names of a million files fit in it."""

_MOST_COMPLAINT = 10_000


class GitError(Exception):
    """git cannot say it. `message` says why; `said` are the words of git itself; `known` are names of
    which one may have been meant."""

    def __init__(self, text: Message, said: str = "", known: Sequence[str] = ()) -> None:
        super().__init__(text)
        self.message = text
        self.said = said
        self.known = known

    def __str__(self) -> str:
        return self.message.text("en")


class NoRevisionError(GitError):
    """There is no such branch, tag or commit."""


class Done(NamedTuple):
    """What came of a command: its exit code, its answer and its complaints."""

    returncode: int
    stdout: bytes
    stderr: bytes


def git(folder: str, *arguments: str) -> Done:
    """What git answers in that folder. Raises GitError where there is no git, where it takes too long or says too much,
    and where it refuses a repository of somebody else."""
    program = find_program("git")
    if program is None:
        raise GitError(_NO_GIT)
    command = [program, "--no-pager", *(word for one in _settings(os.environ) for word in ("-c", one)), *arguments]
    try:
        done = _ran(command, folder)
    except OSError as trouble:
        raise GitError(_NO_GIT, trouble.strerror or "") from trouble
    if done.returncode and (refused := _OWNED_BY_ANOTHER.search(done.stderr)):
        raise GitError(_not_yours(os.fsdecode(refused["folder"])), said_by(done))
    return done


def _ran(command: Sequence[str], folder: str) -> Done:
    import subprocess  # a browser has none, and no git either

    late = threading.Event()
    with (
        tempfile.TemporaryFile() as complaints,
        subprocess.Popen(  # noqa: S603 a list of arguments, of which none starts with a hyphen unless it is ours
            command,
            cwd=folder,
            env=_surroundings(os.environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=complaints,
            # Without a terminal nothing can be asked, and all that git starts ends with it.
            start_new_session=True,
        ) as process,
    ):

        def stop() -> None:
            late.set()
            _end(process)

        clock = threading.Timer(MOST_SECONDS, stop)
        clock.start()
        try:
            answer = process.stdout.read(MOST_ANSWER + 1) if process.stdout else b""
            if len(answer) <= MOST_ANSWER:
                process.wait()
        finally:
            clock.cancel()
            _end(process)
        complaints.seek(0)
        said = complaints.read(_MOST_COMPLAINT)
    if late.is_set():
        raise GitError(_TOO_LONG)
    if len(answer) > MOST_ANSWER:
        raise GitError(_TOO_MUCH)
    return Done(process.returncode, answer, said)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Ends git, and what it started, as long as its number is its own."""
    with suppress(OSError):
        if process.returncode is not None:
            return
        if os.name == "nt":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)


_KEPT = frozenset(
    {
        # To be found and to work at all.
        *("PATH", "HOME", "TMPDIR", "TEMP", "TMP", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "GIT_EXEC_PATH"),
        *("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "PROGRAMDATA", "APPDATA", "LOCALAPPDATA"),
        *("USERPROFILE", "HOMEDRIVE", "HOMEPATH", "MSYSTEM", "XDG_CONFIG_HOME"),
        # Which of the person's own settings hold: `safe.directory` stands there.
        *("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "SUDO_UID"),
        # How far up a repository is looked for, and who owns it: these only make git stricter.
        *("GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_TEST_ASSUME_DIFFERENT_OWNER"),
    }
)
"""What git gets to know of our surroundings. All the rest stays behind: GIT_DIR and GIT_INDEX_FILE, with which a hook
speaks of another repository; GIT_TRACE and GIT_TRACE2, which write files; GIT_SSH, GIT_PROXY_COMMAND, GIT_ASKPASS,
GIT_EXTERNAL_DIFF, GIT_EDITOR and GIT_PAGER, which name programs; and settings in GIT_CONFIG_COUNT, but for `safe.*`."""

_ADDED = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    # A partial clone would fetch what it lacks. Older versions of git know only the second: no transport is allowed.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_TRACE2": "0",
    "GIT_TRACE2_EVENT": "0",
    "GIT_TRACE2_PERF": "0",
    "LC_ALL": "C",
}

_OURS = (
    "protocol.allow=never",
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "core.alternateRefsCommand=",
    "credential.helper=",
    "log.showSignature=false",
    # A folder of the repository that looks like a repository itself is none: nobody works in a bare one.
    "safe.bareRepository=explicit",
)


def _surroundings(all_of_them: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in all_of_them.items() if name.upper() in _KEPT} | _ADDED


def _settings(surroundings: Mapping[str, str]) -> Iterator[str]:
    """The settings with which git runs, the last one wins: which folders the person trusts, and ours."""
    yield from (one for one in _given(surroundings) if one.lower().startswith("safe."))
    yield from _OURS


def _given(surroundings: Mapping[str, str]) -> Iterator[str]:
    """The settings that whoever runs us gave to git: CI does it so for `safe.directory`."""
    count = surroundings.get("GIT_CONFIG_COUNT", "")
    for at in range(min(int(count), 1000) if count.isascii() and count.isdigit() and len(count) < 9 else 0):
        yield f"{surroundings.get(f'GIT_CONFIG_KEY_{at}', '')}={surroundings.get(f'GIT_CONFIG_VALUE_{at}', '')}"
    with suppress(ValueError):  # what git would not understand either
        yield from shlex.split(surroundings.get("GIT_CONFIG_PARAMETERS", ""))


def line_of(output: bytes) -> str:
    """An answer of one line."""
    return os.fsdecode(output).rstrip("\r\n")


def said_by(done: Done) -> str:
    """The first line of what git complains about."""
    return next(iter(done.stderr.decode("utf-8", "replace").strip().splitlines()), "")


def root_of(folder: str) -> str:
    """The real root of the repository in which that folder lies. Raises GitError."""
    root = git(folder, "rev-parse", "--show-toplevel")
    if root.returncode:
        said = said_by(root)
        raise GitError(NO_REPOSITORY if "not a git repository" in said or not said else UNREADABLE, said)
    return os.path.realpath(line_of(root.stdout))


def commit_of(root: str, revision: str) -> str:
    """The commit that a revision names. Raises GitError for what is none."""
    if not revision or revision.startswith("-") or "\0" in revision:
        raise NoRevisionError(no_revision(revision))
    commit = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit.returncode:
        missing = lacking(root)
        raise GitError(_not_in_part(revision, missing)) if missing else NoRevisionError(no_revision(revision))
    return line_of(commit.stdout)


def lacking(root: str) -> Message | None:
    """That the history of a repository is not all there, and how to get the rest; None where it is all there."""
    if line_of(git(root, "rev-parse", "--is-shallow-repository").stdout) == "true":
        return _SHALLOW
    promised = git(root, "config", "--get-regexp", r"^(remote\..*\.promisor|extensions\.partialclone)$")
    return None if promised.returncode else _PARTIAL


class Entry(NamedTuple):
    """What stands under a name in a commit: a file (`100644`, `100755`), a link (`120000`) or a submodule (`160000`),
    with the hash of its content."""

    mode: str
    hash: str

    @property
    def is_link(self) -> bool:
        return self.mode == "120000"

    @property
    def is_submodule(self) -> bool:
        return self.mode == "160000"


def entries_of(root: str, commit: str) -> dict[str, Entry]:
    """All that stands in a commit, by its path from the root with `/`. Raises GitError."""
    listed = answer(root, "ls-tree", "-r", "-z", "--full-tree", commit)
    entries = {}
    for line in listed.split(b"\0"):
        about, tab, name = line.partition(b"\t")
        if tab:
            mode, _, number = about.decode("ascii").split(" ")
            entries[os.fsdecode(name)] = Entry(mode, number)
    return entries


def answer(root: str, *arguments: str) -> bytes:
    """What git answers where it has to have an answer. Raises GitError."""
    done = git(root, *arguments)
    if done.returncode:
        raise GitError(lacking(root) or FAILED, said_by(done))
    return done.stdout


_OWNED_BY_ANOTHER = re.compile(
    rb"(?:detected dubious ownership in repository at|unsafe repository \() ?'(?P<folder>[^'\n]*)'"
)

_NO_GIT = message("git-is-not-installed-or-cannot")
NO_REPOSITORY = message("git-no-repository")
UNREADABLE = message("git-cannot-read-the-repository")
FAILED = message("git-cannot-say-what-changed")
_TOO_LONG = message("git-gave-no-answer-within-seconds", most=MOST_SECONDS)
_TOO_MUCH = message("git-answered-more-than-mb-that", most=MOST_ANSWER // 1000000)


def _incomplete(why: Message, command: str) -> Message:
    return message("git-history-incomplete", why=why, command=command)


_SHALLOW = _incomplete(
    message("this-clone-has-only-its-last"),
    "git fetch --unshallow (CI: fetch-depth: 0)",
)
_PARTIAL = _incomplete(
    message("this-is-a-partial-clone-filter"),
    "git fetch --refetch --no-filter",
)


def _not_yours(folder: str) -> Message:
    trust = f"git config --global --add safe.directory '{folder}'"
    return message("the-repository-belongs-to-another-user", folder=folder, trust=trust)


def _not_in_part(revision: str, missing: Message) -> Message:
    return message("git-knows-no-revision-in-part", revision=revision, missing=missing)


def no_revision(revision: str) -> Message:
    return message("git-knows-no-revision-in-ci", revision=revision)
