"""`toc report`: one document on a plan, for the college or for partners."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from toc.apps.cli.plan_options import Files
from toc.apps.language import Tongue, say

if TYPE_CHECKING:
    from toc.publish.documents.document import Format

HELP = say("make-a-report-of-a")
EXAMPLES = say("toc-report-plan-toc-yaml")


class FileFormat(StrEnum):
    """`toc.publish.documents.document.Format` as an option's type: help does without what writing needs."""

    DOCX = "docx"
    HTML = "html"
    PDF = "pdf"
    MD = "md"


class Picture(StrEnum):
    """The pictures that a report can hold, all of them, and none."""

    CHAIN = "chain"
    HIERARCHY = "hierarchy"
    TRIPLE = "triple"
    PATH = "path"
    ALL = "all"
    NONE = "none"


Formats = Annotated[
    list[FileFormat] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="docx|html|pdf|md",
        case_sensitive=False,
        help=say("docx-for-word-html-for-the"),
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar=say("path"),
        help=say("a-file-for-one-report"),
    ),
]
Views = Annotated[
    list[Picture],
    typer.Option(
        "--view",
        "-v",
        metavar="chain|hierarchy|triple|path|all|none",
        case_sensitive=False,
        show_default=False,
        help=say("which-pictures-as-toc-render"),
    ),
]
Lang = Annotated[
    Tongue | None,
    typer.Option(
        case_sensitive=False,
        help=say("language-of-the-report-the"),
    ),
]


def report(
    files: Files,
    file_format: Formats = None,
    output: Output = None,
    view: Views = [Picture.PATH, Picture.CHAIN],  # noqa: B006 Typer wants a list, and nobody changes it
    lang: Lang = None,
) -> int:
    from toc.apps.cli.inputs import chosen
    from toc.apps.cli.plans import read_plans, tell_problems
    from toc.apps.cli.targets import one_file_each, put
    from toc.core.model import Language
    from toc.pictures.render import View
    from toc.workspace.report import report_on
    from toc.workspace.workspace import Workspace

    formats = _formats(file_format or (), output)
    asked = [Picture(one) for one in View] if Picture.ALL in view else list(dict.fromkeys(view))
    views = [View(one) for one in asked if one is not Picture.NONE]
    documents, unread = read_plans(
        chosen(files), ("so there is no report to make", "dus valt er geen verslag te maken")
    )
    workspace = Workspace.open()
    plans = {id(document): workspace.plan_from(document) for document in documents}
    for document, one, target in one_file_each(documents, formats, "report", output):
        put(target, report_on(plans[id(document)], one, views, Language(lang) if lang else document.language))
    tell_problems(documents, ("the report may lack something", "misschien ontbreekt er iets in het verslag"))
    return 2 if unread else 0


def _formats(asked: Sequence[str], output: str | None) -> "list[Format]":
    """The formats that are asked for, by name or by the ending of the output; Word without either."""
    from toc.apps.cli.targets import STREAM, ending_of, refuse_other_ending
    from toc.publish.documents.document import Format

    if asked or output is None:
        refuse_other_ending(output, asked, list(Format))
        return list(dict.fromkeys(Format(one) for one in asked)) or [Format.DOCX]
    return [Format(ending_of(output, list(Format), Format.MD if output == STREAM else Format.DOCX))]
