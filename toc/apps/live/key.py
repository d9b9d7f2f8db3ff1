"""The secret part of the address: without it nothing is shown.

Who is logged in on the same computer, as on a terminal server, reaches 127.0.0.1 as well. The key is the same every
time, for this user only, so that a page that is open finds its way back after a restart, and a bookmark holds.
"""

import os
import re
import secrets
from contextlib import suppress

from toc.system.files import read_bytes
from toc.workspace.cache import folder

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
