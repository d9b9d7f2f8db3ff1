"""What tells files and their editions apart, without holding on to them."""

import os
import re
from collections.abc import Container, Iterator

from toc.syntax.decode import MAX_BYTES
from toc.system.files import PLAN_ENDINGS, read_bytes

Mark = tuple[int, int, int, int]
"""What tells an edition of a file from the one before: time (ns), size, and which file it is (inode, device)."""


def mark_of(path: str) -> Mark | None:
    """The edition that is there now; None where there is none."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino, found.st_dev


def content_of(path: str) -> bytes | OSError | ValueError:
    """What a plan holds, or what keeps it from being read."""
    try:
        return read_bytes(path, MAX_BYTES + 1)
    except (OSError, ValueError) as trouble:
        return trouble


def identity(path: str) -> str:
    """One text for one file, whatever links lead to it."""
    try:
        return os.path.realpath(path)
    except OSError:  # the folder in which toc was started is gone
        return path


def upwards(folder: str) -> Iterator[str]:
    """A folder, and those around it up to the root."""
    while True:
        yield folder
        parent = os.path.dirname(folder)
        if parent == folder:
            return
        folder = parent


def slug(path: str, taken: Container[str]) -> str:
    """The name of a plan in addresses: letters, digits and dashes of its file name, and a number if that is taken."""
    name = os.path.basename(path)
    ending = next((one for one in PLAN_ENDINGS if name.lower().endswith(one)), os.path.splitext(name)[1])
    wanted = re.sub(r"[^a-z0-9]+", "-", name[: len(name) - len(ending)].lower()).strip("-")[:60] or "plan"
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted}-{number}"
    return free
