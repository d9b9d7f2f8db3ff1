"""A plan as it stands in the editor at this moment: its text, what it says, and what the rules say of it."""

import os
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from toc.apps.lsp.positions import Positions
from toc.core.errors import UsageError
from toc.core.findings import Finding, Profile
from toc.core.model import Language
from toc.core.settings import Settings
from toc.syntax.decode import MAX_BYTES
from toc.syntax.document import Document
from toc.syntax.source import read
from toc.workspace.plan import Plan
from toc.workspace.workspace import Workspace


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
    def plan(self) -> Plan:
        """The plan with settings files and baseline as they are now; what does not hold of these is left out.

        No options: an editor has many plans open, and each goes by the settings file that is nearest to it. So the
        findings are those of `toc lint` in the same folder, on the day of today.
        """
        return Workspace.open(lenient=True).plan_from(self.document, self.path)

    @cached_property
    def error(self) -> UsageError | None:
        """What is wrong with the settings files or the baseline; None where nothing is."""
        workspace, baseline = self.plan.workspace, self.settings.baseline
        if baseline:
            workspace.baseline(baseline)
        return workspace.error

    @property
    def settings(self) -> Settings:
        """What holds for the file, from the settings files as they are now; toc's own where these do not hold."""
        return self.plan.settings

    @property
    def today(self) -> date:
        """The day for rules that look at the calendar."""
        return self.plan.workspace.today

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules find, without what the baseline of the settings has noted."""
        return self.plan.findings

    @property
    def profile(self) -> Profile:
        """Which findings count: by the settings, or else by how far the plan says it is."""
        return self.plan.profile
