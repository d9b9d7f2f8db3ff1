"""`toc cache`: where the cache of `toc lint` is, and how to empty it."""

import sys
from typing import Annotated, Literal

import typer

from toc.apps.cli.language import say
from toc.apps.cli.trouble import WrongUseError, complain, trouble_in_words

HELP = say(
    "Say where toc lint keeps what it found before, or empty that cache.",
    "Zeggen waar toc lint bewaart wat het eerder vond, of die cache leegmaken.",
)
EXAMPLES = say(
    "toc cache dir     the folder of the cache\n"
    "toc cache clear   throw away what is in it; toc lint checks everything again",
    "toc cache dir     de map van de cache\n"
    "toc cache clear   gooi weg wat erin zit; toc lint kijkt dan alles opnieuw na",
)

_What = Annotated[
    Literal["dir", "clear"],
    typer.Argument(
        metavar=say("WHAT", "WAT"),
        help=say("dir: say where it is. clear: empty it.", "dir: zeg waar hij is. clear: maak hem leeg."),
    ),
]


def cache(what: _What) -> int:
    from toc.workspace.cache import clear, folder

    place = folder()
    if not place:
        raise WrongUseError(say("there is no folder for a cache here.", "er is hier geen map voor een cache."))
    if what == "dir":
        sys.stdout.write(f"{place}\n")
        return 0
    try:
        number = clear(place)
    except OSError as trouble:
        raise WrongUseError(
            say(
                f"'{trouble.filename or place}' cannot be taken out: {trouble_in_words(trouble)}.",
                f"'{trouble.filename or place}' kan niet weg: {trouble_in_words(trouble)}.",
            )
        ) from trouble
    english = f"{number} {'plan is' if number == 1 else 'plans are'} forgotten."
    complain(say(english, f"{number} {'plan is' if number == 1 else 'plannen zijn'} vergeten."))
    return 0
