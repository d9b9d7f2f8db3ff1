"""`toc render`: draws plans."""

from enum import StrEnum
from typing import Annotated, Literal

import typer

from toc.apps.cli import render_options as options
from toc.apps.language import Tongue, say

HELP = say("draw-plans-as-a-results")
EXAMPLES = say("toc-render-plan-toc-yaml")


class Picture(StrEnum):
    """`toc.pictures.render.View`, and all of them: an option's type, without what drawing needs."""

    CHAIN = "chain"
    HIERARCHY = "hierarchy"
    TRIPLE = "triple"
    PATH = "path"
    ALL = "all"


class FileFormat(StrEnum):
    """`toc.pictures.render.Format` as an option's type, and the page of all views."""

    SVG = "svg"
    PNG = "png"
    PDF = "pdf"
    DOT = "dot"
    PPTX = "pptx"
    MERMAID = "mermaid"
    HTML = "html"


Files = Annotated[
    list[str],
    typer.Argument(
        metavar=say("file"),
        help=say("plans-or-folders-of-plans-reads"),
    ),
]
Views = Annotated[
    list[Picture],
    typer.Option(
        "--view",
        "-v",
        metavar="chain|hierarchy|triple|path|all",
        case_sensitive=False,
        show_default=False,
        help=say("which-picture-more-than-one"),
    ),
]
Formats = Annotated[
    list[FileFormat] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="svg|png|pdf|dot|pptx|mermaid|html",
        case_sensitive=False,
        help=say("svg-for-screens-and-web"),
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar=say("path"),
        help=say("a-file-for-one-picture"),
    ),
]
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
    view: Views = [Picture.PATH],  # noqa: B006 Typer wants a list, and nobody changes it
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
    from toc.apps.cli.pictures import draw, ending, jobs, refuse_with_diff, say_same
    from toc.apps.cli.plans import read_plans, tell_problems
    from toc.apps.cli.settings_options import workspace_of_run
    from toc.apps.cli.targets import refuse_other_ending
    from toc.apps.errors import print_error
    from toc.core.model import Language
    from toc.pictures.render import Direction, Format, View
    from toc.workspace.comparison import compare
    from toc.workspace.drawing import RenderOptions, refuse_contradictions
    from toc.workspace.revisions import Older

    views = list(View) if Picture.ALL in view else [View(one) for one in dict.fromkeys(view)]
    asked = list(dict.fromkeys(file_format or [FileFormat(ending(output))]))
    refuse_other_ending(output, asked, list(FileFormat))
    formats = [Format(one) for one in asked if one is not FileFormat.HTML]
    first = View.PATH if Picture.ALL in view else views[0]
    wish = RenderOptions(
        show=show or (),
        hide=hide or (),
        findings=bool(findings),
        focus=focus or (),
        actors=actor or (),
        terms=term or (),
        depth=depth,
        theme=theme,
        paper=paper,
        orientation=orientation,
        split=split,
        dpi=dpi,
        scale=scale,
    )
    refuse_contradictions(wish, [one.value for one in asked])
    if diff is not None:
        refuse_with_diff([one.value for one in asked], findings=findings)
    workspace = workspace_of_run()
    documents, unread = read_plans(chosen(files), "nothing-to-draw")
    read, compared = documents, None
    if diff is not None:
        found = compare(documents, Older(diff, "--diff"), print_error)
        say_same(found, diff)
        documents, compared, unread = found.documents, found.compared, unread or found.unread
    page = first if FileFormat.HTML in asked else None
    for job in list(
        jobs(
            [workspace.plan_from(one) for one in documents],
            views,
            formats,
            output,
            page=page,
            wish=wish,
            compared=compared,
        )
    ):
        # Who opens a page has it to talk about: there the findings stand without being asked for.
        told = wish._replace(findings=findings is not False) if job.file_format is None else wish
        draw(job, Language(lang) if lang else job.plan.language, Direction(direction), engine, told)
    tell_problems(read, "may-lack-picture")
    return 2 if unread else 0
