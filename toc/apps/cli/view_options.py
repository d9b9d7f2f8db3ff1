"""`-v/--view`, which takes the same words for every command that draws."""

from collections.abc import Sequence
from typing import Any

import typer

from toc.apps.cli.format_options import does_not_fit
from toc.apps.language import say
from toc.pictures.views import every, names

ALL = "all"
NONE = "none"


def view_option(about: str, *also: str, shows_default: bool = False) -> Any:
    """The option, with the names of all views; `also` are words that the command takes besides. What is written is
    checked by `views_of`."""
    return typer.Option("--view", "-v", metavar="|".join((*names(), *also)), show_default=shows_default, help=about)


def views_told() -> str:
    """What each view is for, for the help."""
    return " ".join(f"{one.name}: {say(one.about)}." for one in every())


def views_of(command: str, words: Sequence[str], *also: str) -> list[str]:
    """The names of the views that are asked for, each once; `all` means every view. Raises UsageError for others."""
    known = (*names(), *also)
    asked = list(dict.fromkeys(word.lower() for word in words))
    for word in asked:
        if word not in known:
            raise does_not_fit(command, "--view", word, known)
    return list(names()) if ALL in asked else [word for word in asked if word != NONE]
