"""The command line: one thin module for each subcommand, which parses, calls and prints.

Everything that may reach a person is caught here. Exit codes: 0 all is well, 1 findings, 2 wrong use or nothing could
be read, 130 and 141 when the person or the next program in the pipe stopped listening.
"""

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
    from toc.cli.terminal import pipe_closed, use_utf8

    use_utf8()
    try:
        code = _invoke(list(arguments))
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _interrupted()
    except Exception as error:  # noqa: BLE001 a person is not to see a traceback, whatever it is
        return PIPE_CLOSED if pipe_closed(error) else _told(error, arguments)
    return code


def _interrupted() -> int:
    """What was written whole so far comes out whole; who interrupts again does not have to wait for that."""
    with suppress(KeyboardInterrupt, OSError, ValueError):
        sys.stdout.flush()
    return INTERRUPTED


def _invoke(arguments: list[str]) -> int:
    from typer import Exit

    from toc.cli.app import application

    nothing_asked = not arguments  # Typer empties the list while it reads
    try:
        with (group := application()).make_context("toc", arguments or ["--help"]) as context:
            return int(group.invoke(context) or 0)
    except Exit as end:
        return USED_WRONGLY if nothing_asked else end.exit_code


def _told(error: Exception, arguments: Sequence[str]) -> int:
    """Says what went wrong, and with which code to stop."""
    from typer import Abort, TyperException

    from toc.cli.trouble import WrongUseError, complain, report_bug, trouble_in_words, usage_text

    match error:
        case WrongUseError():
            complain(str(error))
        case TyperException():
            complain(usage_text(error, arguments))
        case Abort():
            return INTERRUPTED
        case OSError() if not os.environ.get("TOC_DEBUG"):
            # The disk is full, or a network drive went away: nothing to do with the plan, and no bug.
            complain(f"{error.filename or ''} {trouble_in_words(error)}.".lstrip())
        case _:
            report_bug()
    return USED_WRONGLY
