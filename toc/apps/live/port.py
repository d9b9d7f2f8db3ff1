"""The port of the live page: on this computer only, the same one every time where that is free."""

import errno
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from toc.apps.errors import print_error
from toc.apps.language import say
from toc.core.errors import UsageError

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
