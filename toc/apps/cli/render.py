"""`toc render`: draws plans."""

import sys
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from toc.apps.cli import render_options as options
from toc.apps.cli.format_options import format_option, formats_of, output_option
from toc.apps.cli.targets import STREAM
from toc.apps.cli.view_options import ALL, view_option, views_of, views_told
from toc.apps.errors import plain
from toc.apps.language import Tongue, say, user_tongue
from toc.core.messages import message
from toc.pictures.suited import AUTO
from toc.pictures.views import View, on_a_page

if TYPE_CHECKING:
    from toc.core.model import Language
    from toc.pictures.render import Direction
    from toc.workspace.drawing import RenderOptions
    from toc.workspace.plan import Plan

HELP = say("draw-plans-as-a-results")
EXAMPLES = say("toc-render-plan-toc-yaml")

PAGE = "html"
"""The format that is no picture but a page of all views."""


Files = Annotated[
    list[str],
    typer.Argument(
        metavar=say("file"),
        help=say("plans-or-folders-of-plans-reads"),
    ),
]
Views = Annotated[
    list[str] | None, view_option(say("which-picture-more-than-one", views=views_told(), default=View.PATH), AUTO, ALL)
]
Formats = Annotated[list[str] | None, format_option("render", say("svg-for-screens-and-web"))]
Output = Annotated[str | None, output_option(say("a-file-for-one-picture"))]
Lang = Annotated[
    Tongue | None,
    typer.Option(
        case_sensitive=False,
        help=say("language-of-the-headings-and"),
    ),
]
Lie = Annotated[
    Literal["column", "row"],
    typer.Option(
        "--direction",
        case_sensitive=False,
        help=say("how-the-triple-view-lies"),
    ),
]
EngineName = Annotated[
    Literal["embedded", "dot"],
    typer.Option(
        "--engine",
        case_sensitive=False,
        help=say("embedded-graphviz-inside-toc-the"),
    ),
]


def render(  # noqa: PLR0913, PLR0917 each is an option
    files: Files,
    view: Views = None,
    file_format: Formats = None,
    output: Output = None,
    lang: Lang = None,
    direction: Lie = "column",
    show: options.Show = None,
    hide: options.Hide = None,
    findings: options.Findings = None,
    focus: options.Focus = None,
    actor: options.Actor = None,
    term: options.TermOption = None,
    frame: options.FrameOption = None,
    depth: options.Depth = None,
    theme: options.ThemeOption = None,
    paper: options.PaperOption = None,
    orientation: options.OrientationOption = None,
    split: options.Split = None,
    diff: options.Diff = None,
    dpi: options.Dpi = None,
    scale: options.Scale = None,
    engine: EngineName = "embedded",
) -> int:
    from toc.apps.cli.inputs import chosen
    from toc.apps.cli.pictures import refuse_with_diff
    from toc.core.model import Language
    from toc.pictures.render import Direction
    from toc.workspace.drawing import RenderOptions, refuse_contradictions

    views = views_of("render", view or [View.PATH], AUTO, ALL)
    asked = formats_of("render", file_format or (), output, piped="svg", folder="svg") or ["svg"]
    formats = [one for one in asked if one != PAGE]
    first = on_a_page()[0].name if ALL in (view or ()) else views[0]
    drawn_with = RenderOptions(
        show=show or (),
        hide=hide or (),
        findings=bool(findings),
        focus=focus or (),
        actors=actor or (),
        terms=term or (),
        frames=frame or (),
        depth=depth,
        theme=theme,
        paper=paper,
        orientation=orientation,
        split=split,
        dpi=dpi,
        scale=scale,
    )
    refuse_contradictions(drawn_with, asked)
    if diff is not None:
        refuse_with_diff(asked, findings=findings)
    wanted = _Wanted(views, formats, page=first if PAGE in asked else None, output=output, options=drawn_with)
    how = (Language(lang) if lang else None, Direction(direction), engine)
    return _draw_all(chosen(files), wanted, diff, how, findings=findings is not False, chose_view=bool(view or diff))


class _Wanted(NamedTuple):
    """What is to be made of every plan; `page` is the view that comes first on its page (None: no page)."""

    views: list[str]
    formats: list[str]
    page: str | None
    output: str | None
    options: "RenderOptions"


def _draw_all(
    paths: list[str],
    wanted: _Wanted,
    diff: str | None,
    how: "tuple[Language | None, Direction, str]",
    *,
    findings: bool,
    chose_view: bool,
) -> int:
    """Draws, and gives the exit code. `how` is the language, the direction and the engine; `findings` says whether a
    page has them, `chose_view` whether somebody chose the views."""
    from toc.apps.cli.pictures import draw, jobs, say_same
    from toc.apps.cli.plans import read_plans, tell_problems
    from toc.apps.cli.settings_options import workspace_of_run
    from toc.apps.errors import print_error
    from toc.workspace.revisions import Older, compare

    workspace = workspace_of_run()
    documents, unread = read_plans(paths, "nothing-to-draw")
    read, compared = documents, None
    if diff is not None:
        found = compare(documents, Older(diff, "--diff"), print_error)
        say_same(found, diff)
        documents, compared, unread = found.documents, found.compared, unread or found.unread
    plans = [workspace.plan_from(document) for document in documents]
    views, formats, page, output, drawn_with = wanted
    language, direction, engine = how
    for job in list(jobs(plans, views, formats, output, page=page, options=drawn_with, compared=compared)):
        # Who opens a page has it to talk about: there the findings stand without being asked for.
        told = drawn_with._replace(findings=findings) if job.file_format is None else drawn_with
        draw(job, language or job.plan.language, direction, engine, told)
    if formats and not chose_view and len(plans) == 1 and output != STREAM:
        _tell_suited(plans[0])
    tell_problems(read, "may-lack-picture")
    return 2 if unread else 0


def _tell_suited(plan: "Plan") -> None:
    """Names the view that suits the plan better than the house, where there is one."""
    from toc.pictures.suited import suited_view

    suited = suited_view(plan.model)
    if suited.view != View.PATH:
        told = message("another-view-suits", view=suited.view, why=suited.reason)
        sys.stderr.write(plain(told.text(user_tongue())) + "\n")
