"""What `toc render --format html` does for one plan: draw all views, look for findings, write the page."""

from collections.abc import Mapping
from dataclasses import replace

from toc.core.findings import Finding
from toc.core.model import Language, Plan
from toc.lint.formatters import Checked
from toc.pictures.engine import Engine
from toc.pictures.render import Direction, scene
from toc.pictures.scene import Scene
from toc.pictures.selection import select
from toc.publish.page.build import page
from toc.syntax.document import Document
from toc.workspace.drawing import RenderOptions, look, selection
from toc.workspace.plan import Plan as WorkPlan


def page_of(
    plan: WorkPlan, first: str, language: Language, direction: Direction, engine: str, options: RenderOptions
) -> bytes:
    """The page of a plan. Its findings stand in a list of its own, not under the pictures.

    Raises EngineError, and UsageError for options and settings that do not hold.
    """
    document = plan.document
    selected = select(plan.model, selection(options, document))
    quiet = options._replace(findings=False)
    plan.style.refuse_unembeddable()

    def draw(view: str, spoken: Language) -> Scene:
        drawn = look(quiet, plan, selected, spoken)
        return scene(selected, view, language=spoken, engine=Engine(engine), direction=direction, look=drawn)

    found = checked(plan) if options.findings else {}
    shown = {spoken: replace(one, findings=_about(selected, document, one)) for spoken, one in found.items()}
    return page(replace(document, plan=selected), draw, first=first, language=language, checked=shown).encode()


def checked(plan: WorkPlan) -> Mapping[Language, Checked]:
    """The findings of a plan in every language."""
    return {language: plan.checked(language) for language in Language}


def _about(plan: Plan, document: Document, checked: Checked) -> tuple[Finding, ...]:
    """The findings without those on what a selection leaves out."""
    left_out = {name for name, section in document.sections.items() if name not in getattr(plan, section)}
    return tuple(finding for finding in checked.findings if finding.node not in left_out)
