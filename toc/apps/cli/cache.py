"""`toc cache`: where the cache of `toc lint` is, and how to empty it."""

import sys
from typing import Annotated, Literal

import typer

from toc.apps.errors import print_error
from toc.apps.language import say
from toc.core.errors import UsageError, reason_of

HELP = say("say-where-toc-lint-keeps")
EXAMPLES = say("toc-cache-dir-the-folder")

_What = Annotated[
    Literal["dir", "clear"],
    typer.Argument(
        metavar=say("what-2"),
        help=say("dir-say-where-it-is"),
    ),
]


def cache(what: _What) -> int:
    from toc.workspace.cache import clear, folder

    place = folder()
    if not place:
        raise UsageError("there-is-no-folder-for")
    if what == "dir":
        sys.stdout.write(f"{place}\n")
        return 0
    try:
        number = clear(place)
    except OSError as trouble:
        raise UsageError(
            "cannot-be-taken-out", value=trouble.filename or place, reason_of=reason_of(trouble)
        ) from trouble
    print_error(say("plans-forgotten", count=number))
    return 0
