"""From a plan to a picture's bytes: the views, the formats, and the way from one to the other."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from toc.core.graph import graph_of
from toc.core.model import Language, Plan, date_range
from toc.pictures import export, mermaid, svg
from toc.pictures.change_notes import Compared, with_changes, without_unplaced
from toc.pictures.dot import Drawing, source
from toc.pictures.engine import Engine
from toc.pictures.export import About
from toc.pictures.extras import PLACED, USUAL, Extras, Part, Remark, Setting, extras, shown_in
from toc.pictures.frame import framed, notes_alone
from toc.pictures.layered import across
from toc.pictures.metrics import set_in
from toc.pictures.paper import Orientation, Paper, Sheet, on_paper
from toc.pictures.scene import Logo, Scene
from toc.pictures.themes import THEMES, Theme, ThemeName, dressed
from toc.pictures.views import view_named
from toc.pictures.words import WORDS, Words

if TYPE_CHECKING:
    from toc.pictures.typeface import Typeface


class View(StrEnum):
    """The pictures of the training."""

    CHAIN = "chain"
    HIERARCHY = "hierarchy"
    TRIPLE = "triple"
    PATH = "path"


class Format(StrEnum):
    SVG = "svg"
    PNG = "png"
    PDF = "pdf"
    DOT = "dot"
    PPTX = "pptx"
    MERMAID = "mermaid"

    @property
    def ending(self) -> str:
        """What a file of that format is called after its last dot."""
        return "mmd" if self is Format.MERMAID else self.value


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
    view: View,
    file_format: Format,
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
    if file_format is Format.DOT:
        return dot_text(plan, view, language=language, direction=direction, look=look).encode()
    if file_format is Format.MERMAID:
        return mermaid_text(plan, view, language=language, direction=direction, look=look).encode()
    if file_format is Format.PPTX:
        return slides(plan, view, language=language, engine=engine, direction=direction, look=look)[0]
    picture = scene(plan, view, language=language, engine=engine, direction=direction, look=look)
    return written(picture, file_format, about=about(plan, language), dpi=dpi)


def about(plan: Plan, language: Language) -> About:
    """What a PDF of that plan says of itself."""
    words, goal = WORDS[language], plan.impact_goal
    version = plan.version and f"{words.version} {plan.version}"
    return About(
        author=plan.organisation or "",
        subject=(goal and (goal.text or goal.label)) or words.path,
        keywords=tuple(one for one in ("theory of change", words.path, version) if one),
        day=date_range(plan.date)[0] if plan.date else None,
    )


def written(
    picture: Scene, file_format: Format, *, about: About, more: Sequence[Scene] = (), dpi: float | None = None
) -> bytes:
    """A scene as a file, with `more` as the next pages of a PDF. There is no way from a scene to DOT or Mermaid, and
    slides need the notes as well (`slides`)."""
    match file_format:
        case Format.SVG:
            return svg.write(picture).encode()
        case Format.PNG:
            return export.export(picture, "png", about=about, dpi=dpi)
        case Format.PDF:
            return export.export(picture, "pdf", about=about, more=more)
        case Format.DOT | Format.MERMAID | Format.PPTX:
            raise ValueError(file_format)
        case _:
            assert_never(file_format)


def scene(
    plan: Plan,
    view: View,
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


def _scene(plan: Plan, view: View, language: Language, engine: Engine, look: Look, *, lying: bool) -> Scene:
    words, graph = WORDS[language], graph_of(plan)  # what the view leaves out is in no graph
    plan, told = _told(plan, view, language, look)
    if look.compared and told.changes and view_named(view).layers:
        told = replace(
            told, changes=replace(told.changes, across=_across(plan, view, words, told, look.compared, engine))
        )
    entry = view_named(view)
    body, name = entry.body(plan, graph, words, told, engine, lying), entry.title(words, lying)
    return dressed(
        framed(body, plan, name, words, language, told, apart=look.notes_apart, logo=look.logo),
        look.theme,
    )


def _across(plan: Plan, view: View, words: Words, told: Extras, compared: Compared, engine: Engine) -> dict[str, float]:
    """Where every box stands in its rank in the picture of the newer plan alone."""
    newer = compared.union.without_removed(plan)
    alone = replace(told, changes=None)
    layers = view_named(view).layers
    return across(layers(newer, graph_of(newer), words, alone), alone, engine) if layers else {}


def notes_scene(plan: Plan, view: View, wide: float, *, language: Language, look: Look = PLAIN) -> Scene | None:
    """The notes of a picture for a sheet of their own; None where it has none."""
    words = WORDS[language]
    plan, told = _told(plan, view, language, look)
    if not told.notes:
        return None
    with look.measured():
        drawn = notes_alone(plan, view_named(view).title(words, False), words, language, told, wide)
    return replace(dressed(drawn, look.theme), font=look.font)


def slides(
    plan: Plan,
    view: View,
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
    plan: Plan, view: View, *, language: Language, direction: Direction = Direction.COLUMN, look: Look = PLAIN
) -> str:
    """The picture in the DOT language, with texts and colours, for whoever goes on in Graphviz."""
    with look.measured():
        return source(_drawing(plan, view, language, direction, look), theme=look.theme)


def _drawing(plan: Plan, view: View, language: Language, direction: Direction, look: Look) -> Drawing:
    words = WORDS[language]
    graph = graph_of(plan)  # what the view leaves out is in no graph
    plan, told = _told(plan, view, language, look)
    return view_named(view).drawing(plan, graph, words, told, direction is Direction.ROW)


def mermaid_text(
    plan: Plan, view: View, *, language: Language, direction: Direction = Direction.COLUMN, look: Look = PLAIN
) -> str:
    """The picture in the language of Mermaid, for pages that draw it themselves."""
    words, graph = WORDS[language], graph_of(plan)
    plan, told = _told(plan, view, language, look)
    told = replace(told, notes=()) if look.notes_apart else told
    flow = view_named(view).flow(plan, graph, words, told, direction is Direction.ROW)
    return mermaid.source(flow, look.theme)


def _told(plan: Plan, view: View, language: Language, look: Look) -> tuple[Plan, Extras]:
    """The plan without what the view does not show, and what the picture tells beside its boxes and arrows."""
    shown, words = shown_in(view, look.show, look.hide), WORDS[language]
    known = without_unplaced(plan, look.compared, PLACED[view]) if look.compared else plan
    told = extras(known, view, shown, words, remarks=look.remarks, numbers=look.numbers, setting=look.setting)
    if look.compared:
        told = with_changes(told, plan, look.compared, language)
    if view_named(view).hides_whole_sections:
        hidden = {Part.UNINTENDED: "unintended_effects", Part.FACTORS: "external_factors"}
        plan = plan.model_copy(update={name: {} for part, name in hidden.items() if part not in shown})
    return plan, told
