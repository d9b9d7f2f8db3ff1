"""`toc lint --output FORMAT=PATH`: which reports go where, and the files that are written."""

import os
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from toc.apps.cli.format_options import formats_of
from toc.core.errors import UsageError, could_not_write, did_you_mean
from toc.core.formats import UnknownFormatError, asked
from toc.core.languages import Language
from toc.core.messages import message
from toc.lint.formatters import Checked, Page, begun
from toc.system.files import STDIN, is_plan_name, refuse_unwritable, write_whole

STDOUT = "-"


class Outputs(NamedTuple):
    """The report that is shown, and those that are written, by path."""

    shown: str
    files: Mapping[str, str]

    def spare(self, plans: Iterable[str]) -> None:
        """Raises UsageError where a report would be written over a plan."""
        looked_at = {os.path.realpath(plan) for plan in plans if plan != STDIN and "\0" not in plan}
        for path in self.files:
            if is_plan_name(path) or ("\0" not in path and os.path.realpath(path) in looked_at):
                raise UsageError("output-is-a-plan-and", path=path)

    def begun(self) -> "Written":
        """The reports that go to files, in the making."""
        return Written(self.files)


class Written:
    """Reports that go to files: put aside until the last plan is checked, then written whole or not at all."""

    def __init__(self, files: Mapping[str, str]) -> None:
        """Raises UsageError where it can be seen already that one cannot be written."""
        page = Page(root=repository())
        for path in files:
            try:
                refuse_unwritable(path)
            except (OSError, ValueError) as trouble:
                raise could_not_write(path, trouble) from trouble
        if files:
            from toc.lint.formatters.json import Later
        self._reports = {path: (begun(output_format, page), Later()) for path, output_format in files.items()}

    def file(self, file: Checked) -> None:
        for report, later in self._reports.values():
            for piece in report.file(file):
                later.add(piece)

    def end(self, language: Language) -> None:
        """Writes the files. Raises UsageError where one cannot be written."""
        for path, (report, later) in self._reports.items():
            pieces = chain(later.back(), report.closing(language))
            try:
                write_whole(path, (piece.encode("utf-8", errors="backslashreplace") for piece in pieces))
            except (OSError, ValueError) as trouble:
                raise could_not_write(path, trouble) from trouble


def wanted(output_format: str | None, outputs: Sequence[str]) -> Outputs:
    """What `--output-format` and every `--output` ask for. Raises UsageError where they cannot go together."""
    places = [_parsed(one) for one in outputs]
    twice = [path for index, (_, path) in enumerate(places) if path in {path for _, path in places[:index]}]
    if twice:
        raise UsageError("output-two-reports-go-to", twice=twice[0])
    files = {path: output_format for output_format, path in places}
    to_screen = files.pop(STDOUT, None)
    if to_screen and output_format:
        raise UsageError("output-format-does-not-go", to_screen=to_screen)
    return Outputs(to_screen or _shown(output_format), files)


def on_screen(pieces: Iterable[str], output_format: str) -> Iterable[str]:
    """The pieces as they can go to standard output: in GitHub Actions no line of a plan is a command to the runner."""
    if not in_github_actions() or output_format not in {"full", "concise"}:
        return pieces
    from toc.lint.formatters.ci import harmless

    return map(harmless, pieces)


def in_github_actions() -> bool:
    return os.environ.get("GITHUB_ACTIONS") == "true"


def repository() -> str:
    """The folder of the repository, where a CI service says so: its reports name files from there."""
    return os.environ.get("GITHUB_WORKSPACE") or os.environ.get("CI_PROJECT_DIR") or ""


def _shown(output_format: str | None) -> str:
    """In GitHub Actions annotations, without being asked: that is what is looked at there."""
    if output_format:
        return formats_of("lint", [output_format], None, option="--output-format")[0]
    return "github" if in_github_actions() else "full"


def _parsed(written: str) -> tuple[str, str]:
    name, separator, path = written.partition("=")
    if not separator or not path:
        raise UsageError("output-is-not-format-path", written=written)
    try:
        return asked("lint", [name])[0], path
    except UnknownFormatError as unknown:
        text = message("output-there-is-no-format", name=name, listed=", ".join(unknown.known))
        raise UsageError(text + did_you_mean(name, unknown.known)) from unknown
