"""Who gets a turn: plans that changed are looked at one by one, those that somebody sees first.

Saves that follow each other quickly are one: only the last content counts. What comes out for a content that is
outdated by then is dropped, and where it takes long its process is ended; but never twice in a row, so that who saves
all the time sees something as well.
"""

import asyncio
from collections.abc import Callable
from typing import Protocol

from toc.apps.live.board import Board, Entry
from toc.apps.live.looking import Seen, Task
from toc.apps.live.worker import WorkerDiedError

PATIENCE = 1.0
"""So many seconds an outdated work may take still: to start a new process takes about as long."""
_LONGEST = 300.0
_EVERY = 0.1


class Looks(Protocol):
    """What does the work: `toc.apps.live.worker.Worker`."""

    async def look(self, task: Task) -> Seen | None: ...

    def drop(self) -> None: ...


class Studio:
    """Works through what waits on the board; `tell` hears of every plan that was looked at, `leans` of what a plan
    depends on."""

    def __init__(self, board: Board, worker: Looks, tell: Callable[[Entry], None]) -> None:
        self._board = board
        self._worker = worker
        self._tell = tell
        self._dropped: set[str] = set()
        self.leans: dict[str, tuple[str, ...]] = {}

    async def run(self) -> None:
        """Works until it is cancelled."""
        while True:
            rings = self._board.rings
            if entry := self._next():
                await self._make(entry)
            else:
                await self._board.changed(rings, 60)

    def _next(self) -> Entry | None:
        waiting = (entry for entry in self._board if entry.waits)
        return max(waiting, key=lambda entry: entry.viewers > 0, default=None)

    async def _make(self, entry: Entry) -> None:
        now, draw = entry.now, entry.viewers > 0
        if now is None:
            return
        task = Task(entry.path, now.content, draw, entry.kept[0] if entry.kept else None)
        seen, done = await self._worked(task, entry, now.number)
        if not done or (entry.edition != now.number and entry.slug not in self._dropped):
            self._dropped.add(entry.slug)
            return
        self._dropped.discard(entry.slug)
        news = entry.looked != now.number
        self._board.publish(entry, now, seen, drawn=draw)
        if seen and seen.leans_on:
            self.leans[entry.slug] = seen.leans_on
        if news:
            self._tell(entry)

    async def _worked(self, task: Task, entry: Entry, edition: int) -> tuple[Seen | None, bool]:
        """What came of the work, and whether it was done: it is broken off where it is outdated and takes long."""
        work = asyncio.ensure_future(self._worker.look(task))
        loop = asyncio.get_running_loop()
        start = loop.time()
        try:
            while not work.done():
                await asyncio.wait({work}, timeout=_EVERY)
                took = loop.time() - start
                outdated = entry.edition != edition and entry.slug not in self._dropped
                if not work.done() and (took > _LONGEST or (outdated and took > PATIENCE)):
                    self._worker.drop()
                    return None, took > _LONGEST
        finally:
            work.cancel()
            await asyncio.gather(work, return_exceptions=True)
        try:
            return work.result(), True
        except WorkerDiedError:
            return None, True
