"""`toc lint`: checks plans and says what is wrong, where."""

import os
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from toc.cli import lint_options as options
from toc.cli.language import say, user_tongue

if TYPE_CHECKING:
    from toc.model import Language
    from toc.reports import Checked
    from toc.settings import Settings

HELP = say(
    "Check plans: what is wrong, where, and what to write instead.",
    "Plannen nakijken: wat er fout is, waar, en wat je beter schrijft.",
)
EXAMPLES = say(
    "toc lint                          every plan in this folder and below it\n"
    "toc lint plan.toc.yaml            one plan\n"
    "toc lint --only actors            one checklist of the training\n"
    "toc lint --fail-on warning plans  warnings count as well\n"
    "toc lint --fix plan.toc.yaml      mend what can be mended",
    "toc lint                             alle plannen in deze map en eronder\n"
    "toc lint plan.toc.yaml               één plan\n"
    "toc lint --only actors               één checklist van de training\n"
    "toc lint --fail-on warning plannen   ook waarschuwingen tellen mee\n"
    "toc lint --fix plan.toc.yaml         verbeteren wat te verbeteren is",
)


def lint(  # noqa: PLR0913, PLR0917 each is an option
    paths: options.Paths = None,
    output_format: options.Format = "full",
    lang: options.Lang = None,
    profile: options.Profile = None,
    fail_on: options.FailOn = None,
    only: options.Only = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    statistics: options.Statistics = False,
    fix: options.FixThem = False,
    unsafe_fixes: options.UnsafeFixes = False,
    diff: options.Diff = False,
    config: options.Config = None,
    isolated: options.Isolated = False,
    show_settings: options.ShowSettings = False,
    stdin_filename: options.StdinFilename = "<stdin>",
) -> int:
    from toc.cli.inputs import chosen
    from toc.cli.settings import Asked, Chosen

    asked = Asked(
        config=config,
        isolated=isolated,
        select=select or (),
        ignore=ignore or (),
        only=only or (),
        profile=profile,
        fail_on=fail_on,
    )
    files = chosen(paths or [os.curdir])
    choice = Chosen(asked, stdin_filename)
    settings = {path: choice.settings(path) for path in files}
    if show_settings:
        from toc.cli.settings_view import shown

        sys.stdout.writelines(shown(files, choice, stdin_filename))
        return 0
    if fix or diff or unsafe_fixes:
        from toc.cli.mending import differences, mend_all

        if diff:
            return differences(settings, unsafe=unsafe_fixes)
        mend_all(settings, unsafe=unsafe_fixes, wanted=fix)
    checked = _checked(settings, lang, stdin_filename)
    _tell(checked, output_format, lang, statistics=statistics)
    return exit_code(checked, [one.fail_on for one in settings.values()])


def _checked(settings: "Mapping[str, Settings]", lang: str | None, stdin_name: str) -> "list[Checked]":
    from toc.cli.check import check, check_stdin
    from toc.cli.inputs import STDIN
    from toc.model import Language

    language = Language(lang) if lang else None
    return [
        check_stdin(stdin_name, language, one) if path == STDIN else check(path, language, one)
        for path, one in settings.items()
    ]


def _tell(checked: "Sequence[Checked]", output_format: str, lang: str | None, *, statistics: bool) -> None:
    from toc.cli.terminal import paint_for, width_of
    from toc.model import Language
    from toc.reports import OutputFormat, Page, report

    page = Page(width=width_of(sys.stdout), paint=paint_for(sys.stdout))
    if statistics:
        from toc.reports import statistics as numbers

        pieces = numbers.report(
            checked, OutputFormat(output_format), language=Language(lang or user_tongue()), page=page
        )
    else:
        closing = Language(lang) if lang else _spoken(checked) or Language(user_tongue())
        pieces = report(checked, OutputFormat(output_format), language=closing, page=page)
    for piece in pieces:
        sys.stdout.write(piece)


def _spoken(checked: "Sequence[Checked]") -> "Language | None":
    """The language of all findings, or of all files without any: if it is one, the summary speaks it as well."""
    languages = {file.language for file in checked if file.findings} or {file.language for file in checked}
    return languages.pop() if len(languages) == 1 else None


def exit_code(checked: "Sequence[Checked]", fail_on: Sequence[str | None]) -> int:
    """2 where nothing could be read, 1 where something counts that weighs at least as much as the `fail_on` of its
    file (None: the bar of its profile), 0 otherwise."""
    if all(file.lines is None for file in checked):
        return 2
    return int(any(_fails(file, least) for file, least in zip(checked, fail_on, strict=True)))


def _fails(file: "Checked", fail_on: str | None) -> bool:
    from toc.finding import Severity

    if fail_on == "never":
        return False
    least = Severity(fail_on) if fail_on else file.profile.bar
    return any(finding.severity.weight >= least.weight for finding in file.standing.counting)
