"""What a run shares over all its plans: settings files, baselines, and the day. Each is found and read once."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING, Self, TypeVar

from toc.core.errors import UsageError, reason_of
from toc.core.settings import Settings
from toc.workspace.settings import SettingsOptions, SettingsResolver, checked

if TYPE_CHECKING:  # reading and checking are loaded where a plan is asked for: start-up counts
    from toc.core.findings import Finding
    from toc.lint.formatters import Checked
    from toc.syntax.document import Document
    from toc.workspace.baseline import Baseline
    from toc.workspace.plan import Plan

T = TypeVar("T")


class Workspace:
    """The one service that the command line, the editor server, the live page and the Python interface ask for plans.

    It sees settings files and baselines as they are when they are first asked for: who waits for changes (an editor, a
    live page) opens a new one.
    """

    def __init__(self, resolver: SettingsResolver, *, today: date | None = None, lenient: bool = False) -> None:
        self.resolver = resolver
        # The day in the person's own time zone: that is the day in which a deadline passes.
        self.today = today or date.today()  # noqa: DTZ011
        self.error: UsageError | None = None
        """What did not hold and was left out, in a lenient workspace."""
        self._lenient = lenient
        self._settings: dict[str, Settings] = {}
        self._baselines: dict[str, Baseline] = {}

    @classmethod
    def open(
        cls,
        options: SettingsOptions | None = None,
        *,
        today: date | None = None,
        stdin_name: str = "<stdin>",
        lenient: bool = False,
    ) -> Self:
        """A workspace with these options for settings. `today` is the day for rules that look at the calendar.

        A lenient one leaves out settings files and baselines that do not hold, and notes that as its `error`; a
        baseline that is not there yet is none. Raises UsageError for options that contradict each other.
        """
        return cls(SettingsResolver(options or SettingsOptions(), stdin_name), today=today, lenient=lenient)

    def plan(self, path: str) -> "Plan":
        """The plan in the file at that path. Raises UsageError where it cannot be read."""
        from toc.syntax.decode import MAX_BYTES
        from toc.system.files import read_bytes

        try:
            content = read_bytes(path, MAX_BYTES + 1)
        except (OSError, ValueError) as error:
            raise UsageError("cannot-be-read", path=path, reason=reason_of(error)) from error
        return self.plan_of(content, path)

    def plan_of(self, content: bytes | str, path: str) -> "Plan":
        """The plan in that content; settings are those for a file at that path, which need not exist."""
        from toc.syntax.source import read

        return self.plan_from(read(content, path))

    def plan_from(self, document: "Document", path: str | None = None) -> "Plan":
        """The plan in a document that is read already; `path` where the document has another name than its file."""
        from toc.workspace.plan import Plan

        return Plan(self, document, path)

    def settings(self, path: str) -> Settings:
        """What holds for the plan at that path. Raises UsageError for a settings file that does not hold."""
        if path not in self._settings:
            self._settings[path] = self._held(lambda: self.resolver.settings(path), Settings())
        return self._settings[path]

    def settings_files(self, path: str) -> list[str]:
        """The names of the settings files that hold for a plan, the nearest first."""
        return self.resolver.files(path)

    def baseline(self, path: str, *, command: str = "toc lint --write-baseline") -> "Baseline":
        """The baseline at that path. Raises UsageError where it is none, or is not there; `command` makes it."""
        if path not in self._baselines:
            self._baselines[path] = self._held(lambda: self._read_baseline(path, command), {})
        return self._baselines[path]

    def _held(self, read: Callable[[], T], otherwise: T) -> T:
        """What that gives; in a lenient workspace something else where it does not hold."""
        try:
            return read()
        except UsageError as wrong:
            if not self._lenient:
                raise
            self.error = wrong
            return otherwise

    def _read_baseline(self, path: str, command: str) -> "Baseline":
        from toc.workspace.baseline import is_there, read
        from toc.workspace.config.files import name_of

        if not is_there(path):
            if self._lenient:
                return {}
            raise UsageError("the-baseline-does-not-exist", shown=name_of(path), command=command)
        return checked(lambda: read(path))

    def unknown(self, document: "Document", findings: "Sequence[Finding]", path: str) -> "tuple[Finding, ...]":
        """Those of the findings on a document that the baseline for a plan at that path does not have."""
        from toc.lint.formatters import Checked

        found = Checked(path=path, language=document.language, findings=tuple(findings), lines=document.lines)
        return self.without_known(found, path).findings

    def without_known(self, file: "Checked", path: str) -> "Checked":
        """The file without the findings that the baseline of its settings has."""
        baseline = self.settings(path).baseline
        if not baseline or not (known := self.baseline(baseline)):
            return file
        from toc.workspace.baseline import name_in, sift

        return sift(file, name_in(baseline, self.resolver.name(path)), known, rules_always_run())[0]


def rules_always_run() -> Collection[str]:
    """The names of the rules that no baseline and no comment can ignore."""
    from toc.lint.rules import ALL_RULES

    return frozenset(rule.name for rule in ALL_RULES if rule.cannot_be_ignored)
