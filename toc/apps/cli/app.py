"""The command `toc` and its subcommands on Typer: imported one by one, with help that reads well in two languages.

Help is plain text. Typer's own draws boxes with rich: 140 ms, English headings, and in a Windows console of the older
kind, in a mail or in a file only broken lines are left of them.
"""

import re
import sys
from importlib import import_module
from typing import Annotated, Any, Literal, get_args, get_origin

import typer
from typer.core import TyperCommand, TyperGroup

from toc import __version__
from toc.apps.cli.settings_options import with_settings
from toc.apps.language import say, user_tongue
from toc.apps.terminal import choose_color, paint_for
from toc.core.errors import UsageError, did_you_mean
from toc.lint.formatters.paint import BOLD

COMMANDS = (
    "new",
    "lint",
    "fmt",
    "lsp",
    "render",
    "diff",
    "watch",
    "table",
    "advise",
    "report",
    "calendar",
    "import",
    "export",
    "rule",
    "schema",
    "cache",
    "completion",
)
"""Each is a module of this package with a function of that name and its `HELP`. A module is imported when its command
runs or is explained: what one command needs does not slow down another."""

_MODULES = {"import": "importing"}
"""Modules of commands whose name is a word of Python."""

_WITH_SETTINGS = ("new", "render", "diff", "table", "advise", "report", "calendar", "watch")
"""Commands to which settings matter; `lint` has the options of its own."""
_DATED = ("new", "render", "advise", "report", "watch")
"""Of these the commands that look at the calendar: rules on deadlines, advice on what can still be measured."""

_GROUPS = {
    "look-at": (
        "against",
        "lang",
        "view",
        "need",
        "by",
        "since",
        "focus",
        "actor",
        "term",
        "frame",
        "depth",
        "split",
        "diff",
        "changed_since",
        "stdin_filename",
        "baseline",
        "profile",
    ),
    "rules": (
        "only",
        "select",
        "ignore",
        "fail_on",
        "max_warnings",
        "exit_zero",
        "write_baseline",
        "fix",
        "unsafe_fixes",
    ),
    "output": (
        "file_format",
        "output_format",
        "output",
        "statistics",
        "quiet",
        "verbose",
        "theme",
        "paper",
        "orientation",
        "dpi",
        "scale",
        "direction",
        "show",
        "hide",
        "findings",
        "engine",
        "check",
        "force",
        "jobs",
        "no_cache",
    ),
    "settings": ("config", "isolated", "allow_plugins", "show_settings", "on"),
}
"""The options by what they are about, under the headings that help has; all others come last."""

_PAGES = {
    "new": "new",
    "lint": "ci",
    "fmt": "fmt",
    "lsp": "editors",
    "render": "pictures",
    "diff": "pictures",
    "watch": "watch",
    "table": "tables",
    "advise": "advice",
    "report": "report",
    "calendar": "tables",
    "import": "import",
    "export": "import",
    "rule": "rules/README",
    "schema": "keywords",
    "cache": "environment",
    "completion": "environment",
}
"""The page of the documentation on each command."""
_ONLY_ENGLISH = ("rules/README",)
_FEW = 4
_DOCS = "docs"
"""The pages have no address on the web yet: this is their folder in the source."""

_NAME_COLUMN = 20


