"""`--config` and `--isolated`, which mean the same for every command where settings count."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from inspect import Parameter, signature
from typing import TYPE_CHECKING, Annotated

import typer

from toc.apps.language import say

if TYPE_CHECKING:
    from toc.workspace.settings import SettingsOptions
    from toc.workspace.workspace import Workspace

Config = Annotated[str | None, typer.Option(metavar=say("file"), help=say("the-settings-file-for-all"))]
Isolated = Annotated[bool, typer.Option("--isolated", help=say("without-any-settings-file"))]

_WANTED: ContextVar[tuple[str | None, bool]] = ContextVar("settings", default=(None, False))


@contextmanager
def settings_of_run(config: str | None, *, isolated: bool) -> Iterator[None]:
    """Within it, `asked` says which settings file counts. Raises UsageError for a file that does not hold."""
    before = _WANTED.set((config, isolated))
    try:
        # A file that cannot be read is said before anything is made.
        if config or isolated:
            workspace_of_run().settings("<stdin>")
        yield
    finally:
        _WANTED.reset(before)


def asked() -> "SettingsOptions":
    """What the options of this run say about settings files."""
    from toc.workspace.settings import SettingsOptions

    config, isolated = _WANTED.get()
    return SettingsOptions(config=config, isolated=isolated)


def workspace_of_run(stdin_name: str = "<stdin>", *, lenient: bool = False) -> "Workspace":
    """A workspace with the settings files that this run asks for."""
    from toc.workspace.workspace import Workspace

    return Workspace.open(asked(), stdin_name=stdin_name, lenient=lenient)


def with_settings(command: Callable[..., int]) -> Callable[..., int]:
    """The command with `--config` and `--isolated` after its own options."""

    @wraps(command)
    def run(*, config: str | None = None, isolated: bool = False, **options: object) -> int:
        with settings_of_run(config, isolated=isolated):
            return command(**options)

    own = signature(command)
    added = (
        Parameter("config", Parameter.KEYWORD_ONLY, default=None, annotation=Config),
        Parameter("isolated", Parameter.KEYWORD_ONLY, default=False, annotation=Isolated),
    )
    run.__annotations__ = {**command.__annotations__, "config": Config, "isolated": Isolated}
    run.__signature__ = own.replace(parameters=[*own.parameters.values(), *added])  # type: ignore[attr-defined]
    return run
