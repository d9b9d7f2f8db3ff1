"""`toc lint`: checks plans and says what is wrong, where."""

import os
import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from toc.apps.cli import lint_options as options
from toc.apps.cli.settings_options import Config, Isolated, On, day_of
from toc.apps.language import say, user_tongue
from toc.core.languages import Language

if TYPE_CHECKING:
    from datetime import date

    from toc.apps.cli.lint_run import Outcome
    from toc.apps.cli.outputs import Outputs
    from toc.core.settings import Settings
    from toc.lint.formatters import Checked, Formatter

HELP = say("check-plans-what-is-wrong")
EXAMPLES = say("toc-lint-every-plan-in")

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
    jobs: options.Jobs = None,
    no_cache: options.NoCache = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    fix: options.FixThem = False,
    unsafe_fixes: options.UnsafeFixes = False,
    diff: options.Diff = False,
    config: Config = None,
    isolated: Isolated = False,
    allow_plugins: options.AllowPlugins = False,
    on: On = None,
    show_settings: options.ShowSettings = False,
    stdin_filename: options.StdinFilename = "<stdin>",
) -> int:
    from toc.apps.cli import lint_run
    from toc.apps.cli.inputs import chosen
    from toc.apps.cli.outputs import wanted
    from toc.workspace.batch import Distinct, Run, checked_in_order, processors
    from toc.workspace.settings import SettingsOptions
    from toc.workspace.workspace import Workspace

    lint_run.refuse_contradictions(
        {
            "--quiet": quiet,
            "--verbose": verbose,
            "--write-baseline": write_baseline,
            "--diff": diff,
            "--show-settings": show_settings,
        }
    )
    most = lint_run.at_most("--max-warnings", max_warnings)
    processes = lint_run.at_most("--jobs", jobs, least=1)
    asked = SettingsOptions(
        config=config,
        isolated=isolated,
        select=select or (),
        ignore=ignore or (),
        only=only or (),
        profile=profile,
        fail_on=fail_on,
        baseline=baseline,
        plugin_folders=True,
        allow_plugins=allow_plugins,
    )
    outputs = wanted(output_format, output or ())
    files = chosen(paths or [os.curdir])
    outputs.spare(files)
    workspace = Workspace.open(asked, today=day_of(on), stdin_name=stdin_filename)
    watch = lint_run.Watch(workspace.settings_files, on=verbose)
    if changed_since is not None and not (files := lint_run.changed_since(changed_since, files)):
        lint_run.say_unchanged(changed_since)
    distinct = Distinct()
    settings = {path: distinct.one(workspace.settings(path)) for path in files}
    lint_run.say_left_out(workspace.resolver.left_out())
    if show_settings:
        from toc.apps.cli.settings_view import shown

        sys.stdout.writelines(shown(files, workspace.resolver, stdin_filename))
        return 0
    known = lint_run.baselines(workspace, settings, baseline, renew=write_baseline, stdin_name=stdin_filename)
    if fix or diff or unsafe_fixes:
        changed = _mended(settings, workspace.today, fix=fix, diff=diff, unsafe=unsafe_fixes)
        if changed is not None:
            return 0 if exit_zero else changed
    language = Language(lang) if lang else None
    run = Run(
        language=language,
        spoken=Language(user_tongue()),
        stdin_name=stdin_filename,
        today=workspace.today,
        jobs=processes or processors(),
        cache=None if no_cache else lint_run.cache(workspace.today),
    )
    checked = checked_in_order(settings, run, watch)
    if known:
        checked = known.applied(checked, quiet=quiet)
    outcome = _tell(checked, settings, outputs, language, statistics=statistics, quiet=quiet, bar=not verbose)
    watch.end(outcome.files)
    too_many = outcome.too_many_warnings(most)
    return 0 if exit_zero else exit_code(outcome) or int(too_many)


def _mended(settings: "Mapping[str, Settings]", today: "date", *, fix: bool, diff: bool, unsafe: bool) -> int | None:
    """Mends the files, or with `diff` shows what would change: then the exit code of that."""
    from toc.apps.cli.fix_files import differences, mend_all

    if diff:
        return differences(settings, today, unsafe=unsafe)
    mend_all(settings, today, unsafe=unsafe, wanted=fix)
    return None


def _tell(
    checked: "Iterator[Checked]",
    settings: "Mapping[str, Settings]",
    outputs: "Outputs",
    language: Language | None,
    *,
    statistics: bool,
    quiet: bool,
    bar: bool,
) -> "Outcome":
    """Writes the reports, plan by plan. `quiet`: for people only what decides the exit code."""
    from toc.apps.cli import progress
    from toc.apps.cli.lint_run import Outcome, only_failing
    from toc.apps.cli.outputs import on_screen
    from toc.apps.terminal import unbroken

    outcome, shown, written = Outcome(), _shown(outputs, statistics=statistics, quiet=quiet), outputs.begun()
    for_people = outputs.shown in _FOR_PEOPLE
    seen = progress.Bar(len(settings), on=bar and progress.wanted())
    try:
        for file, one in zip(checked, settings.values(), strict=True):
            outcome.add(file, one.fail_on)
            written.file(file)
            pieces = shown.file(only_failing(file, one.fail_on) if for_people and quiet else file)
            if text := "".join(on_screen(pieces, outputs.shown)):
                with seen.aside(), unbroken():
                    sys.stdout.write(text)
            seen.step()
    finally:
        seen.end()
    closing = language or outcome.language or Language(user_tongue())
    written.end(closing)
    if outcome.files or not for_people:
        spoken = (language or Language(user_tongue())) if statistics else closing
        for piece in on_screen(shown.closing(spoken), outputs.shown):
            sys.stdout.write(piece)
    return outcome


def _shown(outputs: "Outputs", *, statistics: bool, quiet: bool) -> "Formatter":
    """The report for standard output."""
    from toc.apps.cli.outputs import repository
    from toc.apps.terminal import paint_for, width_of
    from toc.lint.formatters import Page, begun

    page = Page(width=width_of(sys.stdout), paint=paint_for(sys.stdout), root=repository(), quiet=quiet)
    if statistics:
        from toc.lint.formatters.statistics import Statistics

        return Statistics(outputs.shown, page)
    return begun(outputs.shown, page)


def exit_code(outcome: "Outcome") -> int:
    """2 where nothing could be read, 1 where something counts that weighs enough, 0 otherwise."""
    if outcome.files and outcome.unread == outcome.files:
        return 2
    return int(outcome.failed > 0)
