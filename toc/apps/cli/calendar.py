"""`toc calendar`: the dates of plans, on the screen, for an agenda, or as a document."""

from typing import Annotated, Literal

import typer

from toc.apps.cli.format_options import Files, format_option, formats_of
from toc.apps.cli.table import Lang, Output
from toc.apps.language import say

HELP = say("make-a-calendar-of-plans")
EXAMPLES = say("toc-calendar-plan-toc-yaml")


Formats = Annotated[list[str] | None, format_option("calendar", say("ics-for-outlook-google-and"))]
By = Annotated[
    Literal["quarter", "month"],
    typer.Option(
        "--by",
        case_sensitive=False,
        help=say("bring-the-moments-together-by"),
    ),
]
From = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar=say("date"),
        help=say("leave-out-what-is-earlier"),
    ),
]


def calendar(
    files: Files,
    file_format: Formats = None,
    output: Output = None,
    by: By = "quarter",
    since: From = None,
    lang: Lang = None,
) -> int:
    from toc.apps.cli.inputs import chosen
    from toc.apps.cli.plans import read_plans, refuse_huge, tell_problems
    from toc.apps.cli.table_files import first_day, show_calendar, write_calendar
    from toc.core.model import Language

    formats = formats_of("calendar", file_format or (), output, piped="md", folder="ics")
    start = first_day(since)
    documents, unread = read_plans(chosen(files), "nothing-to-calendar")
    refuse_huge(documents)
    language = Language(lang) if lang else None
    if documents and formats:
        write_calendar(documents, formats, output, language, start, by_month=by == "month")
    elif documents:
        show_calendar(documents, language, start, by_month=by == "month")
    tell_problems(documents, "may-lack-calendar")
    return 2 if unread else 0
