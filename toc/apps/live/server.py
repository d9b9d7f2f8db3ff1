"""From plans to a server that runs until it is stopped: its port, the secret of its address, its beginning and end."""

import asyncio
import errno
import logging
import os
import re
import secrets
import signal
import socket
import sys
import threading
import webbrowser
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from types import FrameType

import uvicorn

from toc.apps.errors import print_error, report_bug
from toc.apps.language import say, user_tongue
from toc.apps.live.app import application
from toc.apps.live.console import Console
from toc.apps.live.file_watcher import FileWatcher
from toc.apps.live.guard import MAX_HEAD, Connection, Guard
from toc.apps.live.job import How
from toc.apps.live.scheduler import Following, Scheduler, around
from toc.apps.live.state import PlanStates
from toc.apps.live.worker import Worker
from toc.core.errors import UsageError
from toc.system.files import read_bytes
from toc.workspace.cache import folder

# --- The port ---------------------------------------------------------------------------------------------------------
# The port of the live page: on this computer only, the same one every time where that is free.

HOST = "127.0.0.1"
PORT = 8642
_NEXT = 20


@contextmanager
def bound(asked: int | None) -> Iterator[socket.socket]:
    """A socket on this computer only: on the port that was asked, or else on the usual one or one of the next."""
    listener = _listening(PORT if asked is None else asked)
    if listener is None and asked is not None:
        raise UsageError("port-is-taken-by-another-program", asked=asked)
    free = PORT
    while listener is None and free < PORT + _NEXT:
        free += 1
        listener = _listening(free)
    if listener is None:
        listener = _listening(0)
    if listener is None:
        raise UsageError("there-is-no-free-port")
    if asked is None and listener.getsockname()[1] != PORT:
        new = listener.getsockname()[1]
        print_error(say("port-is-taken-by-another", port=PORT, new=new))
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


# --- The secret -------------------------------------------------------------------------------------------------------
# The secret part of the address: without it nothing is shown.
#
# Who is logged in on the same computer, as on a terminal server, reaches 127.0.0.1 as well. The key is the same every
# time, for this user only, so that a page that is open finds its way back after a restart, and a bookmark holds.

_NAME = "watch-key"
_BYTES = 12
_SHAPE = re.compile(r"[\w-]{16}", re.ASCII)


def key() -> str:
    """16 characters that stand in an address as they are. Where there is no place to keep it, a new one each time."""
    place = folder()
    return (place and (_kept(place) or _made(place))) or _new()


def _kept(place: str) -> str:
    try:
        written = read_bytes(os.path.join(place, _NAME), 100).decode("ascii")
    except (OSError, ValueError):
        return ""
    return written if _SHAPE.fullmatch(written) else ""


def _made(place: str) -> str:
    path, made = os.path.join(place, _NAME), _new()
    with suppress(OSError, ValueError):
        os.makedirs(place, mode=0o700, exist_ok=True)
        with suppress(FileNotFoundError):
            os.unlink(path)  # a damaged one, or one that others may read
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with open(descriptor, "w", encoding="ascii") as file:
            file.write(made)
    return _kept(place) or made


def _new() -> str:
    return secrets.token_urlsafe(_BYTES)


# --- The server -------------------------------------------------------------------------------------------------------
# From plans to a server that runs until it is stopped, and leaves nothing behind.

_SIGNALS = [signal.SIGINT, signal.SIGTERM]
if sys.platform == "win32":
    _SIGNALS.append(signal.SIGBREAK)


class _Server(uvicorn.Server):
    """Ends when it is told to, quietly: that is how a server is meant to end."""

    def __init__(self, config: uvicorn.Config, states: PlanStates) -> None:
        super().__init__(config)
        self._states = states
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
        self._loop.call_soon_threadsafe(self._states.close)  # pages that listen would keep it waiting
        super().handle_exit(sig, frame)


def serve(files: Sequence[str], folders: Sequence[str], how: How, *, port: int | None, opens: bool | None) -> None:
    """Serves until Ctrl-C or a request to end. Raises UsageError where there is no port."""
    _hush()
    with bound(port) as listener:
        asyncio.run(_run(files, folders, how, listener, opens=opens))


async def _run(
    files: Sequence[str], folders: Sequence[str], how: How, listener: socket.socket, *, opens: bool | None
) -> None:
    states, worker, console = PlanStates(), Worker(how), Console()
    scheduler = Scheduler(states, worker, console.tell)
    following = Following(FileWatcher(files, folders), states, scheduler, console.tell)
    await following.look(everywhere=True)
    secret, port = key(), listener.getsockname()[1]
    server = _Server(
        _config(application(states, port=port, key=secret, language=how.language or user_tongue())), states
    )
    loops = (
        following.run,
        partial(following.listen, around(list(files)), deep=False),
        partial(following.listen, list(folders), deep=True),
        scheduler.run,
    )
    work = [asyncio.create_task(_kept_up(one)) for one in loops]
    address = f"http://{HOST}:{port}/{secret}/"
    if len(states.entries) == 1 and not folders:
        address += f"plan/{next(iter(states)).slug}/"
    _welcome(console, address, len(states.entries))
    _open(address, opens)
    try:
        await server.serve(sockets=[listener])
    finally:
        for one in work:
            one.cancel()
        await asyncio.gather(*work, return_exceptions=True)
        await worker.close()
        console.write(say("stopped"))
        console.close()


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


def _welcome(console: Console, address: str, plans: int) -> None:
    console.write(say("watching-plans-open-this-in", count=plans))
    console.write(f"  {address}")
    console.write(say("stop-with-ctrl-c"))


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
