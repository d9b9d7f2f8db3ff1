"""A plan as it stands in the editor at this moment: its text, what it says, and what the rules say of it."""

import os
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from toc.apps.cli.check import profile_of
from toc.apps.cli.settings import Asked, Chosen, told
from toc.apps.cli.trouble import WrongUseError
from toc.apps.lsp.positions import Positions
from toc.core.findings import Finding, Profile
from toc.core.model import Language
from toc.core.settings import Settings
from toc.lint.engine import lint
from toc.lint.formatters import Checked
from toc.lint.rules import ALL_RULES
from toc.lint.wording import in_order
from toc.syntax.decode import MAX_BYTES
from toc.syntax.document import Document
from toc.syntax.source import read

if TYPE_CHECKING:
    from toc.workspace.baseline import Baseline


@dataclass(frozen=True, kw_only=True)
class Opened:
    """One state of an open file; a change of text or settings makes a new one. What nobody asks for is not made.

    `path` is from the root and need not exist: a file that was never saved has one too. `encoding` is that of the
    protocol's columns.
    """

    uri: str
    path: str
    text: str = field(repr=False)
    version: int | None = None
    encoding: str = "utf-16"

    @cached_property
    def document(self) -> Document:
        # The limit on the size is one on bytes: reading says what is too large.
        large = len(self.text) > MAX_BYTES
        name = os.path.basename(self.path)
        return read(self.text.encode(errors="replace") if large else self.text, name)

    @cached_property
    def positions(self) -> Positions:
        return Positions(self.document.lines, self.encoding)

    @property
    def language(self) -> Language:
        """The language in which to speak about the file."""
        return self.document.language

    @cached_property
    def _choice(self) -> "tuple[Settings, Baseline, str]":
        settings = Settings()
        try:
            settings = Chosen(Asked(), self.path).settings(self.path)
            return settings, _read_baseline(settings.baseline), ""
        except WrongUseError as wrong:
            return settings, {}, str(wrong)

    @property
    def settings(self) -> Settings:
        """What holds for the file, from the settings files as they are now; toc's own where these do not hold."""
        return self._choice[0]

    @property
    def trouble(self) -> str:
        """What is wrong with the settings files or the baseline; empty where nothing is."""
        return self._choice[2]

    @property
    def today(self) -> date:
        """The day in the person's own time zone: that is the day in which a deadline passes."""
        return date.today()  # noqa: DTZ011

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules find, without what the baseline of the settings has noted."""
        made = lint(self.document, ALL_RULES, today=self.today, settings=self.settings)
        found = in_order(made, self.language)
        settings, baseline, _ = self._choice
        if not (settings.baseline and baseline):
            return found
        from toc.workspace.baseline import name_in, sift

        checked = Checked(
            path=self.path,
            language=self.language,
            findings=found,
            lines=self.document.lines,
            profile=self.profile,
        )
        firm = frozenset(rule.name for rule in ALL_RULES if rule.cannot_be_ignored)
        return sift(checked, name_in(settings.baseline, self.path), baseline, firm)[0].findings

    @property
    def profile(self) -> Profile:
        """Which findings count: by the settings, or else by how far the plan says it is."""
        return profile_of(self.document, self.settings)


def _read_baseline(path: str | None) -> "Baseline":
    """The baseline at that path. One that is not there leaves nothing out. Raises WrongUseError for a broken one."""
    if not path or not os.path.lexists(path):
        return {}
    from toc.workspace.baseline import read as read_baseline

    return told(lambda: read_baseline(path))
