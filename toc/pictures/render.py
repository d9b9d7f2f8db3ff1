"""From a plan to a picture's bytes: the views, the formats, and the way from one to the other."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from toc.core.formats import format_named, pictured
from toc.core.graph import graph_of
from toc.core.messages import text
from toc.core.model import ImpactGoal, Language, Plan, date_range
from toc.pictures import export, mermaid, svg
from toc.pictures.change_notes import Compared, with_changes, without_unplaced
from toc.pictures.dot import Drawing, source
from toc.pictures.engine import Engine
from toc.pictures.export import About
from toc.pictures.extras import USUAL, Extras, Part, Remark, Setting, extras, shown_in
from toc.pictures.frame import framed, notes_alone
from toc.pictures.layered import across
from toc.pictures.metrics import set_in
from toc.pictures.paper import Orientation, Paper, Sheet, on_paper
from toc.pictures.scene import Logo, Scene
from toc.pictures.theme import THEMES, Theme, ThemeName, dressed
from toc.pictures.views import view_named
from toc.pictures.words import WORDS, Words

if TYPE_CHECKING:
    from toc.pictures.typeface import Typeface


if TYPE_CHECKING:

    class Format(StrEnum):
        SVG = "svg"
        PNG = "png"
        PDF = "pdf"
        DOT = "dot"
        PPTX = "pptx"
        MERMAID = "mermaid"

else:
    # Whoever adds a format of pictures to the list of formats adds it here.
    Format = StrEnum("Format", {one.name.upper(): one.name for one in pictured()}, module=__name__)


class Direction(StrEnum):
    """How the triple view lies: three columns, or three rows."""

    COLUMN = "column"
    ROW = "row"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a picture is drawn: what is shown beside what the view shows, what is left out, and in which theme.

    `remarks` are findings of the linter to mark (None: not asked for), `setting` is how close it is set. With
    `notes_apart` the notes come on a sheet of their own (`notes_scene`). `numbers` are those of the notes where the
    plan is part of a larger one. With `compared` the plan drawn has to be (a part of) that union. `font` is one of
    one's own (None: the shipped one).
    """

    show: frozenset[Part] = frozenset()
    hide: frozenset[Part] = frozenset()
    remarks: tuple[Remark, ...] | None = None
    theme: Theme = THEMES[ThemeName.LIGHT]
    setting: Setting = USUAL
    notes_apart: bool = False
    logo: Logo | None = None
    numbers: Mapping[str, int] | None = None
    compared: Compared | None = None
    font: "Typeface | None" = None

    def measured(self) -> AbstractContextManager[None]:
        """Measures texts in the font of this look."""
        return set_in(self.font.widths if self.font else None)


PLAIN = Look()


def render(
    plan: Plan,
    view: str,
    file_format: str,
    *,
    language: Language,
    engine: Engine = Engine.EMBEDDED,
    direction: Direction = Direction.COLUMN,
    look: Look = PLAIN,
    dpi: float | None = None,
) -> bytes:
    """The picture of a plan: the same plan gives the same bytes. `dpi` counts for a PNG.

    Raises EngineError where no layout can be made, and TooLargeError where a PNG would have too many pixels.
    """
    picture = Picture(plan, view, language, engine, direction, look)
    entry = format_named(file_format)
    if entry.picture:
        made: bytes = entry.writer("picture")(picture)
        return made
    return to_bytes(picture.scene(), file_format, about=about(plan, language), dpi=dpi)


@dataclass(frozen=True, slots=True)
class Picture:
    """A view of a plan with how it is drawn, for what makes a file of it."""

    plan: Plan
    view: str
    language: Language
    engine: Engine
    direction: Direction
    look: Look

    def scene(self) -> Scene:
        """As shapes. Raises EngineError."""
        return scene(
            self.plan,
            self.view,
            language=self.language,
            engine=self.engine,
            direction=self.direction,
            look=self.look,
        )


def dot_file(picture: Picture) -> bytes:
    return dot_text(
        picture.plan, picture.view, language=picture.language, direction=picture.direction, look=picture.look
    ).encode()


def mermaid_file(picture: Picture) -> bytes:
    return mermaid_text(
        picture.plan, picture.view, language=picture.language, direction=picture.direction, look=picture.look
    ).encode()


def pptx_file(picture: Picture) -> bytes:
    return slides(
        picture.plan,
        picture.view,
        language=picture.language,
        engine=picture.engine,
        direction=picture.direction,
        look=picture.look,
    )[0]


def _chief(plan: Plan) -> list[ImpactGoal]:
    """The impact goal, or the goals side by side of a plan that has none."""
    return [plan.impact_goal] if plan.impact_goal else [*plan.goals.values()]


def about(plan: Plan, language: Language) -> About:
    """What a PDF of that plan says of itself."""
    words = WORDS[language]
    version = plan.version and f"{words.version} {plan.version}"
    return About(
        author=plan.organisation or "",
        subject=" / ".join(text for goal in _chief(plan) if (text := goal.text or goal.label)) or words.path,
        keywords=tuple(one for one in ("theory of change", words.path, version) if one),
        day=date_range(plan.date)[0] if plan.date else None,
    )


def to_bytes(
    picture: Scene, file_format: str, *, about: About, more: Sequence[Scene] = (), dpi: float | None = None
) -> bytes:
    """A scene as a file, with `more` as the next pages where a file can have them. Raises LookupError for a format
    that is not made of a scene alone: DOT, Mermaid, slides."""
    made: bytes = format_named(file_format).writer("scene")(picture, about=about, more=more, dpi=dpi)
    return made


def svg_file(picture: Scene, **_: object) -> bytes:
    return svg.write(picture).encode()


