"""`toc advise`: which methods suit what one wants to know, and what measuring comes to."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from toc.apps.cli.plan_options import Files
from toc.apps.language import Tongue, say
from toc.core.errors import UsageError, did_you_mean
from toc.core.messages import message

if TYPE_CHECKING:
    from toc.publish.advice import Advice

HELP = say("advise-on-measuring-methods-for")
EXAMPLES = say("toc-advise-plan-toc-yaml")


class FileFormat(StrEnum):
    """The formats of `toc.publish.documents.document`, and JSON for programs."""

    DOCX = "docx"
    HTML = "html"
    PDF = "pdf"
    MD = "md"
    JSON = "json"


Needs = Annotated[
    list[str] | None,
    typer.Option(
        "--need",
        metavar="ID",
        help=say("only-about-this-indicator-or"),
    ),
]
Formats = Annotated[
    list[FileFormat] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="docx|html|pdf|md|json",
        case_sensitive=False,
        help=say("docx-for-word-html-for"),
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar=say("path"),
        help=say("a-file-for-one-plan"),
    ),
]
Lang = Annotated[
    Tongue | None,
    typer.Option(
        case_sensitive=False,
        help=say("language-of-the-advice-without"),
    ),
]


def advise(
    files: Files,
    need: Needs = None,
    file_format: Formats = None,
    output: Output = None,
    lang: Lang = None,
) -> int:
    from toc.apps.cli.inputs import chosen
    from toc.apps.cli.plans import read_plans, tell_problems
    from toc.apps.cli.targets import one_file_each, put
    from toc.apps.terminal import paint_for, width_of
    from toc.core.model import Language
    from toc.lint.formatters import Page
    from toc.publish.advice.page import as_json
    from toc.publish.documents.document import Format
    from toc.publish.documents.terminal import lines
    from toc.workspace.report import advice_as_file, advice_in_words, advice_on
    from toc.workspace.workspace import Workspace

    documents, unread = read_plans(chosen(files), ("so there is nothing to advise", "dus valt er niets aan te raden"))
    formats = _formats(file_format, output)
    jobs = one_file_each(documents, formats, "advice", output) if formats else []
    workspace = Workspace.open()
    page = Page(width=width_of(sys.stdout), paint=paint_for(sys.stdout))
    for document in documents:
        plan = workspace.plan_from(document)
        language = Language(lang) if lang else document.language
        advice = _only(advice_on(plan, language), need or (), document.path)
        blocks = advice_in_words(plan, advice, language)
        if not formats:
            sys.stdout.writelines(f"{line}\n" for line in lines(blocks, page))
        for _, one, target in (job for job in jobs if job[0] is document):
            whole = as_json(advice, language, document.path) if one is FileFormat.JSON else None
            put(target, whole or advice_as_file(plan, blocks, Format(one), language))
    tell_problems(documents, ("the advice may lack something", "misschien ontbreekt er iets in het advies"))
    return 2 if unread else 0


def _formats(asked: list[FileFormat] | None, output: str | None) -> list[FileFormat]:
    from toc.apps.cli.targets import STREAM, ending_of, refuse_other_ending

    if asked or output is None:
        refuse_other_ending(output, asked or (), list(FileFormat))
        return list(dict.fromkeys(asked or ()))
    return [FileFormat(ending_of(output, list(FileFormat), FileFormat.MD if output == STREAM else FileFormat.DOCX))]


def _only(advice: "Advice", needs: "list[str] | tuple[str, ...]", path: str) -> "Advice":
    """The advice on these needs only. Raises UsageError for one that the plan does not have."""
    from dataclasses import replace

    known = [one.need.id for one in advice.needs]
    for name in needs:
        if name not in known:
            raise UsageError(message("need-in-there-is-no", path=path, name=name) + did_you_mean(name, known))
    if not needs:
        return advice
    return replace(
        advice,
        needs=tuple(one for one in advice.needs if one.need.id in needs),
        comparisons=tuple(one for one in advice.comparisons if one.indicator in needs),
        whole=False,
    )
