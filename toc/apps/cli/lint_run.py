"""What `toc lint` does around checking: which files, how loud, and with which exit code."""

import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from toc.apps.errors import plain, print_error
from toc.apps.language import say
from toc.core.errors import UsageError
from toc.core.findings import Severity
from toc.core.languages import Language
from toc.core.messages import Fraction
from toc.system.files import STDIN

if TYPE_CHECKING:
    from toc.apps.cli.baselines import Baselines
    from toc.core.settings import Settings
    from toc.lint.formatters import Checked
    from toc.workspace.cache import Cache
    from toc.workspace.workspace import Workspace


def refuse_contradictions(asked: Mapping[str, bool]) -> None:
    """Raises UsageError where two options are given, by name, that do not go together."""
    for one, other in (
        ("--quiet", "--verbose"),
        ("--write-baseline", "--diff"),
        ("--write-baseline", "--show-settings"),
    ):
        if asked[one] and asked[other]:
            raise UsageError("does-not-go-with", one=one, other=other)


def changed_since(revision: str, files: Sequence[str]) -> list[str]:
    """The files that git says changed since that revision. Raises UsageError where git cannot say."""
    from toc.system.git import GitError
    from toc.workspace.changed_files import changes

    if STDIN in files:
        raise UsageError("changed-since-goes-by-files")
    try:
        changed = changes(revision)
        return [file for file in files if _has_changed(file, changed.has)]
    except GitError as trouble:
        said = f"\ngit: {trouble.said}" if trouble.said else ""
        raise UsageError("--changed-since: " + trouble.message + said) from trouble


def _has_changed(file: str, has: Callable[[str], bool]) -> bool:
    try:
        return has(file)
    except ValueError as outside:
        raise UsageError("changed-since-is-not-in", file=file) from outside


def say_unchanged(revision: str) -> None:
    print_error(say("no-plan-changed-since", revision=revision))


def at_most(option: str, written: str | None, least: int = 0) -> int | None:
    """The number of that option. Raises UsageError for what is none."""
    if written is None:
        return None
    if not (written.isascii() and written.isdigit() and len(written) < 10 and int(written) >= least):
        raise UsageError("does-not-fit-give-a", written=written, option=option, least=least)
    return int(written)


class Outcome:
    """What decides on the exit code of a run: numbers only."""

    def __init__(self) -> None:
        self.files = self.unread = self.failed = self._warnings = 0
        self._found: set[Language] = set()
        self._looked_at: set[Language] = set()

    def add(self, file: "Checked", fail_on: str | None) -> None:
        """Takes in a file. With the `fail_on` of its settings; None: the bar of its profile."""
        standing = file.standing
        self.files += 1
        self.unread += file.lines is None
        severities = Counter([finding.severity for finding in standing.deciding])
        self.failed += fail_on != "never" and any(one.weight >= _least(file, fail_on) for one in severities)
        self._warnings += severities[Severity.WARNING]
        self._looked_at.add(file.language)
        if file.findings:
            self._found.add(file.language)

    @property
    def language(self) -> Language | None:
        """The language of all findings, or of all files without any: if it is one, the summary speaks it as well."""
        languages = self._found or self._looked_at
        return next(iter(languages)) if len(languages) == 1 else None

    def too_many_warnings(self, most: int | None) -> bool:
        """Whether more warnings count than are allowed; where they do, that is said."""
        found = self._warnings
        if most is None or found <= most:
            return False
        warnings = say("1-warning") if found == 1 else say("warnings", found=found)
        print_error(say("and-max-warnings-allows", warnings=warnings, most=most))
        return True


def only_failing(file: "Checked", fail_on: str | None) -> "Checked":
    """The file with only the findings that decide the exit code: those that count and weigh enough. With `never` those
    that would decide without it."""
    least = _least(file, None if fail_on == "never" else fail_on)
    return replace(
        file, findings=tuple(finding for finding in file.standing.deciding if finding.severity.weight >= least)
    )


def _least(file: "Checked", fail_on: str | None) -> int:
    """How much a finding has to weigh to decide the exit code."""
    return (Severity(fail_on) if fail_on else file.profile.failing_severity).weight


def baselines(
    workspace: "Workspace", settings: Mapping[str, "Settings"], asked: str | None, *, renew: bool, stdin_name: str
) -> "Baselines | None":
    """The baselines of a run, read; None where there are none. Raises UsageError where one does not hold."""
    if asked is None and not renew and not any(one.baseline for one in settings.values()):
        return None
    from toc.apps.cli.baselines import Baselines

    return Baselines(workspace, settings, asked, renew=renew, stdin_name=stdin_name)


def cache(today: date) -> "Cache | None":
    """What was found before for this user; None where there is no place for that."""
    from toc.workspace.cache import Cache, folder

    place = folder()
    return Cache(place, today=today) if place else None


class Watch:
    """`--verbose`: says on stderr which file is looked at, with what, and how long all of it took."""

    def __init__(self, files_of: Callable[[str], Sequence[str]], *, on: bool) -> None:
        self._files_of = files_of
        self._on = on
        self._start = time.perf_counter()

    def before(self, path: str, name: str) -> None:
        """Before a file is looked at: where it takes long, it is known which one."""
        if self._on:
            files = ", ".join(self._files_of(path)) or say("none")
            self._say(f"{name}: {say('settings')}: {files}", end="")

    def after(self, file: "Checked", settings: "Settings") -> None:
        if self._on:
            day = file.day and say("lint-training-day", day=file.day)
            profile = f"{say('profile')}: {file.profile.value}{f' ({day})' if day else ''}"
            asked = "" if settings.profile else say("its-status")
            self._say(f"; {profile}{asked}\n", end="")

    def end(self, files: int) -> None:
        if self._on:
            took = f"{time.perf_counter() - self._start:.2f}"
            print_error(say("files-in-seconds", count=files, seconds=Fraction(took)))

    @staticmethod
    def _say(text: str, end: str) -> None:
        sys.stderr.write(plain(text) + end)
        sys.stderr.flush()


def say_left_out(folders: Sequence[tuple[str, str]]) -> None:
    """Says of which folders the rules did not run, and what lets them."""
    from toc.workspace.config.files import name_of

    for folder, where in folders:
        print_error(say("plugin-folder-left-out", folder=name_of(folder), where=where))
