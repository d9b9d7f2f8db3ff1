"""When plans are looked at, and which comes first."""

import asyncio
import os
from collections.abc import Callable
from typing import Protocol

from toc.apps.live.file_watcher import FileWatcher
from toc.apps.live.job import Seen, Task
from toc.apps.live.state import Entry, PlanStates
from toc.apps.live.worker import WorkerDiedError
from toc.system.files import NEVER_SEARCHED, is_plan_name

# --- Turns ------------------------------------------------------------------------------------------------------------
# Who gets a turn: plans that changed are looked at one by one, those that somebody sees first.
#
# Saves that follow each other quickly are one: only the last content counts. What comes out for a content that is
# outdated by then is dropped, and where it takes long its process is ended; but never twice in a row, so that who saves
# all the time sees something as well.

PATIENCE = 1.0
"""So many seconds an outdated work may take still: to start a new process takes about as long."""
_LONGEST = 300.0
_EVERY = 0.1


class Looks(Protocol):
    """What does the work: `toc.apps.live.worker.Worker`."""

    async def look(self, task: Task) -> Seen | None: ...

    def drop(self) -> None: ...


class Scheduler:
    """Works through what waits on the states; `tell` hears of every plan that was looked at, `leans` of what a plan
    depends on."""

    def __init__(self, states: PlanStates, worker: Looks, tell: Callable[[Entry], None]) -> None:
        self._states = states
        self._worker = worker
        self._tell = tell
        self._dropped: set[str] = set()
        self.leans: dict[str, tuple[str, ...]] = {}

    async def run(self) -> None:
        """Works until it is cancelled."""
        while True:
            rings = self._states.rings
            if entry := self._next():
                await self._make(entry)
            else:
                await self._states.changed(rings, 60)

    def _next(self) -> Entry | None:
        waiting = (entry for entry in self._states if entry.waits)
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
        self._states.publish(entry, now, seen, drawn=draw)
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


# --- Changes ----------------------------------------------------------------------------------------------------------
# When to look: as soon as the system tells of a change, and every two seconds all the same.
#
# Network drives and shared folders do not tell of what another computer does, and a folder can be too large to be told
# about: then the clock is enough.

_TICK = 2.0
_SOON = 0.25
_SEARCHED_EVERY = 15
_AGAIN = 10.0
_STEP = 50


class Following:
    """Brings what changes on the disk to the states; `tell` hears of plans that cannot be read any more."""

    def __init__(
        self, watcher: FileWatcher, states: PlanStates, scheduler: Scheduler, tell: Callable[[Entry], None]
    ) -> None:
        self._watcher = watcher
        self._states = states
        self._scheduler = scheduler
        self._tell = tell
        self._poked = asyncio.Event()

    async def run(self) -> None:
        """Looks until it is cancelled."""
        ticks = 0
        while True:
            poked = self._poked.is_set()
            self._poked.clear()
            soon = self._watcher.unsettled
            await self.look(everywhere=poked or soon or ticks % _SEARCHED_EVERY == 0)
            ticks += 1
            await self._pause(_SOON if self._watcher.unsettled else _TICK)

    async def look(self, *, everywhere: bool) -> None:
        """Looks once; on a thread, because a network drive may keep it waiting."""
        leans, self._scheduler.leans = self._scheduler.leans, {}
        for change in await asyncio.to_thread(self._watcher.look, everywhere=everywhere, leans=leans):
            entry = self._states.take(change)
            if entry.now is None:
                self._tell(entry)

    async def listen(self, folders: list[str], *, deep: bool) -> None:
        """Hears what the system tells about these folders (with `deep` about those in them as well)."""
        from watchfiles import awatch

        while folders:
            try:
                async for _ in awatch(
                    *folders, watch_filter=_matters, step=_STEP, recursive=deep, ignore_permission_denied=True
                ):
                    self._poked.set()
            except (OSError, RuntimeError):  # what its part in Rust raises is a RuntimeError
                # A folder is gone, or the system cannot tell about so many: the clock goes on.
                await asyncio.sleep(_AGAIN)

    async def _pause(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._poked.wait()
        except TimeoutError:
            return


def around(files: list[str]) -> list[str]:
    """The folders of these files, and of what they are links to: what stands in the place of a file is seen there."""
    paths = [path for file in files for path in (os.path.abspath(file), os.path.realpath(file))]
    return sorted({folder for path in paths if os.path.isdir(folder := os.path.dirname(path))})


def _matters(_: object, path: str) -> bool:
    """Whether what happened there can be about a plan: its file, settings, or a folder that came or went."""
    folder, name = os.path.split(path)
    if not NEVER_SEARCHED.isdisjoint(folder.split(os.sep)):
        return False
    return is_plan_name(name) or name.endswith(".toml") or name == ".gitignore" or os.path.isdir(path)
