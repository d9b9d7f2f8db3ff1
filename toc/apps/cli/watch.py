"""`toc watch`: shows plans in a browser while they are written."""

import os
from typing import Annotated, Literal

import typer

from toc.apps.cli import render_options as options
from toc.apps.cli.language import Tongue, say

HELP = say(
    "Show plans in your browser while you write: picture and findings follow each time you save.",
    "Plannen in je browser tonen terwijl je schrijft: tekening en bevindingen volgen elke keer als je bewaart.",
)
EXAMPLES = say(
    "toc watch plan.toc.yaml                one plan\n"
    "toc watch                              all plans in this folder and below it, with a list\n"
    "toc watch plan.toc.yaml --view chain   the results chain first\n"
    "pip install 'theory-of-change[serve]'  install what it needs; see docs/watch.md",
    "toc watch plan.toc.yaml                één plan\n"
    "toc watch                              alle plannen in deze map en eronder, met een lijst\n"
    "toc watch plan.toc.yaml --view chain   de resultatenketen eerst\n"
    "pip install 'theory-of-change[serve]'  installeren wat ervoor nodig is; zie docs/watch.nl.md",
)

_EXTRA = ("starlette", "uvicorn", "watchfiles")
_HIGHEST_PORT = 65535

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=say("PATH", "PAD"),
        show_default=False,
        help=say(
            "Plans, or folders of plans: a plan that is added later is shown as well. Without it: this folder.",
            "Plannen, of mappen met plannen: een plan dat er later bij komt, zie je ook. Zonder: deze map.",
        ),
    ),
]
View = Annotated[
    Literal["path", "chain", "hierarchy", "triple"],
    typer.Option(
        "--view",
        "-v",
        case_sensitive=False,
        help=say(
            "Which picture comes first; the page has all four.",
            "Welke tekening eerst komt; de pagina heeft ze alle vier.",
        ),
    ),
]
Lang = Annotated[
    Tongue | None,
    typer.Option(
        case_sensitive=False,
        help=say(
            "Language of the page. Without it: the language of the file.",
            "Taal van de pagina. Zonder: de taal van het bestand.",
        ),
    ),
]
Findings = Annotated[
    bool,
    typer.Option(
        "--findings/--no-findings",
        help=say(
            "--no-findings: without what toc lint has to say, to show a plan to others.",
            "--no-findings: zonder wat toc lint te zeggen heeft, om een plan aan anderen te tonen.",
        ),
    ),
]
Port = Annotated[
    str | None,
    typer.Option(
        metavar=say("NUMBER", "NUMMER"),
        help=say(
            "The port of the address. Without it: 8642, or the next one that is free.",
            "De poort van het adres. Zonder: 8642, of de volgende die vrij is.",
        ),
    ),
]
Open = Annotated[
    bool | None,
    typer.Option(
        "--open/--no-open",
        help=say(
            "--open opens your browser, --no-open does not. Without it: open, where you work at a screen.",
            "--open opent je browser, --no-open niet. Zonder: openen, als je aan een scherm werkt.",
        ),
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
    from toc.apps.cli.inputs import STDIN, chosen
    from toc.apps.cli.lint_run import at_most
    from toc.apps.cli.picture_choice import Wish, refuse_contradictions
    from toc.apps.cli.trouble import WrongUseError

    try:
        from toc.apps.live.looking import How
        from toc.apps.live.serving import serve
    except ImportError as missing:
        if (missing.name or "").partition(".")[0] not in _EXTRA:
            raise
        raise WrongUseError(
            say(
                "the live page needs a few more packages. Install them like this, in the environment in which toc is "
                "installed:\n  pip install 'theory-of-change[serve]'",
                "de livepagina heeft nog enkele pakketten nodig. Installeer ze zo, in de omgeving waarin toc staat:\n"
                "  pip install 'theory-of-change[serve]'",
            )
        ) from missing
    wish = Wish(show=show or (), hide=hide or (), findings=findings, theme=theme)
    refuse_contradictions(wish, ["html"])
    number = at_most("--port", port)
    if number is not None and number > _HIGHEST_PORT:
        raise WrongUseError(say(f"--port goes up to {_HIGHEST_PORT}.", f"--port gaat tot {_HIGHEST_PORT}."))
    asked = paths or [os.curdir]
    if STDIN in asked:
        raise WrongUseError(
            say(
                "toc watch looks at files, not at what is piped in.",
                "toc watch volgt bestanden, niet wat je doorstuurt.",
            )
        )
    folders = [path for path in asked if os.path.isdir(path)]
    chosen(asked)  # says what is wrong with a path
    files = chosen([path for path in asked if path not in folders])
    serve(files, folders, How(view, lang, wish), port=number, opens=opens)
    return 0
