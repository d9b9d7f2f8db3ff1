"""What `toc lint` does around checking: which files, how loud, and with which exit code."""

import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from toc.cli.inputs import STDIN
from toc.cli.language import say, user_tongue
from toc.cli.trouble import WrongUseError, complain
from toc.reports.visible import visible

if TYPE_CHECKING:
    from toc.cli.baselines import Baselines
    from toc.finding import Finding
    from toc.reports import Checked
    from toc.settings import Settings


def refuse_contradictions(asked: Mapping[str, bool]) -> None:
    """Raises WrongUseError where two options are given, by name, that do not go together."""
    for one, other in (
        ("--quiet", "--verbose"),
        ("--write-baseline", "--diff"),
        ("--write-baseline", "--show-settings"),
    ):
        if asked[one] and asked[other]:
            raise WrongUseError(say(f"{one} does not go with {other}.", f"{one} gaat niet samen met {other}."))


def changed_since(revision: str, files: Sequence[str]) -> list[str]:
    """The files that git says changed since that revision. Raises WrongUseError where git cannot say."""
    from toc.changed import GitError, changes

    if STDIN in files:
        raise WrongUseError(
            say(
                "--changed-since goes by files, not by what is piped in.",
                "--changed-since gaat over bestanden, niet over wat je doorstuurt.",
            )
        )
    try:
        changed = changes(revision)
    except GitError as trouble:
        said = f"\ngit: {trouble.said}" if trouble.said else ""
        raise WrongUseError(f"--changed-since: {trouble.text[user_tongue() == 'nl']}{said}") from trouble
    return [file for file in files if _has_changed(file, changed.has)]


def _has_changed(file: str, has: Callable[[str], bool]) -> bool:
    try:
        return has(file)
    except ValueError as outside:
        raise WrongUseError(
            say(
                f"--changed-since: '{file}' is not in the git repository of this folder.",
                f"--changed-since: '{file}' zit niet in de git-repository van deze map.",
            )
        ) from outside


def say_unchanged(revision: str) -> None:
    complain(say(f"no plan changed since '{revision}'.", f"geen plan veranderd sinds '{revision}'."))


def at_most(written: str | None) -> int | None:
    """The number of --max-warnings. Raises WrongUseError for what is none."""
    if written is None:
        return None
    if not (written.isascii() and written.isdigit() and len(written) < 10):
        raise WrongUseError(
            say(
                f"'{written}' does not fit --max-warnings: give a number from 0 on.",
                f"'{written}' past niet bij --max-warnings: geef een getal vanaf 0.",
            )
        )
    return int(written)


def too_many_warnings(checked: Sequence["Checked"], most: int | None) -> bool:
    """Whether more warnings count than are allowed; where they do, that is said."""
    from toc.finding import Severity

    if most is None:
        return False
    found = sum(one.severity is Severity.WARNING for file in checked for one in file.standing.counting)
    if found > most:
        warnings = (
            say("1 warning", "1 waarschuwing") if found == 1 else say(f"{found} warnings", f"{found} waarschuwingen")
        )
        complain(
            say(f"{warnings}, and --max-warnings allows {most}.", f"{warnings}, en --max-warnings laat er {most} toe.")
        )
    return found > most


def only_failing(checked: Sequence["Checked"], fail_on: Sequence[str | None]) -> list["Checked"]:
    """The files with only the findings that decide the exit code: those that count and weigh enough. With `never` those
    that would decide without it."""
    return [replace(file, findings=tuple(_heavy(file, least))) for file, least in zip(checked, fail_on, strict=True)]


def _heavy(file: "Checked", fail_on: str | None) -> Iterator["Finding"]:
    from toc.finding import Severity

    least = Severity(fail_on) if fail_on and fail_on != "never" else file.profile.bar
    return (one for one in file.standing.counting if one.severity.weight >= least.weight)


def baselines(
    settings: Mapping[str, "Settings"], asked: str | None, *, renew: bool, stdin_name: str
) -> "Baselines | None":
    """The baselines of a run, read; None where there are none. Raises WrongUseError where one does not hold."""
    if asked is None and not renew and not any(one.baseline for one in settings.values()):
        return None
    from toc.cli.baselines import Baselines

    return Baselines(settings, asked, renew=renew, stdin_name=stdin_name)


class Watch:
    """`--verbose`: says on stderr which file is looked at, with what, and how long all of it took."""

    def __init__(self, files_of: Callable[[str], Sequence[str]], *, on: bool) -> None:
        self._files_of = files_of
        self._on = on
        self._start = time.perf_counter()

    def before(self, path: str, name: str) -> None:
        """Before a file is looked at: where it takes long, it is known which one."""
        if self._on:
            files = ", ".join(self._files_of(path)) or say("none", "geen")
            self._say(f"{name}: {say('settings', 'instellingen')}: {files}", end="")

    def after(self, file: "Checked", settings: "Settings") -> None:
        if self._on:
            profile = f"{say('profile', 'profiel')}: {file.profile.value}"
            asked = "" if settings.profile else say(" (its status)", " (zijn status)")
            self._say(f"; {profile}{asked}\n", end="")

    def end(self, files: int) -> None:
        if self._on:
            took = f"{time.perf_counter() - self._start:.2f}"
            dutch = f"{files} {'bestand' if files == 1 else 'bestanden'} in {took.replace('.', ',')} s."
            complain(say(f"{files} {'file' if files == 1 else 'files'} in {took} s.", dutch))

    @staticmethod
    def _say(text: str, end: str) -> None:
        shown = "\n".join(visible(line) for line in text.split("\n"))
        sys.stderr.write(shown + end)
        sys.stderr.flush()
