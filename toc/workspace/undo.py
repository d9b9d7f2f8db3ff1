"""The one way back: whatever writes over a plan keeps what stood there, and says how to bring it back.

Where git has exactly the old content, it is the command to type. Otherwise a copy is left beside the plan, with a name
that no search of toc takes for a plan: `plan.toc.yaml.2026-12-01-043205.bak`.
"""

import os
import re
import shlex
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from hashlib import sha1, sha256
from typing import NamedTuple

from toc.core.messages import NOTHING, Message, joined, message
from toc.system.files import refuse_unwritable, write_like, write_whole
from toc.system.git import GitError, git, root_of

MAX_COPIES = 10
"""So many copies of one plan are kept, the newest ones."""

_MOST_TYPED = 1000
"""Characters that somebody still copies from a line."""

_STAMP = re.compile(r"\.(\d{4}-\d\d-\d\d-\d{6})(?:-(\d{1,6}))?\.bak")
_UNSET = frozenset({b"unspecified", b"unset"})
_MAGIC = re.compile(r"[:*?\[\\]")
_WINDOWS_SIGNS = re.compile(r"[\"%$`]")


class Undo(NamedTuple):
    """How one file gets back what it held: `file` is the file itself (no link to it), and `copy` the copy beside it.

    Without a copy git has it: in the repository at `root`, in its last commit (`committed`) or in its index.
    """

    file: str
    copy: str = ""
    root: str = ""
    committed: bool = False

    def drop(self) -> None:
        """Takes the copy away again: nothing was written after all."""
        if self.copy:
            with suppress(OSError):
                os.unlink(self.copy)


def keep(path: str, old: bytes) -> Undo:
    """Sees to it that the old content of a file can be brought back. Raises OSError where it cannot be kept."""
    file = os.path.realpath(path)
    return _in_git(file, old) or Undo(file, copy=_copied(file, old))


def write_over(path: str, content: bytes, old: bytes) -> Undo | None:
    """Writes a file whole or not at all, after its old content was kept. None for a device: it holds nothing.

    Raises OSError where the one or the other cannot be written; then nothing is.
    """
    refuse_unwritable(path)
    if not stat.S_ISREG(os.stat(path).st_mode):
        write_whole(path, content)
        return None
    undo = keep(path, old)
    try:
        write_whole(path, content)
    except BaseException:
        undo.drop()
        raise
    return undo


def how_to_undo(undos: Sequence[Undo]) -> Message:
    """One line for all of them; nothing where there is nothing to undo."""
    parts = [*_commands(undos), *_copies([undo for undo in undos if undo.copy])]
    # A semicolon, so that the line can be pasted as it is in a shell and in PowerShell.
    return message("undo-this", parts=joined("; ", parts)) if parts else NOTHING


def _in_git(file: str, old: bytes) -> Undo | None:
    """Where git has exactly these bytes, and gives exactly these back."""
    folder, name = os.path.split(file)
    if not name.isprintable():
        return None  # what cannot be shown cannot be typed
    try:
        root = root_of(folder)
        listed = git(folder, "ls-files", "-v", "-s", "-z", "--", f":(literal){name}").stdout
        # A letter other than H: left out of the work tree, in conflict, or taken for unchanged whatever it holds.
        found = re.fullmatch(rb"H \d+ ([0-9a-f]+) 0\t[^\0]*\0", listed)
        if not found or _is_locked(folder) or not _given_back_as_it_is(folder, name):
            return None
        for committed in (False, True):
            asked = git(folder, "rev-parse", "--verify", "--quiet", f"HEAD:./{name}").stdout if committed else found[1]
            known = asked.strip().decode("ascii", "replace")
            if known == _blob(old, len(known)) and not git(folder, "cat-file", "-e", known).returncode:
                return Undo(file, root=root, committed=committed)
    except (GitError, OSError, ValueError):
        return None
    return None


def _is_locked(folder: str) -> bool:
    """Whether git would refuse to bring a file back: another git is at work or was broken off, or it may not write."""
    asked = git(folder, "rev-parse", "--git-path", "index.lock").stdout.decode("utf-8", "surrogateescape")
    lock = os.path.join(folder, asked.removesuffix("\n"))
    return os.path.lexists(lock) or not os.access(os.path.dirname(lock), os.W_OK)


def _blob(content: bytes, length: int) -> str:
    """The name that git gives to these bytes, in a repository whose names are so long."""
    hashed = sha256 if length == 64 else sha1
    return hashed(b"blob %d\0%b" % (len(content), content), usedforsecurity=False).hexdigest()


