"""The plans that a command is about, as an argument that several commands share."""

from typing import Annotated

import typer

from toc.apps.language import say

Files = Annotated[
    list[str],
    typer.Argument(
        metavar=say("file"),
        help=say("plans-or-folders-of-plans"),
    ),
]
