"""What went wrong, said to the person at the keyboard: wrong use, and bugs of our own. Never a traceback."""

import errno
import os
import sys
from collections.abc import Sequence
from typing import Any

from toc import __version__
from toc.apps.cli.language import say, user_tongue
from toc.lint.formatters.visible import visible

_START = 5
"""So many characters tell that somebody means the longer name: `--out` for `--output-format`."""


class WrongUseError(Exception):
    """`toc` was asked for something that cannot be. The text says what and what to do, in the user's language."""


def complain(text: str) -> None:
    """Says on stderr what is wrong, without letting what the user typed act on the terminal."""
    sys.stderr.write(plain(f"toc: {text}") + "\n")


def tell_written(path: str) -> None:
    """Says on stderr that a file was written; every command says it in this way."""
    sys.stderr.write(plain(say("written", path=path)) + "\n")


def plain(text: str) -> str:
    """The lines of a text as they can be shown: none acts on the terminal, or is a command to GitHub Actions."""
    shown = "\n".join(visible(line) for line in text.split("\n"))
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return shown
    from toc.lint.formatters.github import harmless

    return harmless(shown)


def did_you_mean(written: str, known: Sequence[str]) -> str:
    """` Did you mean 'x'?`, with the space before it; empty where nothing is alike, starts alike or
    is another word for it."""
    from toc.apps.cli.otherwords import meant_by
    from toc.core.suggest import nearest

    near = meant_by(written, known) or nearest(written, known)
    near = near or next((one for one in known if one.startswith(written[:_START])), None)
    return say("did-you-mean", near=near) if near else ""


_REASONS = {
    errno.EISDIR: ("it is a folder", "het is een map"),
    errno.EINVAL: ("it is a device or a pipe, not a file", "het is een apparaat of een pipe, geen bestand"),
    errno.ENOENT: ("it is not there, or it is a link to nothing", "het is er niet, of het is een link naar niets"),
    errno.ENOTDIR: ("a part of this path is a file, not a folder", "een deel van dit pad is een bestand, geen map"),
    errno.ELOOP: ("it is a link to itself", "het is een link naar zichzelf"),
    errno.EACCES: ("you have no permission", "je hebt er geen rechten op"),
    errno.EPERM: ("you have no permission", "je hebt er geen rechten op"),
    errno.EROFS: ("nothing can be written there", "daar valt niets te schrijven"),
    errno.ENXIO: ("nobody reads from this pipe", "niemand leest uit deze pipe"),
    errno.ENOSPC: ("the disk is full", "de schijf is vol"),
    errno.ENAMETOOLONG: ("the name is too long", "de naam is te lang"),
}
_NO_NAME = ("no file can have this name", "zo kan geen bestand heten")


def trouble_in_words(trouble: OSError | ValueError, tongue: str | None = None) -> str:
    """Why a file cannot be read or written, as part of a sentence, in that language or else the user's.

    What is rare is given in the words of the operating system.
    """
    if isinstance(trouble, FileNotFoundError) and not os.path.isabs(trouble.filename or ""):
        gone = folder_is_gone(tongue)
        if gone:
            return gone
    if isinstance(trouble, OSError):
        own = trouble.strerror or str(trouble)
        words = _REASONS.get(trouble.errno or 0, (own, own))
    else:
        words = _NO_NAME
    return words[(tongue or user_tongue()) == "nl"]


def folder_is_gone(tongue: str | None = None) -> str | None:
    """That the folder in which somebody works was deleted, as part of a sentence; None where it is there."""
    try:
        os.getcwd()
    except OSError:
        english = "the folder in which you work no longer exists: go to another one first (cd)"
        dutch = "de map waarin je werkt, bestaat niet meer: ga eerst naar een andere (cd)"
        return dutch if (tongue or user_tongue()) == "nl" else english
    return None


def could_not_write(path: str, trouble: OSError | ValueError) -> WrongUseError:
    """Why a file cannot be written, as `toc.system.files.write_whole` raises it, for the user."""
    place = getattr(trouble, "filename", None) or path
    gone = None if os.path.isabs(path) else folder_is_gone()
    match trouble:
        case FileNotFoundError() if gone:
            reason = f"{gone}."
        case FileNotFoundError():
            reason = say("the-folder-does-not-exist", place=place)
        case PermissionError():
            reason = say("you-are-not-allowed-to", place=place)
        case _:
            reason = f"{trouble_in_words(trouble)}."
    return WrongUseError(say("cannot-be-written", path=path, reason=reason))


def usage_text(error: Any, arguments: Sequence[str]) -> str:
    """A usage error of Typer in the user's language, with where to read more."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else " ".join(["toc", *arguments[:1]])
    return f"{_usage(error, context)}\n{say('how-it-works')}: {command} --help"


def _usage(error: Any, context: Any) -> str:
    # Typer keeps these classes in a private module: their names are what one can hold on to.
    match type(error).__name__:
        case "NoSuchOption":
            name = error.option_name
            known = [option for parameter in context.command.get_params(context) for option in parameter.opts]
            return say("there-is-no-option", name=name) + did_you_mean(name, known)
        case "BadOptionUsage" if "requires" in error.message:
            name = error.option_name
            return say("needs-a-value-after-it-2", name=name)
        case "BadOptionUsage":
            name = error.option_name
            return say("takes-no-value", name=name)
        case "MissingParameter":
            name = _shown_name(error.param)
            return say("is-missing", name=name)
        case "BadParameter":
            return _bad_value(error)
        case "UsageError" if error.message.startswith("Got unexpected extra"):
            extra = error.message.partition("(")[2].partition("(")[2].rstrip(")")
            return say("is-one-word-too-many", extra=extra)
        case _:
            return str(error.format_message())


def _bad_value(error: Any) -> str:
    """A value that an option does not take; where it takes some few, these."""
    name = _shown_name(error.param)
    choices = [str(getattr(choice, "value", choice)) for choice in error.param.type_descriptor.choices or ()]
    refused = getattr(error.__cause__, "errors", None)
    if not choices or not refused:
        return say("this-value-does-not-fit", name=name, message2=error.message)
    written = str(refused()[0]["input"])
    listed = ", ".join(choices)
    text = say("does-not-fit-it-takes", written=written, name=name, listed=listed)
    return text + did_you_mean(written, choices)


def _shown_name(parameter: Any) -> str:
    return str(max(parameter.opts, key=len) if parameter.param_type_name == "option" else parameter.display_name_raw)


def report_bug() -> None:
    """Asks to report the exception at hand; the details go to a file, or to stderr with TOC_DEBUG=1."""
    import platform
    import tempfile
    import traceback

    details = (
        f"toc {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
        f"toc {' '.join(sys.argv[1:])}\n\n{traceback.format_exc()}"
    )
    complain(say("something-went-wrong-inside-toc"))
    if os.environ.get("TOC_DEBUG"):
        sys.stderr.write(details)
        return
    try:
        descriptor, path = tempfile.mkstemp(prefix="toc-", suffix=".txt")
        with open(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(details)
    except OSError:
        complain(say("set-toc-debug-1-to"))
        return
    complain(say("please-report-it-and-send", path=path))
