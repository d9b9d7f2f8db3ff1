"""What `toc export` and `toc import` share: reading files and sparing them, with what is said where that cannot be."""

import os
import sys

from toc.apps.cli.inputs import not_there
from toc.core.errors import UsageError, reason_of
from toc.system.files import STDIN, read_bytes

STDOUT = "-"


def plan_bytes(path: str) -> bytes:
    """The bytes of a plan, or of what is piped in. Raises UsageError."""
    from toc.syntax.decode import MAX_BYTES

    return source_bytes(path, MAX_BYTES)


def source_bytes(path: str, most: int) -> bytes:
    """The bytes of a file, one more than the most where there are more. Raises UsageError."""
    try:
        if path == STDIN:
            return sys.stdin.buffer.read(most + 1) if sys.stdin else b""
        return read_bytes(path, most + 1)
    except FileNotFoundError as missing:
        raise UsageError(not_there(path)) from missing
    except (OSError, ValueError) as trouble:
        reason = reason_of(trouble)
        raise UsageError("cannot-be-read", path=path, reason=reason) from trouble


def ending_of(target: str) -> None:
    """Raises UsageError where the name says that something else than a workbook is wanted."""
    ending = os.path.splitext(target.lower())[1]
    if target != STDOUT and ending != ".xlsx":
        raise UsageError("a-workbook-has-a-name", target=target)


def refuse_existing(target: str, *, force: bool) -> None:
    """Raises UsageError where a file would be lost."""
    if target != STDOUT and not force and os.path.lexists(target) and not _is_device(target):
        raise UsageError("is-there-already-give-another", target=target)


def _is_device(target: str) -> bool:
    return os.path.exists(target) and not os.path.isfile(target) and not os.path.isdir(target)
