"""`toc lint`: checks plans and says what is wrong, where."""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from toc.cli.language import Tongue, say, user_tongue

if TYPE_CHECKING:
    from toc.model import Language
    from toc.reports import Checked

HELP = say(
    "Check plans: what is wrong, where, and what to write instead.",
    "Plannen nakijken: wat er fout is, waar, en wat je beter schrijft.",
)
EXAMPLES = say(
    "toc lint                          every plan in this folder and below it\n"
    "toc lint plan.toc.yaml            one plan\n"
    "toc lint --fail-on warning plans  warnings count as well\n"
    "toc lint --fix plan.toc.yaml      mend what can be mended",
    "toc lint                             alle plannen in deze map en eronder\n"
    "toc lint plan.toc.yaml               één plan\n"
    "toc lint --fail-on warning plannen   ook waarschuwingen tellen mee\n"
    "toc lint --fix plan.toc.yaml         verbeteren wat te verbeteren is",
)

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=say("PATH", "PAD"),
        help=say(
            "Files, folders (every *.toc.yaml and *.toc.yml below them, without what git ignores), or - to read what "
            "is piped in. Without a path: the current folder.",
            "Bestanden, mappen (elke *.toc.yaml en *.toc.yml eronder, zonder wat git negeert), of - voor wat je "
            "doorstuurt met een pipe. Zonder pad: de huidige map.",
        ),
    ),
]
Format = Annotated[
    Literal["full", "concise", "json"],
    typer.Option(
        case_sensitive=False,
        help=say(
            "full: with the place in the file and what to do. concise: one line each. json: for programs.",
            "full: met de plaats in het bestand en wat je kunt doen. concise: één regel per bevinding. json: voor "
            "programma's.",
        ),
    ),
]
Lang = Annotated[
    Tongue | None,
    typer.Option(
        case_sensitive=False,
        help=say(
            "Language of the findings. Without it: the language of the file.",
            "Taal van de bevindingen. Zonder: de taal van het bestand.",
        ),
    ),
]
FailOn = Annotated[
    Literal["error", "warning", "info", "never"],
    typer.Option(
        case_sensitive=False,
        help=say(
            "The lightest finding with which toc ends with exit code 1.",
            "De lichtste bevinding waarbij toc eindigt met afsluitcode 1 (fout, waarschuwing, tip of nooit).",
        ),
    ),
]
StdinFilename = Annotated[
    str,
    typer.Option(
        metavar=say("NAME", "NAAM"),
        help=say("The name to show for what is piped in.", "De naam om te tonen voor wat je doorstuurt."),
    ),
]


FixThem = Annotated[
    bool,
    typer.Option(
        "--fix",
        help=say(
            "Mend in the files what can be mended safely, then report what is left.",
            "Verbeter in de bestanden wat veilig te verbeteren is, en meld wat er overblijft.",
        ),
    ),
]
UnsafeFixes = Annotated[
    bool,
    typer.Option(
        "--unsafe-fixes",
        help=say(
            "With --fix or --diff: also what may change the meaning. Read it again afterwards.",
            "Bij --fix of --diff: ook wat de betekenis kan veranderen. Lees het daarna na.",
        ),
    ),
]
Diff = Annotated[
    bool,
    typer.Option(
        "--diff",
        help=say(
            "Show what --fix would change, and change nothing.", "Toon wat --fix zou veranderen, en verander niets."
        ),
    ),
]


def lint(
    paths: Paths = None,
    output_format: Format = "full",
    lang: Lang = None,
    fail_on: FailOn = "error",
    fix: FixThem = False,
    unsafe_fixes: UnsafeFixes = False,
    diff: Diff = False,
    stdin_filename: StdinFilename = "<stdin>",
) -> int:
    from toc.cli.check import check, check_stdin
    from toc.cli.inputs import STDIN, chosen
    from toc.cli.terminal import paint_for, width_of
    from toc.model import Language
    from toc.reports import OutputFormat, Page, report

    if fix or diff or unsafe_fixes:
        from toc.cli.mending import differences, mend_all

        if diff:
            return differences(chosen(paths or [os.curdir]), unsafe=unsafe_fixes)
        mend_all(chosen(paths or [os.curdir]), unsafe=unsafe_fixes, wanted=fix)
    language = Language(lang) if lang else None
    checked = [
        check_stdin(stdin_filename, language) if path == STDIN else check(path, language)
        for path in chosen(paths or [os.curdir])
    ]
    page = Page(width=width_of(sys.stdout), paint=paint_for(sys.stdout))
    closing = language or _spoken(checked) or Language(user_tongue())
    for piece in report(checked, OutputFormat(output_format), language=closing, page=page):
        sys.stdout.write(piece)
    return exit_code(checked, fail_on)


def _spoken(checked: "Sequence[Checked]") -> "Language | None":
    """The language of all findings, or of all files without any: if it is one, the summary speaks it as well."""
    languages = {file.language for file in checked if file.findings} or {file.language for file in checked}
    return languages.pop() if len(languages) == 1 else None


def exit_code(checked: "Sequence[Checked]", fail_on: str) -> int:
    """2 where nothing could be read, 1 where something weighs at least as much as `fail_on`, 0 otherwise."""
    from toc.finding import Severity

    if all(file.lines is None for file in checked):
        return 2
    if fail_on == "never":
        return 0
    least = Severity(fail_on).weight
    return int(any(finding.severity.weight >= least for file in checked for finding in file.findings))
