"""`toc lsp`: the language server that an editor starts."""

import sys
from typing import Annotated

import typer

from toc.apps.cli.language import say

HELP = say(
    "Let an editor check and complete plans while you type (VS Code, Neovim, Helix).",
    "Een editor plannen laten nakijken en aanvullen terwijl je typt (VS Code, Neovim, Helix).",
)
EXAMPLES = say(
    "pip install 'theory-of-change[lsp]'   install what it needs; see docs/editors.md",
    "pip install 'theory-of-change[lsp]'   installeren wat ervoor nodig is; zie docs/editors.nl.md",
)

_EXTRA = ("pygls", "lsprotocol")

Stdio = Annotated[bool, typer.Option("--stdio", hidden=True)]
ClientProcess = Annotated[str | None, typer.Option("--clientProcessId", hidden=True)]


def lsp(stdio: Stdio = False, client_process: ClientProcess = None) -> int:  # noqa: ARG001 VS Code adds these by itself
    from toc.apps.cli.trouble import WrongUseError

    try:
        from toc.apps.lsp.server import serve, standard_streams
    except ImportError as missing:
        if (missing.name or "").partition(".")[0] not in _EXTRA:
            raise
        raise WrongUseError(
            say(
                "the language server needs one more package. Install it like this, in the environment in which toc "
                "is installed:\n  pip install 'theory-of-change[lsp]'",
                "de taalserver heeft nog een pakket nodig. Installeer het zo, in de omgeving waarin toc staat:\n"
                "  pip install 'theory-of-change[lsp]'",
            )
        ) from missing
    if sys.stdin is None or sys.stdin.isatty():
        raise WrongUseError(
            say(
                "this command is started by an editor, not by hand. How to set up yours: docs/editors.md",
                "deze opdracht start je editor, niet jijzelf. Hoe je die instelt: docs/editors.nl.md",
            )
        )
    return serve(*standard_streams())
