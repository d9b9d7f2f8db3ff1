"""What may stand where somebody pressed the tab key: commands, options and their values, rules and checklists."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from toc.apps.language import user_tongue


class Candidate(NamedTuple):
    """A word that may come there, and a few words about it."""

    value: str
    about: str = ""


class Typed(NamedTuple):
    """What was typed before the word at the cursor: the command, the option that waits for a value, how many words are
    arguments, and whether `--` said that no options follow."""

    command: Any = None
    waiting: Any = None
    arguments: int = 0
    only_arguments: bool = False


def candidates(words: Sequence[str], *, split: bool = False) -> list[Candidate]:
    """What may come in the place of the last of these words, which follow `toc` on the command line.

    None at all: something else than we know may come there, a file for instance. With `split` the words come from a
    shell that breaks `--option=value` at its sign, and that wants only the value back.
    """
    words, broken = _joined(words) if split else (list(words), False)
    *before, current = words or [""]
    from toc.apps.cli.app import application

    group = application()
    context = group.make_context("toc", [], resilient_parsing=True)
    typed = _read(before, group, context)
    if typed is None:
        return []
    found = _fitting(current, typed, group, context)
    if broken and current.startswith("-"):
        return [one._replace(value=one.value.partition("=")[2]) for one in found]
    return found


def _joined(words: Sequence[str]) -> tuple[list[str], bool]:
    """`--option`, `=`, `value` as one word again, and whether that was done to the last of them."""
    whole: list[str] = []
    broken = False
    for word in words:
        if word == "=" and whole and whole[-1].startswith("--") and "=" not in whole[-1]:
            whole[-1] += "="
            broken = True
        elif broken and whole[-1].endswith("="):
            whole[-1] += word
        else:
            whole.append(word)
            broken = False
    return whole, broken


def _read(words: Iterable[str], group: Any, context: Any) -> Typed | None:
    """What these words say; None where the command is none of ours."""
    typed = Typed()
    for word in words:
        if typed.waiting:
            typed = typed._replace(waiting=None)
        elif not typed.only_arguments and word == "--":
            typed = typed._replace(only_arguments=True)
        elif not typed.only_arguments and word.startswith("-") and word != "-":
            option = _option(word, typed.command or group, context)
            typed = typed._replace(waiting=option if option and not option.is_flag else None)
        elif typed.command is None:
            command = group.get_command(context, word)
            if command is None:
                return None
            typed = typed._replace(command=command)
        else:
            typed = typed._replace(arguments=typed.arguments + 1)
    return typed


def _option(name: str, command: Any, context: Any) -> Any:
    return next((one for one in _options(command, context) if name in one.opts), None)


def _options(command: Any, context: Any) -> list[Any]:
    return [one for one in command.get_params(context) if one.param_type_name == "option" and not one.hidden]


def _fitting(current: str, typed: Typed, group: Any, context: Any) -> list[Candidate]:
    command = typed.command
    if typed.waiting:
        return _values(typed.waiting, command, current)
    if current.startswith("-") and not typed.only_arguments:
        name, sign, value = current.partition("=")
        option = _option(name, command or group, context) if sign else None
        if option:
            found = _values(option, command, value)
            return [one._replace(value=f"{name}={one.value}") for one in found]
        return [] if sign else _starting(_option_names(command or group, context), current)
    if command is None:
        return _starting(_commands(), current)
    arguments = [one for one in command.params if one.param_type_name == "argument" and not one.hidden]
    if not arguments or (typed.arguments >= len(arguments) and arguments[-1].nargs != -1):
        return []
    return _values(arguments[min(typed.arguments, len(arguments) - 1)], command, current)


def _option_names(command: Any, context: Any) -> Iterator[Candidate]:
    from toc.apps.cli.app import about

    for option in _options(command, context):
        text = _first_sentence(about(option))
        yield from (Candidate(name, text) for name in (*option.opts, *option.secondary_opts) if name.startswith("--"))


def _commands() -> Iterator[Candidate]:
    from toc.apps.cli.app import COMMANDS, module_of

    return (Candidate(name, _first_sentence(module_of(name).HELP)) for name in COMMANDS)


def _first_sentence(text: str) -> str:
    return text.partition(". ")[0].rstrip(".")


def _starting(all_of_them: Iterable[Candidate], begin: str) -> list[Candidate]:
    return [one for one in all_of_them if one.value.lower().startswith(begin.lower())]


def _values(parameter: Any, command: Any, begin: str) -> list[Candidate]:
    """What that option or argument takes and starts so."""
    if parameter.type_descriptor.choices:
        return _starting(
            (Candidate(str(getattr(one, "value", one))) for one in parameter.type_descriptor.choices), begin
        )
    if "|" in (parameter.metavar or ""):
        return _starting(map(Candidate, parameter.metavar.split("|")), begin)
    where = (command.name if command else "", parameter.name)
    if where in _WITH_COMMAS:
        return _with_commas(_WITH_COMMAS[where], begin)
    if where == ("new", "template"):
        return _starting(_templates(), begin)
    return _starting(_rules(begin), begin) if where == ("rule", "name") else []


def _with_commas(listed: Callable[[str], Iterable[Candidate]], begin: str) -> list[Candidate]:
    """The last of some values with commas between them, and not what is there already."""
    before, comma, last = begin.rpartition(",")
    already = {one.strip().lower() for one in before.split(",")}
    found = [one for one in _starting(listed(last), last) if one.value.lower() not in already]
    return [one._replace(value=f"{before}{comma}{one.value}") for one in found]


def _rules(begin: str) -> Iterator[Candidate]:
    """The rules by name; by code as well for who started to write one."""
    from toc.core.model import Language
    from toc.lint.rules import ALL_RULES

    language = Language(user_tongue())
    by_code = begin.upper().startswith("TOC")
    for rule in ALL_RULES:
        title = rule.wording(language).title.rstrip(".")
        yield Candidate(rule.name, title)
        if by_code:
            yield Candidate(rule.code, title)


def _templates() -> Iterator[Candidate]:
    from toc.conversation.templates import templates

    return (Candidate(one.name, _first_sentence(one.about)) for one in templates())


def _checklists(_begin: str) -> Iterator[Candidate]:
    from toc.core.languages import Language
    from toc.lint.rules.base import Checklist

    return (Candidate(checklist.value, checklist.heading(Language(user_tongue()))) for checklist in Checklist)


def _selected(begin: str) -> Iterator[Candidate]:
    yield from _checklists(begin)
    yield from _rules(begin)
    yield Candidate("ALL")


def _ignored(begin: str) -> Iterator[Candidate]:
    """What may be left out: the rules that say what cannot be read always run."""
    from toc.lint.rules import find

    for one in _selected(begin):
        rule = find(one.value)
        if rule is None or not rule.cannot_be_ignored:
            yield one


_WITH_COMMAS: Mapping[tuple[str, str], Callable[[str], Iterable[Candidate]]] = {
    ("lint", "only"): _checklists,
    ("lint", "select"): _selected,
    ("lint", "ignore"): _ignored,
}
