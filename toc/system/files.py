"""Which files are meant, and how they are read and written: bounded, whole, and never through a device."""

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from toc.system.readfile import NotAFileError as NotAFileError  # noqa: PLC0414 the one place that callers know
from toc.system.readfile import read_bytes as read_bytes  # noqa: PLC0414

if TYPE_CHECKING:
    from toc.system.gitignore import Trouble

STDIN = "-"
"""The path that stands for standard input."""

PLAN_ENDINGS = (".toc.yaml", ".toc.yml")

_SEPARATORS = tuple(filter(None, (os.sep, os.altsep)))

NEVER_SEARCHED = frozenset({".git", ".venv", "node_modules"})


def is_plan_name(name: str) -> bool:
    return name.lower().endswith(PLAN_ENDINGS)


def plans_below(folder: str, trouble: "Trouble | None" = None) -> Iterator[str]:
    """The plans in a folder and below it, sorted by name, without what git ignores.

    Links to folders are not followed, so that a loop does no harm. A folder that cannot be listed, or that has the name
    of a plan, is given as well: reading it says what is wrong. `trouble` is told of a .gitignore that is left out.
    """
    from toc.system.gitignore import Ignored

    waiting = [(os.path.realpath(folder), folder, Ignored.around(folder, trouble))]
    while waiting:
        real, path, ignored = waiting.pop()
        if is_plan_name(path) and path != folder:
            yield path
            continue
        entries = _entries(real)
        if entries is None:
            yield path
            continue
        inner = ignored.inside(real, entries)
        inside = [
            (os.path.join(real, name), os.path.join("" if path == os.curdir else path, name), inner)
            for name, is_folder in entries.items()
            if (is_folder or is_plan_name(name))
            and name not in NEVER_SEARCHED
            and not inner.hides(os.path.join(real, name), is_folder=is_folder)
        ]
        waiting.extend(reversed(inside))


def _entries(folder: str) -> dict[str, bool] | None:
    """The names in a folder, sorted, and whether each is a folder; None where it cannot be listed."""
    try:
        with os.scandir(folder) as listing:
            return {entry.name: entry.is_dir(follow_symlinks=False) for entry in sorted(listing, key=lambda e: e.name)}
    except OSError:
        return None


def write_whole(path: str | os.PathLike[str], content: bytes | Iterable[bytes]) -> None:
    """Writes a file whole or not at all: a reader finds the old bytes or the new ones, never a half file. The content
    may come in pieces.

    A link stays a link and what it points to gets the bytes; an existing file keeps its mode. Raises OSError with the
    path that is in the way: a folder that is missing or closed, a file that is write-protected.
    """
    target = _target(path)
    mode = _mode_of(target)
    pieces = (content,) if isinstance(content, bytes) else content
    if mode is not None and not stat.S_ISREG(mode):
        # /dev/stdout and the like: there is nothing to replace. A folder raises IsADirectoryError here.
        with open(target, "wb", opener=_device) as device:
            device.writelines(pieces)
        return
    _refuse_closed(target, mode)
    folder, name = os.path.split(target)
    # A long name leaves no room for more: the part that tells files apart is enough.
    _replace(os.path.join(folder, f".{name[:40]}.{os.urandom(6).hex()}.tmp"), target, pieces, mode)


def write_like(example: str, path: str, content: bytes) -> None:
    """Writes a new file whole or not at all, open to those to whom another file is open. Raises OSError."""
    folder, name = os.path.split(path)
    temporary = os.path.join(folder, f".{name[:40]}.{os.urandom(6).hex()}.tmp")
    _replace(temporary, path, (content,), os.stat(example).st_mode)


def _device(path: str, flags: int) -> int:
    """Opens a device or a pipe; a pipe from which nobody reads is an error at once, not a wait without end."""
    descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    if hasattr(os, "O_NONBLOCK"):
        os.set_blocking(descriptor, True)
    return descriptor


def refuse_unwritable(path: str | os.PathLike[str]) -> None:
    """Raises what `write_whole` would raise, as far as that can be known before there is anything to write."""
    target = _target(path)
    mode = _mode_of(target)
    if mode is not None and stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), target)
    if mode is None or stat.S_ISREG(mode):
        _refuse_closed(target, mode)


def _target(path: str | os.PathLike[str]) -> str:
    """Where the bytes go. A name that ends as the name of a folder is no file of that name: `realpath` forgets it."""
    target = os.path.realpath(path)
    if os.fspath(path).endswith(_SEPARATORS) and not os.path.isdir(target):
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), os.fspath(path))
    return target


def _refuse_closed(target: str, mode: int | None) -> None:
    if mode is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), target)
    folder = os.path.dirname(target)
    if not os.path.isdir(folder):
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), folder)


def _mode_of(path: str) -> int | None:
    try:
        return os.stat(path).st_mode
    except FileNotFoundError:
        return None


def _replace(temporary: str, target: str, pieces: Iterable[bytes], mode: int | None) -> None:
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    try:
        # A new file gets what the umask leaves; what others may not read they may not read while it is written either.
        descriptor = os.open(temporary, flags, 0o666 if mode is None else stat.S_IMODE(mode) & 0o666)
    except PermissionError as closed:
        raise PermissionError(closed.errno, closed.strerror, os.path.dirname(target)) from closed
    try:
        with open(descriptor, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            os.chmod(temporary, stat.S_IMODE(mode))
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise
