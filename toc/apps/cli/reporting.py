"""What `toc report` and `toc advise` do between a plan and a document: check, draw, make tables, write."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from toc.apps.cli.check import profile_of
from toc.apps.cli.font import broken, own_font, refuse_forbidden
from toc.apps.cli.picture_choice import Wish, look, settings_of
from toc.apps.cli.tabling import look_of
from toc.core.findings import Finding
from toc.core.model import Language
from toc.lint.engine import lint
from toc.lint.readiness import standing
from toc.lint.rules import ALL_RULES
from toc.lint.rules.participation.burden_not_estimated import HOURS
from toc.lint.rules.texts import Texts
from toc.pictures.extras import USUAL, Setting
from toc.pictures.paper import in_room
from toc.pictures.render import Look, View, mermaid_text, scene
from toc.pictures.scene import Scene
from toc.pictures.typeface import FontError
from toc.pictures.views import view_named
from toc.publish.advice import Advice, advise
from toc.publish.advice.story import Teller
from toc.publish.documents.blocks import Block, Picture, Text
from toc.publish.documents.document import Document
from toc.publish.formats import write
from toc.publish.report.chapters import Report
from toc.publish.tables.catalogue import TableName, tables
from toc.publish.tables.lookup import Lookup
from toc.publish.tables.speech import Tongue
from toc.syntax.document import Document as Plan

_TABLES = (TableName.HYPOTHESES, TableName.MEASUREMENT, TableName.BURDEN, TableName.ACTIONS)


def report_on(plan: Plan, file_format: str, views: Sequence[View], language: Language) -> bytes:
    """The report on a plan as a file. Raises EngineError, and WrongUseError for settings that do not hold."""
    settings = settings_of(plan)
    texts = Texts(plan, settings)
    if file_format in {"html", "pdf"}:
        refuse_forbidden(own_font(settings), settings)
    pictures = _pictures(plan, views, language)
    report = Report(plan.plan, texts, Tongue(language), pictures, tables(_TABLES, plan, language))
    stands = standing(found(plan, language), profile_of(plan, settings))
    chapters = tuple(report.chapters(stands))
    try:
        return write([document_of(plan, chapters, language)], file_format)
    except FontError as error:
        raise broken(settings, error) from error


def advice_on(plan: Plan, language: Language) -> Advice:
    """The advice on a plan, by its settings and as of today."""
    return advise(plan, found(plan, language), settings_of(plan), date.today())  # noqa: DTZ011 the day of who asks


def advice_in_words(plan: Plan, advice: Advice, language: Language) -> tuple[Text, ...]:
    return tuple(Teller(plan.plan, Tongue(language), settings_of(plan).limit(HOURS)).story(advice))


def found(plan: Plan, language: Language) -> list[Finding]:
    """All findings on a plan in that language, by its settings."""
    return lint(plan, ALL_RULES, language=language, today=date.today(), settings=settings_of(plan))  # noqa: DTZ011


def document_of(plan: Plan, blocks: Sequence[Block], language: Language) -> Document:
    """A document of text about a plan, in the colours of its settings."""
    source = Lookup(plan, language).source
    return Document(blocks=tuple(blocks), title=source.title, language=language, source=source, look=look_of(plan))


@dataclass(frozen=True, slots=True)
class _Drawing:
    """A view of a plan, in its look, for whatever holds it."""

    plan: Plan
    view: View
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


def _pictures(plan: Plan, views: Sequence[View], language: Language) -> list[Picture]:
    if not views:
        return []
    chosen = look(Wish(theme="light"), plan, plan.plan, language)
    return [
        Picture(_Drawing(plan, view, language, chosen), Tongue(language).either(*view_named(view).captions))
        for view in views
    ]
