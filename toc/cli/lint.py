"""`toc lint`: checks plans and says what is wrong, where."""

import os
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from toc.cli import lint_options as options
from toc.cli.language import say, user_tongue

if TYPE_CHECKING:
    from toc.cli.lint_run import Watch
    from toc.cli.outputs import Outputs
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

_FOR_PEOPLE = ("full", "concise", "github")


def lint(  # noqa: PLR0913, PLR0917 each is an option
    paths: options.Paths = None,
    output_format: options.Format = None,
    output: options.Output = None,
    lang: options.Lang = None,
    profile: options.Profile = None,
    fail_on: options.FailOn = None,
    max_warnings: options.MaxWarnings = None,
    exit_zero: options.ExitZero = False,
    baseline: options.Baseline = None,
    write_baseline: options.WriteBaseline = False,
    changed_since: options.ChangedSince = None,
    only: options.Only = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    statistics: options.Statistics = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    fix: options.FixThem = False,
    unsafe_fixes: options.UnsafeFixes = False,
    diff: options.Diff = False,
    config: options.Config = None,
    isolated: options.Isolated = False,
    show_settings: options.ShowSettings = False,
    stdin_filename: options.StdinFilename = "<stdin>",
) -> int:
    from toc.cli import lint_run
    from toc.cli.inputs import chosen
    from toc.cli.outputs import wanted
    from toc.cli.settings import Asked, Chosen

    lint_run.refuse_contradictions(
        {
            "--quiet": quiet,
            "--verbose": verbose,
            "--write-baseline": write_baseline,
            "--diff": diff,
            "--show-settings": show_settings,
        }
    )
    most = lint_run.at_most(max_warnings)
    asked = Asked(
        config=config,
        isolated=isolated,
        select=select or (),
        ignore=ignore or (),
        only=only or (),
        profile=profile,
        fail_on=fail_on,
        baseline=baseline,
    )
    outputs = wanted(output_format, output or ())
    files = chosen(paths or [os.curdir])
    outputs.spare(files)
    choice = Chosen(asked, stdin_filename)
    watch = lint_run.Watch(choice.files, on=verbose)
    if changed_since is not None and not (files := lint_run.changed_since(changed_since, files)):
        lint_run.say_unchanged(changed_since)
    settings = {path: choice.settings(path) for path in files}
    if show_settings:
        from toc.cli.settings_view import shown

        sys.stdout.writelines(shown(files, choice, stdin_filename))
        return 0
    known = lint_run.baselines(settings, baseline, renew=write_baseline, stdin_name=stdin_filename)
    if fix or diff or unsafe_fixes:
        from toc.cli.mending import differences, mend_all

        if diff:
            changed = differences(settings, unsafe=unsafe_fixes)
            return 0 if exit_zero else changed
        mend_all(settings, unsafe=unsafe_fixes, wanted=fix)
    checked = _checked(settings, lang, stdin_filename, watch)
    if known:
        checked = known.applied(checked, quiet=quiet)
    fail_ons = [one.fail_on for one in settings.values()]
    _tell(checked, outputs, lang, statistics=statistics, quiet=fail_ons if quiet else None)
    watch.end(len(checked))
    too_many = lint_run.too_many_warnings(checked, most)
    return 0 if exit_zero else exit_code(checked, fail_ons) or int(too_many)


def _checked(settings: "Mapping[str, Settings]", lang: str | None, stdin_name: str, watch: "Watch") -> "list[Checked]":
    from toc.cli.check import check, check_stdin
    from toc.cli.inputs import STDIN
    from toc.model import Language

    language = Language(lang) if lang else None
    checked = []
    for path, one in settings.items():
        watch.before(path, stdin_name if path == STDIN else path)
        checked.append(check_stdin(stdin_name, language, one) if path == STDIN else check(path, language, one))
        watch.after(checked[-1], one)
    return checked


def _tell(
    checked: "Sequence[Checked]",
    outputs: "Outputs",
    lang: str | None,
    *,
    statistics: bool,
    quiet: "Sequence[str | None] | None",
) -> None:
    """Writes the reports. `quiet`: for people only what decides the exit code, by the `fail_on` of each file."""
    from toc.cli.lint_run import only_failing
    from toc.cli.outputs import on_screen, repository
    from toc.cli.terminal import paint_for, width_of
    from toc.model import Language
    from toc.reports import Page, report

    closing = Language(lang) if lang else _spoken(checked) or Language(user_tongue())
    outputs.write(checked, closing)
    if outputs.shown in _FOR_PEOPLE and not checked:
        return
    if outputs.shown in _FOR_PEOPLE and quiet is not None:
        checked = only_failing(checked, quiet)
    page = Page(width=width_of(sys.stdout), paint=paint_for(sys.stdout), root=repository(), quiet=quiet is not None)
    if statistics:
        from toc.reports import statistics as numbers

        pieces = numbers.report(checked, outputs.shown, language=Language(lang or user_tongue()), page=page)
    else:
        pieces = report(checked, outputs.shown, language=closing, page=page)
    for piece in on_screen(pieces, outputs.shown):
        sys.stdout.write(piece)


def _spoken(checked: "Sequence[Checked]") -> "Language | None":
    """The language of all findings, or of all files without any: if it is one, the summary speaks it as well."""
    languages = {file.language for file in checked if file.findings} or {file.language for file in checked}
    return languages.pop() if len(languages) == 1 else None


def exit_code(checked: "Sequence[Checked]", fail_on: Sequence[str | None]) -> int:
    """2 where nothing could be read, 1 where something counts that weighs at least as much as the `fail_on` of its
    file (None: the bar of its profile), 0 otherwise."""
    if checked and all(file.lines is None for file in checked):
        return 2
    return int(any(_fails(file, least) for file, least in zip(checked, fail_on, strict=True)))


def _fails(file: "Checked", fail_on: str | None) -> bool:
    from toc.finding import Severity

    if fail_on == "never":
        return False
    least = Severity(fail_on) if fail_on else file.profile.bar
    return any(finding.severity.weight >= least.weight for finding in file.standing.counting)
