"""`toc export`: a plan as a workbook for Excel, or an empty one to fill in."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from toc.apps.language import Tongue, say

if TYPE_CHECKING:
    from toc.core.model import Language
    from toc.syntax.document import Document

HELP = say("make-an-excel-workbook-of")
EXAMPLES = say("toc-export-plan-toc-yaml")

File = Annotated[
    str | None,
    typer.Argument(
        metavar=say("file"),
        help=say("the-plan-reads-what-is"),
    ),
]
FormatOption = Annotated[
    Literal["xlsx"],
    typer.Option("--format", "-f", case_sensitive=False, help=say("the-kind-of-file")),
]
Template = Annotated[
    bool,
    typer.Option(
        "--template",
        help=say("an-empty-workbook-with-explanations"),
    ),
]
Lang = Annotated[
    Tongue | None,
    typer.Option(
        "--lang",
        case_sensitive=False,
        help=say("language-of-the-sheets-without"),
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar=say("path"),
        help=say("the-workbook-for-standard-output"),
    ),
]
Force = Annotated[
    bool,
    typer.Option(
        "--force",
        help=say("write-over-a-file-that"),
    ),
]


def export(
    file: File = None,
    file_format: FormatOption = "xlsx",  # noqa: ARG001 the only one so far
    template: Template = False,
    lang: Lang = None,
    output: Output = None,
    force: Force = False,
) -> int:
    from toc.apps.cli.plans import ending_of, refuse_existing, tell_problems
    from toc.apps.cli.targets import beside, put
    from toc.apps.language import user_tongue
    from toc.core.errors import UsageError
    from toc.core.model import Language

    if template == bool(file):
        raise UsageError("give-a-plan-or-ask")
    if template:
        from toc.exchange.template import template as empty

        target = output or say("template-xlsx")
        ending_of(target)
        refuse_existing(target, force=force)
        put(target, empty(Language(lang or user_tongue())))
        return 0
    target = output or beside(str(file), "xlsx", None)
    ending_of(target)
    refuse_existing(target, force=force)
    content, document = _exported(str(file), Language(lang) if lang else None)
    put(target, content)
    tell_problems([document], "may-lack-workbook")
    return 0


def _exported(path: str, language: "Language | None") -> "tuple[bytes, Document]":
    from toc.apps.cli.plans import no_plan, plan_bytes
    from toc.core.errors import UsageError
    from toc.exchange.data import data_of
    from toc.exchange.workbook import TooLongError, workbook
    from toc.syntax.source import read

    document = read(plan_bytes(path), path)
    if not document.places:
        raise UsageError(no_plan(path, "nothing-to-export"))
    try:
        return workbook(data_of(document.plan), language or document.language), document
    except TooLongError as long:
        raise UsageError("a-cell-of-excel-cannot", path=path, text=long.text) from long
