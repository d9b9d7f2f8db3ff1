"""`toc watch`: shows plans in a browser while they are written."""

import os
from typing import Annotated

import typer

from toc.apps.cli import render_options as options
from toc.apps.cli.view_options import view_option, views_of
from toc.apps.language import Tongue, say

HELP = say("show-plans-in-your-browser")
EXAMPLES = say("toc-watch-plan-toc-yaml")

_HIGHEST_PORT = 65535

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=say("path"),
        show_default=False,
        help=say("plans-or-folders-of-plans-a"),
    ),
]
View = Annotated[str, view_option(say("which-picture-comes-first-the"), shows_default=True)]
Lang = Annotated[
    Tongue | None,
    typer.Option(
        case_sensitive=False,
        help=say("language-of-the-page-without"),
    ),
]
Findings = Annotated[
    bool,
    typer.Option(
        "--findings/--no-findings",
        help=say("no-findings-without-what-toc"),
    ),
]
Port = Annotated[
    str | None,
    typer.Option(
        metavar=say("number-2"),
        help=say("the-port-of-the-address"),
    ),
]
Open = Annotated[
    bool | None,
    typer.Option(
        "--open/--no-open",
        help=say("open-opens-your-browser-no"),
    ),
]


def watch(  # noqa: PLR0913, PLR0917 each is an option
    paths: Paths = None,
    view: View = "path",
    lang: Lang = None,
    show: options.Show = None,
    hide: options.Hide = None,
    findings: Findings = True,
    theme: options.ThemeOption = None,
    port: Port = None,
    opens: Open = None,
) -> int:
    from toc.apps.cli.inputs import chosen
    from toc.apps.cli.lint_run import at_most
    from toc.apps.cli.settings_options import asked, day_asked
    from toc.apps.live.job import How
    from toc.apps.live.server import serve
    from toc.core.errors import UsageError
    from toc.system.files import STDIN
    from toc.workspace.drawing import RenderOptions, refuse_contradictions

    drawn_with = RenderOptions(show=show or (), hide=hide or (), findings=findings, theme=theme)
    refuse_contradictions(drawn_with, ["html"])
    number = at_most("--port", port)
    if number is not None and number > _HIGHEST_PORT:
        raise UsageError("port-goes-up-to", highest_port=_HIGHEST_PORT)
    places = paths or [os.curdir]
    if STDIN in places:
        raise UsageError("toc-watch-looks-at-files")
    folders = [path for path in places if os.path.isdir(path)]
    chosen(places)  # says what is wrong with a path
    files = chosen([path for path in places if path not in folders])
    serve(
        files,
        folders,
        How(views_of("watch", [view])[0], lang, drawn_with, asked(), day_asked()),
        port=number,
        opens=opens,
    )
    return 0