class _Explained:
    """The parts of a help page in the user's language, for commands and for the group."""

    def get_help_option(self: Any, ctx: Any) -> Any:
        option: Any = TyperCommand.get_help_option(self, ctx)
        # Typer checks the value of an option through Pydantic, except where it is yes or no already: with this default
        # a help page needs no Pydantic, and comes in half the time.
        option.default = False
        return option

    def format_usage(self: Any, ctx: Any, formatter: Any) -> None:
        # Typer puts braces around what has to be given, and somebody would type them.
        pieces = re.sub(r"\{([A-Z]+)\}", r"\1", " ".join(self.collect_usage_pieces(ctx)))
        formatter.write_usage(ctx.command_path, pieces, prefix=_heading(say("usage")))

    def format_options(self: Any, ctx: Any, formatter: Any) -> None:
        parameters = [one for one in self.get_params(ctx) if not one.hidden]
        arguments = [one for one in parameters if one.param_type_name == "argument"]
        options = [one for one in parameters if one.param_type_name == "option"]
        for title, some in (("arguments", arguments), *_grouped(options)):
            if some:
                with formatter.section(_heading(say(title))):
                    formatter.write_dl([_row(one, ctx) for one in some], col_max=_NAME_COLUMN)

    def format_epilog(self: Any, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 Typer calls it so
        """Examples, kept as they are written: every line is a command."""
        if self.epilog:
            with formatter.section(_heading(say("examples"))):
                for line in self.epilog.splitlines():
                    formatter.write(f"  {line}\n")
        if page := _page(self.name):
            formatter.write(f"\n{say('more')}: {page}\n")


class Command(_Explained, TyperCommand):
    pass


class Group(_Explained, TyperGroup):
    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        return _loaded(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] == "help":  # `toc help CMD` is `toc CMD --help`
            args = [*args[1:2], "--help"]
            if args == ["--help"]:
                sys.stdout.write(f"{ctx.get_help()}\n")
                raise typer.Exit
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            raise UsageError("there-is-no-command-all", name=name, did_you_mean=did_you_mean(name, COMMANDS))
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        rows = [(name, module_of(name).HELP) for name in COMMANDS]
        with formatter.section(_heading(say("commands"))):
            formatter.write_dl(rows, col_max=_NAME_COLUMN)
        super().format_options(ctx, formatter)


def application() -> Any:
    """The whole command line, in the user's language."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.callback(
        cls=Group,
        help=say("a-theory-of-change-in"),
        epilog=say("toc-new-make-a-plan"),
        context_settings={"help_option_names": ["-h", "--help"]},
        options_metavar=_options(),
        subcommand_metavar=say("command"),
    )(_toc)
    return _plain(typer.main.get_command(app))


def _show_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"toc {__version__}\n")
        raise typer.Exit


_Version = Annotated[
    bool,
    typer.Option("--version", callback=_show_version, is_eager=True, help=say("show-the-version")),
]


_Color = Annotated[
    Literal["auto", "always", "never"],
    typer.Option("--color", callback=choose_color, is_eager=True, case_sensitive=False, help=say("color-the-output")),
]


def _toc(version: _Version = False, color: _Color = "auto") -> None:
    """Only subcommands do something."""


def _options() -> str:
    return say("options")


def module_of(name: str) -> Any:
    return import_module(f"toc.apps.cli.{_MODULES.get(name, name)}")


def _loaded(name: str) -> Any:
    module = module_of(name)
    run = getattr(module, _MODULES.get(name, name))
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(
        name,
        cls=Command,
        help=module.HELP,
        epilog=getattr(module, "EXAMPLES", None),
        options_metavar=_options(),
        context_settings={"help_option_names": ["-h", "--help"]},
    )(with_settings(run, dated=name in _DATED) if name in _WITH_SETTINGS else run)
    return _plain(typer.main.get_command(app))


def _plain(command: Any) -> Any:
    """The command with parameters that are read without Pydantic where that can be."""
    for parameter in command.params:
        parameter.get_runtime_param = _Plainly(parameter).itself
    return command


class _Plainly:
    """Takes the value of a parameter as it is where it is a text, texts, or not given: Typer checks values through
    Pydantic, and that takes longer to import than a plan that was checked before takes in all."""

    def __init__(self, parameter: Any) -> None:
        self._checked = parameter.get_runtime_param
        kind = parameter.type_descriptor
        self._annotation = kind.annotation
        literal = get_origin(kind.annotation) is Literal and not kind.case_sensitive
        self._choices = get_args(kind.annotation) if literal else ()

    def itself(self) -> Any:
        return self

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        if value is None:
            return () if param.multiple or param.nargs == -1 else None
        if self._annotation is str and isinstance(value, str):
            return value
        if self._annotation == list[str] and all(isinstance(one, str) for one in value):
            return list(value)
        if isinstance(value, str) and value.lower() in self._choices:
            return value.lower()
        return self._checked().coerce(value, param=param, ctx=ctx)


def color_first(arguments: list[str]) -> list[str]:
    """The arguments with `--color` before the command, wherever it was typed."""
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    for number, one in enumerate(options):
        if one == "--color" or one.startswith("--color="):
            taken = 2 if one == "--color" else 1
            return [*arguments[number : number + taken], *arguments[:number], *arguments[number + taken :]]
    return arguments


def _grouped(options: list[Any]) -> list[tuple[str, list[Any]]]:
    """The options under their headings. A few need none but 'Options'."""
    groups = {name: [option for option in options if option.name in names] for name, names in _GROUPS.items()}
    rest = [option for option in options if not any(option in some for some in groups.values())]
    if len(options) - len(rest) < _FEW:
        return [("options-2", options)]
    return [*((f"group-{name}", some) for name, some in groups.items()), ("group-other", rest)]


def _page(command: str | None) -> str | None:
    """The address of the page on a command, in the user's language where it is there."""
    page = _PAGES.get(command or "")
    if page is None:
        return None
    ending = ".nl.md" if user_tongue() == "nl" and page not in _ONLY_ENGLISH else ".md"
    return f"{_DOCS}/{page}{ending}"


def _heading(text: str) -> str:
    return paint_for(sys.stdout)(text, BOLD)


def _row(parameter: Any, ctx: Any) -> tuple[str, str]:
    """An argument or option and what it does."""
    text = about(parameter)
    if parameter.param_type_name == "argument":
        return parameter.display_name_raw, text
    names = ", ".join([*sorted(parameter.opts, key=len), *parameter.secondary_opts])
    if parameter.is_flag:
        return names, text
    default = parameter.get_default(ctx)
    shown = getattr(default, "value", default)
    if parameter.show_default and shown not in (None, "", (), []):
        text += say("default", shown=shown)
    return f"{names} {parameter.display_type_rich(ctx)}", text


def about(parameter: Any) -> str:
    """What an argument or option does."""
    if "--help" in parameter.opts:
        return say("show-this-explanation")
    return parameter.help or ""
