"""The plans that a command is about, as an argument that several commands share."""

from typing import Annotated

import typer

from toc.apps.cli.language import say

Files = Annotated[
    list[str],
    typer.Argument(
        metavar=say("FILE", "BESTAND"),
        help=say(
            "Plans, or folders of plans. - reads what is piped in.",
            "Plannen, of mappen met plannen. - leest wat je doorstuurt met een pipe.",
        ),
    ),
]
