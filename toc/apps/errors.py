"""What went wrong, said to the person who looks on: wrong use, and bugs of our own. Never a traceback."""

import os
import sys

from toc import __version__
from toc.apps.language import say, user_tongue
from toc.core.messages import Message
from toc.lint.formatters.visible import visible


def print_error(said: str | Message) -> None:
    """Says on stderr what is wrong, without letting what the user typed act on the terminal."""
    sys.stderr.write(plain(f"toc: {worded(said)}") + "\n")


def worded(said: str | Message) -> str:
    """A message in the user's language; a text as it is."""
    return said if isinstance(said, str) else said.text(user_tongue())


def tell_written(path: str) -> None:
    """Says on stderr that a file was written; every command says it in this way."""
    sys.stderr.write(plain(say("written", path=path)) + "\n")


def plain(text: str) -> str:
    """The lines of a text as they can be shown: none acts on the terminal, or is a command to GitHub Actions."""
    shown = "\n".join(visible(line) for line in text.split("\n"))
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return shown
    from toc.lint.formatters.ci import harmless

    return harmless(shown)


def report_bug() -> None:
    """Asks to report the exception at hand; the details go to a file, or to stderr with TOC_DEBUG=1."""
    import platform
    import tempfile
    import traceback

    details = (
        f"toc {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
        f"toc {' '.join(sys.argv[1:])}\n\n{traceback.format_exc()}"
    )
    print_error(say("something-went-wrong-inside-toc"))
    if os.environ.get("TOC_DEBUG"):
        sys.stderr.write(details)
        return
    try:
        descriptor, path = tempfile.mkstemp(prefix="toc-", suffix=".txt")
        with open(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(details)
    except OSError:
        print_error(say("set-toc-debug-1-to"))
        return
    print_error(say("please-report-it-and-send", path=path))
