"""Reports and advice: from a plan to a document, with its findings, pictures and tables."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from toc.core.model import Language
from toc.language import has_grammar
from toc.lint.rules.participation.involvement import HOURS
from toc.lint.rules.texts import Texts
from toc.pictures.extras import USUAL, Setting
from toc.pictures.paper import in_room
from toc.pictures.render import Look, mermaid_text, scene
from toc.pictures.scene import Scene
from toc.pictures.typeface import FontError
from toc.pictures.views import view_named
from toc.publish.advice import Advice, advise
from toc.publish.advice.story import Teller
from toc.publish.documents import Block, Document, Picture, Text
from toc.publish.report import PlanReport, Sentences
from toc.publish.tables.catalogue import TableName, all_of, tables
from toc.publish.tables.lookup import Lookup
from toc.publish.tables.table import Tongue
from toc.publish.writers import write
from toc.syntax.document import Document as PlanDocument
from toc.workspace.drawing import RenderOptions, look
from toc.workspace.plan import Plan

_WHERE_SAID = (TableName.FRAMES, TableName.COMMUNICATION, TableName.CONDITIONS)
"""Tables that stand in the report of a plan that has something for them."""
_TABLES = (TableName.HYPOTHESES, TableName.NEEDS, TableName.MEASUREMENT, TableName.BURDEN, TableName.ACTIONS)


def report_on(plan: Plan, file_format: str, views: Sequence[str], language: Language) -> bytes:
    """The report on a plan as a file. Raises EngineError, and UsageError for settings that do not hold."""
    own = plan.document.language
    sentences = Sentences(plan.model, Texts(plan.document, plan.settings)) if has_grammar(own) else None
    if file_format in {"html", "pdf"}:
        plan.style.refuse_unembeddable()
    pictures = _pictures(plan, views, language)
    more = tuple(name for name in _WHERE_SAID if name in all_of([plan.document]))
    shown = tables((*_TABLES, *more), plan.document, language)
    report = PlanReport(plan.model, own, sentences, Tongue(language), pictures, shown)
    chapters = tuple(report.chapters(plan.checked(language).standing))
    try:
        return write([document_of(plan, chapters, language)], file_format)
    except FontError as error:
        raise plan.style.broken_font(error) from error


def advice_on(plan: Plan, language: Language) -> Advice:
    """The advice on a plan, by its settings and as of the day of its workspace."""
    findings = list(plan.checked(language).findings)
    return advise(plan.document, findings, plan.settings, plan.workspace.today)


def advice_in_words(plan: Plan, advice: Advice, language: Language) -> tuple[Text, ...]:
    return tuple(Teller(plan.model, Tongue(language), plan.settings.limit(HOURS)).story(advice))


def document_of(plan: Plan, blocks: Sequence[Block], language: Language) -> Document:
    """A document of text about a plan, in the colours of its settings."""
    source = Lookup(plan.document, language).source
    return Document(blocks=tuple(blocks), title=source.title, language=language, source=source, look=plan.style.tables)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """A view of a plan, in its look, for whatever holds it."""

    plan: PlanDocument
    view: str
    language: Language
    look: Look

    def scene(self, room: tuple[float, float] | None) -> Scene:
        """The picture; without its notes, which the tables of the report hold, where it has to fit on a page."""
        apart = replace(self.look, notes_apart=room is not None)

        def drawn(setting: Setting) -> Scene:
            return scene(self.plan.plan, self.view, language=self.language, look=replace(apart, setting=setting))

        return in_room(drawn, [room]).scene if room else drawn(USUAL)

    def mermaid(self) -> str:
        """As a flowchart, which a page draws; without notes as well."""
        look = replace(self.look, notes_apart=True)
        return mermaid_text(self.plan.plan, self.view, language=self.language, look=look)


def _pictures(plan: Plan, views: Sequence[str], language: Language) -> list[Picture]:
    if not views:
        return []
    chosen = look(RenderOptions(theme="light"), plan, plan.model, language)
    return [
        Picture(_Drawing(plan.document, view, language, chosen), Tongue(language).say(view_named(view).caption))
        for view in views
    ]
