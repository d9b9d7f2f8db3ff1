"""When to look: as soon as the system tells of a change, and every two seconds all the same.

Network drives and shared folders do not tell of what another computer does, and a folder can be too large to be told
about: then the clock is enough.
"""

import asyncio
import os
from collections.abc import Callable

from toc.apps.live.board import Board, Entry
from toc.apps.live.shelf import Shelf
from toc.apps.live.studio import Studio
from toc.system.files import NEVER_SEARCHED, is_plan_name

_TICK = 2.0
_SOON = 0.25
_SEARCHED_EVERY = 15
_AGAIN = 10.0
_STEP = 50


class Following:
    """Brings what changes on the disk to the board; `tell` hears of plans that cannot be read any more."""

    def __init__(self, shelf: Shelf, board: Board, studio: Studio, tell: Callable[[Entry], None]) -> None:
        self._shelf = shelf
        self._board = board
        self._studio = studio
        self._tell = tell
        self._poked = asyncio.Event()

    async def run(self) -> None:
        """Looks until it is cancelled."""
        ticks = 0
        while True:
            poked = self._poked.is_set()
            self._poked.clear()
            soon = self._shelf.unsettled
            await self.look(everywhere=poked or soon or ticks % _SEARCHED_EVERY == 0)
            ticks += 1
            await self._pause(_SOON if self._shelf.unsettled else _TICK)

    async def look(self, *, everywhere: bool) -> None:
        """Looks once; on a thread, because a network drive may keep it waiting."""
        leans, self._studio.leans = self._studio.leans, {}
        for change in await asyncio.to_thread(self._shelf.look, everywhere=everywhere, leans=leans):
            entry = self._board.take(change)
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
