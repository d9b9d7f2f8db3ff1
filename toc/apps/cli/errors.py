"""Wrong use of options and arguments, as Typer reports it, in the words of `toc`."""

from collections.abc import Sequence
from typing import Any

from toc.apps.errors import worded
from toc.apps.language import say
from toc.core.errors import did_you_mean


def usage_text(error: Any, arguments: Sequence[str]) -> str:
    """A usage error of Typer in the user's language, with where to read more."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else " ".join(["toc", *arguments[:1]])
    return f"{_usage(error, context)}\n{say('how-it-works')}: {command} --help"


def _usage(error: Any, context: Any) -> str:
    # Typer keeps these classes in a private module: their names are what one can hold on to.
    match type(error).__name__:
        case "NoSuchOption":
            name = error.option_name
            known = [option for parameter in context.command.get_params(context) for option in parameter.opts]
            return say("there-is-no-option", name=name) + worded(did_you_mean(name, known))
        case "BadOptionUsage" if "requires" in error.message:
            name = error.option_name
            return say("needs-a-value-after-it-2", name=name)
        case "BadOptionUsage":
            name = error.option_name
            return say("takes-no-value", name=name)
        case "MissingParameter":
            name = _shown_name(error.param)
            return say("is-missing", name=name)
        case "BadParameter":
            return _bad_value(error)
        case "UsageError" if error.message.startswith("Got unexpected extra"):
            extra = error.message.partition("(")[2].partition("(")[2].rstrip(")")
            return say("is-one-word-too-many", extra=extra)
        case _:
            return str(error.format_message())


def _bad_value(error: Any) -> str:
    """A value that an option does not take; where it takes some few, these."""
    name = _shown_name(error.param)
    choices = [str(getattr(choice, "value", choice)) for choice in error.param.type_descriptor.choices or ()]
    refused = getattr(error.__cause__, "errors", None)
    if not choices or not refused:
        return say("this-value-does-not-fit", name=name, message2=error.message)
    written = str(refused()[0]["input"])
    listed = ", ".join(choices)
    text = say("does-not-fit-it-takes", written=written, name=name, listed=listed)
    return text + worded(did_you_mean(written, choices))


def _shown_name(parameter: Any) -> str:
    return str(max(parameter.opts, key=len) if parameter.param_type_name == "option" else parameter.display_name_raw)
