"""One plan with all that is asked about it: each answer is worked out once, when somebody asks."""

from functools import cached_property
from typing import TYPE_CHECKING

from toc.core.findings import Finding, Profile
from toc.core.languages import Language
from toc.core.settings import Settings
from toc.lint.formatters import Checked
from toc.lint.readiness import Standing
from toc.syntax.document import Document
from toc.workspace.check import checked_document, found_in, profile_of
from toc.workspace.plan_views import PlanViews

if TYPE_CHECKING:  # loaded where something is drawn
    from toc.core.graph import CausalGraph
    from toc.core.model import Plan as Model
    from toc.workspace.style import Style
    from toc.workspace.workspace import Workspace


class Plan(PlanViews):
    """A plan in its workspace: `document` is what the file says and where, `path` the file whose settings hold.

    What is asked of it raises UsageError where a settings file or a baseline does not hold.
    """

    def __init__(self, workspace: "Workspace", document: Document, path: str | None = None) -> None:
        self.workspace = workspace
        self.document = document
        self.path = document.path if path is None else path
        self._checked: dict[Language, Checked] = {}

    @property
    def model(self) -> "Model":
        """The theory of change itself."""
        return self.document.plan

    @property
    def language(self) -> Language:
        """The language in which the plan is written."""
        return self.document.language

    @cached_property
    def settings(self) -> Settings:
        return self.workspace.settings(self.path)

    @property
    def profile(self) -> Profile:
        """Which findings count: by the settings, or else by how far the plan says it is."""
        return profile_of(self.document, self.settings)

    @cached_property
    def style(self) -> "Style":
        """How pictures and documents of it look."""
        from toc.workspace.style import Style

        return Style(self.settings)

    @cached_property
    def graph(self) -> "CausalGraph":
        """What leads to what."""
        from toc.core.graph import graph_of

        return graph_of(self.model)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules find, by settings, ignores and baseline, in the language of the plan."""
        return self.checked(self.language).findings

    @property
    def readiness(self) -> Standing:
        """Which findings count, and which profile the plan passes."""
        return self.checked(self.language).standing

    @cached_property
    def _found(self) -> list[Finding]:
        """What the rules find, in no language: they run once."""
        return found_in(self.document, self.settings, self.workspace.today)

    def checked(self, language: Language) -> Checked:
        """The findings in that language, by settings, ignores and baseline."""
        if language not in self._checked:
            found = checked_document(self.document, language, self.settings, self._found)
            self._checked[language] = self.workspace.without_known(found, self.path)
        return self._checked[language]