def _given_back_as_it_is(folder: str, name: str) -> bool:
    """Whether git puts the bytes that it has on the disk: no filter, no other encoding, no other line ends."""
    asked = git(
        folder, "check-attr", "-z", "filter", "ident", "working-tree-encoding", "text", "crlf", "eol", "--", name
    )
    fields = asked.stdout.split(b"\0")
    attributes = dict(zip(fields[1::3], fields[2::3], strict=False))
    if asked.returncode or len(attributes) != 6:
        return False
    if any(attributes[one] not in _UNSET for one in (b"filter", b"ident", b"working-tree-encoding", b"crlf")):
        return False
    if attributes[b"eol"] != b"unspecified" or attributes[b"text"] == b"unset":
        return attributes[b"text"] == b"unset" or attributes[b"eol"] == b"lf"
    lines = git(folder, "config", "-z", "--get-regexp", r"^core\.(autocrlf|eol)$").stdout.decode("ascii", "replace")
    settings = dict(one.partition("\n")[::2] for one in lines.lower().split("\0") if one)
    # Where nothing is said: git for Windows comes with line ends of its own.
    if settings.get("core.autocrlf", "false" if os.linesep == "\n" else "true") not in ("false", "input"):
        return False
    return attributes[b"text"] == b"unspecified" or (
        os.linesep == "\n" and settings.get("core.eol", "native") in ("lf", "native")
    )


def _copied(file: str, old: bytes) -> str:
    """Writes the copy, under a name that nothing has, and lets go of the oldest ones."""
    stamp = datetime.now().strftime("%Y-%m-%d-%H%M%S")  # noqa: DTZ005 the clock on the person's own wall
    name, number = f"{file}.{stamp}.bak", 1
    while os.path.lexists(name):
        number += 1
        name = f"{file}.{stamp}-{number}.bak"
    write_like(file, name, old)
    for older in _older(file)[:-MAX_COPIES]:
        with suppress(OSError):
            os.unlink(older)
    return name


def _older(file: str) -> list[str]:
    """The copies of a file, from the oldest to the newest."""
    folder, name = os.path.split(file)
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            stamp = _STAMP.fullmatch(entry.name, len(name)) if entry.name.startswith(name) else None
            if stamp and entry.is_file(follow_symlinks=False):
                found.append((stamp[1], int(stamp[2] or 1), entry.path))
    return [path for *_, path in sorted(found)]


def _commands(undos: Sequence[Undo]) -> Iterator[Message]:
    for root, committed in dict.fromkeys((undo.root, undo.committed) for undo in undos if not undo.copy):
        files = [undo.file for undo in undos if not undo.copy and (undo.root, undo.committed) == (root, committed)]
        yield Message((_restore(root, files, committed=committed),))


def _restore(root: str, files: Sequence[str], *, committed: bool) -> str:
    """The command that brings back these files of one repository, and touches no other."""
    here = _repository_here()
    start = "git" if here == root else f"git -C {typed(root)}"
    source = " --source=HEAD" if committed else ""
    base = os.getcwd() if here == root else root
    paths = [os.path.relpath(file, os.path.realpath(base)).replace(os.sep, "/") for file in files]
    named = " ".join(typed(f":(literal){path}" if _MAGIC.search(path) else path) for path in paths)
    if len(named) > _MOST_TYPED and (listed := _listed(root, files)):
        return f"{start} restore{source} --pathspec-from-file={typed(listed)}"
    return f"{start} restore{source} -- {named}"


def _repository_here() -> str:
    try:
        return root_of(os.getcwd())
    except (GitError, OSError):
        return ""


def _listed(root: str, files: Sequence[str]) -> str:
    """A list for git of more files than one types, in the cache folder; empty where there is none."""
    from toc.workspace.cache import folder

    place = folder()
    names = (os.path.relpath(file, root).replace(os.sep, "/") for file in files)
    content = "".join(f":(top,literal){name}\n" for name in names).encode("utf-8", "surrogateescape")
    path = os.path.join(place, f"undo-{sha256(content).hexdigest()[:12]}.txt")
    try:
        if not place:
            return ""
        os.makedirs(place, exist_ok=True)
        write_whole(path, content)
    except OSError:
        return ""
    return path


def _copies(undos: Sequence[Undo]) -> Iterator[Message]:
    if not undos:
        return
    first, others = undos[0], len(undos) - 1
    copy = _short(first.copy)
    if others:
        yield message("undo-old-plans-beside", copy=copy, count=others)
    elif first.copy.isprintable():
        command = f"{'copy' if os.name == 'nt' else 'cp'} {typed(copy)} {typed(_short(first.file))}"
        yield Message((command,))
    else:
        yield message("undo-old-plan-in", copy=copy)


def _short(path: str) -> str:
    """The path from the folder in which one is, where it lies in that folder or below it."""
    try:
        inside = os.path.relpath(path, os.path.realpath(os.getcwd()))
    except (OSError, ValueError):
        return path
    return path if inside.split(os.sep)[0] == os.pardir else inside


def typed(word: str) -> str:
    """A word as it can be typed in a command and stays one word, whatever it holds."""
    if os.name != "nt":
        return shlex.quote(f"./{word}" if word.startswith("-") else word)
    if _WINDOWS_SIGNS.search(word):
        return f"'{word}'"  # PowerShell; cmd has no way to say these signs
    return word if re.fullmatch(r"[\w./\\:+,-]+", word) else f'"{word}"'
