"""Arguments and options that mean the same for every command that makes files of plans: the plans, `-f`, `-o`."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from toc.apps.language import say
from toc.core.errors import UsageError, did_you_mean
from toc.core.formats import TERMINAL, UnknownFormatError, asked, taken_by
from toc.core.messages import message

if TYPE_CHECKING:
    from toc.publish.documents import Document


# --- Plans ------------------------------------------------------------------------------------------------------------
# The plans that a command is about, as an argument that several commands share.

Files = Annotated[
    list[str],
    typer.Argument(
        metavar=say("file"),
        help=say("plans-or-folders-of-plans"),
    ),
]


# --- Formats and files ------------------------------------------------------------------------------------------------
# `-f/--format` and `-o/--output`, which mean the same for every command that makes files of plans.


def format_option(command: str, about: str) -> Any:
    """The option of that command, with the formats that it takes. Its values are checked by `formats_of`: other words
    for a format count as well, which a list of choices would not take."""
    return typer.Option("--format", "-f", metavar="|".join(taken_by(command)), help=about)


def output_option(about: str) -> Any:
    return typer.Option("--output", "-o", metavar=say("path"), help=about)


def formats_of(
    command: str,
    words: Sequence[str],
    output: str | None,
    *,
    piped: str | None = None,
    folder: str | None = None,
    option: str = "--format",
) -> list[str]:
    """The formats that are asked for, by name or by the ending of the output; none where nothing is asked.

    `piped` is the format of standard output when that is asked for without one, `folder` that of a folder or a name
    without an ending. Raises UsageError for what the command does not take.
    """
    from toc.apps.cli.targets import STREAM, ending_of, refuse_other_ending

    known = taken_by(command)
    try:
        found = asked(command, words)
    except UnknownFormatError as unknown:
        raise does_not_fit(command, option, unknown.written, unknown.known) from unknown
    if found or output is None:
        refuse_other_ending(output, found, known)
        return found
    return [ending_of(output, known, (piped if output == STREAM else folder) or known[0])]


def does_not_fit(command: str, option: str, written: str, known: Sequence[str]) -> UsageError:
    """That an option does not take that word, what it takes, and which of these may have been meant."""
    text = message("does-not-fit-it-takes", written=written, name=option, listed=", ".join(known))
    text += did_you_mean(written, known)
    return UsageError(text + "\n" + message("how-it-works") + f": toc {command} --help")


def content_of(documents: "Sequence[Document]", name: str, target: str) -> bytes:
    """The documents in that format; for the screen as wide and coloured as it is."""
    from toc.apps.cli.targets import STREAM
    from toc.publish.writers import write

    return shown(documents).encode() if (name, target) == (TERMINAL, STREAM) else write(documents, name)


def shown(documents: "Sequence[Document]") -> str:
    """The documents as they stand on the screen."""
    from toc.apps.terminal import paint_for, width_of
    from toc.lint.formatters import Page
    from toc.publish.writers.terminal import shown as on_screen

    return on_screen(documents, Page(width=width_of(sys.stdout), paint=paint_for(sys.stdout)))
