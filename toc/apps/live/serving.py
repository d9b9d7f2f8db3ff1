"""From plans to a server that runs until it is stopped, and leaves nothing behind."""

import asyncio
import logging
import os
import signal
import socket
import sys
import threading
import webbrowser
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from types import FrameType

import uvicorn

from toc.apps.errors import report_bug
from toc.apps.language import say, user_tongue
from toc.apps.live.app import application
from toc.apps.live.board import Board
from toc.apps.live.connection import Connection
from toc.apps.live.following import Following, around
from toc.apps.live.guard import MAX_HEAD, Guard
from toc.apps.live.key import key
from toc.apps.live.looking import How
from toc.apps.live.port import HOST, bound
from toc.apps.live.shelf import Shelf
from toc.apps.live.studio import Studio
from toc.apps.live.telling import Teller
from toc.apps.live.worker import Worker

_SIGNALS = [signal.SIGINT, signal.SIGTERM]
if sys.platform == "win32":
    _SIGNALS.append(signal.SIGBREAK)


class _Server(uvicorn.Server):
    """Ends when it is told to, quietly: that is how a server is meant to end."""

    def __init__(self, config: uvicorn.Config, board: Board) -> None:
        super().__init__(config)
        self._board = board
        self._loop = asyncio.get_running_loop()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        # That of uvicorn raises the signal again afterwards: then no exit code would be ours.
        before = {one: signal.signal(one, self.handle_exit) for one in _SIGNALS}
        try:
            yield
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._loop.call_soon_threadsafe(self._board.close)  # pages that listen would keep it waiting
        super().handle_exit(sig, frame)


def serve(files: Sequence[str], folders: Sequence[str], how: How, *, port: int | None, opens: bool | None) -> None:
    """Serves until Ctrl-C or a request to end. Raises UsageError where there is no port."""
    _hush()
    with bound(port) as listener:
        asyncio.run(_run(files, folders, how, listener, opens=opens))


async def _run(
    files: Sequence[str], folders: Sequence[str], how: How, listener: socket.socket, *, opens: bool | None
) -> None:
    board, worker, teller = Board(), Worker(how), Teller()
    studio = Studio(board, worker, teller.tell)
    following = Following(Shelf(files, folders), board, studio, teller.tell)
    await following.look(everywhere=True)
    secret, port = key(), listener.getsockname()[1]
    server = _Server(_config(application(board, port=port, key=secret, language=how.language or user_tongue())), board)
    loops = (
        following.run,
        partial(following.listen, around(list(files)), deep=False),
        partial(following.listen, list(folders), deep=True),
        studio.run,
    )
    work = [asyncio.create_task(_kept_up(one)) for one in loops]
    address = f"http://{HOST}:{port}/{secret}/"
    if len(board.entries) == 1 and not folders:
        address += f"plan/{next(iter(board)).slug}/"
    _welcome(teller, address, len(board.entries))
    _open(address, opens)
    try:
        await server.serve(sockets=[listener])
    finally:
        for one in work:
            one.cancel()
        await asyncio.gather(*work, return_exceptions=True)
        await worker.close()
        teller.write(say("stopped"))
        teller.close()


def _config(app: Guard) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        lifespan="off",
        http=Connection,
        h11_max_incomplete_event_size=MAX_HEAD,
        ws="none",
        server_header=False,
        timeout_graceful_shutdown=2,
    )


async def _kept_up(loop: Callable[[], Awaitable[None]]) -> None:
    """Runs something that never ends by itself. A bug in it is reported, and it goes on."""
    while True:
        try:
            await loop()
        except Exception:  # noqa: BLE001 whatever it is: the page has to go on
            report_bug()
            await asyncio.sleep(1)
        else:
            return


def _welcome(teller: Teller, address: str, plans: int) -> None:
    teller.write(say("watching-plans-open-this-in", count=plans))
    teller.write(f"  {address}")
    teller.write(say("stop-with-ctrl-c"))


def _open(address: str, asked: bool | None) -> None:
    """Opens the browser; by itself only for a person who looks on, at a screen."""
    if asked is False or (asked is None and not _has_screen()):
        return
    # A browser that runs in the terminal, or is slow to start, must not hold up the server.
    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _has_screen() -> bool:
    if not sys.stdout.isatty() or "SSH_CONNECTION" in os.environ:
        return False
    return sys.platform in {"win32", "darwin"} or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _hush() -> None:
    """What the server has to say in English to whoever runs one is no news to a user; bugs are reported by us."""
    for name in ("uvicorn", "watchfiles", "asyncio"):
        logger = logging.getLogger(name)
        logger.addHandler(logging.NullHandler())
        logger.propagate = False
