"""The terminal: its colours and streams, and commands to type there."""

import errno
import io
import os
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TextIO

from toc.lint.formatters.paint import Paint

# --- Commands to type -------------------------------------------------------------------------------------------------
# Paths in commands that toc tells somebody to type.

_PLAIN_NAME = re.compile(r"[\w./\\:+,-]+")


def quoted(path: str) -> str:
    """The path as it can be typed behind a command, in every shell: one with a space in quotes."""
    return path if _PLAIN_NAME.fullmatch(path) else f'"{path}"'


# --- Colours and streams ----------------------------------------------------------------------------------------------
# The streams that `toc` writes on: always UTF-8, coloured only for a person who looks on.

_WIDEST = 120
"""Prose on longer lines reads badly, however wide the window."""
_NARROWEST = 40
_LONG_NUMBER = 6
_NOT_A_TERMINAL = 100


def use_utf8() -> None:
    """Windows gives a pipe the code page of the machine, in which an arrow or an emoji is an error."""
    # A program that is started without these streams (`2>&-`, a Windows service) has None in their place.
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115 open to the end
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115
    if isinstance(getattr(sys.stdout, "buffer", None), io.RawIOBase):
        # Without a buffer (PYTHONUNBUFFERED) Python loses the rest of a write that a signal cuts short.
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(sys.stdout.buffer), line_buffering=True)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)  # a replaced stream may not have it
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")


@contextmanager
def unbroken() -> Iterator[None]:
    """Ctrl-C waits until what is written here is written whole: a reader that is slow may hold it up. Who cannot wait
    presses it again."""
    asked = False

    def later(*_: object) -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt
        asked = True

    try:
        before = signal.signal(signal.SIGINT, later)
    except ValueError:  # only the main thread may say what a signal does
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if asked:
        raise KeyboardInterrupt


def pipe_closed(error: Exception) -> bool:
    """Whether the next program in the pipe stopped listening, as `head` does: to Windows an invalid argument."""
    return isinstance(error, BrokenPipeError) or (
        sys.platform == "win32" and isinstance(error, OSError) and error.errno == errno.EINVAL and not error.filename
    )


_COLOR: ContextVar[str] = ContextVar("color", default="auto")


def choose_color(wanted: str) -> str:
    """Keeps what `--color` says for the rest of the run."""
    _COLOR.set(wanted)
    return wanted


def paint_for(stream: TextIO) -> Paint:
    """Colour on a terminal; NO_COLOR (no-color.org) forbids it, FORCE_COLOR asks for it anywhere. `--color` goes before
    both."""
    if _COLOR.get() != "auto":
        return Paint(on=_COLOR.get() == "always")
    if os.environ.get("NO_COLOR"):
        return Paint(on=False)
    if os.environ.get("FORCE_COLOR"):
        return Paint(on=os.environ["FORCE_COLOR"] != "0")
    return Paint(on=stream.isatty() and os.environ.get("TERM") != "dumb" and _understands_codes())


def width_of(stream: TextIO) -> int:
    """The cells of a line: what COLUMNS says, or those of the terminal, within reason, or 100."""
    said = os.environ.get("COLUMNS", "")
    if said.isascii() and said.isdigit() and 0 < len(said) < _LONG_NUMBER and int(said):
        return max(int(said), _NARROWEST)
    if not stream.isatty():
        return _NOT_A_TERMINAL
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        return _NOT_A_TERMINAL
    return min(max(columns or _NOT_A_TERMINAL, _NARROWEST), _WIDEST)


def _understands_codes() -> bool:
    """Tells an older Windows console to obey ANSI codes, and whether it does; other terminals always do."""
    if sys.platform != "win32":
        return True
    import ctypes

    kernel = ctypes.windll.kernel32
    handle, mode = kernel.GetStdHandle(-11), ctypes.c_ulong()
    enable_virtual_terminal_processing = 0x0004
    return bool(
        kernel.GetConsoleMode(handle, ctypes.byref(mode))
        and kernel.SetConsoleMode(handle, mode.value | enable_virtual_terminal_processing)
    )
