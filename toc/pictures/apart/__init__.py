"""Work of libraries that are no Python, in a process of its own: whatever these do, `toc` goes on and says so."""

import pickle
import struct
import sys
from dataclasses import dataclass
from enum import StrEnum
from threading import Timer
from typing import TYPE_CHECKING, Any

from toc.core.errors import RefusalError
from toc.core.messages import message

if TYPE_CHECKING:
    import subprocess


# --- Answers ----------------------------------------------------------------------------------------------------------
# What a process apart answers.


class Ended(StrEnum):
    """How a piece of work ended."""

    WELL = "well"
    NO_MEMORY = "no_memory"
    NOT_THERE = "not_there"
    BADLY = "badly"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it: a value, or in words why not."""

    ended: Ended
    value: Any


# --- Asking -----------------------------------------------------------------------------------------------------------
# Graphviz ends its process when memory runs out, Typst aborts it, and a hostile picture can keep either busy for ever.
# A process can be ended, and what it took of the memory is free again.

LENGTH = struct.Struct(">Q")
_START = "import sys; sys.path[:] = {path!r}; from toc.pictures.apart.serving import serve; serve({work!r}, {most!r})"


class NoMemoryError(RefusalError):
    """There is not enough memory."""

    def __init__(self) -> None:
        super().__init__(message("no-memory"))


class CrashError(RefusalError):
    """A library gave up, or ended its process."""

    def __init__(self) -> None:
        super().__init__(message("work-apart-stopped"))


class TooLongError(RefusalError):
    """It took longer than it may."""

    def __init__(self, seconds: float) -> None:
        super().__init__(message("takes-too-long", seconds=f"{seconds:g}"))


class Apart:
    """A process that does one kind of work, a piece at a time. It starts when it is first asked, and ends with us.

    `work` is the name of a function in `pictures.apart.works`; `memory` the address space that it may have, in bytes,
    where the system can set that.
    """

    def __init__(self, work: str, *, memory: int | None = None) -> None:
        self._work = work
        self._memory = memory
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, question: object, seconds: float) -> Any:
        """What the work makes of that. Raises RefusalError where it ends, takes longer than that many seconds, or has
        no memory."""
        if not _has_processes():
            from toc.pictures.apart import works

            return getattr(works, self._work)(question)
        late: list[bool] = []
        try:
            process = self._process or self._started()
            watch = Timer(seconds, _stopped, (process, late))
            watch.daemon = True
            watch.start()
            try:
                answer = _asked(process, question)
            finally:
                watch.cancel()
        except MemoryError as full:
            self.close()
            raise NoMemoryError from full
        except BaseException as gone:
            self.close()
            if late:
                raise TooLongError(seconds) from gone
            if isinstance(gone, (OSError, EOFError, RuntimeError, pickle.UnpicklingError)):
                # A thread or a process that cannot be started is memory that is not there.
                raise (NoMemoryError if _is_short() else CrashError) from gone
            raise
        return self._given(answer)

    def _given(self, answer: Answer) -> Any:
        match answer.ended:
            case Ended.WELL:
                return answer.value
            case Ended.NO_MEMORY:
                self.close()
                raise NoMemoryError
            case Ended.NOT_THERE:
                self.close()
                raise answer.value
            case _:
                raise CrashError

    def _started(self) -> "subprocess.Popen[bytes]":
        import subprocess  # a browser has none

        code = _START.format(path=sys.path, work=self._work, most=self._memory)
        # -P: the folder of the plans is no place to look for modules. What the libraries print is no news to a user.
        self._process = subprocess.Popen(  # noqa: S603 ourselves
            [sys.executable, "-P", "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        return self._process

    def close(self) -> None:
        """Ends the process at once, and waits until it is gone."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream:
                try:
                    stream.close()
                except OSError:
                    continue


def once(work: str, question: object, seconds: float, *, memory: int | None = None) -> Any:
    """The same in a process for this piece of work alone."""
    apart = Apart(work, memory=memory)
    try:
        return apart.ask(question, seconds)
    finally:
        apart.close()


def _stopped(process: "subprocess.Popen[bytes]", late: list[bool]) -> None:
    late.append(True)
    process.kill()


def _has_processes() -> bool:
    """Whether this system has processes; Python in a browser has none."""
    try:
        import subprocess  # noqa: F401
    except ImportError:
        return False
    return bool(sys.executable) and sys.platform not in {"emscripten", "wasi"}


def _is_short() -> bool:
    """Whether somebody set a limit on our memory, so that it is the likely reason."""
    try:
        import resource
    except ImportError:
        return False
    return resource.getrlimit(resource.RLIMIT_AS)[0] != resource.RLIM_INFINITY


def _asked(process: "subprocess.Popen[bytes]", question: object) -> Answer:
    if process.stdin is None or process.stdout is None:
        raise EOFError
    written = pickle.dumps(question)
    process.stdin.write(LENGTH.pack(len(written)) + written)
    process.stdin.flush()
    (length,) = LENGTH.unpack(_read(process.stdout, LENGTH.size))
    answer: Answer = pickle.loads(_read(process.stdout, length))  # noqa: S301 a process of our own
    return answer


def _read(stream: Any, count: int) -> bytes:
    content: bytes = stream.read(count)
    if len(content) < count:
        raise EOFError
    return content
