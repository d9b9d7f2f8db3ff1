"""The process in which plans are looked at and drawn: it can be ended at any moment, and the server goes on.

It is started anew with the modules of its parent, not forked: a fork would share the port and the threads of the
server. It ends when the server is gone, because then nothing is left to read. Ctrl-C goes to all processes of a
terminal; here it is ignored, and the server decides.
"""

import asyncio
import pickle
import signal
import struct
import sys
from asyncio.subprocess import PIPE, Process
from contextlib import suppress
from typing import BinaryIO

from toc.apps.live.job import How, Seen, Task

_LENGTH = struct.Struct(">Q")
_START = (
    "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); import sys; "
    "sys.path[:], sys.argv[:] = {path!r}, {argv!r}; from toc.apps.live.worker import serve; serve()"
)


class WorkerDiedError(Exception):
    """The process ended before its work was done: a crash in a library, or the system was out of memory."""


class Worker:
    """Does one task at a time. After `drop`, or when it died, the next task starts a new process."""

    def __init__(self, how: How) -> None:
        self._how = how
        self._process: Process | None = None

    async def look(self, task: Task) -> Seen | None:
        """What came of the task; None for a bug, which was reported then. Raises WorkerDiedError."""
        process = self._process or await self._started()
        try:
            return await self._asked(process, (task, self._how))
        except (OSError, EOFError, asyncio.IncompleteReadError) as gone:
            self.drop()
            raise WorkerDiedError from gone

    async def _started(self) -> Process:
        code = _START.format(path=sys.path, argv=sys.argv)
        # -P: the folder of the plans is no place to look for modules.
        command = [sys.executable, "-P", "-c", code]
        self._process = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE)
        return self._process

    @staticmethod
    async def _asked(process: Process, question: tuple[Task, How]) -> Seen | None:
        if process.stdin is None or process.stdout is None:
            raise EOFError
        written = pickle.dumps(question)
        process.stdin.write(_LENGTH.pack(len(written)) + written)
        await process.stdin.drain()
        (length,) = _LENGTH.unpack(await process.stdout.readexactly(_LENGTH.size))
        answer: Seen | None = pickle.loads(await process.stdout.readexactly(length))  # noqa: S301 a process of our own
        return answer

    def drop(self) -> None:
        """Ends the process at once, and with it what it does."""
        if self._process:
            with suppress(ProcessLookupError):
                self._process.kill()
        self._process = None

    async def close(self) -> None:
        """Ends the process, and waits until it is gone."""
        process = self._process
        self.drop()
        if process:
            await process.wait()


def serve() -> None:
    """What the process does: task by task, until nobody asks any more."""
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what something prints is no answer
    if sys.platform == "win32":
        signal.signal(signal.SIGBREAK, signal.SIG_IGN)
    with suppress(OSError):
        while length := questions.read(_LENGTH.size):
            task, how = pickle.loads(questions.read(*_LENGTH.unpack(length)))  # noqa: S301 from our own parent
            _answer(answers, pickle.dumps(_looked(task, how)))


def _looked(task: Task, how: How) -> Seen | None:
    from toc.apps.errors import report_bug
    from toc.apps.live.job import look

    try:
        return look(task, how)
    except Exception:  # noqa: BLE001 whatever it is: it is told, and the next plan gets its turn
        report_bug()
        return None


def _answer(stream: BinaryIO, written: bytes) -> None:
    stream.write(_LENGTH.pack(len(written)) + written)
    stream.flush()
