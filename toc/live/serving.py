"""From plans to a server that runs until it is stopped, and leaves nothing behind."""

import asyncio
import errno
import logging
import os
import signal
import socket
import sys
import threading
import webbrowser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

import uvicorn

from toc.cli.language import say, user_tongue
from toc.cli.trouble import WrongUseError, complain
from toc.live import telling
from toc.live.app import application
from toc.live.board import Board
from toc.live.following import Following, around
from toc.live.key import key
from toc.live.looking import How
from toc.live.shelf import Shelf
from toc.live.studio import Studio
from toc.live.worker import Worker

HOST = "127.0.0.1"
PORT = 8642
_NEXT = 20
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
    """Serves until Ctrl-C or a request to end. Raises WrongUseError where there is no port."""
    _hush()
    with _bound(port) as listener:
        asyncio.run(_run(files, folders, how, listener, opens=opens))


async def _run(
    files: Sequence[str], folders: Sequence[str], how: How, listener: socket.socket, *, opens: bool | None
) -> None:
    board, secret, port = Board(), key(), listener.getsockname()[1]
    worker = Worker(how)
    studio = Studio(board, worker, telling.tell)
    following = Following(Shelf(files, folders), board, studio, telling.tell)
    spoken = how.language or user_tongue()
    app = application(board, port=port, key=secret, language=spoken)
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        lifespan="off",
        http="h11",
        ws="none",
        server_header=False,
        timeout_graceful_shutdown=2,
    )
    await following.look(everywhere=True)
    address = f"http://{HOST}:{port}/{secret}/"
    if len(board.entries) == 1 and not folders:
        address += f"plan/{next(iter(board)).slug}/"
    server = _Server(config, board)
    work = [
        asyncio.ensure_future(one)
        for one in (
            following.run(),
            following.listen(around(list(files)), deep=False),
            following.listen(list(folders), deep=True),
            studio.run(),
        )
    ]
    _welcome(address, len(board.entries))
    _open(address, opens)
    try:
        await server.serve(sockets=[listener])
    finally:
        for one in work:
            one.cancel()
        await asyncio.gather(*work, return_exceptions=True)
        await worker.close()
    telling.write(say("Stopped.", "Gestopt."))


@contextmanager
def _bound(asked: int | None) -> Iterator[socket.socket]:
    """A socket on this computer only: on the port that was asked, or else on the usual one or one of the next."""
    listener = _listening(PORT if asked is None else asked)
    if listener is None and asked is not None:
        raise WrongUseError(
            say(
                f"port {asked} is taken by another program. Choose another, or leave out --port.",
                f"poort {asked} is al bezet door een ander programma. Kies een andere, of laat --port weg.",
            )
        )
    free = PORT
    while listener is None and free < PORT + _NEXT:
        free += 1
        listener = _listening(free)
    if listener is None:
        listener = _listening(0)
    if listener is None:
        raise WrongUseError(say("there is no free port on this computer.", "er is geen vrije poort op deze computer."))
    if asked is None and listener.getsockname()[1] != PORT:
        new = listener.getsockname()[1]
        complain(
            say(
                f"port {PORT} is taken (by another toc watch?), so this is port {new}.",
                f"poort {PORT} is al bezet (door een andere toc watch?), dus het wordt poort {new}.",
            )
        )
    with listener:
        yield listener


def _listening(port: int) -> socket.socket | None:
    """A socket that listens on that port; None where the port is taken or not ours to take."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        # Windows lets two programs have one port, unless one of them says no. Elsewhere this makes a port that was in
        # use a moment ago free again.
        if sys.platform == "win32":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        listener.listen(128)
    except OSError as trouble:
        listener.close()
        if trouble.errno in {errno.EADDRINUSE, errno.EACCES, errno.EPERM}:
            return None
        raise
    return listener


def _welcome(address: str, plans: int) -> None:
    telling.write(
        say(
            f"Watching {'1 plan' if plans == 1 else f'{plans} plans'}. Open this in a browser:",
            f"{'1 plan wordt gevolgd' if plans == 1 else f'{plans} plannen worden gevolgd'}. Open dit in een browser:",
        )
    )
    telling.write(f"  {address}")
    telling.write(say("Stop with Ctrl-C.", "Stoppen: Ctrl-C."))


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