def png_file(picture: Scene, *, about: About, dpi: float | None, **_: object) -> bytes:
    return export.export(picture, "png", about=about, dpi=dpi)


def pdf_file(picture: Scene, *, about: About, more: Sequence[Scene], **_: object) -> bytes:
    return export.export(picture, "pdf", about=about, more=more)


def scene(
    plan: Plan,
    view: str,
    *,
    language: Language,
    engine: Engine = Engine.EMBEDDED,
    direction: Direction = Direction.COLUMN,
    look: Look = PLAIN,
) -> Scene:
    """The picture as shapes. Raises EngineError."""
    with look.measured():
        drawn = _scene(plan, view, language, engine, look, lying=direction is Direction.ROW)
    return replace(drawn, font=look.font)


def _scene(plan: Plan, view: str, language: Language, engine: Engine, look: Look, *, lying: bool) -> Scene:
    words, graph = WORDS[language], graph_of(plan)  # what the view leaves out is in no graph
    plan, told = _told(plan, view, language, look)
    entry = view_named(view)
    drawing = entry.drawing
    if look.compared and told.changes and drawing.layers:
        told = replace(
            told, changes=replace(told.changes, across=_across(plan, view, words, told, look.compared, engine))
        )
    body, name = drawing.body(plan, graph, words, told, engine, lying), text(language, entry.heading(lying=lying))
    return dressed(
        framed(body, plan, name, words, language, told, apart=look.notes_apart, logo=look.logo),
        look.theme,
    )


def _across(plan: Plan, view: str, words: Words, told: Extras, compared: Compared, engine: Engine) -> dict[str, float]:
    """Where every box stands in its rank in the picture of the newer plan alone."""
    newer = compared.union.without_removed(plan)
    alone = replace(told, changes=None)
    layers = view_named(view).drawing.layers
    return across(layers(newer, graph_of(newer), words, alone), alone, engine) if layers else {}


def notes_scene(plan: Plan, view: str, wide: float, *, language: Language, look: Look = PLAIN) -> Scene | None:
    """The notes of a picture for a sheet of their own; None where it has none."""
    words = WORDS[language]
    plan, told = _told(plan, view, language, look)
    if not told.notes:
        return None
    with look.measured():
        drawn = notes_alone(plan, text(language, view_named(view).title), words, language, told, wide)
    return replace(dressed(drawn, look.theme), font=look.font)


def slides(
    plan: Plan,
    view: str,
    *,
    language: Language,
    engine: Engine = Engine.EMBEDDED,
    direction: Direction = Direction.COLUMN,
    look: Look = PLAIN,
    paper: Paper = Paper.SLIDE,
    orientation: Orientation | None = None,
) -> tuple[bytes, Sheet]:
    """The picture as a presentation, and the sheet that fills its first slide; the notes come on slides behind it.

    A slide of 16 to 9 lies, unless another `orientation` is asked for. Its texts are in the font of slides, whatever
    that of the look. Raises EngineError.
    """
    from toc.pictures.slides.write import presentation

    def make(setting: Setting) -> Scene:
        how = replace(look, setting=setting, notes_apart=True, font=None)
        return scene(plan, view, language=language, engine=engine, direction=direction, look=how)

    if paper is Paper.SLIDE and orientation is None:
        orientation = Orientation.LANDSCAPE
    sheet = on_paper(make, paper, orientation)
    _, told = _told(plan, view, language, look)
    return presentation(sheet.scene, told.notes, author=plan.organisation or "", chosen=look.theme), sheet


def dot_text(
    plan: Plan, view: str, *, language: Language, direction: Direction = Direction.COLUMN, look: Look = PLAIN
) -> str:
    """The picture in the DOT language, with texts and colours, for whoever goes on in Graphviz."""
    with look.measured():
        return source(_drawing(plan, view, language, direction, look), theme=look.theme)


def _drawing(plan: Plan, view: str, language: Language, direction: Direction, look: Look) -> Drawing:
    words = WORDS[language]
    graph = graph_of(plan)  # what the view leaves out is in no graph
    plan, told = _told(plan, view, language, look)
    found = view_named(view).drawing.drawing(plan, graph, words, told, direction is Direction.ROW)
    return replace(found, name=view)  # by which an import knows that the drawing is ours


def mermaid_text(
    plan: Plan, view: str, *, language: Language, direction: Direction = Direction.COLUMN, look: Look = PLAIN
) -> str:
    """The picture in the language of Mermaid, for pages that draw it themselves."""
    words, graph = WORDS[language], graph_of(plan)
    plan, told = _told(plan, view, language, look)
    told = replace(told, notes=()) if look.notes_apart else told
    flow = view_named(view).drawing.flow(plan, graph, words, told, direction is Direction.ROW)
    return mermaid.source(flow, look.theme)


def _told(plan: Plan, view: str, language: Language, look: Look) -> tuple[Plan, Extras]:
    """The plan without what the view does not show, and what the picture tells beside its boxes and arrows."""
    entry = view_named(view)
    shown, words = shown_in(entry.shows, look.show, look.hide), WORDS[language]
    known = without_unplaced(plan, look.compared, entry.places) if look.compared else plan
    told = extras(
        known,
        entry.places,
        shown,
        words,
        remarks=look.remarks,
        numbers=look.numbers,
        setting=look.setting,
        with_scope=look.compared is None,  # a picture of a difference tells what changed
    )
    if look.compared:
        told = with_changes(told, plan, look.compared, language)
    if entry.hides_whole_sections:
        hidden = {Part.UNINTENDED: "unintended_effects", Part.FACTORS: "external_factors"}
        plan = plan.model_copy(update={name: {} for part, name in hidden.items() if part not in shown})
    return plan, told
