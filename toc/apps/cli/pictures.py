"""What `toc render` does between the plans and the picture files: read, decide on names, draw, write, and say so."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Protocol

from toc.apps.cli.targets import beside, named, put
from toc.apps.errors import print_error
from toc.apps.language import say
from toc.core.errors import UsageError
from toc.core.formats import format_named
from toc.core.messages import Fraction, Listed
from toc.core.model import Language, Plan
from toc.pictures.change_notes import Compared
from toc.pictures.engine import Engine
from toc.pictures.export import About
from toc.pictures.extras import USUAL, Setting
from toc.pictures.paper import (
    LEAST_POINTS,
    Orientation,
    Paper,
    Sheet,
    fitting,
    large_enough,
    notes_on_paper,
    on_paper,
    way_of,
)
from toc.pictures.render import Direction, Look, about, notes_scene, render, scene, slides, to_bytes
from toc.pictures.scene import Scene
from toc.pictures.suited import AUTO, suited_view
from toc.system.files import STDIN as STREAM
from toc.workspace.drawing import RenderOptions, SubPlan, look, shares, splits_of, with_paper
from toc.workspace.plan import Plan as WorkPlan
from toc.workspace.revisions import Comparison

# --- Sheets of paper --------------------------------------------------------------------------------------------------
# `toc render --paper`: a picture on a sheet, its notes on a second one where they do not fit, and a word where text
# gets too small.


class Make(Protocol):
    """Draws the picture in a setting, with its notes under it or apart."""

    def __call__(self, setting: Setting, *, apart: bool) -> Scene: ...


Notes = Callable[[float, Setting], Scene | None]
"""The notes as a picture of that width; None where there are none."""


def on_sheets(make: Make, notes: Notes, paper: Paper, orientation: Orientation | None, *, one: bool) -> list[Sheet]:
    """The picture on that paper: on one sheet where that can be read or where it has to be `one`, otherwise with its
    notes on a second one, if that makes the text larger."""
    whole = fitting(lambda setting: make(setting, apart=False), paper, orientation)
    if one or whole.readable or notes(_ANY_WIDTH, USUAL) is None:
        return [whole.largest()]
    apart = on_paper(lambda setting: make(setting, apart=True), paper, orientation)
    if apart.points < whole.promised + _WORTH and apart.points < whole.largest().points + _WORTH:
        return [whole.largest()]
    second = notes_on_paper(lambda wide: notes(wide, apart.setting) or apart.scene, paper, way_of(apart))
    return [apart, second]


_ANY_WIDTH = 800.0
_WORTH = 0.1
"""A second sheet has to make the text so many points larger."""


def files_of(sheets: list[Sheet], file_format: str, about: About, dpi: float | None) -> list[bytes]:
    """The sheets as one PDF, or as a file each. Raises TooLargeError."""
    first, *more = (sheet.scene for sheet in sheets)
    if file_format == "pdf":
        return [to_bytes(first, file_format, about=about, more=more)]
    return [to_bytes(scene, file_format, about=about, dpi=dpi) for scene in (first, *more)]


def tell_small(name: str, sheets: list[Sheet], paper: Paper, splits: Sequence[str]) -> None:
    """Says where the text of a picture gets smaller than can be read, and what helps. `splits` are the ways in which
    the plan can be split."""
    points = min(sheet.points for sheet in sheets)
    if points >= LEAST_POINTS - 0.05:
        return
    larger = large_enough(points, paper)
    advice = [*([f"--paper {larger}"] if larger else []), *(f"--split {one}" for one in splits)]
    listed = Listed((*advice, "--focus"), last="list-or")
    print_error(
        say("the-smallest-text-is-points", name=name, size=Fraction(f"{points:.1f}"), shown=paper.shown, listed=listed)
    )


# --- Picture files ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Job:
    """One picture to make, and where it goes (`-` is standard output). Without a format it is the page of all views, on
    which `view` comes first. `share` is what of the plan it shows (None: the page selects for itself), `compared` what
    is different in it."""

    plan: WorkPlan
    view: str
    file_format: str | None
    target: str
    share: SubPlan | None = None
    compared: Compared | None = None


def jobs(
    plans: list[WorkPlan],
    views: list[str],
    formats: list[str],
    output: str | None,
    *,
    page: str | None = None,
    options: RenderOptions,
    compared: Mapping[str, Compared] | None = None,
) -> Iterator[Job]:
    """What is to be made; with `page` the page of every plan as well, on which that view comes first. `compared` has
    what is different in each plan, by path."""
    wanted: list[tuple[WorkPlan, str, str, str | None, SubPlan | None]] = []
    for plan in plans:
        parts = shares(options, plan.document) if formats else []
        drawn = dict.fromkeys(_of_plan(view, plan) for view in views)
        for view, part, ending in product(drawn, parts, formats):
            name = ".".join(
                piece for piece in (view, part.name, "diff" if compared else "", format_named(ending).ending) if piece
            )
            wanted.append((plan, name, view, ending, part))
        if page:
            wanted.append((plan, "html", _of_plan(page, plan), None, None))
    count = len(wanted)
    into_folder = output is not None and output != STREAM and os.path.isdir(output)
    if count > 1 and output is not None and not into_folder:
        raise UsageError("pictures-do-not-fit-in", count=count, output=output)
    taken: set[str] = set()
    for plan, name, view, file_format, share in wanted:
        path = plan.document.path
        target = _target(path, name, output, into_folder=into_folder)
        if target in taken and target != STREAM:
            raise UsageError("two-plans-would-both-be", target=target)
        taken.add(target)
        yield Job(plan, view, file_format, target, share, compared.get(path) if compared else None)


def _of_plan(view: str, plan: WorkPlan) -> str:
    """The view of that name; for `auto` the one that suits the plan."""
    return suited_view(plan.model).view if view == AUTO else view


def _target(path: str, ending: str, output: str | None, *, into_folder: bool) -> str:
    if output is not None and not into_folder:
        return named(output, ending.rpartition(".")[2])
    return beside(path, ending, output)


def draw(job: Job, language: Language, direction: Direction, engine: str, options: RenderOptions) -> None:
    from toc.pictures.engine import EngineError
    from toc.pictures.export import TooLargeError
    from toc.pictures.typeface import FontError

    try:
        picture = _drawn(job, language, direction, engine, options)
    except EngineError as error:
        raise UsageError(f"'{job.plan.document.path}': " + error.message) from error
    except FontError as error:
        raise job.plan.style.broken_font(error) from error
    except TooLargeError as error:
        from toc.workspace.drawing import too_large

        raise too_large(job.target, error, scaled=options.scale is not None) from error
    for number, content in enumerate(picture, 1):
        root, extension = os.path.splitext(job.target)
        target = job.target if number == 1 else f"{root}.{number}{extension}"
        put(target, content)


def _drawn(job: Job, language: Language, direction: Direction, engine: str, options: RenderOptions) -> list[bytes]:
    """The picture; on paper the notes may come as a second file."""
    if job.file_format is None or job.share is None:
        from toc.workspace.page import page_of

        return [page_of(job.plan, job.view, language, direction, engine, options)]
    plan = job.share.plan
    looks = replace(look(options, job.plan, plan, language), compared=job.compared)
    if job.file_format in {"svg", "pdf"}:
        job.plan.style.refuse_unembeddable()
    dpi = options.dots
    usual = "16:9" if job.file_format == "pptx" else None
    style = job.plan.style
    options, looks = with_paper(options, style, usual), replace(looks, logo=style.logo)
    drawing = _Drawing(
        plan=plan,
        view=job.view,
        file_format=job.file_format,
        target=job.target,
        language=language,
        engine=Engine(engine),
        direction=direction,
        look=looks,
        splits=() if options.split else tuple(splits_of(plan)),
    )
    if not options.paper or not (format_named(job.file_format).scene or job.file_format == "pptx"):
        return [drawing.by_itself(dpi)]
    paper, way = Paper(options.paper), Orientation(options.orientation) if options.orientation else None
    if job.file_format == "pptx":
        return [drawing.as_slides(paper, way)]
    return drawing.on_paper(paper, way, dpi)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawing:
    """One picture with all that was wished and set. `splits` are the ways in which the plan can still be split."""

    plan: Plan
    view: str
    file_format: str
    target: str
    language: Language
    engine: Engine
    direction: Direction
    look: Look
    splits: tuple[str, ...]

    def by_itself(self, dpi: float | None) -> bytes:
        """The picture in its own size."""
        picture = render(
            self.plan,
            self.view,
            self.file_format,
            language=self.language,
            engine=self.engine,
            direction=self.direction,
            look=self.look,
            dpi=dpi,
        )
        if self.file_format == "mermaid":
            _tell_large(self.target, picture.decode(), self.splits)
        return picture

    def as_slides(self, paper: Paper, way: Orientation | None) -> bytes:
        content, sheet = slides(
            self.plan,
            self.view,
            language=self.language,
            engine=self.engine,
            direction=self.direction,
            look=self.look,
            paper=paper,
            orientation=way,
        )
        tell_small(self.target, [sheet], paper, self.splits)
        return content

    def on_paper(self, paper: Paper, way: Orientation | None, dpi: float | None) -> list[bytes]:
        """The picture on a sheet, or on one with its notes on a second."""
        one = self.target == STREAM and self.file_format != "pdf"
        sheets = on_sheets(self._set, self._notes, paper, way, one=one)
        tell_small(self.target, sheets, paper, self.splits)
        return files_of(sheets, self.file_format, about(self.plan, self.language), dpi)

    def _set(self, setting: Setting, *, apart: bool) -> Scene:
        how = replace(self.look, setting=setting, notes_apart=apart)
        return scene(
            self.plan, self.view, language=self.language, engine=self.engine, direction=self.direction, look=how
        )

    def _notes(self, wide: float, setting: Setting) -> Scene | None:
        how = replace(self.look, setting=setting)
        return notes_scene(self.plan, self.view, wide, language=self.language, look=how)


def _tell_large(name: str, text: str, splits: Sequence[str]) -> None:
    """Says of a flowchart that a page with Mermaid will refuse it, and what helps."""
    from toc.pictures.mermaid import MOST_ARROWS, MOST_CHARACTERS, is_too_much

    if not is_too_much(text):
        return
    listed = ", ".join([*(f"--split {split}" for split in splits), "--hide"])
    print_error(
        say("a-page-draws-at-most", name=name, most_arrows=MOST_ARROWS, most_characters=MOST_CHARACTERS, listed=listed)
    )


def say_same(found: Comparison, older: str) -> None:
    """Says of which plans there is nothing to tell."""
    if found.same:
        listed = ", ".join(f"'{path}'" for path in found.same)
        print_error(say("nothing-changed-since", older=older, listed=listed))


def refuse_with_diff(formats: Sequence[str], *, findings: bool | None) -> None:
    """Raises UsageError for what does not go with --diff."""
    other = "--format html" if "html" in formats else "--findings" if findings else None
    if other:
        raise UsageError("diff-does-not-go-with", other=other)
