"""What `toc render --format html` does for one plan: draw all views, look for findings, write the page."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from toc.apps.cli.font import own_font, refuse_forbidden
from toc.apps.cli.picture_choice import Wish, look, selection, settings_of
from toc.core.findings import Finding
from toc.core.model import Language, Plan
from toc.lint.formatters import Checked
from toc.pictures.engine import Engine
from toc.pictures.render import Direction, View, scene
from toc.pictures.scene import Scene
from toc.pictures.selection import select
from toc.publish.page.build import page
from toc.syntax.document import Document


def page_of(
    document: Document,
    first: View,
    language: Language,
    direction: Direction,
    engine: str,
    wish: Wish,
    *,
    checked: Mapping[Language, Checked] | None = None,
) -> bytes:
    """The page of a plan. Its findings (`checked`, where they are known already) stand in a list of its own, not under
    the pictures. Raises EngineError, and WrongUseError for options and settings that do not hold."""
    plan = select(document.plan, selection(wish, document))
    quiet = wish._replace(findings=False)
    settings = settings_of(document)
    refuse_forbidden(own_font(settings), settings)

    def draw(view: View, spoken: Language) -> Scene:
        drawn = look(quiet, document, plan, spoken)
        return scene(plan, view, language=spoken, engine=Engine(engine), direction=direction, look=drawn)

    checked = (checked or found(document)) if wish.findings else {}
    checked = {spoken: replace(one, findings=_about(plan, document, one)) for spoken, one in checked.items()}
    return page(replace(document, plan=plan), draw, first=first, language=language, checked=checked).encode()


def _about(plan: Plan, document: Document, checked: Checked) -> tuple[Finding, ...]:
    """The findings without those on what a selection leaves out."""
    left_out = {name for name, section in document.sections.items() if name not in getattr(plan, section)}
    return tuple(one for one in checked.findings if one.node not in left_out)


def found(document: Document) -> Mapping[Language, Checked]:
    """The findings of a plan in every language, by its settings and without those of its baseline."""
    from toc.apps.cli.check import profile_of
    from toc.apps.cli.settings import Chosen
    from toc.apps.cli.settings_options import asked
    from toc.lint.engine import lint
    from toc.lint.rules import ALL_RULES

    settings = Chosen(asked(), "<stdin>").settings(document.path)
    everything = {
        language: Checked(
            path=document.path,
            language=language,
            findings=tuple(
                lint(document, ALL_RULES, language=language, today=date.today(), settings=settings)  # noqa: DTZ011
            ),
            lines=document.lines,
            profile=profile_of(document, settings),
        )
        for language in Language
    }
    if not settings.baseline:
        return everything
    from toc.apps.cli.baselines import Baselines

    known = Baselines({document.path: settings}, None, renew=False, stdin_name="<stdin>")
    return {language: next(iter(known.applied([one], quiet=True))) for language, one in everything.items()}
