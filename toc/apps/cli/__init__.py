"""The command line: one thin module for each subcommand, which parses, calls and prints.

Everything that may reach a person is caught here. Exit codes: 0 all is well, 1 findings, 2 wrong use or nothing could
be read, 130 and 141 when the person or the next program in the pipe stopped listening.
"""

import errno
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

USED_WRONGLY = 2
INTERRUPTED = 130
PIPE_CLOSED = 141


def run() -> NoReturn:
    """The entry point of the program `toc`."""
    import gc

    # Start-up makes many objects that stay: looking among them for garbage takes a tenth of the time of a small run.
    gc.set_threshold(100_000, 20, 20)
    code = main(sys.argv[1:])
    # Taking down the interpreter piece by piece takes 40 ms, and nothing is left to be done. `main` flushed its output.
    os._exit(code)


def main(arguments: Sequence[str]) -> int:
    """Runs `toc` with these arguments and gives the exit code; whatever goes wrong is said on stderr."""
    # Pydantic looks for plugins among everything that is installed, when its first model is built: we use none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from toc.apps.language import user_tongue
    from toc.apps.terminal import pipe_closed, use_utf8

    _USERS_LANGUAGE[:] = [user_tongue()]
    use_utf8()
    try:
        code = _invoke(list(arguments))
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _interrupted()
    except Exception as error:  # noqa: BLE001 a person is not to see a traceback, whatever it is
        return PIPE_CLOSED if pipe_closed(error) else _told_in_time(error, arguments)
    return code


def _interrupted() -> int:
    """What was written whole so far comes out whole; who interrupts again does not have to wait for that."""
    with suppress(KeyboardInterrupt, OSError, ValueError):
        sys.stdout.flush()
    return INTERRUPTED


def _invoke(arguments: list[str]) -> int:
    from typer import Exit

    from toc.apps.cli.app import application, color_first

    nothing_asked = not arguments  # Typer empties the list while it reads
    try:
        with (group := application()).make_context("toc", color_first(arguments) or ["--help"]) as context:
            return int(group.invoke(context) or 0)
    except Exit as end:
        return USED_WRONGLY if nothing_asked else end.exit_code


def _told_in_time(error: Exception, arguments: Sequence[str]) -> int:
    """The same where there is no memory left to say it with."""
    from toc.core.errors import UsageError

    if _lacks_memory(error) and not isinstance(error, UsageError):
        return _out_of_memory()
    try:
        return _told(error, arguments)
    except Exception as other:
        if _lacks_memory(other):
            return _out_of_memory()
        raise


_NO_ROOM = ("cannot allocate memory", "failed to map segment", "can't start new thread", "out of memory")


def _lacks_memory(error: BaseException | None) -> bool:
    """Whether there was no memory: for us, for a library that was to be loaded, or for a thread."""
    while error is not None:
        if isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno == errno.ENOMEM):
            return True
        of_the_system = isinstance(error, ImportError | RuntimeError | SystemError | OSError)
        if of_the_system and any(one in str(error).lower() for one in _NO_ROOM):
            return True
        error = error.__cause__ or error.__context__
    return False


def _out_of_memory() -> int:
    """Says that there is no memory, in words that are there already: nothing can be loaded any more."""
    dutch = _USERS_LANGUAGE[:1] == ["nl"]
    with suppress(Exception):
        sys.stdout.flush()
    with suppress(Exception):
        sys.stderr.write(_NO_MEMORY_NL if dutch else _NO_MEMORY_EN)
        sys.stderr.flush()
    return USED_WRONGLY


_NO_MEMORY_EN = (
    "toc: there is not enough memory for this. What was written is whole. Close other programs, or make the plan "
    "smaller.\n"
)
_NO_MEMORY_NL = (
    "toc: er is niet genoeg geheugen hiervoor. Wat al geschreven is, is heel. Sluit andere programma's, of maak het "
    "plan kleiner.\n"
)
_USERS_LANGUAGE: list[str] = []
"""Asked before anything else: when memory runs out there is none to look it up."""


def _told(error: Exception, arguments: Sequence[str]) -> int:
    """Says what went wrong, and with which code to stop."""
    from typer import Abort, TyperException

    from toc.apps.cli.errors import usage_text
    from toc.apps.cli.libraries import missing_library
    from toc.apps.errors import print_error, report_bug
    from toc.core.errors import RefusalError, UsageError, reason_of

    match error:
        case UsageError():
            print_error(error.message)
        case TyperException():
            print_error(usage_text(error, arguments))
        case RefusalError():
            print_error(error.message)
        case Abort():
            return INTERRUPTED
        case ModuleNotFoundError() if missing := missing_library(error):
            print_error(missing)
        case OSError() if not os.environ.get("TOC_DEBUG"):
            # The disk is full, or a network drive went away: nothing to do with the plan, and no bug.
            print_error((f"{error.filename} " if error.filename else "") + reason_of(error) + ".")
        case _:
            report_bug()
    return USED_WRONGLY
