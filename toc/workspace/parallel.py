"""Work on more than one processor: worker processes that end with their parent, whatever happens.

No thread has a part in it: the parent waits on the pipes of all its workers at once, and gets on with its own work in
between. What goes to a worker is small; what comes back may be large. A parent that dies closes its pipes, and a
worker whose pipe is closed ends.
"""

import multiprocessing
import os
import pickle
import signal
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from typing import Any, Self

_AHEAD = 2
"""So many tasks lie with a worker, so that it need not wait for the next one while the parent does something else."""


class WorkerDiedError(Exception):
    """A worker ended before its work was done: killed by the system for want of memory, or by somebody."""


class WorkError(Exception):
    """The work itself raised an exception: a bug. The text is its traceback."""


class Pool:
    """Workers that each run `work(task)` on what is given to them, in processes of their own.

    `work` and tasks have to be picklable; a task small. Use it as a context: when it is left, however that comes
    about, no worker is left.
    """

    def __init__(self, work: Callable[[Any], bytes], workers: int) -> None:
        self._waiting: deque[tuple[int, Any]] = deque()
        self._done: dict[int, bytes | WorkError] = {}
        self._number = 0
        self._workers: list[_Worker] = []
        kind = multiprocessing.get_context(_start_method())
        try:
            with _undisturbed():
                for _ in range(workers):
                    self._workers.append(_Worker(kind, work, [one.pipe for one in self._workers]))
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def give(self, task: Any) -> int:
        """Takes on a task, and gives the number under which its result can be had."""
        self._number += 1
        self._waiting.append((self._number, task))
        self._hand_out()
        return self._number

    def result(self, number: int) -> bytes:
        """What came of that task, once. Raises WorkError and WorkerDiedError."""
        while number not in self._done:
            self._collect(None)
        self._collect(0)
        result = self._done.pop(number)
        if isinstance(result, WorkError):
            raise result
        return result

    def close(self) -> None:
        """Ends all workers at once."""
        with _undisturbed():
            for one in self._workers:
                one.end()
            self._workers.clear()

    def _hand_out(self) -> None:
        for one in sorted(self._workers, key=lambda worker: len(worker.tasks)):
            while self._waiting and len(one.tasks) < _AHEAD:
                number, task = self._waiting.popleft()
                one.tasks.append(number)
                with suppress(OSError):  # a worker that died is noticed when its results are collected
                    one.pipe.send_bytes(pickle.dumps((number, task)))

    def _collect(self, seconds: float | None) -> None:
        """Takes what workers have ready; waits that long for it (None: until there is something)."""
        by_pipe = {one.pipe: one for one in self._workers}
        for pipe in wait(list(by_pipe), seconds):
            one = by_pipe[pipe]
            try:
                number, result = pickle.loads(one.pipe.recv_bytes())  # noqa: S301 from a process of our own
            except (EOFError, OSError) as gone:
                raise WorkerDiedError from gone
            one.tasks.remove(number)
            self._done[number] = result
        self._hand_out()


class _Worker:
    def __init__(self, kind: Any, work: Callable[[Any], bytes], others: list[Connection]) -> None:
        """`others` are the pipes of the workers before it: a fork has them open as well."""
        self.tasks: list[int] = []
        self.pipe, theirs = kind.Pipe()
        inherited = [*others, self.pipe] if kind.get_start_method() == "fork" else []
        self._process = kind.Process(target=_serve, args=(work, theirs, inherited), daemon=True)
        try:
            self._process.start()
        except BaseException:
            self.pipe.close()
            raise
        finally:
            theirs.close()

    def end(self) -> None:
        # It holds nothing that has to be put right: results that nobody fetched may be lost.
        self._process.kill()
        self._process.join()
        self.pipe.close()


def _serve(work: Callable[[Any], bytes], pipe: Connection, inherited: list[Connection]) -> None:
    """What a worker does: task by task, until its parent has no more or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all processes of a terminal: the parent decides
    _let_through()
    for one in inherited:
        one.close()
    with suppress(EOFError, OSError):
        while True:
            number, task = pickle.loads(pipe.recv_bytes())  # noqa: S301 from a process of our own
            result: bytes | WorkError
            try:
                result = work(task)
            except Exception:  # noqa: BLE001 the parent tells it
                result = WorkError(traceback.format_exc())
            pipe.send_bytes(pickle.dumps((number, result)))
    # Without the farewell of an interpreter: what it would flush is the parent's.
    os._exit(0)


def _start_method() -> str:
    """A fork has all modules at once; elsewhere than on Linux, or beside threads, it is not safe."""
    if sys.platform == "linux" and threading.active_count() == 1:
        return "fork"
    return "spawn"


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C waits until this is over: no worker is started or ended by half."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _let_through() -> None:
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
