"""`toc lsp`: the language server that an editor starts."""

import sys
from typing import Annotated

import typer

from toc.apps.language import say

HELP = say("let-an-editor-check-and")
EXAMPLES = say("pip-install-pygls")

Stdio = Annotated[bool, typer.Option("--stdio", hidden=True)]
ClientProcess = Annotated[str | None, typer.Option("--clientProcessId", hidden=True)]


def lsp(stdio: Stdio = False, client_process: ClientProcess = None) -> int:  # noqa: ARG001 VS Code adds these by itself
    from toc.apps.lsp.server import serve, standard_streams
    from toc.core.errors import UsageError

    if sys.stdin is None or sys.stdin.isatty():
        raise UsageError("this-command-is-started-by")
    return serve(*standard_streams())
