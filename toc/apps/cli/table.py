"""`toc table`: the tables of plans, on the screen or as files."""

from enum import StrEnum
from typing import Annotated

import typer

from toc.apps.cli.format_options import Files, format_option, formats_of, output_option
from toc.apps.language import Tongue, say

HELP = say("make-tables-of-plans-the")
EXAMPLES = say("toc-table-measurement-plan-toc")


class Kind(StrEnum):
    """`TableName`, all of them, and the one of several plans: an argument's type, without what making one needs."""

    CANDIDATES = "candidates"
    CHANGES = "changes"
    NEEDS = "needs"
    MEASUREMENT = "measurement"
    BURDEN = "burden"
    ACTIONS = "actions"
    ACTORS = "actors"
    HYPOTHESES = "hypotheses"
    COVERAGE = "coverage"
    FRAMES = "frames"
    COMMUNICATION = "communication"
    CONDITIONS = "conditions"
    ALL = "all"
    PLANS = "plans"


Which = Annotated[
    Kind,
    typer.Argument(
        metavar=say("table"),
        case_sensitive=False,
        show_default=False,
        help=say("needs-what-we-want-to"),
    ),
]
Formats = Annotated[list[str] | None, format_option("table", say("xlsx-for-excel-docx-for"))]
Output = Annotated[str | None, output_option(say("a-file-for-all-plans"))]
Lang = Annotated[
    Tongue | None,
    typer.Option(
        case_sensitive=False,
        help=say("language-of-the-headings-without"),
    ),
]


def table(
    which: Which,
    files: Files,
    file_format: Formats = None,
    output: Output = None,
    lang: Lang = None,
) -> int:
    from toc.apps.cli.inputs import chosen
    from toc.apps.cli.plans import read_plans, refuse_huge, tell_problems
    from toc.apps.cli.table_files import show_plans, show_tables, write_plans, write_tables
    from toc.core.model import Language
    from toc.publish.tables.catalogue import TableName, all_of

    formats = formats_of("table", file_format or (), output, piped="md", folder="xlsx")
    documents, unread = read_plans(chosen(files), "nothing-to-table")
    refuse_huge(documents)
    language = Language(lang) if lang else None
    if documents and which is Kind.PLANS:
        if formats:
            write_plans(documents, formats, output, language)
        else:
            show_plans(documents, language)
        return 2 if unread else 0
    names = all_of(documents) if which is Kind.ALL else (TableName(which),)
    if documents and formats:
        write_tables(documents, names, formats, output, language)
    elif documents:
        show_tables(documents, names, language)
    tell_problems(documents, "may-lack-table")
    return 2 if unread else 0
