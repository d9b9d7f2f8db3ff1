"""`toc completion`: the script with which a shell completes what stands after `toc`, and what may stand there."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal, NamedTuple

import typer

from toc.apps.language import say, user_tongue

# --- What may stand there ---------------------------------------------------------------------------------------------
# What may stand where somebody pressed the tab key: commands, options and their values, rules and checklists.


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
    if "|" in (parameter.metavar or ""):  # the values in the language of the help, where there are more spellings
        return _starting(map(Candidate, parameter.metavar.split("|")), begin)
    if parameter.type_descriptor.choices:
        return _starting(
            (Candidate(str(getattr(one, "value", one))) for one in parameter.type_descriptor.choices), begin
        )
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

    language = Language(user_tongue())
    return (Candidate(checklist.spoken(language), checklist.heading(language)) for checklist in Checklist)


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


# --- The command ------------------------------------------------------------------------------------------------------
# `toc completion`: the script with which a shell completes what somebody types after `toc`.
#
# The scripts ask `toc completion SHELL -- WORDS` for what may stand in the place of the last word: a line for each
# candidate, a tab, and what it is. They are ours and not Typer's, of which those for bash and zsh take the line apart
# again by themselves, so that `--option=value` and quotes go wrong.

HELP = say("let-your-shell-complete-commands")
EXAMPLES = say("bash-add-to-bashrc-eval")

Shell = Annotated[
    Literal["bash", "zsh", "fish", "powershell"],
    typer.Argument(
        metavar="bash|zsh|fish|powershell",
        case_sensitive=False,
        help=say("the-shell-that-you-use"),
    ),
]
Words = Annotated[list[str] | None, typer.Argument(metavar=say("word"), hidden=True)]


def completion(shell: Shell, words: Words = None) -> int:
    if words:
        sys.stdout.writelines(_answer(shell, words))
    else:
        sys.stdout.write(SCRIPTS[shell])
    return 0


def _answer(shell: str, words: Sequence[str]) -> Iterator[str]:
    if shell == "powershell":
        # Windows PowerShell does not hand on an empty word: there a dot stands before the last one.
        words = [*words[:-1], words[-1].removeprefix(".")]
    for one in candidates(words, split=shell == "bash"):
        yield f"{_line(shell, one)}\n"


def _line(shell: str, one: "Candidate") -> str:
    about = " ".join(one.about.split())
    if shell == "bash" or not about:
        return one.value
    if shell == "zsh":  # `_describe` takes what stands before the first colon
        return f"{one.value.replace(':', chr(92) + ':')}:{about}"
    return f"{one.value}\t{about}"


_BASH = """\
# toc: completion for bash (3.2 and later)
_toc_complete() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("$line")
    done < <("$1" completion bash -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o bashdefault -o default -F _toc_complete toc
"""

_ZSH = """\
#compdef toc
# toc: completion for zsh
_toc() {
    local -a found
    local line
    "${(@)words[1]}" completion zsh -- "${(@)words[2,CURRENT]}" 2>/dev/null | while IFS= read -r line; do
        found+=("$line")
    done
    if (( $#found )); then
        _describe -V toc found
    else
        _files
    fi
}
if [[ "${funcstack[1]}" == _toc ]]; then
    _toc "$@"
else
    compdef _toc toc
fi
"""

_FISH = """\
# toc: completion for fish
function __toc_found
    set -l typed (commandline -opc)
    set -l current (commandline -ct)
    set -g __toc_candidates (toc completion fish -- $typed[2..-1] "$current" 2>/dev/null)
    test (count $__toc_candidates) -gt 0
end
complete -c toc -n __toc_found -f -a '(string join \\n -- $__toc_candidates)'
"""

_POWERSHELL = """\
# toc: completion for PowerShell (5.1 and later)
Register-ArgumentCompleter -Native -CommandName 'toc', 'toc.exe' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $typed = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.Extent.Text })
    $program = $commandAst.CommandElements[0].Extent.Text.Trim("'", '"')
    $before = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
        & $program completion powershell '--' @typed ".$wordToComplete" 2>$null | ForEach-Object {
            $value, $about = $_ -split "`t", 2
            if (-not $about) { $about = $value }
            [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $about)
        }
    } finally {
        [Console]::OutputEncoding = $before
    }
}
"""

SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH, "powershell": _POWERSHELL}
