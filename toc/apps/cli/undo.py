"""Writing over a plan, and saying in one line how to undo that."""

import os
import stat
from types import TracebackType
from typing import Self

from toc.apps.errors import print_error, tell_written
from toc.core.errors import could_not_write
from toc.workspace.undo import Undo, how_to_undo
from toc.workspace.undo import write_over as kept_and_written


class Undoing:
    """Writes over plans as long as it is open. At its end, however that comes about, it says how to undo it all."""

    def __init__(self) -> None:
        self._undos: list[Undo] = []

    def __enter__(self) -> Self:
        return self

    def write_over(self, path: str, content: bytes, old: bytes) -> None:
        """Raises UsageError where the plan or a copy of what it held cannot be written: then neither is."""
        try:
            undo = kept_and_written(path, content, old)
        except (OSError, ValueError) as trouble:
            raise could_not_write(path, trouble) from trouble
        if undo:
            self._undos.append(undo)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._undos:
            print_error(how_to_undo(self._undos))


def write_over(path: str, content: bytes, old: bytes | None = None) -> None:
    """Writes over one plan, says so, and how to undo it. `old` is what it holds, where that was read already. Raises
    UsageError where that cannot be."""
    with Undoing() as undoing:
        undoing.write_over(path, content, _held(path) if old is None else old)
        tell_written(path)


def _held(path: str) -> bytes:
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return b""
        with open(path, "rb") as file:
            return file.read()
    except (OSError, ValueError) as trouble:
        raise could_not_write(path, trouble) from trouble
