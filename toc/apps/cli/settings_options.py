"""`--config`, `--isolated` and `--on`, which mean the same for every command where settings or the day count."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import wraps
from inspect import Parameter, signature
from typing import TYPE_CHECKING, Annotated

import typer

from toc.apps.language import say
from toc.core.errors import UsageError

if TYPE_CHECKING:
    from toc.workspace.settings import SettingsOptions
    from toc.workspace.workspace import Workspace

Config = Annotated[str | None, typer.Option(metavar=say("file"), help=say("the-settings-file-for-all"))]
Isolated = Annotated[bool, typer.Option("--isolated", help=say("without-any-settings-file"))]
On = Annotated[str | None, typer.Option("--on", metavar=say("date"), help=say("on-help"))]

_WANTED: ContextVar[tuple[str | None, bool]] = ContextVar("settings", default=(None, False))
_DAY: ContextVar[date | None] = ContextVar("day", default=None)


def day_of(written: str | None) -> date | None:
    """The day that `--on` names; None without it. Raises UsageError for what is no day."""
    if written is None:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise UsageError("on-does-not-fit", written=written) from None


def today() -> date:
    """The day for all that looks at the calendar: that of `--on`, or today in the person's own time zone."""
    return day_asked() or date.today()  # noqa: DTZ011


def day_asked() -> date | None:
    """The day of `--on`; None without it, for what goes on past midnight."""
    return _DAY.get()


@contextmanager
def settings_of_run(config: str | None, *, isolated: bool, day: date | None = None) -> Iterator[None]:
    """Within it, `asked` says which settings file counts, and `today` which day it is. Raises UsageError for a file
    that does not hold.
    """
    before, day_before = _WANTED.set((config, isolated)), _DAY.set(day)
    try:
        # A file that cannot be read is said before anything is made.
        if config or isolated:
            workspace_of_run().settings("<stdin>")
        yield
    finally:
        _WANTED.reset(before)
        _DAY.reset(day_before)


def asked() -> "SettingsOptions":
    """What the options of this run say about settings files."""
    from toc.workspace.settings import SettingsOptions

    config, isolated = _WANTED.get()
    return SettingsOptions(config=config, isolated=isolated)


def workspace_of_run(stdin_name: str = "<stdin>", *, lenient: bool = False) -> "Workspace":
    """A workspace with the settings files that this run asks for."""
    from toc.workspace.workspace import Workspace

    return Workspace.open(asked(), today=today(), stdin_name=stdin_name, lenient=lenient)


def with_settings(command: Callable[..., int], *, dated: bool = False) -> Callable[..., int]:
    """The command with `--config` and `--isolated` after its own options; and with `--on` where it is `dated`."""

    @wraps(command)
    def run(*, config: str | None = None, isolated: bool = False, on: str | None = None, **options: object) -> int:
        with settings_of_run(config, isolated=isolated, day=day_of(on)):
            return command(**options)

    own = signature(command)
    added = {"config": (None, Config), "isolated": (False, Isolated), **({"on": (None, On)} if dated else {})}
    parameters = [
        Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=kind)
        for name, (default, kind) in added.items()
    ]
    run.__annotations__ = {**command.__annotations__, **{name: kind for name, (_, kind) in added.items()}}
    run.__signature__ = own.replace(parameters=[*own.parameters.values(), *parameters])  # type: ignore[attr-defined]
    return run
