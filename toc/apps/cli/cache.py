"""`toc cache`: where the cache of `toc lint` is, and how to empty it."""

import sys
from typing import Annotated, Literal

import typer

from toc.apps.cli.language import either, say
from toc.apps.cli.trouble import WrongUseError, complain, trouble_in_words

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
        raise WrongUseError(say("there-is-no-folder-for"))
    if what == "dir":
        sys.stdout.write(f"{place}\n")
        return 0
    try:
        number = clear(place)
    except OSError as trouble:
        raise WrongUseError(
            say("cannot-be-taken-out", value=trouble.filename or place, trouble_in_words=trouble_in_words(trouble))
        ) from trouble
    english = f"{number} {'plan is' if number == 1 else 'plans are'} forgotten."
    complain(either(english, f"{number} {'plan is' if number == 1 else 'plannen zijn'} vergeten."))
    return 0
