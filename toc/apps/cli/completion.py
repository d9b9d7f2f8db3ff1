"""`toc completion`: the script with which a shell completes what somebody types after `toc`.

The scripts ask `toc completion SHELL -- WORDS` for what may stand in the place of the last word: a line for each
candidate, a tab, and what it is. They are ours and not Typer's, of which those for bash and zsh take the line apart
again by themselves, so that `--option=value` and quotes go wrong.
"""

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from toc.apps.language import say

if TYPE_CHECKING:
    from toc.apps.cli.completing import Candidate

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
    from toc.apps.cli.completing import candidates

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
