"""The one way in which a file is opened to be read: only a real file, and never more of it than is asked."""

import errno
import os
import stat
from typing import BinaryIO


class NotAFileError(OSError):
    """It is there, but it is a folder (`errno.EISDIR`) or a device, pipe or socket (`errno.EINVAL`)."""


def read_bytes(path: str, most: int) -> bytes:
    """The bytes of a file, `most` of them where it holds more.

    Raises OSError where it cannot be read (NotAFileError where it is no file) and ValueError for a name that no file
    can have.
    """
    # A device is not even opened: that alone can do something. What takes the place of the file before it is opened
    # is met with a second look, and nothing keeps us waiting: not a pipe, and not a file of the system that has no end.
    _refuse_no_file(os.stat(path), path)
    with open(path, "rb", opener=_opened) as file:
        found = os.fstat(file.fileno())
        _refuse_no_file(found, path)
        return read_most(file, most, found.st_size)


def _opened(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))


def _refuse_no_file(found: os.stat_result, path: str) -> None:
    if stat.S_ISDIR(found.st_mode):
        os.scandir(path).close()  # says so when it is the folder's permissions that are in the way
        raise NotAFileError(errno.EISDIR, os.strerror(errno.EISDIR), path)
    if not stat.S_ISREG(found.st_mode):
        raise NotAFileError(errno.EINVAL, os.strerror(errno.EINVAL), path)


def read_most(file: BinaryIO, most: int, size: int) -> bytes:
    """The bytes of an open file, `most` of them where it holds more. `size` is what the system says that it holds."""
    # Asked for all that it may hold, Python clears that much memory first, for every file.
    content = file.read(min(size + 1, most)) or b""
    return content + (file.read(most - len(content)) or b"") if len(content) > size else content
